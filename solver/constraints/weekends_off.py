"""Weekends off: in each run of weekends, at least so many without a minute of duty."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.duties import Walk
from ambrota.model import DAY, WEEK, Kind
from ambrota.rules.weekends_off import WeekendsOff
from solver.primitives import Mark, Primitive, Weekends
from solver.problem import Cell, Choice, Problem


def weekends(problem: Problem, walk: Walk) -> list[int]:
    """The Saturdays of every weekend of which both days are known."""
    if walk.wraps:
        return list(range(5, walk.days, WEEK))
    first = walk.first + (5 - problem.rota.weekday(walk.first)) % WEEK
    return list(range(first, walk.days - 1, WEEK))


def spoilers(problem: Problem, walk: Walk, saturday: int) -> list[tuple[Cell, frozenset[int]]]:
    """Cells and choices that put a minute of duty, or relief without times, into that weekend."""
    low, high = saturday * DAY, (saturday + 2) * DAY
    found: list[tuple[Cell, frozenset[int]]] = []
    for day in range(saturday - 2, saturday + 2):
        at = problem.cell(walk, day)
        if at is None:
            continue
        cell, shift = at
        bad = frozenset(
            number
            for number, choice in enumerate(cell.choices)
            if _spoils(choice, low - shift, high - shift, day >= saturday)
        )
        if bad:
            found.append((cell, bad))
    return found


def _spoils(choice: Choice, low: int, high: int, in_weekend: bool) -> bool:
    if any(start < high and end > low for start, end in choice.clock):
        return True
    untimed = any(duty.kind is Kind.RELIEF and duty.start is None for duty in choice.duties)
    return in_weekend and untimed


def state(problem: Problem, rule: WeekendsOff) -> Iterator[Primitive]:
    """Each run of `weeks` weekends, charged to its last Sunday."""
    length = rule.weeks
    for walk in problem.walks:
        saturdays = weekends(problem, walk)
        runs = [saturdays[i : i + length] for i in range(len(saturdays) - length + 1)]
        if walk.wraps:
            runs = [
                [last - WEEK * back for back in range(length - 1, -1, -1)] for last in saturdays
            ]
        for run in runs:
            if run[-1] + 1 >= 0:
                yield _run(problem, walk, rule.id, run, rule.least)


def _run(problem: Problem, walk: Walk, rule: str, run: list[int], least: int) -> Primitive:
    sunday = problem.cell(walk, run[-1] + 1)
    assert sunday is not None
    mark = Mark(rule, sunday[0].person, sunday[0].person_day)
    spoilt = tuple(
        tuple((cell.index, bad) for cell, bad in spoilers(problem, walk, saturday))
        for saturday in run
    )
    return Weekends(mark, spoilt, least)
