"""Flexible-working agreements kept: the choices that would break one."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import WEEK, Restriction, RestrictionKind
from ambrota.rules.base import Rule
from solver.choices import breaks_agreement
from solver.primitives import Mark, Primitive, Sequence, Total
from solver.problem import Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """One forbidden choice for each person-day that would break an agreement; weekly caps as sums."""
    for walk in problem.walks:
        holders = [problem.rota.people[row] for row in walk.people]
        agreed = [item for person in holders for item in person.restrictions]
        if not agreed:
            continue
        for day in problem.days_of(walk):
            found = problem.cell(walk, day)
            assert found is not None
            cell = found[0]
            bad = frozenset(
                number
                for number, choice in enumerate(cell.choices)
                for duty in choice.duties
                if any(breaks_agreement(problem.rota, item, duty) for item in agreed)
            )
            if bad:
                mark = Mark(rule.id, cell.person, cell.person_day)
                yield Sequence(mark, ((cell.index, bad),), 1)
        for item in agreed:
            if item.kind is RestrictionKind.MAX_WEEKLY_HOURS:
                yield from _weekly_caps(problem, rule, walk.index, item)


def _weekly_caps(
    problem: Problem, rule: Rule, walk_index: int, item: Restriction
) -> Iterator[Primitive]:
    walk = problem.walks[walk_index]
    monday = 0 if walk.wraps else -problem.rota.weekday(0)
    for first in range(monday, walk.days, WEEK):
        days = range(max(first, 0), min(first + WEEK, walk.days))
        on = problem.rota.date_of(days[-1])
        if item.until is not None and on is not None and on > item.until:
            continue
        cells = [found[0] for day in days if (found := problem.cell(walk, day))]
        weights = {cell.index: tuple(choice.work for choice in cell.choices) for cell in cells}
        last = cells[-1]
        yield Total(Mark(rule.id, last.person, last.person_day), weights, high=item.value)
