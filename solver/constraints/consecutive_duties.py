"""Runs of worked days and of nights: no window one day longer than the most may be all worked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambrota.rules.base import Rule
from solver.primitives import Literal, Mark, Primitive, Sequence
from solver.problem import Choice, Problem


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """Every day that is at least the (most + 1)th worked day in a row."""
    return long_runs(problem, rule, lambda choice: choice.works)


def long_runs(
    problem: Problem, rule: Rule, counts: Callable[[Choice], bool]
) -> Iterator[Primitive]:
    """Forbidden sequences of most + 1 days that all count, charged to the last of them."""
    most: int = rule.most  # type: ignore[attr-defined]
    for walk in problem.walks:
        for last in problem.days_of(walk):
            literals: dict[int, frozenset[int]] = {}
            for day in range(last - most, last + 1):
                found = problem.cell(walk, day)
                if found is None:
                    break
                cell = found[0]
                literals[cell.index] = frozenset(
                    i for i, choice in enumerate(cell.choices) if counts(choice)
                )
                if not literals[cell.index]:
                    break
            else:
                charged = cell
                run: tuple[Literal, ...] = tuple(literals.items())
                yield Sequence(Mark(rule.id, charged.person, charged.person_day), run, 1)
