"""People kept apart: no two choices that put both on one resource at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ambrota.model import DAY, WEEK
from ambrota.rules.base import Rule
from solver.primitives import Literal, Mark, Primitive, Sequence
from solver.problem import Cell, Problem

Span = tuple[int, int, str]
"""(start, end, resource) in elapsed minutes of the days judged."""
Worked = tuple[Cell | None, dict[Span, Literal]]
"""The cell of a person's day, and which choices of it hold which duty on a resource."""
NOTHING: Worked = (None, {})


def state(problem: Problem, rule: Rule) -> Iterator[Primitive]:
    """One forbidden pair of duties for each two that would overlap."""
    index, people = problem.rota.index, problem.rota.people
    kept_apart = {
        (min(rows), max(rows))
        for pair in problem.rota.pairings
        if {pair.person, pair.other} <= index.keys()
        and len(rows := {index[pair.person], index[pair.other]}) == 2
    }
    for one, other in sorted(kept_apart):
        if not (people[one].vacant or people[other].vacant):
            yield from _apart(problem, rule, one, other)


def _apart(problem: Problem, rule: Rule, one: int, other: int) -> Iterator[Primitive]:
    days, wraps = problem.rota.days, False
    if problem.rota.is_cyclic:
        weeks, wraps = problem.judged_weeks(one, other)
        days = weeks * WEEK
    first = 0 if problem.rota.is_cyclic else problem.walk_of[one].first
    ours = {day: _duties(problem, one, day) for day in range(first, days)}
    theirs = {day: _duties(problem, other, day) for day in range(first, days)}
    ends = [
        end - day * DAY for each in (ours, theirs) for day in each for _, end, _ in each[day][1]
    ]
    reach = 1 + max(ends, default=0) // DAY
    for day, (cell, spans) in ours.items():
        for beside in range(day - reach, day + reach + 1):
            at = beside % days if wraps else beside
            there, their_spans = theirs.get(at, NOTHING)
            if cell is None or there is None:
                continue
            shift = (beside - at) * DAY
            for mine, literal in spans.items():
                for (start, end, resource), their_literal in their_spans.items():
                    moved = (start + shift, end + shift, resource)
                    met = (mine, day, cell), (moved, beside, there)
                    if _meet(mine, moved) and (mark := _mark(problem, rule.id, *met, days=days)):
                        yield Sequence(mark, (literal, their_literal))


def _duties(problem: Problem, row: int, day: int) -> Worked:
    """What a person could work on a day."""
    cell = problem.cell_on(row, day)
    if cell is None:
        return NOTHING
    held: dict[Span, set[int]] = defaultdict(set)
    later = (day - cell.day) * DAY if problem.rota.is_cyclic else 0
    for number, choice in enumerate(cell.choices):
        for duty, (start, end) in zip(choice.timed_work, choice.spans, strict=True):
            if duty.resource is not None:
                held[start + later, end + later, duty.resource.strip().lower()].add(number)
    return cell, {span: (cell.index, frozenset(numbers)) for span, numbers in held.items()}


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] == other[2]


def _mark(
    problem: Problem,
    rule: str,
    one: tuple[Span, int, Cell],
    other: tuple[Span, int, Cell],
    *,
    days: int,
) -> Mark | None:
    """What such a pair is charged to: where the later stands; None before the first day."""
    later, earlier = (other, one) if other[0][0] > one[0][0] else (one, other)
    cell, beside = later[2], earlier[2]
    if problem.rota.is_cyclic:
        week = later[1] % days // WEEK
        return Mark(rule, cell.person, later[1] % WEEK, (beside.person, week))
    return None if later[1] < 0 else Mark(rule, cell.person, later[1], (beside.person,))
