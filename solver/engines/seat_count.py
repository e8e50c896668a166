"""Seats short row by row, by plain arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from solver.plan import Plan
from solver.primitives import Seats


def short_seats(seats: Seats, plan: Plan) -> list[int]:
    """Seats still short in each row, duties alone; rows above take their people first."""
    have = dict.fromkeys(range(len(seats.rows)), 0)
    for cell, choice in enumerate(plan.held):
        for row in seats.fills.get((cell, choice), ()):
            have[row] += 1
    return list(shortages(seats, range(len(seats.rows)), have).values())


def shortages(seats: Seats, rows: Iterable[int], have: Mapping[int, int]) -> dict[int, int]:
    """Seats short in these rows, from how many people are there; rows above come before others."""
    short: dict[int, int] = {}
    for number in rows:
        row = seats.rows[number]
        covered = have[number] + sum(short[above] for above in row.above)
        short[number] = max(0, row.need - covered)
    return short
