"""Night workers' average: A / (B - C) over every window of the reference period."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import WEEK
from ambrota.rules.night_hours import NightHours
from solver.constraints.weekly_hours import cells_of, summed, windows
from solver.primitives import Mark, Primitive, Total
from solver.problem import Problem

SCALE = 10_000
"""The share that makes a night worker is judged in ten thousandths, a thousandth lower."""


def state(problem: Problem, rule: NightHours) -> Iterator[Primitive]:
    """One sum a window, judged only where nights are the share that makes a night worker."""
    share = round((rule.share - 0.001) * SCALE)
    for walk in problem.walks:
        for days in windows(walk, rule.weeks):
            cells = cells_of(problem, walk, days)
            length = len(days)
            high = int(rule.limit * 60 * (length - length / WEEK))
            weights = summed(cells, [tuple(c.work for c in cell.choices) for cell in cells])
            if sum(max(each) for each in weights.values()) <= high:
                continue
            nights = summed(
                cells,
                [
                    tuple(SCALE * c.nights - share * len(c.spans) for c in cell.choices)
                    for cell in cells
                ],
            )
            last = cells[-1]
            mark = Mark(rule.id, last.person, last.person_day)
            yield Total(mark, weights, high=high, only_if=nights)
