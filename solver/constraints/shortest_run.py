"""Single duties: a day off, too few days with a duty, and a day off again."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.shortest_run import ShortestRun
from solver.constraints.days_off import is_off, short_runs
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: ShortestRun) -> Iterator[Primitive]:
    """Every run of days with a duty that is too short between days off."""
    return short_runs(problem, rule.id, rule.least, lambda choice: choice.works, is_off)
