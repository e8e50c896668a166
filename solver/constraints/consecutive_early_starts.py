"""Early starts in a row."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.consecutive_early_starts import ConsecutiveEarlyStarts
from solver.constraints.consecutive_duties import long_runs
from solver.constraints.early_starts import early
from solver.primitives import Primitive
from solver.problem import Choice, Problem


def state(problem: Problem, rule: ConsecutiveEarlyStarts) -> Iterator[Primitive]:
    """Every day that is at least the (most + 1)th in a row with an early start."""

    def starts_early(choice: Choice) -> bool:
        return any(early(choice, at, rule.earliest) for at in range(len(choice.spans)))

    return long_runs(problem, rule.id, rule.most, starts_early)
