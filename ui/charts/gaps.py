"""Where the gap of a vacant line stands in each week of a cycle: it moves on with the people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ambrota.cover import CoverAudit, cover
from ambrota.demand import HALVES, Key, Requirement
from ambrota.grades import normal_role
from ambrota.lines import line_words
from ambrota.model import WEEK, Person, Rota, Session
from ambrota.seats import Staffing, staffing, stand_down
from ambrota.sessions import horizon_of, weeks_together

Seats = NDArray[np.int64]


@dataclass(frozen=True)
class Gap:
    """The weeks of the cycle as they are worked: `[week, day, half hour]`.

    Cover is counted with the lines empty that the workbook shows so: those of the first week.
    `lines`: which are empty in each week. `filled`: after sessions; `empty`: seats that the gap
    leaves open; `lacking`: seats below what is needed, but for those given up to people.
    """

    lines: tuple[str, ...]
    filled: Seats
    empty: Seats
    lacking: Seats

    def below(self, week: int) -> float:
        """Seat-hours of a week below what is needed."""
        return float(self.lacking[week].sum()) / 2

    @cached_property
    def worst(self) -> int:
        """The week with the most below what is needed, the first of several."""
        return int(self.lacking.sum(axis=(1, 2)).argmax())


def moves(rota: Rota) -> bool:
    """Whether there is a gap that goes round."""
    return rota.is_cyclic and any(person.vacant for person in rota.people)


class Weeks:
    """Every week of a cyclic rota with the gap where it then stands.

    A night that begins on Sunday counts to the week in which it begins.
    """

    def __init__(self, rota: Rota, need: Requirement, substitution: bool) -> None:
        number, _ = weeks_together([len(rows) for rows in rota.groups.values()])
        self._days = rota.days
        self._found = [_Week(rota, week, need, substitution) for week in range(number)]

    def gap(
        self, resource: str | None, role: str | None, keys: list[Key], given: Seats | int
    ) -> Gap:  # fmt: skip
        """Of a resource, or one role on it; `given`: seats given up to people by week."""
        each = [one.seats(resource, role, keys, self._days) for one in self._found]
        filled, empty, missing = (np.stack(column) for column in zip(*each, strict=True))
        lines = tuple(one.lines for one in self._found)
        return Gap(lines, filled, empty, np.maximum(missing - given, 0))


class _Week:
    """One of them: who is there, and the account of cover."""

    def __init__(self, rota: Rota, week: int, need: Requirement, substitution: bool) -> None:
        shown = in_week(rota, week)
        shown = shown.with_sessions(one for one in rota.sessions if _falls(rota, one, week))
        self.lines = _empty_words(shown)
        self._week = week
        duties = staffing(shown)
        self._all, self._duties = staffing(shown, vacant=True), duties
        self._left = stand_down(shown, duties)
        self._account = cover(shown, need, substitution)

    def seats(
        self, resource: str | None, role: str | None, keys: list[Key], days: int
    ) -> tuple[Seats, Seats, Seats]:
        """(filled, left open by the gap, missing) by day and half hour."""
        account = self._account
        rows = [account.keys.index(key) for key in keys]
        both, duties, left = (
            counted(one, resource, role, days) for one in (self._all, self._duties, self._left)
        )
        missing = of_keys(np.maximum(account.required - account.filled, 0), rows, account)
        filled = folded(account.filled[rows[0]], days) if role else left
        empty: Seats = np.maximum(both - duties, 0)[0]
        return self._own(filled), empty, self._own(folded(missing, days))

    def _own(self, weeks: Seats) -> Seats:
        """The week itself of those over which sessions go round."""
        own: Seats = weeks[self._week % len(weeks)]
        return own


def _falls(rota: Rota, session: Session, week: int) -> bool:
    """Whether a session is held in a week."""
    row = rota.index.get(session.person)
    if row is None:
        return False
    turn = horizon_of(rota, row)
    weeks = turn.days // WEEK if turn.wraps else week + 1
    return session.day // WEEK == week % weeks


def in_week(rota: Rota, week: int) -> Rota:
    """The rota with the gap where it stands in a week, 0 the first."""
    if week == 0 or not moves(rota):
        return rota
    people: list[Person] = list(rota.people)
    for rows in rota.groups.values():
        for place, row in enumerate(rows):
            was = rota.people[rows[(place - week) % len(rows)]].vacant
            people[row] = replace(people[row], vacant=was)
    return replace(rota, people=tuple(people))


def _empty_words(rota: Rota) -> str:
    """'line 2', 'line 2 and line 9'."""
    told = [line_words(rota, row) for row, one in enumerate(rota.people) if one.vacant]
    return " and ".join(f"{one[0].lower()}{one[1:]}" for one in told)


def counted(staffed: Staffing, resource: str | None, role: str | None, days: int) -> Seats:
    """The fewest who are there in each half hour, by week."""
    roles, counts = staffed.on(resource)
    if role is not None:
        own = [i for i, one in enumerate(roles) if normal_role(one) == normal_role(role)]
        counts = counts[own]
    slots = counts.sum(axis=0).reshape(staffed.days, HALVES, -1).min(axis=-1)
    return folded(slots, days)


def folded(days: Seats, cycle: int) -> Seats:
    """Days of the weeks in which sessions go round as [week, day, half hour]."""
    return days.reshape(-1, cycle, *days.shape[1:])


def of_keys(values: Seats, rows: list[int], account: CoverAudit) -> Seats:
    """Rows of one resource together: its role rows, or its row of any role where that is more."""
    roles = [row for row in rows if account.keys[row][1] is not None]
    anybody = [row for row in rows if account.keys[row][1] is None]
    both: Seats = np.maximum(values[roles].sum(axis=0), values[anybody].sum(axis=0))
    return both
