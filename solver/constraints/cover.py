"""Cover: seats needed stretch by stretch, and which choice of which cell fills them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ambrota.demand import QUARTER, QUARTERS, Requirement, requirement
from ambrota.grades import grade, may_fill
from ambrota.model import DAY, WEEK, Kind
from ambrota.rules.cover import Cover
from solver.primitives import Mark, SeatRow, Seats
from solver.problem import Cell, Problem


class Presence(NamedTuple):
    """Somebody who could be on a resource from `low` to `high` (minutes of the day)."""

    cell: int
    choice: int
    low: int
    high: int
    role: str | None


Present = dict[tuple[int, str | None], list[Presence]]


def state(problem: Problem, rule: Cover) -> Seats:
    """Every seat row of the requirement and what fills it. Vacant lines fill nothing."""
    needed, substitution = requirement(problem.rota), rule.substitution
    everybody = _presences(problem)
    rows: list[SeatRow] = []
    fills: dict[tuple[int, int], list[int]] = defaultdict(list)
    for resource in needed.resources:
        keys = [number for number, key in enumerate(needed.keys) if key[0] == resource]
        for day in range(problem.rota.days):
            present = everybody.get((day, resource), [])
            for start, end in _stretches(needed, keys, day, present):
                there = [each for each in present if each.low <= start and each.high >= end]
                for row in _rows(needed, keys, (day, start, end), rule.id, len(rows), substitution):
                    seat = row.mark.slot[1]
                    assert seat is None or isinstance(seat, str)
                    for each in there:
                        if may_fill(each.role, seat, substitution=substitution):
                            fills[each.cell, each.choice].append(len(rows))
                    rows.append(row)
    return Seats(
        tuple(rows),
        {at: tuple(numbers) for at, numbers in fills.items()},
        allowance=1 if needed.is_derived else 0,
        keys=needed.keys,
        strict=problem.beside.strict,
    )


def _presences(problem: Problem) -> Present:
    """Who could be on which resource on which day of the cover calendar, cut at midnights."""
    found: Present = defaultdict(list)
    for cell in problem.cells:
        if not problem.rota.people[cell.person].vacant:
            for day, resource, presence in _presences_of(problem, cell):
                found[day, resource].append(presence)
    return found


def _presences_of(problem: Problem, cell: Cell) -> Iterator[tuple[int, str | None, Presence]]:
    role = problem.rota.people[cell.person].role
    for number, choice in enumerate(cell.choices):
        for duty in choice.duties:
            if duty.kind is not Kind.COVER or duty.start is None or duty.end is None:
                continue
            for ahead in range(-(-duty.end // DAY)):
                low, high = max(duty.start - ahead * DAY, 0), min(duty.end - ahead * DAY, DAY)
                day = cell.person_day + ahead
                day = day % WEEK if problem.rota.is_cyclic else day
                if low < high and 0 <= day < problem.rota.days:
                    yield day, duty.resource, Presence(cell.index, number, low, high, role)


def _stretches(
    needed: Requirement, keys: list[int], day: int, present: Iterable[Presence]
) -> list[tuple[int, int]]:
    """The day cut wherever somebody could come or go, or the need changes; no need: left out."""
    seats = needed.seats[keys, day]
    cuts = {0, DAY}
    cuts.update(minute for each in present for minute in (each.low, each.high))
    cuts.update(
        quarter * QUARTER
        for quarter in range(1, QUARTERS)
        if (seats[:, quarter] != seats[:, quarter - 1]).any()
    )
    ordered = sorted(cuts)
    return [(start, end) for start, end in pairwise(ordered) if seats[:, start // QUARTER].any()]


def _rows(
    needed: Requirement,
    keys: list[int],
    stretch: tuple[int, int, int],
    rule: str,
    first: int,
    substitution: bool,
) -> list[SeatRow]:
    """The rows of one stretch: crew grades from the highest down, each after those above it."""
    day, start, end = stretch
    wanted = [
        (needed.keys[key], seats)
        for key in keys
        if (seats := int(needed.seats[key, day, start // QUARTER])) > 0
    ]
    wanted.sort(key=lambda item: -grade(item[0][1]))
    made: list[SeatRow] = []
    above: tuple[int, ...] = ()
    cumulative = level = 0
    for key, seats in wanted:
        mark = Mark(rule, None, day, key)
        if grade(key[1]) > 0:
            if not substitution and grade(key[1]) != level:
                above, cumulative = (), 0
            level = grade(key[1])
            cumulative += seats
            made.append(SeatRow(mark, day, start, end, cumulative, above))
            above = (*above, first + len(made) - 1)
        else:
            made.append(SeatRow(mark, day, start, end, seats, ()))
    return made
