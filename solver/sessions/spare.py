"""Cover that a plan has in hand: seats that sessions take of it, and half hours without one."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from ambrota.demand import HALF_HOUR
from ambrota.model import DAY
from solver.plan import Plan
from solver.sessions.margins import Margins
from solver.statement import Statement


class Spare(NamedTuple):
    """Half hours: of seats given up to sessions, on a resource without a seat to spare, of seats
    to spare. The last two as the duties fill the seats, on the rota's own days.
    """

    given_up: int
    tight: int
    seats: int

    @property
    def given_up_hours(self) -> float:
        """Seat-hours that sessions take of what is needed."""
        return self.given_up * HALF_HOUR / 60


def spare_of(statement: Statement, plan: Plan) -> Spare:
    """What is in hand, and what sessions take."""
    margins = Margins(statement, plan)
    for placing in plan.placed:
        margins.take(placing)
    groups = {
        (day, statement.seats.rows[row].key[0], half): None
        for (day, row, half), seats in margins.stood.items()
        if seats
    }
    given = sum(margins.given(*group) for group in groups)
    left = [
        min(margins.have[row] - statement.seats.rows[row].need for row in rows)
        for rows in Halves(statement).widest.values()
    ]
    return Spare(given, sum(each < 1 for each in left), sum(max(0, each) for each in left))


class Halves:
    """The seat rows that count most people, by day, resource and half hour."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    @cached_property
    def widest(self) -> dict[tuple[int, str | None, int], list[int]]:
        """In each half hour the widest row of each stretch of it."""
        return self.statement.problem.once("halves", self._widest)

    def _widest(self) -> dict[tuple[int, str | None, int], list[int]]:
        last: dict[tuple[int, int, int, str | None], int] = {}
        for number, row in enumerate(self.statement.seats.rows):
            last[row.day, row.start, row.end, row.key[0]] = number
        found: dict[tuple[int, str | None, int], list[int]] = defaultdict(list)
        for (day, start, end, resource), number in last.items():
            for half in range(start // HALF_HOUR, -(-min(end, DAY) // HALF_HOUR)):
                found[day, resource, half].append(number)
        return dict(found)
