"""Where sessions stand in time: the days they are judged over, who is on duty then, and clashes.

In a dated rota a session's day is a day of the rota. In a cyclic one it counts from the Monday of
the cycle's first week, in which the person of line k works line k; a week later, line k + 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from math import gcd, lcm

import numpy as np

from ambrota.calendar import elapsed_minute
from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints
from ambrota.model import ABSENCE_KINDS, DAY, WEEK, Kind, Person, Rota, Session

MOST_WEEKS = 52
LOOK_BACK = 4
"""Days before the first of a cycle whose duties still bear on it by the rest they ask for."""

QUARTER = 15


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days over which somebody's sessions are judged.

    `wraps`: the day after the last is day 0 again. `drift`: where the person's cycle and the
    manager's meet too seldom to be judged whole, the weeks by which they shift in each turn.
    """

    days: int
    wraps: bool
    drift: int | None = None

    @property
    def weeks(self) -> int:
        """Whole weeks in it."""
        return self.days // WEEK


def weeks_together(lengths: Collection[int]) -> tuple[int, bool]:
    """(weeks over which cycles of these lengths go round together, whether they do).

    Where they meet too seldom to be judged whole: 52 weeks, or the longest of them.
    """
    weeks = lcm(*lengths)
    if len(set(lengths)) == 1 or weeks <= MOST_WEEKS:
        return weeks, True
    return max(MOST_WEEKS, *lengths), False


def own_manager(rota: Rota, person: Person) -> int | None:
    """Row of the line manager somebody can meet: in the rota, in post, and not themselves."""
    row = rota.index.get(person.line_manager) if person.line_manager else None
    if row is None or person.line_manager == person.id or rota.people[row].vacant:
        return None
    return row


def horizon_of(rota: Rota, row: int) -> Horizon:
    """The days over which a person's contact and training are judged."""
    if not rota.is_cyclic:
        return Horizon(rota.days, wraps=False)
    person = rota.people[row]
    manager = own_manager(rota, person)
    own = len(rota.groups[person.rota])
    theirs = own if manager is None else len(rota.groups[rota.people[manager].rota])
    weeks = lcm(own, theirs)
    if own != theirs and weeks > MOST_WEEKS:
        return Horizon(MOST_WEEKS * WEEK, wraps=False, drift=max(own, theirs) % min(own, theirs))
    return Horizon(weeks * WEEK, wraps=True)


@dataclass(frozen=True)
class Spans:
    """Timed work in order of start: elapsed minutes from 00:00 of day 0, rows of the duty table."""

    start: Ints
    end: Ints
    row: Ints

    @cached_property
    def reach(self) -> Ints:
        """The latest end so far."""
        return np.maximum.accumulate(self.end)

    @cached_property
    def _lists(self) -> tuple[list[int], list[int], list[int]]:
        return self.start.tolist(), self.end.tolist(), self.reach.tolist()

    def around(self, start: int, end: int) -> list[int]:
        """Positions of the spans in which the whole of `start` to `end` lies."""
        starts, ends, reach = self._lists
        found = []
        at = bisect_right(starts, start) - 1
        while at >= 0 and reach[at] >= end:
            if ends[at] >= end:
                found.append(at)
            at -= 1
        return found

    def ended_since(self, start: int, since: int) -> list[int]:
        """Positions of the spans that start before `start` and end after `since`, latest first."""
        starts, ends, reach = self._lists
        found = []
        at = bisect_left(starts, start) - 1
        while at >= 0 and reach[at] > since:
            if ends[at] > since:
                found.append(at)
            at -= 1
        return found

    def of(self, chosen: Bools) -> Spans:
        """The spans whose row of the duty table is chosen."""
        kept = chosen[self.row]
        return Spans(self.start[kept], self.end[kept], self.row[kept])


