"""When a person and their line manager can meet: the test of a session, and every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ambrota.calendar import clock
from ambrota.entries import Ints, ranks
from ambrota.lines import nobody_there
from ambrota.model import DAY, Kind, Session
from ambrota.sessions import QUARTER, Horizon, Presence, Spans, horizon_of, kinds_mask, own_manager

if TYPE_CHECKING:
    from ambrota.rules.contact import Contact

ONE_TO_ONE, TEAM = "one-to-one", "team"
HOSTS = (Kind.COVER, Kind.OTHER_WORK, Kind.CONTACT)
SHARED = (*HOSTS, Kind.TRAINING)


class MeetingTimes:
    """The rules of a contact session, applied to a placed one or to all that could be placed."""

    def __init__(self, presence: Presence, terms: Contact) -> None:
        self.presence, self.terms = presence, terms
        self.rota = presence.rota
        # In the duties of a vacant line nobody is counted, whoever comes to it.
        counted = presence.counted
        self._hosts = kinds_mask(presence.table, *HOSTS) & counted
        self._shared = kinds_mask(presence.table, *SHARED) & ~presence.table.before & counted
        self._settled = presence.table.timed & ~presence.table.is_kind(Kind.RELIEF) & counted
        self._spans: dict[tuple[int, int], Spans] = {}
        self._merged: dict[tuple[int, int], Spans] = {}
        self._clock: dict[int, tuple[Ints, Ints]] = {}

    def hosts(self, row: int, days: int) -> Spans:
        """The duties of a person in which a session may stand."""
        if (row, days) not in self._spans:
            self._spans[row, days] = self.presence.spans(row, days).of(self._hosts)
        return self._spans[row, days]

    def fault(self, session: Session) -> str | None:
        """Why a one-to-one cannot count, other sessions apart; None when it can."""
        rota, terms = self.rota, self.terms
        row = rota.index.get(session.person)
        if row is None:
            return "the person is not in the rota"
        person = rota.people[row]
        if person.vacant:
            return "the line is vacant"
        manager = own_manager(rota, person)
        if manager is None or session.with_ != rota.people[manager].id:
            return "it is not with the person's own line manager"
        horizon = horizon_of(rota, row)
        if not 0 <= session.day < horizon.days:
            return "it lies outside the days that are judged"
        if session.minutes < terms.minutes:
            return f"it lasts {session.minutes} min; {terms.minutes} min are asked for"
        if session.start % QUARTER:
            return f"it starts at {clock(session.start)}, not on a quarter hour"
        if session.start < terms.earliest or session.end > terms.latest:
            return f"it is not between {clock(terms.earliest)} and {clock(terms.latest)}"
        return self._off_duty(session, row, horizon) or self._off_duty(session, manager, horizon)

    def _off_duty(self, session: Session, row: int, horizon: Horizon) -> str | None:
        """Why a person's duties cannot hold the session."""
        start, end = self.presence.between(session)
        hosts = self.hosts(row, horizon.days)
        around = hosts.around(start, end)
        if not around:
            return self._no_host(row, start, end, horizon)
        name = self.rota.people[row].name
        # One duty must leave both margins; of several the one that comes nearest is told of.
        after, before = max(
            ((start - int(hosts.start[at]), int(hosts.end[at]) - end) for at in around),
            key=lambda kept: min(
                0, kept[0] - self.terms.after_start, kept[1] - self.terms.before_end
            ),
        )
        if after < self.terms.after_start:
            return (
                f"it starts {after} min after {name}'s duty; {self.terms.after_start} min are kept"
            )
        if before < self.terms.before_end:
            return (
                f"it ends {before} min before {name}'s duty; {self.terms.before_end} min are kept"
            )
        return None

    def _no_host(self, row: int, start: int, end: int, horizon: Horizon) -> str:
        """What somebody does then whom no duty lets meet."""
        spans, table = self.presence.spans(row, horizon.days), self.presence.table
        there = [table.duties[spans.row[at]] for at in spans.around(start, end)]
        for duty in there:
            if duty.kind in HOSTS:  # and yet none that counts: a vacant line's
                return nobody_there(self.rota, row, self.rota.index[duty.person])
        kinds = sorted({duty.kind for duty in there})
        what = f"on {kinds[0]} then" if kinds else "not on duty for the whole of it"
        return f"{self.rota.people[row].name} is {what}"

    def starts(self, row: int, manager: int, horizon: Horizon) -> tuple[Ints, Ints]:
        """Every start at which the two could meet, in order: (day, elapsed minutes from day 0)."""
        mine, theirs = self.hosts(row, horizon.days), self.hosts(manager, horizon.days)
        one, other = overlaps(mine, theirs)
        low = np.maximum(mine.start[one], theirs.start[other]) + self.terms.after_start
        high = np.minimum(mine.end[one], theirs.end[other]) - self.terms.before_end
        wide = high - low >= self.terms.minutes
        low, high = low[wide], high[wide]
        if not len(low):
            return _NONE, _NONE
        opens, closes = self._opening(horizon.days)
        # Each time in common on every day that it may touch: elapsed time is not quite the clock's.
        later = np.arange(-1, int((high - low).max()) // DAY + 2)[:, None]
        day = (low // DAY + later).ravel()
        inside = (day >= 0) & (day < horizon.days)
        day = day[inside]
        low, high = np.tile(low, len(later))[inside], np.tile(high, len(later))[inside]
        first = -(-np.maximum(low, opens[day]) // QUARTER) * QUARTER
        last = np.minimum(high, closes[day]) - self.terms.minutes
        count = np.maximum((last - first) // QUARTER + 1, 0)
        starts = np.repeat(first, count) + QUARTER * ranks(count)
        start, kept = np.unique(starts, return_index=True)
        return np.repeat(day, count)[kept], start

    def shared_minutes(self, row: int, manager: int, horizon: Horizon) -> int:
        """Minutes in which both are on duty, relief and days carried in left out."""
        mine, theirs = self._on_duty(row, horizon.days), self._on_duty(manager, horizon.days)
        one, other = overlaps(mine, theirs)
        low = np.maximum(np.maximum(mine.start[one], theirs.start[other]), 0)
        high = np.minimum(mine.end[one], theirs.end[other])
        if self.rota.is_cyclic:
            high = np.minimum(high, horizon.days * DAY)
        return int(np.maximum(high - low, 0).sum())

    def _on_duty(self, row: int, days: int) -> Spans:
        if (row, days) not in self._merged:
            self._merged[row, days] = merged(self.presence.spans(row, days).of(self._shared))
        return self._merged[row, days]

    def duty_days(self, row: int, horizon: Horizon) -> Ints:
        """The days on which somebody's timed duties start; relief and days carried in left out."""
        rows, days = self.presence.entries(row, horizon.days)
        return days[self._settled[rows]]

    def _opening(self, days: int) -> tuple[Ints, Ints]:
        """Elapsed minutes of the earliest and the latest clock time of each day."""
        if days not in self._clock:
            self._clock[days] = (
                self.presence.minutes(days, self.terms.earliest),
                self.presence.minutes(days, self.terms.latest),
            )
        return self._clock[days]


_NONE = np.zeros(0, dtype=np.int64)


def overlaps(one: Spans, other: Spans) -> tuple[Ints, Ints]:
    """Positions of every pair of spans, one of each, that have time in common."""
    if len(one.start) == 0 or len(other.start) == 0:
        return _NONE, _NONE
    first = np.searchsorted(other.reach, one.start, side="right")
    past = np.searchsorted(other.start, one.end, side="left")
    count = np.maximum(past - first, 0)
    left = np.repeat(np.arange(len(one.start)), count)
    right = np.repeat(first, count) + ranks(count)
    real = (one.start[left] < other.end[right]) & (other.start[right] < one.end[left])
    return left[real], right[real]


def merged(spans: Spans) -> Spans:
    """The same time with overlapping spans joined, so that no minute counts twice."""
    if len(spans.start) < 2:
        return spans
    reach = np.maximum.accumulate(spans.end)
    opens = np.concatenate(([True], spans.start[1:] > reach[:-1]))
    at = np.flatnonzero(opens)
    ends = reach[np.append(at[1:], len(reach)) - 1]
    return Spans(spans.start[at], ends, spans.row[at])
