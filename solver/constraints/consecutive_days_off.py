"""Days off in a row."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.consecutive_days_off import ConsecutiveDaysOff
from solver.constraints.consecutive_duties import long_runs
from solver.constraints.days_off import is_off
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: ConsecutiveDaysOff) -> Iterator[Primitive]:
    """Every day that is at least the (most + 1)th day off in a row."""
    return long_runs(problem, rule.id, rule.most, is_off)
