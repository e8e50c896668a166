"""Recovery after nights: a night, then a duty that is no night, too soon after it."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.base import Rule
from solver.constraints.daily_rest import short_rests
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """Successive duties, the first a night and the second not, charged to the second."""
    limit = round(rule.hours * 60)  # type: ignore[attr-defined]
    return short_rests(problem, rule.id, limit, lambda earlier, later: earlier and not later)
