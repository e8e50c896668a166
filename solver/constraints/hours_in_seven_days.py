"""Hours in any seven days: one sum for each day on which seven days end."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import WEEK
from ambrota.rules.hours_in_seven_days import HoursInSevenDays
from solver.primitives import Mark, Primitive, Total
from solver.problem import Problem


def state(problem: Problem, rule: HoursInSevenDays) -> Iterator[Primitive]:
    """The days before a dated rota are in it as far as they are known."""
    high = round(rule.limit * 60)
    worked = [tuple(choice.work for choice in cell.choices) for cell in problem.cells]
    most = [max(each) for each in worked]
    for walk in problem.walks:
        for last in problem.days_of(walk):
            days = range(last - WEEK + 1, last + 1)
            cells = [found[0] for day in days if (found := problem.cell(walk, day))]
            if sum(most[cell.index] for cell in cells) > high:
                weights = {cell.index: worked[cell.index] for cell in cells if most[cell.index]}
                mark = Mark(rule.id, cells[-1].person, cells[-1].person_day)
                yield Total(mark, weights, high=high)
