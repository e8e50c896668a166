"""Breaks: the duties that a cell may hold whose paid time leaves none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ambrota.model import Duty
from ambrota.rules.breaks import Breaks
from solver.primitives import Mark, Primitive, Sequence
from solver.problem import Problem


def state(problem: Problem, rule: Breaks) -> Iterator[Primitive]:
    """One forbidden cell for each amount short; the second of two duties alike is told apart."""
    for cell in problem.cells:
        if cell.day < 0:
            continue
        alike: dict[tuple[int, int], set[int]] = defaultdict(set)
        for number, choice in enumerate(cell.choices):
            amounts = [_short(duty, rule) for duty in choice.timed_work]
            for place, amount in enumerate(amounts):
                if amount > 0:
                    alike[amount, amounts[:place].count(amount)].add(number)
        mark = Mark(rule.id, cell.person, cell.person_day)
        for (amount, _), numbers in alike.items():
            yield Sequence(mark, ((cell.index, frozenset(numbers)),), amount)


def _short(duty: Duty, rule: Breaks) -> int:
    """Minutes of break that the duty's stated paid time does not leave."""
    assert duty.start is not None
    assert duty.end is not None
    length = duty.end - duty.start
    if duty.paid is None or length <= rule.longer_than * 60:
        return 0
    return rule.minutes - max(0, length - duty.paid)
