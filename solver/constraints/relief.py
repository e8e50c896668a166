"""Relief kept: every entry of relief stands unless the user frees it."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import Kind
from ambrota.rules.base import Rule
from solver.constraints.leave import Standing, forbidden_choices
from solver.primitives import Primitive
from solver.problem import Cell, Choice, Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """Choices that drop an entry of relief."""

    def breaks(cell: Cell, choice: Choice, standing: Standing) -> bool:
        relief = {duty.code for duty in standing if duty.kind is Kind.RELIEF}
        return bool(relief - {duty.code for duty in choice.duties})

    return forbidden_choices(problem, rule.id, breaks)
