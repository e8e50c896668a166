"""Minutes of each duty by class of the clock: plain, nights and Saturdays, Sundays and holidays.

Classes are told by the local clock and minutes are elapsed ones, so that a night of thirteen hours
at the end of summer time has thirteen. Breaks are in them: whoever counts paid time scales them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ambrota.bank_holidays import bank_holidays
from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints
from ambrota.model import DAY, WEEK, Duty, Rota

PLAIN, NIGHT, SUNDAY = range(3)
"""Classes: a weekday's day; its night, and Saturday; Sunday and public holidays."""

SATURDAY_DAY, SUNDAY_DAY = 5, 6


@dataclass(frozen=True, slots=True)
class Times:
    """From `evening` to `morning` a weekday's minutes are of the class of nights and Saturdays.

    `whole_shift`: so are all weekday minutes of a duty more than half of which lies between them.
    """

    evening: int
    morning: int
    whole_shift: bool = False


def holidays_of(rota: Rota, nation: str) -> tuple[int, ...]:
    """The public holidays of a dated rota as days of it; a night may run into the day past it."""
    first = rota.first_day
    return () if first is None else tuple((on - first).days for on in bank_holidays(rota, nation))


def class_minutes(rota: Rota, table: DutyTable, times: Times, holidays: Collection[int]) -> Ints:
    """By class and row of the duty table: elapsed minutes; none where there are no times."""
    shapes = rota.entries.shapes
    weekday = (table.walk_day + rota.weekday(0)) % WEEK
    found = _of_week(shapes, times).reshape(3, -1)[:, table.shape * np.int64(WEEK) + weekday]
    days = [day for day in holidays if rota.weekday(day) != SUNDAY_DAY]
    if days:
        near = _near(table, days)
        whole = _is_whole(shapes, times)[table.shape[near]]
        for day in days:
            _to_sunday(found, near, _of_day(rota, table, near, times, day, whole))
    # British clocks change at 01:00 UTC on a Sunday: the hour gained or lost is a Sunday's.
    found[SUNDAY] += (table.end - table.start) - (table.local_end - table.local_start)
    return found


def _of_week(shapes: Collection[Duty], times: Times) -> Ints:
    """By class, shape and weekday of the start: minutes of the clock."""
    start, end = _times_of(shapes)
    whole = _is_whole(shapes, times)
    found = np.zeros((3, len(start), WEEK), dtype=np.int64)
    for later in range(_longest(end)):
        low = later * DAY
        day = _overlap(start, end, low, low + DAY)
        social = _overlap(start, end, low + times.morning, low + times.evening)
        social[whole] = 0
        for weekday in range(WEEK):
            on = (weekday + later) % WEEK
            if on == SUNDAY_DAY:
                found[SUNDAY, :, weekday] += day
            elif on == SATURDAY_DAY:
                found[NIGHT, :, weekday] += day
            else:
                found[PLAIN, :, weekday] += social
                found[NIGHT, :, weekday] += day - social
    return found


def _is_whole(shapes: Collection[Duty], times: Times) -> Bools:
    """By shape, whether all its weekday minutes are a night's."""
    start, end = _times_of(shapes)
    night = end - start
    for later in range(_longest(end)):
        low = later * DAY
        night -= _overlap(start, end, low + times.morning, low + times.evening)
    return (2 * night > end - start) & times.whole_shift


def _near(table: DutyTable, days: Collection[int]) -> Ints:
    """Rows of timed work that may have a minute on one of these days."""
    first, longest = int(table.walk_day.min(initial=0)), _longest(table.local_end)
    near = np.zeros(int(table.walk_day.max(initial=0)) - first + 1, dtype=np.bool_)
    for day in days:
        near[max(day - first - longest + 1, 0) : max(day - first + 1, 0)] = True
    return np.flatnonzero(table.timed & near[table.walk_day - first])


def _of_day(
    rota: Rota, table: DutyTable, rows: Ints, times: Times, day: int, whole: Bools
) -> tuple[Ints, Ints]:
    """Minutes of these rows on a day that is no Sunday: plain, and of nights and Saturdays."""
    low = (day - table.walk_day[rows]) * DAY
    start, end = table.local_start[rows], table.local_end[rows]
    total = _overlap(start, end, low, low + DAY)
    if rota.weekday(day) == SATURDAY_DAY:
        return np.zeros_like(total), total
    social = _overlap(start, end, low + times.morning, low + times.evening)
    plain = np.where(whole, 0, social)
    return plain, total - plain


def _to_sunday(found: Ints, rows: Ints, minutes: tuple[Ints, Ints]) -> None:
    """Count a public holiday's minutes with those of Sundays."""
    plain, night = minutes
    found[PLAIN, rows] -= plain
    found[NIGHT, rows] -= night
    found[SUNDAY, rows] += plain + night


def _overlap(start: Ints, end: Ints, low: Ints | int, high: Ints | int) -> Ints:
    found: Ints = np.maximum(np.minimum(end, high) - np.maximum(start, low), 0)
    return found


def _times_of(shapes: Collection[Duty]) -> tuple[Ints, Ints]:
    """Start and end of each shape; equal where it is no timed work."""
    timed = [(one.start or 0, one.end or 0) if one.is_timed_work else (0, 0) for one in shapes]
    start, end = np.array(timed, dtype=np.int64).reshape(-1, 2).T
    return start, end


def _longest(end: Ints) -> int:
    """On how many days, at the most, a duty has a minute."""
    return int(end.max(initial=0) + DAY - 1) // DAY
