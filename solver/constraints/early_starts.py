"""Early starts: the choices that hold a duty which starts too early and is no night."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.early_starts import EarlyStarts
from solver.constraints.duty_length import single_duties
from solver.primitives import Primitive
from solver.problem import Choice, Problem


def state(problem: Problem, rule: EarlyStarts) -> Iterator[Primitive]:
    """Each duty that starts too early."""
    earliest = rule.earliest
    return single_duties(problem, rule.id, lambda choice, at: int(early(choice, at, earliest)))


def early(choice: Choice, at: int, earliest: int) -> bool:
    """Whether one of a choice's duties is no night and starts before that minute of its day."""
    return not choice.at_night[at] and (choice.timed_work[at].start or 0) < earliest
