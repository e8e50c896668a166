"""Leave and sickness kept: entries of the current rota stand, and nobody works on such a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambrota.model import ABSENCE_KINDS, Duty
from ambrota.rules.base import Rule
from solver.primitives import Mark, Primitive, Sequence
from solver.problem import Cell, Choice, Problem

Standing = tuple[Duty, ...]


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """Choices that work on a day of leave, or drop an entry of leave or sickness."""

    def breaks(cell: Cell, choice: Choice, standing: Standing) -> bool:
        away = {duty.code for duty in standing if duty.kind in ABSENCE_KINDS}
        dropped = away - {duty.code for duty in choice.duties}
        return bool(dropped) or (choice.absent and choice.timed)

    return forbidden_choices(problem, rule.id, breaks)


def forbidden_choices(
    problem: Problem, rule: str, breaks: Callable[[Cell, Choice, Standing], bool]
) -> Iterator[Primitive]:
    """One forbidden choice a cell, against what stands there in the current rota."""
    for cell in problem.cells:
        if cell.day < 0:
            continue
        person = problem.rota.people[cell.person].id
        standing = problem.current.by_cell.get((person, cell.person_day), ())
        bad = frozenset(
            number for number, choice in enumerate(cell.choices) if breaks(cell, choice, standing)
        )
        if bad:
            yield Sequence(Mark(rule, cell.person, cell.person_day), ((cell.index, bad),), 1)
