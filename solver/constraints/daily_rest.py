"""Daily rest: successive duties too close together, as forbidden sequences."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.rules.daily_rest import DailyRest
from solver.primitives import Primitive
from solver.problem import Problem
from solver.successions import Timed, successive


def state(problem: Problem, rule: DailyRest) -> Iterator[Primitive]:
    """Successive timed duties with less rest than the rule asks, charged to the later one."""
    return short_rests(problem, rule.id, round(rule.hours * 60))


def short_rests(problem: Problem, rule: str, limit: int) -> Iterator[Primitive]:
    """Forbidden sequences: a duty, days off, and a later duty less than `limit` minutes on."""

    def short(earlier: Timed, later: Timed) -> int:
        return limit - (later.start - earlier.end)

    return successive(problem, rule, limit, short)
