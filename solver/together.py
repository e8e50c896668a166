"""Time with the own team, as primitives: duties during which no colleague is on duty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ambrota.model import DAY
from solver import aims
from solver.primitives import Literal, Mark, Primitive, Sequence
from solver.problem import Cell, Problem
from solver.statement import Statement

Span = tuple[int, int]


def has_teams(problem: Problem) -> bool:
    """Whether anybody has a colleague in the own team."""
    return any(len(rows) > 1 for rows in _teams(problem).values())


def with_teams(statement: Statement) -> Statement:
    """The statement with what time with the own team is counted by."""
    more = tuple(state(statement.problem))
    touching = defaultdict(list, {cell: list(each) for cell, each in statement.touching.items()})
    for number, primitive in enumerate(more, len(statement.primitives)):
        for cell in set(primitive.cells()):
            touching[cell].append(number)
    primitives = (*statement.primitives, *more)
    return replace(statement, primitives=primitives, touching=dict(touching))


def state(problem: Problem) -> Iterator[Primitive]:
    """For each duty somebody could work: it, and no colleague on duty during any of it."""
    for rows in _teams(problem).values():
        weeks = problem.judged_weeks(*rows)[0]
        days = weeks * 7 if problem.rota.is_cyclic else problem.rota.days
        for row in rows:
            mates = [other for other in rows if other != row]
            for day in range(days):
                yield from _alone(problem, row, mates, day)


def _teams(problem: Problem) -> dict[str, list[int]]:
    teams: dict[str, list[int]] = defaultdict(list)
    for row, person in enumerate(problem.rota.people):
        if person.team and not person.vacant:
            teams[person.team].append(row)
    return teams


def _alone(problem: Problem, row: int, mates: list[int], day: int) -> Iterator[Primitive]:
    cell = problem.cell_on(row, day)
    if cell is None:
        return
    by_span: dict[Span, set[int]] = defaultdict(set)
    for number, span in _spans(cell):
        by_span[span].add(number)
    near = [
        (found, step * DAY)
        for mate in mates
        for step in (-1, 0, 1)
        if (found := problem.cell_on(mate, day + step)) is not None
    ]
    for span, numbers in sorted(by_span.items()):
        literals = _nobody(near, span)
        if literals is not None:
            mark = Mark(aims.TEAM, cell.person, cell.person_day)
            yield Sequence(mark, ((cell.index, frozenset(numbers)), *literals))


def _nobody(near: list[tuple[Cell, int]], span: Span) -> list[Literal] | None:
    """Literals that are all true when nobody's duty meets the span; None where one always does."""
    literals: list[Literal] = []
    for cell, shift in near:
        meets = {
            number
            for number, (start, end) in _spans(cell)
            if start + shift < span[1] and end + shift > span[0]
        }
        apart = frozenset(range(len(cell.choices))) - meets
        if not apart:
            return None
        if meets:
            literals.append((cell.index, apart))
    return literals


def _spans(cell: Cell) -> list[tuple[int, Span]]:
    """(choice, when its timed work lies, in clock minutes of the cell's day)."""
    return [
        (number, (start - cell.day * DAY, end - cell.day * DAY))
        for number, choice in enumerate(cell.choices)
        for start, end in choice.clock
    ]
