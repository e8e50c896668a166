"""Sleep at a change from nights: successive duties with too few whole nights between them."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import DAY
from ambrota.rules.sleep_after_nights import SleepAfterNights
from solver.primitives import Primitive
from solver.problem import Problem
from solver.successions import Timed, successive

FROM, TO = 23 * 60, 7 * 60
"""By the clock, to the next morning."""


def state(problem: Problem, rule: SleepAfterNights) -> Iterator[Primitive]:
    """A night and then a duty that is none (or the other way); amount: nights of sleep missing."""

    def missing(earlier: Timed, later: Timed) -> int:
        changes = earlier.night and not later.night
        if not changes and not (rule.both_ways and later.night and not earlier.night):
            return 0
        return rule.least - nights_between(earlier.clock_end, later.clock_start)

    # So long at most is a rest in which one night too few has room: one that just misses both ends.
    return successive(problem, rule.id, (rule.least + 1) * DAY, missing)


def nights_between(end: int, start: int) -> int:
    """Nights of sleep that lie wholly between two clock minutes."""
    nights, evening = 0, end // DAY * DAY + FROM
    if evening < end:
        evening += DAY
    while evening + DAY - FROM + TO <= start:
        nights += 1
        evening += DAY
    return nights
