"""Permanent nights: nights as a share of the duties of a person or cycle."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.permanent_nights import PermanentNights
from solver.primitives import Mark, Primitive, Total
from solver.problem import Problem


def state(problem: Problem, rule: PermanentNights) -> Iterator[Primitive]:
    """One breach a walk, judged by what its nights come to beyond their share of its duties."""
    for walk in problem.walks:
        cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
        share = {
            cell.index: tuple(100 * c.nights - rule.percent * len(c.spans) for c in cell.choices)
            for cell in cells
        }
        if sum(max(each) for each in share.values()) > 0:
            last = cells[-1]
            mark = Mark(rule.id, last.person, last.person_day)
            always = {last.index: (1,) * len(last.choices)}
            yield Total(mark, always, high=0, only_if=share)
