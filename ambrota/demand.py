"""The requirement: seats needed in each quarter hour of each day, by resource and role.

Everything that judges or makes a rota shares the requirement; how seats are *filled* is counted
separately by the audit and by the solver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ambrota.model import DAY, WEEK, Demand, DemandRow, Duty, Kind, Rota, Shift

QUARTER = 15
QUARTERS = DAY // QUARTER
HALF_HOUR = 30
HALVES = DAY // HALF_HOUR

Key = tuple[str | None, str | None]
"""(resource, role). Role None: that many seats of any role, the role rows counted within it."""


@dataclass(frozen=True)
class Requirement:
    """Seats needed. `seats[key, day, quarter]`: day of the rota, 0 (Monday) to 6 where cyclic.

    Stated: absolute. Derived: sessions may take one seat per resource in any half hour.
    """

    source: str
    keys: tuple[Key, ...]
    seats: NDArray[np.int64]

    @property
    def is_derived(self) -> bool:
        """Whether it was worked out from the current rota, for want of a stated one."""
        return self.source == "derived"

    @property
    def resources(self) -> tuple[str | None, ...]:
        """Each resource once, in order."""
        return tuple(dict.fromkeys(resource for resource, _ in self.keys))


def requirement(rota: Rota) -> Requirement:
    """The rota's requirement by quarter hour; the rota carries its demand (`with_requirement`)."""
    demand = rota.demand or Demand("derived", ())
    keys = tuple(dict.fromkeys((row.resource, row.role) for row in demand.rows))
    number = {key: i for i, key in enumerate(keys)}
    by_weekday = np.zeros((len(keys), WEEK, QUARTERS), dtype=np.int64)
    stated = np.zeros((len(keys), rota.days, QUARTERS), dtype=np.bool_)
    on_date = np.zeros((len(keys), rota.days, QUARTERS), dtype=np.int64)
    for row in demand.rows:
        key = number[row.resource, row.role]
        for day_offset, low, high in _quarters(row):
            if row.date is not None and rota.first_day is not None:
                day = (row.date - rota.first_day).days + day_offset
                if 0 <= day < rota.days:
                    on_date[key, day, low:high] += row.seats
                    stated[key, day, low:high] = True
            elif row.weekday is not None:
                by_weekday[key, (row.weekday + day_offset) % WEEK, low:high] += row.seats
    weekdays = [rota.weekday(day) for day in range(rota.days)]
    seats = np.where(stated, on_date, by_weekday[:, weekdays, :])
    if not rota.is_cyclic and not rota.before:
        _drop_first_morning(rota, keys, seats)
    return Requirement(demand.source, keys, seats)


