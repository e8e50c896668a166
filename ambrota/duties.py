"""The duty table: every timed duty of a rota in one columnar table, person by person in time order.

A **walk** is a sequence of days that somebody really works through. In a dated rota each person has
their own, with the days carried in before it. In a cyclic rota all who step through the N lines
work the same 7N days over and over, so each named rota is one walk that wraps round: the last
line's Sunday is followed by the first line's Monday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import elapsed_minute
from ambrota.model import ABSENCE_KINDS, DAY, WEEK, Duty, Kind, Person, Rota

Ints = NDArray[np.int64]

NIGHT_FROM, NIGHT_TO, NIGHT_MINUTES = 23 * 60, 30 * 60, 180
KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Walk:
    """One sequence of days that is worked through.

    `people`: row numbers (one, or the lines in order). `first` and `days`: the walk's days run from
    `first` (negative when days are carried in) to `days` - 1. `wraps`: day `days` is day 0 again.
    """

    index: int
    people: tuple[int, ...]
    first: int
    days: int
    wraps: bool

    def cell(self, walk_day: int) -> tuple[int, int]:
        """(row of the person or line, day in it) of a day of the walk; wrapped in a cyclic rota."""
        if not self.wraps:
            return self.people[0], walk_day
        walk_day %= self.days
        return self.people[walk_day // WEEK], walk_day % WEEK


def walks_of(rota: Rota) -> tuple[Walk, ...]:
    """Every walk of the rota: one a person where dated, one a named rota where cyclic."""
    if rota.is_cyclic:
        return tuple(
            Walk(i, rows, 0, WEEK * len(rows), True) for i, rows in enumerate(rota.groups.values())
        )
    first = min((duty.day for duty in rota.before), default=0)
    return tuple(Walk(row, (row,), first, rota.days, False) for row in range(len(rota.people)))


@lru_cache(maxsize=4096)
def night_minutes(start: int, end: int) -> int:
    """Minutes of a duty (local, from 00:00 of its day) that lie between 23:00 and 06:00."""
    total = 0
    for day in range(-1, end // DAY + 1):
        low, high = day * DAY + NIGHT_FROM, day * DAY + NIGHT_TO
        total += max(0, min(end, high) - max(start, low))
    return total


def is_night(duty: Duty) -> bool:
    """A night: at least 3 h of the duty lie between 23:00 and 06:00."""
    return (
        duty.start is not None
        and duty.end is not None
        and night_minutes(duty.start, duty.end) >= NIGHT_MINUTES
    )


def paid_minutes(rota: Rota, duty: Duty) -> int:
    """Paid minutes of an entry.

    As its code states; else, for timed work, elapsed time less 30 minutes if over 6 h; for leave
    and sickness the weekly contract shared over Monday to Friday (full time where none is stated);
    else 0.
    """
    if duty.paid is not None:
        return duty.paid
    if duty.is_timed_work:
        assert duty.start is not None
        assert duty.end is not None
        base = duty.day * DAY
        length = elapsed_minute(rota.first_day, base + duty.end) - elapsed_minute(
            rota.first_day, base + duty.start
        )
        return length - 30 if length > 360 else length
    if duty.kind in ABSENCE_KINDS and rota.weekday(duty.day) < 5:
        return round(contract_minutes(rota.person(duty.person)) / 5)
    return 0


FULL_TIME = 37.5


def contract_minutes(person: Person) -> float:
    """Contracted minutes a week; full time (37.5 h) where no contract is stated."""
    hours = FULL_TIME if person.contracted_hours is None else person.contracted_hours
    return hours * 60


@dataclass(frozen=True)
class DutyTable:
    """Columns of equal length, one row per entry (timed or not), ordered by walk, then start.

    `walk`, `person` (row number), `day` (of the person), `walk_day`; `start`, `end`: elapsed
    minutes from 00:00 of the walk's day 0 (an untimed entry has start = end = 00:00 of its day);
    `local_start`, `local_end`: clock minutes from 00:00 of the duty's own day (-1 when untimed);
    `paid` minutes; `kind`: index into KINDS; `night`: whether it is a night; `timed`: whether it is
    timed work; `before`: whether it was carried in. `duties` are the entries themselves, same
    order.
    """

    walks: tuple[Walk, ...]
    duties: tuple[Duty, ...]
    walk: Ints
    person: Ints
    day: Ints
    walk_day: Ints
    start: Ints
    end: Ints
    local_start: Ints
    local_end: Ints
    paid: Ints
    kind: Ints
    night: NDArray[np.bool_]
    timed: NDArray[np.bool_]
    before: NDArray[np.bool_]

    @cached_property
    def _walk_edges(self) -> Ints:
        return np.searchsorted(self.walk, np.arange(len(self.walks) + 1))

    def rows_of(self, walk: Walk) -> slice:
        """The table rows of one walk."""
        return slice(int(self._walk_edges[walk.index]), int(self._walk_edges[walk.index + 1]))

    @cached_property
    def timed_pairs(self) -> tuple[Ints, Ints, Ints]:
        """Successive timed duties of each walk: (row of earlier, row of later, rest minutes).

        Rest is elapsed; negative where duties overlap. In a walk that wraps, its last duty is
        followed by its first.
        """
        earlier: list[Ints] = []
        later: list[Ints] = []
        rest: list[Ints] = []
        for walk in self.walks:
            part = self.rows_of(walk)
            rows = np.flatnonzero(self.timed[part]) + part.start
            if len(rows) == 0 or (len(rows) == 1 and not walk.wraps):
                continue
            following = np.roll(rows, -1)
            gap = self.start[following] - self.end[rows]
            if walk.wraps:
                gap[-1] += walk.days * DAY
            else:
                rows, following, gap = rows[:-1], following[:-1], gap[:-1]
            earlier.append(rows)
            later.append(following)
            rest.append(gap)
        if not earlier:
            empty = np.zeros(0, dtype=np.int64)
            return empty, empty, empty
        return np.concatenate(earlier), np.concatenate(later), np.concatenate(rest)

    def day_matrix(self, walk: Walk, values: NDArray[np.generic]) -> Ints:
        """Sum of a column by day of the walk: length `days - first`, index 0 is day `first`."""
        part = self.rows_of(walk)
        out = np.zeros(walk.days - walk.first, dtype=np.int64)
        np.add.at(out, self.walk_day[part] - walk.first, values[part].astype(np.int64))
        return out

    def is_kind(self, *kinds: Kind) -> NDArray[np.bool_]:
        """Mask of the entries of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])


