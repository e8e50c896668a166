"""Nights in a row."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.consecutive_nights import ConsecutiveNights
from solver.constraints.consecutive_duties import long_runs
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: ConsecutiveNights) -> Iterator[Primitive]:
    """Every night that is at least the (most + 1)th in a row."""
    return long_runs(problem, rule.id, rule.most, lambda choice: choice.night)
