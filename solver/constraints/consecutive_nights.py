"""Nights in a row."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.base import Rule
from solver.constraints.consecutive_duties import long_runs
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """Every night that is at least the (most + 1)th in a row."""
    return long_runs(problem, rule, lambda choice: choice.night)