def duty_table(rota: Rota) -> DutyTable:
    """The duty table of a rota, duties carried in included."""
    walks = walks_of(rota)
    place = {
        row: (walk.index, WEEK * position if walk.wraps else 0)
        for walk in walks
        for position, row in enumerate(walk.people)
    }
    rows = sorted(_rows(rota, place), key=lambda row: row[:3])
    columns = np.array([row[:11] for row in rows], dtype=np.int64).reshape(len(rows), 11).T
    walk, start, end, person, day, walk_day, local_start, local_end, paid, kind, flags = columns
    return DutyTable(
        walks=walks, duties=tuple(row[11] for row in rows), walk=walk, person=person, day=day,
        walk_day=walk_day, start=start, end=end, local_start=local_start, local_end=local_end,
        paid=paid, kind=kind, night=(flags & 1) > 0, timed=(flags & 2) > 0, before=(flags & 4) > 0,
    )  # fmt: skip


Row = tuple[int, int, int, int, int, int, int, int, int, int, int, Duty]


def _rows(rota: Rota, place: dict[int, tuple[int, int]]) -> Iterator[Row]:
    kind_number = {kind: number for number, kind in enumerate(KINDS)}
    for carried, duties in ((True, rota.before), (False, rota.duties)):
        for duty in duties:
            person = rota.index[duty.person]
            walk, offset = place[person]
            walk_day = duty.day + offset
            timed = duty.is_timed_work
            local_start = duty.start if duty.start is not None and timed else -1
            local_end = duty.end if duty.end is not None and timed else -1
            base = walk_day * DAY
            start = elapsed_minute(rota.first_day, base + max(local_start, 0))
            end = elapsed_minute(rota.first_day, base + local_end) if timed else start
            flags = is_night(duty) * 1 + timed * 2 + carried * 4
            yield (
                walk, start, end, person, duty.day, walk_day, local_start, local_end,
                paid_minutes(rota, duty), kind_number[duty.kind], flags, duty,
            )  # fmt: skip
