"""Short recovery: successive duties too close together, as forbidden sequences."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.short_recovery import ShortRecovery
from solver.constraints.daily_rest import short_rests
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: ShortRecovery) -> Iterator[Primitive]:
    """Successive timed duties with less rest than the rule asks, charged to the later one."""
    return short_rests(problem, rule.id, round(rule.hours * 60))
