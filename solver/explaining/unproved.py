"""What the best rota found lacks, where time was too short to prove why."""

from __future__ import annotations

from solver.engines.tally import breach, claims
from solver.plan import Plan
from solver.price import is_must
from solver.request import Conflict, WayOut
from solver.search import shortfalls
from solver.statement import Statement
from solver.terms_stated import TERMS


def unproved(statement: Statement, best: Plan) -> Conflict:
    """What the best rota lacks, as requirements and as what would have to be accepted."""
    found = [*_short(statement, best), *_broken(statement, best)]
    return Conflict(tuple(text for text, _ in found), False, tuple(way for _, way in found))


def _short(statement: Statement, best: Plan) -> list[tuple[str, WayOut]]:
    """Contact, training and cover that the rota lacks."""
    meetings, minutes, seat_minutes = shortfalls(statement, best)
    found: list[tuple[str, WayOut]] = []
    if meetings:
        text = "Line-manager contact (contact) for everyone in every period"
        way = WayOut("Accept periods without a one-to-one", "one-to-ones", float(meetings))
        found.append((text, way))
    if minutes:
        text = "Protected training (training) for everyone"
        found.append((text, WayOut("Accept training hours that must wait", "hours", minutes / 60)))
    if seat_minutes:
        text = "Cover (cover) kept in every half hour"
        way = WayOut("Accept seats short of what is asked", "seat-hours", seat_minutes / 60)
        found.append((text, way))
    return found


def _broken(statement: Statement, best: Plan) -> list[tuple[str, WayOut]]:
    """Every other rule that must hold and does not, and how often."""
    broken = {
        each.mark.rule
        for each in statement.primitives
        if is_must(statement, each) and breach(each, best)
    }
    counted = claims(statement, best)
    return [
        (name, WayOut(f"Accept breaches of {name}", "times", float(counted.get(rule, 1))))
        for rule in sorted(broken)
        for name in [_named(statement, rule)]
    ]


def _named(statement: Statement, rule: str) -> str:
    name = "What is asked of the rota" if rule == TERMS else statement.rule(rule).name
    return f"{name} ({rule})"
