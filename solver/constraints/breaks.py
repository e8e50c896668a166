"""Breaks: the duties that a cell may hold whose paid time leaves none."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import Duty
from ambrota.rules.breaks import Breaks
from solver.constraints.duty_length import single_duties
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: Breaks) -> Iterator[Primitive]:
    """Each duty without its break, as many minutes as are short."""
    return single_duties(problem, rule.id, lambda choice, at: _short(choice.timed_work[at], rule))


def _short(duty: Duty, rule: Breaks) -> int:
    """Minutes of break that the duty's stated paid time does not leave."""
    assert duty.start is not None
    assert duty.end is not None
    length = duty.end - duty.start
    if duty.paid is None or length <= rule.longer_than * 60:
        return 0
    return rule.minutes - max(0, length - duty.paid)
