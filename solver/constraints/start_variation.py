"""Starts within a run: duties of successive days that start too far apart by the clock."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import DAY
from ambrota.rules.start_variation import StartVariation
from solver.primitives import Primitive
from solver.problem import Problem
from solver.successions import Day, across_days


def state(problem: Problem, rule: StartVariation) -> Iterator[Primitive]:
    """The first duties of two successive days, both nights or neither, charged to the later."""
    limit = round(rule.hours * 60)

    def apart(day: Day, later: Day) -> int:
        before, after = day[0], later[0]
        next_day = after.clock_start // DAY == before.clock_start // DAY + 1
        far = abs(after.clock_start - DAY - before.clock_start) > limit
        return int(next_day and far and before.night == after.night)

    return across_days(problem, rule.id, DAY, apart)
