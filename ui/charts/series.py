"""Cover to draw: seats needed and filled in each half hour, by resource and by role on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import clock, day_name
from ambrota.cover import CoverAudit, cover
from ambrota.cover import Seats as Listed
from ambrota.demand import HALF_HOUR, HALVES, Key, Requirement, requirement
from ambrota.grades import normal_role
from ambrota.model import Rota
from ambrota.seats import Staffing, staffing, stand_down

Seats = NDArray[np.int64]
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Series:
    """One resource, or one role on it, by day and half hour.

    `filled`: after sessions; `meeting`, `training`: people whom sessions take from it; `short`:
    seats that are missed as audited; `given`: seats given up to people, which are not short.
    `weeks_short`: of a typical week in how many of `weeks` a half hour is short.
    """

    resource: str
    required: Seats
    filled: Seats
    derived: bool
    meeting: Seats
    training: Seats
    short: Seats
    given: Seats
    role: str = ""
    weeks: int = 0
    weeks_short: Seats | None = None

    @property
    def name(self) -> str:
        """What it is called in a list: 'DCA', 'DCA · Paramedic'."""
        return f"{self.resource} · {self.role}" if self.role else self.resource

    @property
    def most(self) -> int:
        """The most seats in any half hour, needed or filled."""
        there = self.filled + self.meeting + self.training
        return int(max(self.required.max(initial=1), there.max(initial=1), 1))

    @property
    def short_hours(self) -> float:
        """Seat-hours that are short."""
        return float(self.short.sum()) / 2

    @property
    def given_hours(self) -> float:
        """Seat-hours given up to people."""
        return float(self.given.sum()) / 2


def cover_series(rota: Rota, substitution: bool = True) -> list[Series]:
    """A series for each resource, the one that needs most first, and after it each of its roles."""
    need = requirement(rota)
    account = cover(rota, need, substitution)
    people = _People(rota)
    names = dict.fromkeys([*need.resources, *people.resources])
    made = [_whole(rota, need, account, people, name) for name in names]
    made.sort(key=lambda one: -int(one.required.sum()))
    found = []
    for one in made:
        found.append(one)
        resource = next(name for name in names if (name or "All") == one.resource)
        roles = [key for key in need.keys if key[0] == resource and key[1] is not None]
        if len(roles) > 1 or (roles and (resource, None) in need.keys):
            found += [_part(rota, need, account, people, key) for key in roles]
    return found


class _People:
    """How many are there in each half hour, before and after sessions, at the fewest."""

    def __init__(self, rota: Rota) -> None:
        self._days = rota.days
        self._whole = staffing(rota)
        self.resources = tuple(dict.fromkeys(resource for resource, _ in self._whole.groups))
        meetings = tuple(one for one in rota.sessions if one.kind == "contact")
        self._met = self._whole
        if meetings:
            self._met = stand_down(rota.with_sessions(meetings), self._whole)
        self._left = stand_down(rota, self._whole) if rota.sessions else self._whole

    def of(self, resource: str | None, role: str | None = None) -> tuple[Seats, Seats, Seats]:
        """(there after sessions, away at a meeting, away in training)."""
        whole, met, left = (
            self._counted(one, resource, role) for one in (self._whole, self._met, self._left)
        )
        return left, whole - met, np.maximum(met - left, 0)

    def _counted(self, staffed: Staffing, resource: str | None, role: str | None) -> Seats:
        roles, counts = staffed.on(resource)
        if role is not None:
            own = [i for i, one in enumerate(roles) if normal_role(one) == normal_role(role)]
            counts = counts[own]
        slots = counts.sum(axis=0).reshape(staffed.days, HALVES, -1).min(axis=-1)
        return _folded(slots, self._days).min(axis=0)


def _folded(days: Seats, cycle: int) -> Seats:
    """Days of the weeks in which sessions go round as [week, day, half hour]."""
    return days.reshape(-1, cycle, *days.shape[1:])


def _whole(
    rota: Rota, need: Requirement, account: CoverAudit, people: _People, name: str | None
) -> Series:
    there, meeting, training = people.of(name)
    keys = [key for key in need.keys if key[0] == name]
    return Series(
        name or "All", _needed(need, name, rota.days), there, need.is_derived, meeting, training,
        _listed(account.short, keys, rota), _listed(account.given_up, keys, rota),
    )  # fmt: skip


def _part(rota: Rota, need: Requirement, account: CoverAudit, people: _People, key: Key) -> Series:
    at = account.keys.index(key)
    _, meeting, training = people.of(*key)
    required = _folded(account.required[at], rota.days).max(axis=0)
    filled = _folded(account.filled[at], rota.days).min(axis=0)
    return Series(
        key[0] or "All", required, filled, need.is_derived, meeting, training,
        _listed(account.short, [key], rota), _listed(account.given_up, [key], rota), key[1] or "",
    )  # fmt: skip


def _listed(seats: Iterable[Listed], keys: list[Key], rota: Rota) -> Seats:
    """Listed seats by day and half hour: role rows together, or the row of any role if more."""
    by_role = np.zeros((rota.days, HALVES), dtype=np.int64)
    anybody = np.zeros((rota.days, HALVES), dtype=np.int64)
    wanted = set(keys)
    for one in seats:
        if (one.resource, one.role) in wanted:
            into = anybody if one.role is None else by_role
            into[one.day % rota.days, one.half] += one.seats
    return np.maximum(by_role, anybody)


def _needed(need: Requirement, resource: str | None, days: int) -> Seats:
    """Seats of a resource: its role rows together, or its row of any role where that is more."""
    by_role = np.zeros((days, HALVES), dtype=np.int64)
    anybody = np.zeros((days, HALVES), dtype=np.int64)
    for number, (name, role) in enumerate(need.keys):
        if name == resource:
            halves = need.seats[number].reshape(days, HALVES, -1).max(axis=2)
            if role is None:
                anybody += halves
            else:
                by_role += halves
    return np.maximum(by_role, anybody)


def typical_week(series: Series, rota: Rota) -> Series:
    """The week as it usually is, the median of every weekday; what is short in any week stays."""
    if rota.is_cyclic:
        return series
    weekdays = np.array([rota.weekday(day) for day in range(rota.days)])

    def usual(seats: Seats) -> Seats:
        return np.array([_median(seats[weekdays == weekday]) for weekday in range(7)])

    def most(seats: Seats) -> Seats:
        return np.array(
            [seats[weekdays == day].max(axis=0, initial=0) for day in range(7)], dtype=np.int64
        )

    missed = np.array([(series.short[weekdays == day] > 0).sum(axis=0) for day in range(7)])
    weeks = int(np.bincount(weekdays, minlength=7).max(initial=0))
    return replace(
        series, required=usual(series.required), filled=usual(series.filled),
        meeting=usual(series.meeting), training=usual(series.training),
        short=most(series.short), given=usual(series.given), weeks=weeks, weeks_short=missed,
    )  # fmt: skip


def _median(days: Seats) -> Seats:
    """The lower median of a weekday's half hours; none where the rota has no such day."""
    if len(days) == 0:
        return np.zeros(HALVES, dtype=np.int64)
    ordered: Seats = np.sort(days, axis=0)[(len(days) - 1) // 2]
    return ordered


HEADINGS = ("Day", "From", "To", "Needed", "Filled", "Short", "At a meeting", "In training")


def table_rows(
    rota: Rota, series: Series, *, only_short: bool, behind: Series | None = None
) -> list[tuple[str, ...]]:
    """The series as a table, half hours of equal seats joined; last those of `behind`."""
    rows: list[tuple[str, ...]] = []
    columns = [series.required, series.filled, series.short, series.meeting, series.training]
    if behind is not None:
        columns.append(behind.filled)
    seats = np.stack(columns)
    for day in range(seats.shape[1]):
        name = NAMES[day] if series.weeks else day_name(rota, day)
        changes = np.flatnonzero((seats[:, day, 1:] != seats[:, day, :-1]).any(axis=0)) + 1
        starts = [0, *changes.tolist(), HALVES]
        for start, end in pairwise(starts):
            needed, filled, short, *away = (int(one) for one in seats[:, day, start])
            if short if only_short else (needed or filled):
                told = [str(needed), str(filled), str(short or "")]
                told += [str(one or "") for one in away[:2]] + [str(one) for one in away[2:]]
                rows.append((name, clock(start * HALF_HOUR), _until(end), *told))
    return rows


def _until(half: int) -> str:
    return "24:00" if half == HALVES else clock(half * HALF_HOUR)
