"""Forward rotation: successive duties of which the later starts earlier by the clock."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import DAY
from ambrota.rules.rotation_direction import RotationDirection
from solver.primitives import Primitive
from solver.problem import Problem
from solver.successions import Timed, successive


def state(problem: Problem, rule: RotationDirection) -> Iterator[Primitive]:
    """Successive duties with little rest that step back by the clock, charged to the later one."""
    within = round(rule.within * 60)

    def backward(earlier: Timed, later: Timed) -> int:
        back = earlier.clock_start % DAY - later.clock_start % DAY >= rule.slack
        return int(back and later.start - earlier.end < within)

    return successive(problem, rule.id, within, backward)
