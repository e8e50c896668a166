"""Daily rest: successive duties too close together, as forbidden sequences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from ambrota.duties import Walk
from ambrota.model import DAY
from ambrota.rules.daily_rest import DailyRest
from solver.primitives import Literal, Mark, Primitive, Sequence
from solver.problem import Cell, Choice, Problem


def state(problem: Problem, rule: DailyRest) -> Iterator[Primitive]:
    """Successive timed duties with less rest than the rule asks, charged to the later one."""
    limit = round(rule.hours * 60)
    yield from short_rests(problem, rule.id, limit, lambda earlier, later: True)


Applies = Callable[[bool, bool], bool]
"""Whether a rest counts, from whether the duty before and the duty after it are nights."""


def _within_cells(problem: Problem, rule: str, limit: int, applies: Applies) -> Iterator[Primitive]:
    """Two duties in one cell: the second is the later one."""
    for cell in problem.cells:
        if cell.day < 0:
            continue
        mark = Mark(rule, cell.person, cell.person_day)
        for number, choice in enumerate(cell.choices):
            nights, literal = choice.at_night, (cell.index, frozenset({number}))
            for at, (earlier, later) in enumerate(pairwise(choice.spans)):
                short = limit - (later[0] - earlier[1])
                if short > 0 and applies(nights[at], nights[at + 1]):
                    yield Sequence(mark, (literal,), short)


def short_rests(problem: Problem, rule: str, limit: int, applies: Applies) -> Iterator[Primitive]:
    """Forbidden sequences: a duty, days off, and a later duty less than `limit` minutes on."""
    yield from _within_cells(problem, rule, limit, applies)
    for walk in problem.walks:
        for day in range(walk.first, walk.days):
            found = problem.cell(walk, day)
            assert found is not None
            if any(choice.timed for choice in found[0].choices):
                yield from _after(problem, walk, found[0], limit, rule, applies)


def _after(
    problem: Problem,
    walk: Walk,
    earlier: Cell,
    limit: int,
    rule: str,
    applies: Applies,
) -> Iterator[Primitive]:
    latest = max(choice.end for choice in earlier.choices if choice.timed)
    off_between: list[Literal] = []
    last_ahead = earlier.day + walk.days if walk.wraps else walk.days - 1
    for day in range(earlier.day + 1, last_ahead + 1):
        if day * DAY - 60 - latest >= limit:
            return
        found = problem.cell(walk, day)
        if found is None:
            return
        later, shift = found
        if day >= 0:
            yield from _pairs(earlier, later, shift, tuple(off_between), limit, rule, applies)
        off = frozenset(i for i, choice in enumerate(later.choices) if not choice.timed)
        if not off:
            return
        if later.index == earlier.index:
            return
        off_between.append((later.index, off))


def _pairs(
    earlier: Cell,
    later: Cell,
    shift: int,
    off_between: tuple[Literal, ...],
    limit: int,
    rule: str,
    applies: Applies,
) -> Iterator[Primitive]:
    """One sequence per (amount short, earlier choices alike): choices of equal end are joined."""
    for end, firsts in _by(earlier, lambda choice: choice.end).items():
        groups: dict[tuple[int, bool], set[int]] = defaultdict(set)
        for number, choice in enumerate(later.choices):
            if choice.timed and choice.start + shift - end < limit:
                groups[choice.start + shift - end, choice.at_night[0]].add(number)
        for (gap, by_night), seconds in groups.items():
            fits = frozenset(
                i for i in firsts if applies(earlier.choices[i].at_night[-1], by_night)
            )
            if fits:
                mark = Mark(rule, later.person, later.person_day)
                pair = ((earlier.index, fits), *off_between, (later.index, frozenset(seconds)))
                yield Sequence(mark, pair, limit - gap)


def _by(cell: Cell, key: Callable[[Choice], int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for number, choice in enumerate(cell.choices):
        if choice.timed:
            groups[key(choice)].append(number)
    return groups
