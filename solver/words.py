"""Requirements and ways out in a reader's words and units."""

from __future__ import annotations

from ambrota.duties import FULL_TIME
from ambrota.model import WEEK
from solver.engines.relaxation import Group
from solver.request import WayOut
from solver.statement import Statement


def _resource(group: Group) -> str:
    resource, role = group[1], group[2] if len(group) > 2 else None
    seats = f"{role} seats" if role else "seats"
    return f"{resource} {seats}" if resource else seats


def kind_of(group: Group) -> Group:
    """What gives way together: a rule, a resource's cover, one manager's meetings, all training."""
    if group[0] in ("cover", "contact"):
        return group[:2]
    return group[:1]


def _names(statement: Statement, rows: list[object]) -> str:
    people = statement.problem.rota.people
    return ", ".join(people[int(str(row))].name for row in rows)


def requirement_texts(statement: Statement, core: list[Group]) -> list[str]:
    """The requirements of a conflict as sentences that name rule, resource, role and people."""
    texts: list[str] = []
    for kind in dict.fromkeys(kind_of(group) for group in core):
        alike = [group for group in core if kind_of(group) == kind]
        texts += _texts(statement, kind, alike)
    return texts


def _texts(statement: Statement, kind: Group, alike: list[Group]) -> list[str]:
    rule = statement.rule(str(kind[0]))
    match kind[0]:
        case "cover":
            return [
                f"Cover (cover): {_resource(group)} filled as required in every half hour"
                for group in alike
            ]
        case "contact":
            people = _names(statement, [group[2] for group in alike])
            manager = _names(statement, [kind[1]])
            return [
                f"Line-manager contact (contact): {people} to meet {manager} "
                f"in every {rule.weeks} weeks"
            ]
        case "training":
            people = _names(statement, [group[1] for group in alike])
            return [f"Protected training (training): the floor of hours held for {people}"]
    return [f"{rule.name} ({rule.id}): {rule.statement}"]


def way_out_text(statement: Statement, kind: Group, amount: float) -> WayOut:
    """The least that would have to give way, in the reader's units."""
    name = str(kind[0])
    rule = statement.rule(name)
    if name == "cover":
        hours = amount / 60
        weeks = max(1.0, statement.problem.rota.days / WEEK)
        wte = hours / weeks / FULL_TIME
        return WayOut(
            f"{wte:.1f} WTE more for {_resource(kind)}, or {hours:g} seat hours fewer asked for",
            "seat hours",
            round(hours, 2),
        )
    if name == "contact":
        manager = _names(statement, [kind[1]])
        return WayOut(
            f"{amount:g} meeting{'' if amount == 1 else 's'} with {manager} fewer: these people go "
            "without, or another manager who is on duty with them takes them on",
            "sessions",
            amount,
        )
    if name == "training":
        return WayOut("Training hours that wait for the next rota", "hours", amount / 60)
    unit = "hours" if name in ("weekly-hours", "night-hours", "hours-against-contract") else "times"
    return WayOut(
        f"{rule.name} relaxed", unit, round(amount / 60, 2) if unit == "hours" else amount
    )
