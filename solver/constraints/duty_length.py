"""Length of a duty: the choices that hold a duty which lasts too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from ambrota.rules.duty_length import DutyLength
from solver.primitives import Mark, Primitive, Sequence
from solver.problem import Choice, Problem


def state(problem: Problem, rule: DutyLength) -> Iterator[Primitive]:
    """Each duty over the limit, as many minutes as it is over."""
    limit = round(rule.hours * 60)
    return single_duties(problem, rule.id, lambda choice, at: length(choice, at) - limit)


def length(choice: Choice, at: int) -> int:
    """Elapsed minutes of one of a choice's duties."""
    start, end = choice.spans[at]
    return end - start


def single_duties(
    problem: Problem, rule: str, amount: Callable[[Choice, int], int]
) -> Iterator[Primitive]:
    """One forbidden literal for each amount by which a choice's first, second ... duty breaches."""
    for walk in problem.walks:
        for day in problem.days_of(walk):
            found = problem.cell(walk, day)
            assert found is not None
            cell = found[0]
            bad: dict[tuple[int, int], set[int]] = defaultdict(set)
            for number, choice in enumerate(cell.choices):
                for at in range(len(choice.spans)):
                    if (how_far := amount(choice, at)) > 0:
                        bad[at, how_far].add(number)
            for (_, how_far), numbers in bad.items():
                mark = Mark(rule, cell.person, cell.person_day)
                yield Sequence(mark, ((cell.index, frozenset(numbers)),), how_far)
