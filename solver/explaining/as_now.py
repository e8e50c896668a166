"""Rules as a rota stands to them now: what it breaks may stay so, and nothing may get worse."""

from __future__ import annotations

from collections.abc import Iterator

from solver.engines.tally import breach, short_seats, unmet, untaught
from solver.explaining.ways_out import lower
from solver.plan import Plan
from solver.statement import Statement


def as_now(statement: Statement, plan: Plan) -> Statement:
    """The statement with all that the plan breaks allowed, as far as it does: nothing to mend."""
    return lower(statement, _broken(statement, plan))


def _broken(statement: Statement, plan: Plan) -> Iterator[tuple[object, int]]:
    """Everything that the plan breaks, and how far."""
    for primitive in statement.primitives:
        if amount := breach(primitive, plan):
            yield primitive, amount
    rows = statement.seats.rows
    for row, seats in zip(rows, short_seats(statement.seats, plan), strict=True):
        if seats:
            yield row, seats
    for meeting in statement.meetings:
        if unmet(meeting, plan):
            yield meeting, 1
    for teaching in statement.teachings:
        if minutes := untaught(teaching, plan):
            yield teaching, minutes
