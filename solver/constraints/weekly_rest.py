"""Weekly rest: in each fixed period one long rest or two separate days of it."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.calendar import elapsed_minute
from ambrota.duties import Walk
from ambrota.model import DAY, WEEK
from ambrota.rules.weekly_rest import WeeklyRest
from solver.primitives import Mark, Primitive, Rest
from solver.problem import Problem

FULL_DAY = 24 * 60
DAILY_REST = 11 * 60


def state(problem: Problem, rule: WeeklyRest) -> Iterator[Primitive]:
    """One rest statement a period: Monday weeks that lie wholly within what is known."""
    length = rule.period_days
    for walk in problem.walks:
        if walk.wraps:
            firsts = range(0, walk.days, WEEK)
        else:
            firsts = range(-problem.rota.weekday(0), walk.days - length + 1, length)
        for first in firsts:
            if walk.wraps or first >= walk.first:
                yield _period(problem, walk, rule, first)


def _period(problem: Problem, walk: Walk, rule: WeeklyRest, first: int) -> Rest:
    origin, length = problem.rota.first_day, rule.period_days
    start = elapsed_minute(origin, first * DAY)
    end = elapsed_minute(origin, (first + length) * DAY)
    work = []
    for day in range(first - 2, first + length):
        found = problem.cell(walk, day)
        if found is None:
            continue
        cell, shift = found
        for number, choice in enumerate(cell.choices):
            for span_start, span_end in choice.spans:
                if span_start + shift < end and span_end + shift > start:
                    work.append((cell.index, number, span_start + shift, span_end + shift))
    last = problem.cell(walk, first + length - 1)
    assert last is not None
    mark = Mark(rule.id, last[0].person, last[0].person_day)
    short, count, long = _asked(rule, never=end - start + 1)
    return Rest(mark, start, end, short=short, count=count, long=long, work=tuple(work))


def _asked(rule: WeeklyRest, never: int) -> tuple[int, int, int]:
    """(minutes of a short rest, how many, minutes of a long one); `never`: more than there are."""
    more = DAILY_REST if rule.strict else 0
    one_day, two_days = FULL_DAY + more, 2 * FULL_DAY + more
    if rule.period_days == WEEK:
        return one_day, 1, one_day
    if rule.form == "1 x 48 h":
        return two_days, 1, two_days
    return one_day, 2, never if rule.form == "2 x 24 h" else two_days
