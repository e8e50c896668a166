"""Wishes as requirements: what may stand in no cell if somebody's wish is to be granted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ambrota.model import DAY
from ambrota.rules.base import Level
from solver.explaining.asking import with_primitives
from solver.explaining.question import Want, Wanted
from solver.primitives import Mark, Sequence
from solver.problem import Choice, Problem
from solver.statement import Statement

WISH = "wish"


def wish_of(problem: Problem, wanted: tuple[Wanted, ...]) -> list[Sequence]:
    """What the wish forbids, cell by cell."""
    found: list[Sequence] = []
    for wish in wanted:
        row = problem.rota.index[wish.person]
        for cell in problem.cells:
            if cell.person == row and wish.first <= cell.person_day <= wish.last and cell.day >= 0:
                bad = frozenset(n for n, c in enumerate(cell.choices) if not _grants(wish, c))
                if bad:
                    mark = Mark(WISH, row, cell.person_day)
                    found.append(Sequence(mark, ((cell.index, bad),)))
        if wish.want is Want.OFF:
            found += _running_into(problem, wish, row)
    return found


def _running_into(problem: Problem, wish: Wanted, row: int) -> Iterator[Sequence]:
    """Off is no minute of duty: no night of the day before that ends on the first day either."""
    for cell in problem.cells:
        if cell.person == row and cell.person_day == wish.first and cell.day >= 0:
            found = problem.cell(problem.walks[cell.walk], cell.day - 1)
            if found is not None and found[0].day >= 0:
                before = found[0]
                midnight = (before.day + 1) * DAY
                bad = frozenset(
                    number
                    for number, choice in enumerate(before.choices)
                    if any(end > midnight for _, end in choice.clock)
                )
                if bad:
                    yield Sequence(Mark(WISH, row, wish.first), ((before.index, bad),))


def _grants(wish: Wanted, choice: Choice) -> bool:
    match wish.want:
        case Want.OFF:
            return not choice.works
        case Want.NO_NIGHTS:
            return not choice.night
    wanted = wish.code.strip().lower()
    return any(duty.code.strip().lower() == wanted for duty in choice.duties)


def wishing(statement: Statement, wanted: tuple[Wanted, ...]) -> Statement:
    """The statement with the wish as one more thing that must hold."""
    primitives = (*statement.primitives, *wish_of(statement.problem, wanted))
    stated = with_primitives(statement, primitives)
    return replace(stated, levels={**statement.levels, WISH: Level.MUST})
