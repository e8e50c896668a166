"""Flexible-working agreements kept: the choices that would break one."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.duties import Walk
from ambrota.model import WEEK, Restriction, RestrictionKind
from ambrota.rules.base import Rule
from solver.choices import breaks_agreement
from solver.primitives import Mark, Primitive, Sequence, Total
from solver.problem import Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """One forbidden choice for each person-day that breaks an agreement; weekly caps as sums."""
    for walk in problem.walks:
        holders = [problem.rota.people[row] for row in walk.people]
        agreed = [item for person in holders if not person.vacant for item in person.restrictions]
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
        yield from _weekly_caps(problem, rule, walk, agreed)


def _weekly_caps(
    problem: Problem, rule: Rule, walk: Walk, agreed: list[Restriction]
) -> Iterator[Primitive]:
    """One sum a Monday week for each of the caps that hold on its last day."""
    caps = [item for item in agreed if item.kind is RestrictionKind.MAX_WEEKLY_HOURS]
    monday = 0 if walk.wraps else -problem.rota.weekday(0)
    for first in range(monday, walk.days, WEEK):
        days = range(max(first, 0), min(first + WEEK, walk.days))
        on = problem.rota.date_of(days[-1])
        holding = {
            item.value for item in caps if item.until is None or on is None or on <= item.until
        }
        if holding:
            cells = [found[0] for day in days if (found := problem.cell(walk, day))]
            weights = {cell.index: tuple(c.work for c in cell.choices) for cell in cells}
            mark = Mark(rule.id, cells[-1].person, cells[-1].person_day)
            for most in sorted(holding):
                yield Total(mark, weights, high=most)
