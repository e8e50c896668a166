"""Long duties in a row."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.consecutive_long_duties import ConsecutiveLongDuties
from solver.constraints.consecutive_duties import long_runs
from solver.primitives import Primitive
from solver.problem import Choice, Problem


def state(problem: Problem, rule: ConsecutiveLongDuties) -> Iterator[Primitive]:
    """Every day that is at least the (most + 1)th in a row on which a long duty starts."""
    long = round(rule.hours * 60)

    def is_long(choice: Choice) -> bool:
        return any(end - start >= long for start, end in choice.spans)

    return long_runs(problem, rule.id, rule.most, is_long)