class Presence:
    """Who is on duty when; people of a cyclic rota are followed from line to line."""

    def __init__(self, rota: Rota, table: DutyTable) -> None:
        self.rota = rota
        self.table = table
        self._place = {
            row: (walk, position)
            for walk in table.walks
            for position, row in enumerate(walk.people)
        }
        self._spans: dict[tuple[int, int], Spans] = {}
        self._entries: dict[tuple[int, int], tuple[Ints, Ints]] = {}

    @cached_property
    def away(self) -> Bools:
        """Mask of the table's entries of leave and sickness."""
        return self.table.is_kind(*ABSENCE_KINDS)

    @cached_property
    def counted(self) -> Bools:
        """Mask of the table's entries that are somebody's: not those of a vacant line."""
        filled = np.array([not person.vacant for person in self.rota.people], dtype=np.bool_)
        mask: Bools = filled[self.table.person]
        return mask

    def spans(self, row: int, days: int) -> Spans:
        """Timed work of a person on day 0 to `days` - 1, and what came just before."""
        # Without lines to follow them through, all of somebody's work is before them as it is.
        key = (row, days if self._place[row][0].wraps else 0)
        if key not in self._spans:
            self._spans[key] = self._find(row, days)
        return self._spans[key]

    def _find(self, row: int, days: int) -> Spans:
        walk, position = self._place[row]
        part = self.table.rows_of(walk)
        rows = np.flatnonzero(self.table.timed[part]) + part.start
        start, end = self.table.start[rows], self.table.end[rows]
        if not walk.wraps:
            return Spans(start, end, rows)
        cycle = walk.days * DAY
        turns = np.arange(-1, days // walk.days + 2)[:, None]
        shift = turns * cycle - position * WEEK * DAY
        start, end = (start + shift).ravel(), (end + shift).ravel()
        rows = np.tile(rows, len(turns))
        kept = np.flatnonzero((end > -LOOK_BACK * DAY) & (start < days * DAY))
        kept = kept[np.argsort(start[kept], kind="stable")]
        return Spans(start[kept], end[kept], rows[kept])

    def entries(self, row: int, days: int) -> tuple[Ints, Ints]:
        """Every entry of a person on day 0 to `days` - 1, timed or not: (row of the table, day)."""
        key = (row, days)
        if key not in self._entries:
            self._entries[key] = self._find_entries(row, days)
        return self._entries[key]

    def _find_entries(self, row: int, days: int) -> tuple[Ints, Ints]:
        walk, position = self._place[row]
        part = self.table.rows_of(walk)
        rows, day = np.arange(part.start, part.stop), self.table.walk_day[part]
        if walk.wraps:
            turns = np.arange(days // walk.days + 2)[:, None] * walk.days
            day = (day - position * WEEK + turns).ravel()
            rows = np.tile(rows, len(turns))
        kept = (day >= 0) & (day < days)
        return rows[kept], day[kept]

    def cell(self, row: int, day: int) -> tuple[str, int]:
        """(person or line id, day in it) that a person works on a day."""
        walk, position = self._place[row]
        if not walk.wraps:
            return self.rota.people[row].id, day
        worked, day_of_line = walk.cell(position * WEEK + day)
        return self.rota.people[worked].id, day_of_line

    def minute(self, day: int, minute: int) -> int:
        """Elapsed minutes from 00:00 of day 0 to a clock time of a day."""
        return elapsed_minute(self.rota.first_day, day * DAY + minute)

    def minutes(self, days: int, minute: int) -> Ints:
        """The same for a clock time of each of the first `days` days."""
        return np.array([self.minute(day, minute) for day in range(days)], dtype=np.int64)

    def between(self, session: Session) -> tuple[int, int]:
        """Elapsed start and end of a session."""
        return self.minute(session.day, session.start), self.minute(session.day, session.end)


def kinds_mask(table: DutyTable, *kinds: Kind) -> Bools:
    """Mask of the table's timed work of these kinds."""
    mask: Bools = table.timed & table.is_kind(*kinds)
    return mask


class Diary:
    """Who is taken by which session; nobody can be in two at once.

    People in one course, or in one team session, at one time share the one who leads it. Sessions
    of people whose cycles differ come round at different times and are held against each other so.
    """

    def __init__(self, rota: Rota) -> None:
        self._rota = rota
        self._taken: dict[tuple[str, int], list[tuple[Session, int]]] = defaultdict(list)

    def clash(self, session: Session) -> str | None:
        """Who of those in the session is in another one then; None when nobody is."""
        turn = self._turn(session)
        for who in self._people(session):
            for other, other_turn in self._taken[who, session.day % WEEK]:
                if (
                    session.start < other.end
                    and other.start < session.end
                    and _same_day(session.day - other.day, turn, other_turn)
                    and not (who == session.with_ and _together(session, other))
                ):
                    return f"{self._rota.person(who).name} is in another session then"
        return None

    def enter(self, session: Session) -> None:
        """Take the time of those in the session."""
        for who in self._people(session):
            self._taken[who, session.day % WEEK].append((session, self._turn(session)))

    def _people(self, session: Session) -> list[str]:
        both = (session.person, session.with_)
        return [who for who in both if who is not None and who in self._rota.index]

    def _turn(self, session: Session) -> int:
        """Days after which the session comes round again; 0 for never."""
        row = self._rota.index.get(session.person)
        if row is None or not self._rota.is_cyclic:
            return 0
        horizon = horizon_of(self._rota, row)
        return horizon.days if horizon.wraps else 0


def _same_day(apart: int, turn: int, other_turn: int) -> bool:
    common = gcd(turn, other_turn)
    return apart == 0 if common == 0 else apart % common == 0


def _together(one: Session, other: Session) -> bool:
    """Whether two people sit in one course or one team session."""
    shared = one.kind == "training" or one.category == "team"
    return (
        shared
        and (one.kind, one.category, one.with_, one.start, one.end)
        == (other.kind, other.category, other.with_, other.start, other.end)
        and one.person != other.person
    )
