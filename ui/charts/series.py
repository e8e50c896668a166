"""Cover to draw: seats needed and filled in each half hour, by resource and by role on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ambrota.cover import CoverAudit, cover
from ambrota.cover import Seats as Listed
from ambrota.demand import HALVES, Key, Requirement, requirement
from ambrota.model import Rota
from ambrota.seats import Staffing, staffing, stand_down
from ui.charts.gaps import Gap, Weeks, counted, folded, moves, of_keys

Seats = NDArray[np.int64]
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Cycle:
    """The weeks in which sessions of a cyclic rota go round: `[week, day, half hour]`."""

    filled: Seats
    meeting: Seats
    training: Seats
    short: Seats
    given: Seats


@dataclass(frozen=True)
class Series:
    """One resource, or one role on it, by day and half hour.

    `filled`: after sessions; `meeting`, `training`: people whom sessions take from it; `short`:
    seats that are missed as audited; `given`: seats given up to people, which are not short.
    `weeks_short`: of a typical week in how many of `weeks` a half hour is short. `vacant`: seats
    that vacant lines would fill besides. `cycle`: the weeks by themselves, while all of them are
    laid over one another; `gap`: where vacant lines stand in each of them; `of_week` of
    `of_weeks`: the one week of them that it is.
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
    vacant: Seats | None = None
    cycle: Cycle | None = None
    gap: Gap | None = None
    of_week: int = 0
    of_weeks: int = 1

    @property
    def name(self) -> str:
        """What it is called in a list: 'DCA', 'DCA · Paramedic'."""
        return f"{self.resource} · {self.role}" if self.role else self.resource

    @property
    def most(self) -> int:
        """The most seats in any half hour, needed or filled."""
        there = self.there + (0 if self.vacant is None else self.vacant)
        return int(max(self.required.max(initial=1), there.max(initial=1), 1))

    @cached_property
    def there(self) -> Seats:
        """What duties fill, sessions or not; of several weeks where it is most."""
        if self.cycle is not None:
            most: Seats = self.cycle.filled.max(axis=0)
            return most
        return self.filled + self.meeting + self.training

    @property
    def shown(self) -> Seats:
        """What is told to be filled: after sessions; over several weeks what duties fill."""
        return self.filled if self.cycle is None else self.there

    @property
    def least(self) -> Seats | None:
        """A seat less than needed, the least while a session is held; None where none is."""
        if self.weeks or not (self.derived and self.given.any()):
            return None
        least: Seats = np.maximum(self.required - 1, 0)
        return least

    @property
    def turns(self) -> int:
        """How many weeks of a cycle can be looked at by themselves; 0 where all are alike."""
        if self.cycle is not None:
            return len(self.cycle.given)
        return 0 if self.gap is None else len(self.gap.lines)

    @cached_property
    def weeks_given(self) -> Seats | None:
        """In how many weeks of the cycle a seat is given up, while all are laid over another."""
        if self.cycle is None:
            return None
        counted: Seats = (self.cycle.given > 0).sum(axis=0)
        return counted

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
    if moves(rota):
        weeks = Weeks(rota, need, substitution)
        found = [replace(one, gap=_gap(one, need, weeks)) for one in found]
    return found


def _gap(one: Series, need: Requirement, weeks: Weeks) -> Gap:
    """Where the gap stands in each week, on one resource."""
    keys = [
        key for key in need.keys
        if (key[0] or "All") == one.resource and one.role in ("", key[1])
    ]  # fmt: skip
    resource = keys[0][0] if keys else one.resource
    return weeks.gap(resource, one.role or None, keys, 0 if one.cycle is None else one.cycle.given)


