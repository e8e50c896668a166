"""Length of a night: the choices that hold a night which lasts too long."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.night_length import NightLength
from solver.constraints.duty_length import length, single_duties
from solver.primitives import Primitive
from solver.problem import Problem


def state(problem: Problem, rule: NightLength) -> Iterator[Primitive]:
    """Each night over the limit, as many minutes as it is over."""
    limit = round(rule.hours * 60)
    return single_duties(
        problem,
        rule.id,
        lambda choice, at: length(choice, at) - limit if choice.at_night[at] else 0,
    )
