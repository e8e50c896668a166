"""Line-manager contact: who must meet whom in which period, and where a meeting could be placed."""

from __future__ import annotations

from collections.abc import Iterator

from ambrota.model import WEEK, Kind, Session
from ambrota.rules.contact import Contact
from solver.primitives import Literal, Mark, Meeting
from solver.problem import Problem
from solver.sessions.placings import Allowed, host_cell, hosting

HOSTS = frozenset({Kind.COVER, Kind.OTHER_WORK, Kind.CONTACT})
CATEGORY = "one-to-one"


def state(problem: Problem, rule: Contact) -> Iterator[Meeting]:
    """One meeting for each person and period in which the person could be on a timed duty."""
    for row, person in enumerate(problem.rota.people):
        manager = problem.manager(row)
        if person.vacant or manager is None or manager == row:
            continue
        for mark, days in _periods(problem, row, manager, rule.weeks, rule.id):
            if works := _could_work(problem, row, days):
                yield Meeting(mark, row, manager, days, works)


def _periods(
    problem: Problem, row: int, manager: int, weeks: int, rule: str
) -> Iterator[tuple[Mark, tuple[int, ...]]]:
    length = weeks * WEEK
    if not problem.rota.is_cyclic:
        for first in range(0, problem.rota.days - length + 1, length):
            days = tuple(range(first, first + length))
            yield Mark(rule, row, days[-1]), days
        return
    judged, wraps = problem.met_weeks(row, manager)
    last = judged if wraps else judged - weeks + 1
    for week in range(last):
        days = tuple(dict.fromkeys((week * WEEK + i) % (judged * WEEK) for i in range(length)))
        yield Mark(rule, row, WEEK - 1, (week,)), days


def _could_work(problem: Problem, row: int, days: tuple[int, ...]) -> tuple[Literal, ...]:
    """The choices of those days that have a timed duty of theirs, relief left out."""
    cells = {cell.index: cell for day in days if (cell := host_cell(problem, row, day)) is not None}
    found = (
        (
            index,
            frozenset(
                number
                for number, choice in enumerate(cell.choices)
                if any(duty.kind is not Kind.RELIEF for duty in choice.timed_work)
            ),
        )
        for index, cell in cells.items()
    )
    return tuple(literal for literal in found if literal[1])


def hosts(
    problem: Problem, rule: Contact, session: Session, allowed: Allowed
) -> tuple[tuple[Literal, ...], ...] | None:
    """What person and manager must hold for this meeting to count; None when it never can."""
    row = problem.rota.index[session.person]
    manager = problem.manager(row)
    if (
        manager in (None, row)
        or problem.rota.people[row].vacant
        or not 0 <= session.day < problem.horizon(row)
        or session.with_ != problem.rota.people[manager].id
        or session.category != CATEGORY
        or session.start % 15
        or session.minutes < rule.minutes
        or session.start < rule.earliest
        or session.end > rule.latest
    ):
        return None
    low = session.start - rule.after_start
    high = session.end + rule.before_end
    found = tuple(
        hosting(problem, who, session.day, (low, high), HOSTS, allowed) for who in (row, manager)
    )
    return found if all(found) else None
