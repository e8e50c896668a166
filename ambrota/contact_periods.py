"""Contact periods, and one person's contact in each: held, possible, excused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ambrota.contact_times import MeetingTimes
from ambrota.entries import Ints
from ambrota.model import WEEK, WORK_KINDS, Kind, Rota, Session
from ambrota.sessions import QUARTER, Horizon, Presence

SETTLED = WORK_KINDS - {Kind.RELIEF}


@dataclass(frozen=True, slots=True)
class Period:
    """One contact period: `days` days from `first`, wrapping where its horizon wraps."""

    number: int
    first: int
    days: int


@dataclass(frozen=True, slots=True)
class Excused:
    """Neighbouring periods in which somebody has no timed duty and so no session is asked for.

    Duties of a vacant line are none of theirs. In a cyclic rota `to_day` may come before
    `from_day`: the run wraps. `days` is its length.
    """

    person: str
    from_day: int
    to_day: int
    days: int
    reason: str


@dataclass(frozen=True)
class PersonContact:
    """One person's contact with their own line manager over the days that are judged.

    `held`, `could`, `excused`: by period, whether it has a valid session, could have one, asks for
    none. `starts_by_day`: quarter hours from 00:00 of day 0 at which a session could start.
    """

    person: str
    manager: str
    horizon: Horizon
    periods: tuple[Period, ...]
    held: tuple[bool, ...]
    could: tuple[bool, ...]
    excused: tuple[bool, ...]
    placed: int
    required: int
    shared_hours: float
    session_days: tuple[int, ...]
    starts_by_day: dict[int, tuple[int, ...]]

    @property
    def possible(self) -> int:
        """Periods in which a session could be placed if this person alone were served."""
        return sum(self.could)

    @property
    def unmet(self) -> tuple[Period, ...]:
        """Periods that ask for a session and have none."""
        return tuple(
            period
            for period, held, excused in zip(self.periods, self.held, self.excused, strict=True)
            if not (held or excused)
        )


def periods_of(rota: Rota, horizon: Horizon, weeks: int) -> tuple[Period, ...]:
    """The contact periods: whole blocks of a dated rota, every run of weeks of a cyclic one."""
    length = weeks * WEEK
    if not rota.is_cyclic:
        return tuple(Period(k, k * length, length) for k in range(horizon.days // length))
    if horizon.wraps:
        days = min(length, horizon.days)
        return tuple(Period(week, week * WEEK, days) for week in range(horizon.weeks))
    return tuple(Period(week, week * WEEK, length) for week in range(horizon.weeks - weeks + 1))


def in_periods(periods: tuple[Period, ...], days: Ints, horizon: Horizon) -> tuple[int, ...]:
    """How many of the days lie in each period."""
    if not len(days):
        return (0,) * len(periods)
    by_day = np.bincount(days[(days >= 0) & (days < horizon.days)], minlength=horizon.days)
    before = [0, *np.cumsum(np.concatenate((by_day, by_day))).tolist()]
    return tuple(before[one.first + one.days] - before[one.first] for one in periods)


def person_contact(
    times: MeetingTimes, row: int, manager: int, horizon: Horizon, sessions: list[Session]
) -> PersonContact:
    """One person's contact with a manager over the horizon, given the person's valid sessions."""
    rota, weeks = times.rota, times.terms.weeks
    periods = periods_of(rota, horizon, weeks)
    day, start = times.starts(row, manager, horizon)
    worked = times.duty_days(row, horizon)
    placed = np.array([session.day for session in sessions], dtype=np.int64)
    excused = tuple(count == 0 for count in in_periods(periods, worked, horizon))
    could = tuple(
        count > 0 and not free
        for count, free in zip(in_periods(periods, day, horizon), excused, strict=True)
    )
    required = excused.count(False)
    if rota.is_cyclic:
        required = -(-horizon.weeks // weeks) if required else 0
    edges = [0, *(np.flatnonzero(np.diff(day)) + 1).tolist(), len(day)] if len(day) else []
    days, quarters = day.tolist(), (start // QUARTER).tolist()
    by_day = {days[a]: tuple(quarters[a:b]) for a, b in pairwise(edges)}
    return PersonContact(
        rota.people[row].id, rota.people[manager].id, horizon, periods,
        tuple(count > 0 for count in in_periods(periods, placed, horizon)), could, excused,
        len(sessions), required, times.shared_minutes(row, manager, horizon) / 60,
        tuple(session.day for session in sessions), by_day,
    )  # fmt: skip


def runs_without_duty(
    presence: Presence,
    row: int,
    horizon: Horizon,
    periods: tuple[Period, ...],
    none: tuple[bool, ...],
) -> list[Excused]:
    """Periods in which somebody has no timed duty, neighbours joined, with what stands there."""
    runs: list[list[Period]] = []
    for period, empty in zip(periods, none, strict=True):
        if empty and runs and runs[-1][-1].number == period.number - 1:
            runs[-1].append(period)
        elif empty:
            runs.append([period])
    if horizon.wraps and len(runs) > 1 and none[0] and none[-1]:
        runs[0] = runs.pop() + runs[0]
    found = []
    for run in runs:
        first, last = run[0].first, run[-1].first + run[-1].days
        days = last - first if last > first else last - first + horizon.days
        days = min(days, horizon.days)
        reason = _what_stands(presence, row, [(first + d) % horizon.days for d in range(days)])
        to_day = (first + days - 1) % horizon.days
        found.append(Excused(presence.rota.people[row].id, first, to_day, days, reason))
    return found


def _what_stands(presence: Presence, row: int, days: list[int]) -> str:
    """In words, what stands in days without timed duties: 'leave on 20 days, relief on 5 days'."""
    rota, count = presence.rota, Counter[str]()
    words = {Kind.SICK: "sickness", Kind.UNKNOWN: "codes not understood"}
    for day in days:
        cell = presence.cell(row, day)
        kinds = {duty.kind for duty in rota.by_cell.get(cell, ())} - {Kind.REST}
        if rota.person(cell[0]).vacant and kinds & SETTLED:
            kinds -= SETTLED
            count["duties of a vacant line"] += 1
        count.update(words.get(kind, str(kind)) for kind in sorted(kinds))
    parts = [f"{what} on {n} {'day' if n == 1 else 'days'}" for what, n in count.most_common()]
    return ", ".join(parts) or "no duty at all"
