"""Protected training: each person's floor of hours, and where a session could be placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from ambrota.calendar import elapsed_minute
from ambrota.model import DAY, Kind, Session
from ambrota.rules.training import Training
from solver.constraints.weekly_hours import summed
from solver.primitives import Literal, Mark, Primitive, Sequence, Teaching, Total
from solver.problem import Cell, Choice, Problem
from solver.sessions.placings import Allowed, hosting
from solver.training_owed import arrears, asked_a_day, cells_of, is_a_length

HOSTS = frozenset({Kind.COVER, Kind.OTHER_WORK})
"""Duties in which training is offered. It may stand in a training duty too, whose hours count."""
STANDS_IN = HOSTS | {Kind.TRAINING}
TRAINERS = STANDS_IN | {Kind.CONTACT}


def state(problem: Problem, rule: Training) -> Iterator[Teaching]:
    """One floor a person, over the days for which the person's sessions are placed."""
    for row, person in enumerate(problem.rota.people):
        if person.vacant:
            continue
        cells = cells_of(problem, row)
        weights = summed(cells, [tuple(_standing(rule, c) for c in cell.choices) for cell in cells])
        owed = sum(arrears(problem, rule, row).values())
        floor = ceil(max(0.0, owed) * 2 - 1e-9) * 30
        if floor > 0:
            mark = Mark(rule.id, row, problem.rota.days - 1)
            yield Teaching(mark, row, weights, floor, tuple(_lost(problem, rule, cells)))


def _standing(rule: Training, choice: Choice) -> int:
    """Minutes of the training duties of a choice that count whatever the days before hold."""
    return sum(duty.paid for duty in _taught(rule, choice))


class _Taught(NamedTuple):
    """A training duty that counts unless the days before spoil it; no start: it has no times."""

    start: int | None
    paid: int


def _taught(rule: Training, choice: Choice) -> list[_Taught]:
    """Training duties of a choice, less those on leave or too soon after a duty of the cell."""
    if choice.absent:
        return []
    untimed = [_Taught(None, minutes) for duty, minutes in choice.trained if not duty.is_timed_work]
    timed = []
    for duty, minutes in choice.trained:
        if duty.is_timed_work:
            start = choice.spans[choice.timed_work.index(duty)][0]
            if not _spoils(rule, choice, start):
                timed.append(_Taught(start, minutes))
    return untimed + timed


def _spoils(rule: Training, choice: Choice, start: int, end: int | None = None) -> bool:
    """Whether some work of a choice ends too late for training to start at that minute.

    With an `end` the training is a session, and the duty in which it stands does not spoil it.
    """
    duty, night = rule.rest_after_duty, rule.rest_after_night
    return any(
        begins < start < ends + round((max(duty, night) if by_night else duty) * 60)
        and not (end is not None and ends >= end and work.kind in STANDS_IN and paid > 0)
        for work, (begins, ends), by_night, paid in zip(
            choice.timed_work, choice.spans, choice.at_night, choice.timed_paid, strict=True
        )
    )


def _days_back(rule: Training) -> int:
    """How many days before training a duty can begin that still bears on it."""
    return 1 + ceil(max(rule.rest_after_duty, rule.rest_after_night) / 24)


def _lost(
    problem: Problem, rule: Training, cells: list[Cell]
) -> Iterator[tuple[tuple[Literal, ...], Literal, int]]:
    """Training duties that do not count where they start too soon after a duty or a night."""
    for index, times in Counter(cell.index for cell in cells).items():
        cell = problem.cells[index]
        for number, choice in enumerate(cell.choices):
            for start, minutes in _taught(rule, choice):
                if start is not None and (late := tuple(_too_late(problem, rule, cell, start))):
                    yield late, (cell.index, frozenset({number})), minutes * times


def with_days_back(problem: Problem, rule: Training, teaching: Teaching) -> Teaching:
    """The floor where days of leave or sickness might be moved: each adds its half hours to it."""
    more = ceil(sum(asked_a_day(problem, rule, teaching.person).values()) * 2 - 1e-9) * 30
    away = Counter(
        cell.index
        for cell in cells_of(problem, teaching.person)
        if cell.is_free and cell.choices[cell.now].absent
    )
    weights = dict(teaching.weights)
    for index, times in away.items():
        choices = problem.cells[index].choices
        now = weights.get(index, (0,) * len(choices))
        weights[index] = tuple(
            minutes - (0 if choice.absent else more * times)
            for minutes, choice in zip(now, choices, strict=True)
        )
    return replace(teaching, weights=weights)


