"""Successive timed duties: what every rule of two duties is stated with.

People of one role have the same few choices on most days. So choices are told apart by their times
alone (a shape), and which of two shapes' choices breach a rule is worked out once for each pair of
shapes and each number of days between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ambrota.calendar import elapsed_minute
from ambrota.duties import Walk
from ambrota.model import DAY
from solver.primitives import Groups, Literal, Mark, Primitive, Sequence, Succession
from solver.problem import Cell, Problem


class Timed(NamedTuple):
    """A timed duty, in minutes from 00:00 of a day: elapsed, and by the clock."""

    start: int
    end: int
    clock_start: int
    clock_end: int
    night: bool

    def later(self, clock: int, elapsed: int) -> Timed:
        """The same, so many minutes on by the clock and in elapsed time."""
        return Timed(
            self.start + elapsed,
            self.end + elapsed,
            self.clock_start + clock,
            self.clock_end + clock,
            self.night,
        )


Day = tuple[Timed, ...]
"""The timed duties of one choice in order of start."""
Shape = tuple[Day, ...]
"""The timed duties of each choice of a cell."""
Amount = Callable[[Timed, Timed], int]
"""How far two successive duties breach a rule; 0 or less where they do not."""
DayAmount = Callable[[Day, Day], int]
"""The same of two successive days with duties."""


class Shapes:
    """The shape of each cell, its choices without a timed duty, and where it begins and ends."""

    def __init__(self, problem: Problem) -> None:
        known: dict[Shape, Shape] = {}
        first = problem.rota.first_day
        midnight = cache(lambda day: elapsed_minute(first, day * DAY))
        self.midnight: Callable[[int], int] = midnight
        self.of: list[Shape] = []
        self.off: list[frozenset[int]] = []
        self.latest: list[int | None] = []
        for cell in problem.cells:
            shape = _shape(cell, midnight(cell.day))
            self.of.append(known.setdefault(shape, shape))
            self.off.append(frozenset(i for i, day in enumerate(shape) if not day))
            ends = [choice.end for choice in cell.choices if choice.timed]
            self.latest.append(max(ends, default=None))


def _shape(cell: Cell, midnight: int) -> Shape:
    base = cell.day * DAY
    return tuple(
        tuple(
            Timed(start - midnight, end - midnight, clock_start - base, clock_end - base, night)
            for (start, end), (clock_start, clock_end), night in zip(
                choice.spans, choice.clock, choice.at_night, strict=True
            )
        )
        for choice in cell.choices
    )


def shapes_of(problem: Problem) -> Shapes:
    """The shapes of a problem's cells, worked out once."""
    return problem.once("shapes", lambda: Shapes(problem))


def successive(problem: Problem, rule: str, reach: int, amount: Amount) -> Iterator[Primitive]:
    """Successive timed duties that breach a rule, charged to the later one.

    `reach`: a rest of so many minutes or more breaches nothing.
    """
    yield from _within_cells(problem, rule, amount)
    yield from across_days(problem, rule, reach, lambda day, later: amount(day[-1], later[0]))


def across_days(problem: Problem, rule: str, reach: int, amount: DayAmount) -> Iterator[Primitive]:
    """A day with duties, days without, and the next day with duties, charged to the later one."""
    shapes = shapes_of(problem)
    groups: dict[tuple[int, int, int, int], Groups] = {}
    for walk in problem.walks:
        for day in range(walk.first, walk.days):
            found = problem.cell(walk, day)
            assert found is not None
            earlier = found[0]
            latest = shapes.latest[earlier.index]
            if latest is None:
                continue
            for later, shift, off in _following(problem, shapes, walk, earlier, latest + reach):
                apart = later.day * DAY + shift - earlier.day * DAY
                elapsed = shapes.midnight(later.day) + shift - shapes.midnight(earlier.day)
                before, after = shapes.of[earlier.index], shapes.of[later.index]
                key = (id(before), id(after), apart, elapsed)
                if key not in groups:
                    groups[key] = _grouped(before, after, apart, elapsed, amount)
                if not groups[key]:
                    continue
                mark = Mark(rule, later.person, later.person_day)
                yield Succession(mark, earlier.index, later.index, off, groups[key])


def _following(
    problem: Problem, shapes: Shapes, walk: Walk, earlier: Cell, until: int
) -> Iterator[tuple[Cell, int, tuple[Literal, ...]]]:
    """Cells of the days after one that may hold the next duty, with the days off before them."""
    off: tuple[Literal, ...] = ()
    last = earlier.day + walk.days if walk.wraps else walk.days - 1
    for day in range(earlier.day + 1, last + 1):
        # An hour to spare for the clocks going forward.
        if day * DAY - 60 >= until:
            return
        found = problem.cell(walk, day)
        if found is None:
            return
        later, shift = found
        if day >= 0:
            yield later, shift, off
        free = shapes.off[later.index]
        if not free or later.index == earlier.index:
            return
        off = (*off, (later.index, free))


def _grouped(before: Shape, after: Shape, clock: int, elapsed: int, amount: DayAmount) -> Groups:
    """Choices of two cells that breach together: by amount, those that breach alike joined."""
    moved = [tuple(duty.later(clock, elapsed) for duty in day) for day in after]
    alike: dict[tuple[int, frozenset[int]], set[int]] = defaultdict(set)
    for number, day in enumerate(before):
        seconds: dict[int, set[int]] = defaultdict(set)
        for other, later in enumerate(moved):
            if day and later and (how_far := amount(day, later)) > 0:
                seconds[how_far].add(other)
        for how_far, numbers in seconds.items():
            alike[how_far, frozenset(numbers)].add(number)
    return tuple((how_far, frozenset(firsts), to) for (how_far, to), firsts in alike.items())


def _within_cells(problem: Problem, rule: str, amount: Amount) -> Iterator[Primitive]:
    """Two duties of one choice: the second is the later one."""
    shapes = shapes_of(problem)
    for cell in problem.cells:
        if cell.day < 0:
            continue
        for number, day in enumerate(shapes.of[cell.index]):
            for earlier, later in pairwise(day):
                if (how_far := amount(earlier, later)) > 0:
                    mark = Mark(rule, cell.person, cell.person_day)
                    yield Sequence(mark, ((cell.index, frozenset({number})),), how_far)
