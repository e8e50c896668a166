"""Ways out in a reader's words and units: people, hours, sessions, days, and what each is worth."""

from __future__ import annotations

from math import ceil

from ambrota.demand import HALF_HOUR
from ambrota.duties import FULL_TIME
from ambrota.model import WEEK
from solver.explaining.asking import CONTRACT, Group
from solver.explaining.gives import Taken, gives_of, weeks_between
from solver.explaining.words import names, seats_of, times_told, walk_of
from solver.primitives import Average, Meeting, Sequence, Teaching, Total
from solver.request import WayOut
from solver.statement import Statement

DAY_WORTH = 10.0
"""Hours at which a day of somebody's leave, agreement or lock counts beside cover and sessions."""


def told(statement: Statement, taken: dict[Group, list[Taken]]) -> WayOut:
    """What would have to give way, in one sentence."""
    parts = tuple(
        WayOut(
            *_told(statement, kind, found), verified=True, gives=gives_of(statement, kind, found)
        )
        for kind, found in taken.items()
    )
    if len(parts) == 1:
        return parts[0]
    change = "; and ".join(part.change for part in parts)
    gives = tuple(give for part in parts for give in part.gives)
    return WayOut(change, parts[0].unit, parts[0].amount, True, parts, gives)


def cost_of(statement: Statement, taken: dict[Group, list[Taken]]) -> float:
    """Hours that a way out is worth: what puts the cheapest first."""
    return sum(_cost(statement, kind, found) for kind, found in taken.items())


def _cost(statement: Statement, kind: Group, taken: list[Taken]) -> float:
    amount = sum(each for _, each in taken)
    match kind[0]:
        case "cover":
            return amount / 2
        case "contact":
            return amount * float(statement.rule("contact").minutes) / 60
        case "training":
            return amount / 60
    return sum(_hours(of, each) or DAY_WORTH for of, each in taken)


def _hours(of: object, amount: int) -> float:
    """Hours of a breach that is counted in minutes; 0 where it is one that is there or not."""
    return amount / 60 if isinstance(of, Total | Average) else 0.0


def _told(statement: Statement, kind: Group, taken: list[Taken]) -> tuple[str, str, float]:
    match kind[0]:
        case "cover":
            return _cover(statement, taken)
        case "contact":
            return _contact(statement, kind, taken)
        case "training":
            return _training(statement, taken)
        case "agreements" | "locks" | "leave" | "relief":
            return _personal(statement, kind, taken)
        case "pairings":
            number = _count(len(taken), "duty", "duties")
            return f"{names(statement, kind[1:])} together on {number}", "days", float(len(taken))
    rule = statement.rule(str(kind[0]))
    if hours := sum(_hours(of, amount) for of, amount in taken):
        rows = walk_of(statement, kind) if kind[0] == CONTRACT else [_row(of) for of, _ in taken]
        who = names(statement, rows)
        return f"{rule.name}: {hours:.1f} h further than allowed for {who}", "hours", _up(hours)
    return f"{rule.name} relaxed {_count(len(taken), 'time')}", "times", float(len(taken))


def _cover(statement: Statement, taken: list[Taken]) -> tuple[str, str, float]:
    short = [of for of, _ in taken if isinstance(of, tuple)]
    hours = sum(each[3] for each in short) * HALF_HOUR / 60
    weeks = max(1.0, statement.problem.rota.days / WEEK)
    wte = max(0.1, ceil(hours / weeks / FULL_TIME * 10 - 1e-9) / 10)
    by_role: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for each in short:
        by_role.setdefault(each[4][:2], []).append((each[2], int(str(each[4][2]))))
    when = " and ".join(
        f"{seats_of(*slot)}, {times_told(statement, halves)}" for slot, halves in by_role.items()
    )
    return (
        f"{hours:g} seat-hours fewer asked for: {when}; they are {wte:.1f} WTE of work",
        "seat-hours",
        hours,
    )


def _contact(statement: Statement, kind: Group, taken: list[Taken]) -> tuple[str, str, float]:
    """In one-to-ones, and what that makes of the period for whom it concerns."""
    people: dict[int, list[Meeting]] = {}
    for of, _ in taken:
        if isinstance(of, Meeting):
            people.setdefault(of.person, []).append(of)
    rule, manager = statement.rule("contact"), names(statement, [kind[1]])
    left: dict[str, list[int]] = {}
    for row, missing in people.items():
        weeks = weeks_between(statement, row, missing)
        rarer = f"1 one-to-one in {weeks:.3g} weeks in place of {rule.weeks}"
        each = rarer if weeks else "no one-to-one"
        left.setdefault(each, []).append(row)
    told = "; ".join(
        f"{_count(len(rows), 'person', 'people')} with {each} ({names(statement, rows)})"
        for each, rows in left.items()
    )
    return f"{told}, {manager} being their line manager", "one-to-ones", float(len(taken))


def _training(statement: Statement, taken: list[Taken]) -> tuple[str, str, float]:
    hours = sum(amount for _, amount in taken) / 60
    people = names(statement, [of.person for of, _ in taken if isinstance(of, Teaching)])
    return f"{hours:g} h of training of {people} wait for the next rota", "hours", round(hours, 2)


def _personal(statement: Statement, kind: Group, taken: list[Taken]) -> tuple[str, str, float]:
    name, days = names(statement, [kind[1]]), sum(isinstance(of, Sequence) for of, _ in taken)
    if hours := sum(_hours(of, amount) for of, amount in taken):
        return f"Agree with {name} on {hours:.1f} h more than agreed", "hours", _up(hours)
    match kind[0]:
        case "agreements":
            stated = statement.problem.rota.people[int(str(kind[1]))].restrictions_stated
            beyond = f"outside '{stated}'" if stated else "outside what was agreed"
            text, unit = f"Agree with {name} on {_count(days, 'duty', 'duties')} {beyond}", "days"
        case "locks":
            text, unit = f"Unlock {_count(days, 'day')} of {name}", "days"
        case "leave":
            text, unit = f"Agree with {name} to move {_count(days, 'day')} of leave", "days"
        case _:
            text, unit = f"Free {_count(days, 'day')} of relief of {name}", "days"
    return text, unit, float(days)


def _row(of: object) -> object:
    return of.mark.person if isinstance(of, Total | Average) else None


def _up(hours: float) -> float:
    return ceil(hours * 100 - 1e-9) / 100


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
