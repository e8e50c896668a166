"""Runs of worked days and of nights: no window one day longer than the most may be all worked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambrota.rules.consecutive_duties import ConsecutiveDuties
from solver.primitives import Mark, Primitive, Sequence
from solver.problem import Choice, Problem


def state(problem: Problem, rule: ConsecutiveDuties) -> Iterator[Primitive]:
    """Every day that is at least the (most + 1)th worked day in a row."""
    return long_runs(problem, rule.id, rule.most, lambda choice: choice.works)


def long_runs(
    problem: Problem, rule: str, most: int, counts: Callable[[Choice], bool]
) -> Iterator[Primitive]:
    """Forbidden sequences of most + 1 days that all count, charged to the last of them."""
    on = [
        frozenset(number for number, choice in enumerate(cell.choices) if counts(choice))
        for cell in problem.cells
    ]
    for walk in problem.walks:
        for last in problem.days_of(walk):
            run: dict[int, frozenset[int]] = {}
            for day in range(last - most, last + 1):
                found = problem.cell(walk, day)
                if found is None or not on[found[0].index]:
                    break
                run[found[0].index] = on[found[0].index]
            else:
                person, charged = walk.cell(last)
                yield Sequence(Mark(rule, person, charged), tuple(run.items()), 1)
