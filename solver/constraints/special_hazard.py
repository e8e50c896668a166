"""Nights of heavy strain: the paid minutes of the 24 hours from each night that a cell may hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ambrota.duties import Walk
from ambrota.model import DAY
from ambrota.rules.special_hazard import SpecialHazard
from solver.primitives import Mark, Primitive, Total
from solver.problem import Cell, Choice, Problem


def state(problem: Problem, rule: SpecialHazard) -> Iterator[Primitive]:
    """One sum for each time at which a night may begin in a cell, judged only if one does."""
    high = round(rule.hours * 60)
    for walk in problem.walks:
        for day in range(walk.days):
            found = problem.cell(walk, day)
            assert found is not None
            cell = found[0]
            mark = Mark(rule.id, cell.person, cell.person_day)
            for (start, _), numbers in _nights(cell).items():
                weights = _weights(problem, walk, cell, start)
                if sum(max(each) for each in weights.values()) > high:
                    holds = tuple(int(at in numbers) for at in range(len(cell.choices)))
                    yield Total(mark, weights, high=high, only_if={cell.index: holds})


def _nights(cell: Cell) -> dict[tuple[int, int], list[int]]:
    """Choices by the start of each night they hold, and which night of that start it is."""
    held: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, choice in enumerate(cell.choices):
        starts = [
            span[0] for span, night in zip(choice.spans, choice.at_night, strict=True) if night
        ]
        for place, start in enumerate(starts):
            held[start, starts[:place].count(start)].append(number)
    return held


def _weights(problem: Problem, walk: Walk, cell: Cell, start: int) -> dict[int, tuple[int, ...]]:
    """Paid minutes of the cell and of the next days' that fall in the 24 hours from `start`."""
    weights = {cell.index: _worked(cell, start, 0)}
    for day in (cell.day + 1, cell.day + 2):
        found = problem.cell(walk, day)
        if found is not None and any(worked := _worked(found[0], start, found[1])):
            weights[found[0].index] = worked
    return weights


def _worked(cell: Cell, start: int, shift: int) -> tuple[int, ...]:
    """Of each choice the paid minutes that fall in the 24 hours from `start`."""
    return tuple(_minutes(choice, start, shift) for choice in cell.choices)


def _minutes(choice: Choice, start: int, shift: int) -> int:
    return sum(
        min(paid, start + DAY - begins - shift)
        for (begins, _), paid in zip(choice.spans, choice.timed_paid, strict=True)
        if start <= begins + shift < start + DAY
    )