class _People:
    """How many are there in each half hour, before and after sessions, at the fewest."""

    def __init__(self, rota: Rota) -> None:
        self._days = rota.days
        self._whole = staffing(rota)
        self._planned = self._whole
        if any(person.vacant for person in rota.people):
            self._planned = staffing(rota, vacant=True)
        self.resources = tuple(dict.fromkeys(resource for resource, _ in self._whole.groups))
        meetings = tuple(one for one in rota.sessions if one.kind == "contact")
        self._met = self._whole
        if meetings:
            self._met = stand_down(rota.with_sessions(meetings), self._whole)
        self._left = stand_down(rota, self._whole) if rota.sessions else self._whole

    def of(self, resource: str | None, role: str | None = None) -> tuple[Seats, Seats, Seats]:
        """(there after sessions, away at a meeting, away in training), by week, day, half hour."""
        whole, met, left = (
            self._counted(one, resource, role) for one in (self._whole, self._met, self._left)
        )
        return left, whole - met, np.maximum(met - left, 0)

    def vacant(self, resource: str | None, role: str | None = None) -> Seats | None:
        """Seats that vacant lines would fill; None where there are no such lines."""
        if self._planned is self._whole:
            return None
        both = (self._counted(one, resource, role)[0] for one in (self._planned, self._whole))
        return np.maximum(next(both) - next(both), 0)

    def _counted(self, staffed: Staffing, resource: str | None, role: str | None) -> Seats:
        return counted(staffed, resource, role, self._days)


def _whole(
    rota: Rota, need: Requirement, account: CoverAudit, people: _People, name: str | None
) -> Series:
    there, meeting, training = people.of(name)
    keys = [key for key in need.keys if key[0] == name]
    by_week = _cycle(account, keys, there, meeting, training) if account.weeks > 1 else None
    return Series(
        name or "All", _needed(need, name, rota.days), there.min(axis=0), need.is_derived,
        meeting.max(axis=0), _most_besides(there, meeting, training),
        listed(account.short, keys, rota), listed(account.given_up, keys, rota),
        vacant=people.vacant(name), cycle=by_week,
    )  # fmt: skip


def _part(rota: Rota, need: Requirement, account: CoverAudit, people: _People, key: Key) -> Series:
    at = account.keys.index(key)
    there, meeting, training = people.of(*key)
    required = folded(account.required[at], rota.days).max(axis=0)
    filled = folded(account.filled[at], rota.days)
    by_week = _cycle(account, [key], filled, meeting, training) if account.weeks > 1 else None
    return Series(
        key[0] or "All", required, filled.min(axis=0), need.is_derived,
        meeting.max(axis=0), _most_besides(there, meeting, training),
        listed(account.short, [key], rota), listed(account.given_up, [key], rota), key[1] or "",
        vacant=people.vacant(*key), cycle=by_week,
    )  # fmt: skip


def _most_besides(there: Seats, meeting: Seats, training: Seats) -> Seats:
    """Who is in training where most are away, so that all who are away are not counted twice."""
    most: Seats = (there + meeting + training).max(axis=0) - there.min(axis=0) - meeting.max(axis=0)
    return np.maximum(most, 0)


def _cycle(
    account: CoverAudit, keys: list[Key], filled: Seats, meeting: Seats, training: Seats
) -> Cycle:
    """Each week by itself; what duties leave short is short in every one of them."""
    shape = (account.weeks, account.required.shape[1] // account.weeks, HALVES)
    rows = [account.keys.index(key) for key in keys]
    missing = np.maximum(account.required - account.filled, 0)
    given = np.zeros_like(missing)
    for one in account.given_up:
        given[account.keys.index((one.resource, one.role)), one.day, one.half] += one.seats
    lacking, up = of_keys(missing, rows, account), of_keys(given, rows, account)
    filled, meeting, training = (
        np.broadcast_to(each, shape) for each in (filled, meeting, training)
    )
    up, lacking = up.reshape(shape), lacking.reshape(shape)
    return Cycle(filled, meeting, training, np.maximum(lacking - up, 0), up)


def listed(seats: Iterable[Listed], keys: list[Key], rota: Rota) -> Seats:
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
    both = [np.zeros((days, HALVES), dtype=np.int64) for _ in range(2)]
    for number, (name, role) in enumerate(need.keys):
        if name == resource:
            both[role is None] += need.seats[number].reshape(days, HALVES, -1).max(axis=2)
    return np.maximum(*both)