def hosts(
    problem: Problem, session: Session, allowed: Allowed
) -> tuple[tuple[Literal, ...], ...] | None:
    """What the person (and a trainer in the rota) must hold for it; None when it never can be."""
    rota, rule = problem.rota, problem.rulebook.rule("training")
    row = rota.index[session.person]
    trainer = None if session.with_ is None else rota.index.get(session.with_)
    if (
        rota.people[row].vacant
        or not 0 <= session.day < problem.horizon(row)
        or session.start < rule.earliest
        or session.end > rule.latest
        or not is_a_length(problem, session)
        or (trainer is not None and (trainer == row or rota.people[trainer].vacant))
    ):
        return None
    span = (session.start, session.end)
    found = [hosting(problem, row, session.day, span, STANDS_IN, allowed, paid=True)]
    if trainer is not None:
        found.append(hosting(problem, trainer, session.day, span, TRAINERS, allowed))
    return tuple(found) if all(found) else None


def bars(problem: Problem, rule: Training, session: Session) -> tuple[Literal, ...]:
    """Choices of that day and those before that leave no rest before the training, or are leave."""
    row = problem.rota.index[session.person]
    first_day = problem.rota.first_day
    barred: list[Literal] = []
    for back in range(_days_back(rule) + 1):
        cell = problem.cell_on(row, session.day - back)
        if cell is None:
            continue
        midnight = (cell.day + back) * DAY
        start = elapsed_minute(first_day, midnight + session.start)
        end = elapsed_minute(first_day, midnight + session.end)
        bad = frozenset(
            number
            for number, choice in enumerate(cell.choices)
            if (back == 0 and choice.absent) or _spoils(rule, choice, start, end)
        )
        if bad:
            barred.append((cell.index, bad))
    return tuple(barred)


def protect(problem: Problem, rule: Training) -> Iterator[Primitive]:
    """What a training duty put in by a proposal must keep: rest before it, few rest days taken."""
    for cell in problem.cells:
        taken = frozenset(
            number
            for number, choice in enumerate(cell.choices)
            if choice.training and number != cell.now
        )
        if taken:
            yield from _rest_before(problem, rule, cell, taken)
    yield from _rest_days(problem, rule)


def _rest_before(
    problem: Problem, rule: Training, cell: Cell, taken: frozenset[int]
) -> Iterator[Primitive]:
    mark = Mark("training-rest", cell.person, cell.person_day)
    for number in taken:
        for literal in _too_late(problem, rule, cell, cell.choices[number].start):
            yield Sequence(mark, (literal, (cell.index, frozenset({number}))))


def _too_late(problem: Problem, rule: Training, cell: Cell, start: int) -> Iterator[Literal]:
    """Choices of the days before a cell that end too late for training to start in it then."""
    walk = problem.walks[cell.walk]
    for back in range(1, _days_back(rule) + 1):
        found = problem.cell(walk, cell.day - back)
        if found is None:
            continue
        earlier, shift = found
        bad = frozenset(
            i for i, choice in enumerate(earlier.choices) if _spoils(rule, choice, start - shift)
        )
        if bad:
            yield earlier.index, bad


def _rest_days(problem: Problem, rule: Training) -> Iterator[Primitive]:
    for walk in problem.walks:
        cells = [found[0] for day in problem.days_of(walk) if (found := problem.cell(walk, day))]
        for first in range(0, len(cells), 28):
            block = [c for c in cells[first : first + 28] if not c.choices[c.now].works]
            weights = {
                cell.index: tuple(int(choice.training > 0) for choice in cell.choices)
                for cell in block
                if any(choice.training for choice in cell.choices)
            }
            if sum(max(each) for each in weights.values()) > rule.rest_days:
                last = block[-1]
                mark = Mark("training-rest-days", last.person, last.person_day)
                yield Total(mark, weights, high=rule.rest_days)
