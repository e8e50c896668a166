"""Single days off: a duty, too few days off, and a duty again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ambrota.model import Kind
from ambrota.rules.days_off import DaysOff
from solver.primitives import Literal, Mark, Primitive, Sequence
from solver.problem import Choice, Problem


def state(problem: Problem, rule: DaysOff) -> Iterator[Primitive]:
    """Every run of days off that is too short between days with duties."""
    return short_runs(problem, rule.id, rule.least, is_off, lambda choice: choice.works)


def is_off(choice: Choice) -> bool:
    """Whether there is nothing but rest: no leave, no sickness, no unknown code."""
    return all(duty.kind is Kind.REST for duty in choice.duties)


def short_runs(
    problem: Problem,
    rule: str,
    least: int,
    counts: Callable[[Choice], bool],
    ends: Callable[[Choice], bool],
) -> Iterator[Primitive]:
    """Forbidden sequences: a day that ends a run, fewer than `least` that count, and one again."""
    on = [_numbers(cell.choices, counts) for cell in problem.cells]
    around = [_numbers(cell.choices, ends) for cell in problem.cells]
    for walk in problem.walks:
        for last in problem.days_of(walk):
            after = problem.cell(walk, last + 1)
            if after is None or not around[after[0].index]:
                continue
            run: tuple[Literal, ...] = ((after[0].index, around[after[0].index]),)
            person, charged = walk.cell(last)
            for length in range(1, least):
                found = problem.cell(walk, last - length + 1)
                before = problem.cell(walk, last - length)
                if found is None or before is None or not on[found[0].index]:
                    break
                run = ((found[0].index, on[found[0].index]), *run)
                edge = (before[0].index, around[before[0].index])
                if edge[1]:
                    yield Sequence(Mark(rule, person, charged), (edge, *run), least - length)


def _numbers(choices: tuple[Choice, ...], counts: Callable[[Choice], bool]) -> frozenset[int]:
    return frozenset(number for number, choice in enumerate(choices) if counts(choice))
