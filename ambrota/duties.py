"""The duty table: every timed duty of a rota in one columnar table, person by person in time order.

A **walk** is a sequence of days that somebody really works through. In a dated rota each person has
their own, with the days carried in before it. In a cyclic rota all who step through the N lines
work the same 7N days over and over, so each named rota is one walk that wraps round: the last
line's Sunday is followed by the first line's Monday.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import elapsed_minute, elapsed_minutes
from ambrota.entries import Bools, Int32s, Ints
from ambrota.model import ABSENCE_KINDS, DAY, WEEK, Duty, Kind, Person, Rota

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

    def shown(self, row: int, walk_days: Iterable[int]) -> tuple[int, ...]:
        """Those of some days of the walk that are days of one row, as days of it, in order."""
        if not self.wraps:
            return tuple(day for day in walk_days if day >= 0)
        cells = (self.cell(day) for day in walk_days)
        return tuple(sorted({day for each, day in cells if each == row}))


@dataclass(frozen=True)
class Block:
    """Walks of one form, and so with arrays of one row a walk and one column a day.

    `part`: their rows of the duty table; `place`: where each stands in such an array, unrolled.
    """

    walks: tuple[Walk, ...]
    part: slice
    place: Ints

    @property
    def first(self) -> int:
        """The first day of each."""
        return self.walks[0].first

    @property
    def days(self) -> int:
        """The day past the last of each."""
        return self.walks[0].days

    @property
    def wraps(self) -> bool:
        """Whether each goes round."""
        return self.walks[0].wraps


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
    timed work; `before`: whether it was carried in; `shape`: index into the shapes of the rota's
    entries. `duties` are the entries themselves, same order.
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
    shape: Int32s

    @cached_property
    def _walk_edges(self) -> Ints:
        return np.searchsorted(self.walk, np.arange(len(self.walks) + 1))

    def rows_of(self, *walks: Walk) -> slice:
        """The table rows of one walk, or of successive ones."""
        return slice(
            int(self._walk_edges[walks[0].index]), int(self._walk_edges[walks[-1].index + 1])
        )

    @cached_property
    def turns(self) -> Ints:
        """Days after which each walk comes round; 0 where it does not."""
        return np.array([walk.days if walk.wraps else 0 for walk in self.walks], np.int64)

    @cached_property
    def timed_pairs(self) -> tuple[Ints, Ints, Ints]:
        """Successive timed duties of each walk: (row of earlier, row of later, rest minutes).

        Rest is elapsed; negative where duties overlap. In a walk that wraps, its last duty is
        followed by its first.
        """
        rows = np.flatnonzero(self.timed)
        walk = self.walk[rows]
        changes = walk[1:] != walk[:-1]
        is_first = np.concatenate(([True], changes))[: len(rows)]
        is_last = np.concatenate((changes, [True]))[: len(rows)]
        following = np.roll(rows, -1)
        following[is_last] = rows[is_first]
        rest = self.start[following] - self.end[rows]
        turn = self.turns * DAY
        rest[is_last] += turn[walk[is_last]]
        kept = ~is_last | (turn[walk] > 0)
        return rows[kept], following[kept], rest[kept]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All walks in order, successive ones of one form joined into blocks."""
        found = []
        for _, alike in groupby(self.walks, lambda walk: (walk.first, walk.days, walk.wraps)):
            walks = tuple(alike)
            part, length = self.rows_of(*walks), walks[0].days - walks[0].first
            place = (self.walk[part] - walks[0].index) * length + self.walk_day[part]
            found.append(Block(walks, part, place - walks[0].first))
        return tuple(found)

    def by_day(self, block: Block, values: NDArray[np.generic]) -> Ints:
        """Sum of a column by walk of the block and day of it: index 0 is day `first`."""
        shape = len(block.walks), block.days - block.first
        total = np.bincount(block.place, values[block.part], minlength=shape[0] * shape[1])
        return total.reshape(shape).astype(np.int64)

    def days_with(self, block: Block, chosen: Bools) -> Bools:
        """By walk of the block and day of it, whether there is such an entry."""
        found = np.zeros((len(block.walks), block.days - block.first), dtype=np.bool_)
        found.ravel()[block.place[chosen[block.part]]] = True
        return found

    def is_kind(self, *kinds: Kind) -> NDArray[np.bool_]:
        """Mask of the entries of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])


def duty_table(rota: Rota) -> DutyTable:
    """The duty table of a rota, duties carried in included."""
    entries, walks = rota.entries, walks_of(rota)
    walk_of, offset = np.zeros((2, len(rota.people)), dtype=np.int64)
    for walk in walks:
        rows = list(walk.people)
        walk_of[rows] = walk.index
        offset[rows] = WEEK * np.arange(len(rows)) if walk.wraps else 0
    day, timed = entries.day.astype(np.int64), entries.mask(lambda shape: shape.is_timed_work)
    walk_day = day + offset[entries.row]
    local_start = np.where(timed, entries.ints(lambda shape: shape.start or 0), -1)
    local_end = np.where(timed, entries.ints(lambda shape: shape.end or 0), -1)
    start = elapsed_minutes(rota.first_day, walk_day * DAY + np.maximum(local_start, 0))
    end = np.where(timed, elapsed_minutes(rota.first_day, walk_day * DAY + local_end), start)
    columns = {
        "walk": walk_of[entries.row],
        "person": entries.row.astype(np.int64),
        "day": day,
        "walk_day": walk_day,
        "start": start,
        "end": end,
        "local_start": local_start,
        "local_end": local_end,
        "paid": paid_of_entries(rota),
        "kind": entries.ints(lambda shape: KINDS.index(shape.kind)),
        "night": entries.mask(is_night),
        "timed": timed,
        "before": np.arange(len(day)) < entries.carried,
        "shape": entries.shape,
    }
    order = np.lexsort((end, start, columns["walk"]))
    duties = entries.duties
    if (np.diff(order) != 1).any():
        columns = {name: column[order] for name, column in columns.items()}
        duties = tuple(duties[at] for at in order.tolist())
    return DutyTable(walks=walks, duties=duties, **columns)


def paid_of_entries(rota: Rota) -> Ints:
    """`paid_minutes` of every entry of a rota (`Rota.entries`)."""
    entries = rota.entries
    paid = entries.ints(lambda shape: shape.paid or 0)
    unstated = entries.mask(lambda shape: shape.paid is None)
    worked = np.flatnonzero(unstated & entries.mask(lambda shape: shape.is_timed_work))
    if worked.size:
        base = entries.day[worked].astype(np.int64) * DAY
        start = base + entries.ints(lambda shape: shape.start or 0)[worked]
        end = base + entries.ints(lambda shape: shape.end or 0)[worked]
        length = elapsed_minutes(rota.first_day, end) - elapsed_minutes(rota.first_day, start)
        paid[worked] = np.where(length > 360, length - 30, length)
    away = np.flatnonzero(unstated & entries.of_kind(ABSENCE_KINDS))
    if away.size:
        daily = np.array([round(contract_minutes(person) / 5) for person in rota.people])
        weekdays = (entries.day[away] + rota.weekday(0)) % WEEK < 5
        paid[away] = np.where(weekdays, daily[entries.row[away]], 0)
    return paid
