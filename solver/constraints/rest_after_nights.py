"""Recovery after nights: a night, then a duty that is no night, too soon after it."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.rest_after_nights import RestAfterNights
from solver.primitives import Primitive
from solver.problem import Problem
from solver.successions import Timed, successive


def state(problem: Problem, rule: RestAfterNights) -> Iterator[Primitive]:
    """Successive duties, the first a night and the second not, charged to the second."""
    limit = round(rule.hours * 60)

    def short(earlier: Timed, later: Timed) -> int:
        changes = earlier.night and not later.night
        return limit - (later.start - earlier.end) if changes else 0

    return successive(problem, rule.id, limit, short)
