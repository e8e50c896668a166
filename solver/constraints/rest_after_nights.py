"""Recovery after nights: a night, then a duty that is no night, too soon after it."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.rest_after_nights import RestAfterNights
from solver.constraints.daily_rest import short_rests
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: RestAfterNights) -> Iterator[Primitive]:
    """Successive duties, the first a night and the second not, charged to the second."""
    limit = round(rule.hours * 60)
    return short_rests(problem, rule.id, limit, lambda earlier, later: earlier and not later)
