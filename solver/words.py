"""Requirements and ways out in a reader's words and units."""

from __future__ import annotations

from ambrota.duties import FULL_TIME
from ambrota.model import WEEK
from solver.engines.proof import Group
from solver.request import WayOut
from solver.statement import Statement


def _resource(group: Group) -> str:
    resource, role = group[1], group[2]
    seats = f"{role} seats" if role else "seats"
    return f"{resource} {seats}" if resource else seats


def _led_by(statement: Statement, manager: object) -> list[str]:
    rota = statement.problem.rota
    rows = {meeting.person for meeting in statement.meetings if meeting.with_ == manager}
    return [rota.people[row].name for row in sorted(rows)]


def requirement_text(statement: Statement, group: Group) -> str:
    """A requirement as a sentence that names its rule, and resource and role where it has them."""
    name = str(group[0])
    rule = statement.rule(name)
    if name == "cover":
        return f"Cover (cover): {_resource(group)} filled as required in every half hour"
    if name == "contact":
        manager = statement.problem.rota.people[int(str(group[1]))].name
        people = ", ".join(_led_by(statement, group[1]))
        weeks = rule.weeks
        return f"Line-manager contact (contact): {people} each meet {manager} every {weeks} weeks"
    if name == "training":
        return "Protected training (training): everyone holds their floor of hours"
    return f"{rule.name} ({name}): {rule.statement}"


def way_out_text(statement: Statement, group: Group, amount: float) -> WayOut:
    """The least that would have to give way, in the reader's units."""
    name = str(group[0])
    rule = statement.rule(name)
    if name == "cover":
        hours = amount / 60
        weeks = max(1.0, statement.problem.rota.days / WEEK)
        wte = hours / weeks / FULL_TIME
        return WayOut(
            f"{wte:.1f} WTE more for {_resource(group)}, or {hours:g} seat hours fewer asked for",
            "seat hours",
            round(hours, 2),
        )
    if name == "contact":
        manager = statement.problem.rota.people[int(str(group[1]))].name
        return WayOut(
            f"{amount:g} meetings with {manager} fewer: those people go without, or another "
            "manager who is on duty with them takes them on",
            "sessions",
            amount,
        )
    if name == "training":
        return WayOut("Training hours that wait for the next rota", "hours", amount / 60)
    unit = "hours" if name in ("weekly-hours", "night-hours", "hours-against-contract") else "times"
    return WayOut(
        f"{rule.name} relaxed", unit, round(amount / 60, 2) if unit == "hours" else amount
    )