def _quarters(row: DemandRow) -> list[tuple[int, int, int]]:
    """(days after the row's day, first quarter, past-the-last quarter), cut at midnights."""
    first, last = row.start // QUARTER, -(-row.end // QUARTER)
    return [
        (day, max(first - day * QUARTERS, 0), min(last - day * QUARTERS, QUARTERS))
        for day in range(first // QUARTERS, -(-last // QUARTERS))
    ]


def _drop_first_morning(rota: Rota, keys: tuple[Key, ...], seats: NDArray[np.int64]) -> None:
    """Quarters of the first day that only a duty of the day before could fill ask for nobody."""
    for number, (resource, _) in enumerate(keys):
        if seats.shape[1]:
            seats[number, 0, : _first_start(rota, resource) // QUARTER] = 0


def _first_start(rota: Rota, resource: str | None) -> int:
    """Minute of the day at which a resource's earliest duty starts; 0 where it has none."""
    # Asked where nothing is carried in: the shapes are those of the rota's own duties.
    items: list[Shift | Duty] = [*rota.shifts, *rota.entries.shapes]
    starts = (
        item.start
        for item in items
        if item.kind is Kind.COVER and item.start is not None and item.resource == resource
    )
    return max(0, min(starts, default=0))


def with_requirement(rota: Rota, fill: Callable[[Rota], dict[Key, NDArray[np.int64]]]) -> Rota:
    """The rota with its requirement: as stated, else derived from what it fills now.

    `fill` counts the filled seats of a rota by resource and the role of who fills them, by day and
    half hour (`cover.filled_by_role`). Derived: for each half hour of the week the lower median
    over the weeks; on a day when less is filled now, what is filled now.
    """
    if rota.demand is not None and rota.demand.source == "sheet":
        return rota
    return rota.with_demand(derive(rota, fill(rota)))


def derive(rota: Rota, filled: dict[Key, NDArray[np.int64]]) -> Demand:
    """The derived requirement: weekday rows, and dated rows for days that fill less now.

    A row of any role stands only where it asks for more seats than the role rows together.
    """
    rows: list[DemandRow] = []
    weekdays = np.array([rota.weekday(day) for day in range(rota.days)])
    for weekday in range(WEEK):
        days = np.flatnonzero(weekdays == weekday)
        if len(days) == 0:
            continue
        usual = {key: _usual(rota, key[0], seats, days) for key, seats in filled.items()}
        for (resource, role), wanted in usual.items():
            if role is None:
                by_role = sum(
                    each for (on, of), each in usual.items() if on == resource and of is not None
                )
                wanted[wanted <= by_role] = 0
            rows += _runs(resource, role, wanted, weekday=weekday)
            for day in days:
                less = np.minimum(filled[resource, role][day], wanted)
                if (less < wanted).any():
                    # A dated row replaces the weekday's: the exception is stated for the whole day.
                    rows += _runs(resource, role, less, day=int(day), rota=rota, keep_zero=True)
    return Demand("derived", tuple(rows))


def _usual(
    rota: Rota, resource: str | None, seats: NDArray[np.int64], days: NDArray[np.intp]
) -> NDArray[np.int64]:
    """Seats usually filled on these days of one weekday, by half hour."""
    usual = _lower_median(seats[days])
    if days[0] == 0 and len(days) > 1 and not (rota.is_cyclic or rota.before):
        # What the eve's nights fill on the first morning is not known and not counted.
        unknown = -(-_first_start(rota, resource) // HALF_HOUR)
        usual[:unknown] = _lower_median(seats[days[1:], :unknown])
    return usual


def _lower_median(seats: NDArray[np.int64]) -> NDArray[np.int64]:
    """Median over the first axis, the lower one of two."""
    ordered = np.sort(seats, axis=0)
    lower: NDArray[np.int64] = ordered[(len(ordered) - 1) // 2]
    return lower


def _runs(
    resource: str | None,
    role: str | None,
    by_half: NDArray[np.int64],
    *,
    weekday: int | None = None,
    day: int | None = None,
    rota: Rota | None = None,
    keep_zero: bool = False,
) -> list[DemandRow]:
    """Half hours of equal need joined into rows."""
    on = rota.date_of(day) if rota is not None and day is not None else None
    edges = [0, *(np.flatnonzero(np.diff(by_half)) + 1), HALVES]
    return [
        DemandRow(
            resource, role, weekday, on, int(a) * HALF_HOUR, int(b) * HALF_HOUR, int(by_half[a])
        )
        for a, b in pairwise(edges)
        if by_half[a] > 0 or keep_zero
    ]


def required_half_hours(rota: Rota) -> list[DemandRow]:
    """Every half hour that the requirement states, with the most seats asked for in it.

    Rows of 30 minutes with a weekday, or with a date where the row is for that date only.
    """
    demand = rota.demand or Demand("derived", ())
    seats: dict[tuple[str | None, str | None, int | None, date | None], NDArray[np.int64]] = {}
    for row in demand.rows:
        for offset, low, high in _quarters(row):
            weekday, on = row.weekday, None
            if row.date is not None:
                weekday, on = None, row.date + timedelta(days=offset)
            elif weekday is not None:
                weekday = (weekday + offset) % WEEK
            key = (row.resource, row.role, weekday, on)
            asked = seats.setdefault(key, np.full(QUARTERS, -1, dtype=np.int64))
            asked[low:high] = np.maximum(asked[low:high], 0) + row.seats
    return [
        DemandRow(*key, half * HALF_HOUR, (half + 1) * HALF_HOUR, int(most))
        for key, asked in seats.items()
        for half, most in enumerate(asked.reshape(HALVES, 2).max(axis=1))
        if most >= 0
    ]
