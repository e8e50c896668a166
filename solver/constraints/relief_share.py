"""Relief share: days of relief less their share of the days worked, in hundredths of a day."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import Kind
from ambrota.rules.relief_share import ReliefShare
from solver.constraints.weekly_hours import summed
from solver.primitives import Mark, Primitive, Total
from solver.problem import Choice, Problem


def state(problem: Problem, rule: ReliefShare) -> Iterator[Primitive]:
    """One sum a walk, wherever there is relief at all."""
    for walk in problem.walks:
        if not walk.wraps and problem.rota.people[walk.people[0]].vacant:
            continue
        cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
        weights = [tuple(_weight(rule.percent, choice) for choice in c.choices) for c in cells]
        if sum(max(0, *each) for each in weights) > 0:
            person, day = walk.cell(walk.days - 1)
            yield Total(Mark(rule.id, person, day), summed(cells, weights), high=0)


def _weight(percent: int, choice: Choice) -> int:
    relief = any(duty.kind is Kind.RELIEF for duty in choice.duties)
    return 100 * relief - percent * choice.works
