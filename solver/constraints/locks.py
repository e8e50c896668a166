"""Locked people: every day of theirs stands as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import work_of
from ambrota.rules.base import Rule
from solver.constraints.leave import Standing, forbidden_choices
from solver.primitives import Primitive
from solver.problem import Cell, Choice, Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """Choices of a locked person's day that differ from what stands there."""

    def breaks(cell: Cell, choice: Choice, standing: Standing) -> bool:
        locked = problem.rota.people[cell.person].locked
        return locked and work_of(choice.duties) != work_of(standing)

    return forbidden_choices(problem, rule.id, breaks)
