"""The 48-hour average: (A + B) / C over every window of the reference period."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambrota.duties import Walk
from ambrota.model import WEEK, Kind
from ambrota.rules.weekly_hours import WeeklyHours
from solver.primitives import Average, Mark, Primitive, Total
from solver.problem import Cell, Choice, Problem

Excluded = Callable[[Cell, Choice], bool]


def windows(walk: Walk, weeks: int, step: int = 1) -> list[range]:
    """Days of every reference window, or of each `step` days on; a shorter dated rota has one."""
    length = weeks * WEEK
    if walk.wraps:
        return [range(first, first + length) for first in range(walk.days)]
    if walk.days <= length:
        return [range(walk.days)]
    return [range(first, first + length) for first in range(0, walk.days - length + 1, step)]


def cells_of(problem: Problem, walk: Walk, days: range) -> list[Cell]:
    """The cells of those days, a cell met twice in a repeating cycle given twice."""
    return [found[0] for day in days if (found := problem.cell(walk, day))]


def summed(cells: list[Cell], weigh: list[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Weights by cell, added up where a cell comes more than once."""
    total: dict[int, tuple[int, ...]] = {}
    for cell, weights in zip(cells, weigh, strict=True):
        before = total.get(cell.index, (0,) * len(weights))
        total[cell.index] = tuple(a + b for a, b in zip(before, weights, strict=True))
    return total


def _excluded(problem: Problem, rule: WeeklyHours) -> Excluded:
    """Which choices of which cells do not count and are replaced by the next worked days."""
    kinds = {Kind.LEAVE} if rule.exclude_leave else set()
    kinds |= {Kind.SICK} if rule.exclude_sick else set()
    dated = not problem.rota.is_cyclic

    def excluded(cell: Cell, choice: Choice) -> bool:
        away = any(duty.kind in kinds for duty in choice.duties)
        return away or (dated and _opted_out(problem, cell))

    return excluded


def _work(cell: Cell, excluded: Excluded) -> tuple[int, ...]:
    return tuple(0 if excluded(cell, choice) else choice.work for choice in cell.choices)


def state(problem: Problem, rule: WeeklyHours) -> Iterator[Primitive]:
    """One average a window; leave and sickness stand where they stand, so their number is known."""
    excluded = _excluded(problem, rule)
    minutes = [_work(cell, excluded) for cell in problem.cells]
    away = [excluded(cell, cell.choices[cell.now]) for cell in problem.cells]
    step = rule.weeks * WEEK if rule.reference == "fixed" else 1
    for walk in problem.walks:
        for days in windows(walk, rule.weeks, step):
            cells = cells_of(problem, walk, days)
            last = cells[-1]
            if _opted_out(problem, last):
                continue
            high = int(rule.limit * 60 * len(days) / WEEK)
            weights = summed(cells, [minutes[cell.index] for cell in cells])
            replaced = sum(away[cell.index] for cell in cells)
            mark = Mark(rule.id, last.person, last.person_day)
            following = _following(problem, walk, days, replaced, minutes)
            if following:
                yield Average(mark, weights, following, replaced, high)
            elif _most(weights) > high:
                yield Total(mark, weights, high=high)


def _most(weights: dict[int, tuple[int, ...]]) -> int:
    return sum(max(each) for each in weights.values())


def _following(
    problem: Problem, walk: Walk, days: range, replaced: int, minutes: list[tuple[int, ...]]
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The days from which the next worked days are taken, as far as there are any."""
    if not replaced:
        return ()
    end = days.stop + walk.days * (replaced + 1) if walk.wraps else walk.days
    following: list[tuple[int, tuple[int, ...]]] = []
    surely = 0
    for cell in cells_of(problem, walk, range(days.stop, end)):
        if surely >= replaced:
            break
        weights = minutes[cell.index]
        if any(weights):
            following.append((cell.index, weights))
            surely += min(weights) > 0
    return tuple(following)


def _opted_out(problem: Problem, cell: Cell) -> bool:
    person = problem.rota.people[cell.person]
    on = problem.rota.date_of(cell.person_day)
    if person.opt_out is None:
        return False
    if on is None:
        return True
    since, until = person.opt_out
    return (since is None or since <= on) and (until is None or on <= until)
