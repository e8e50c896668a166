"""Dates, weeks, clock changes: local clock time and elapsed time in Europe/London."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from ambrota.entries import Ints
from ambrota.model import DAY, WEEK, Rota

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=256)
def clock_changes(first_day: date, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Clock changes from day `first` to day `last` (may be negative), counted from `first_day`.

    Each is (local minute from 00:00 of first_day at which the new offset applies, minutes that
    elapsed time gains over the clock from then on): +60 in autumn, -60 in spring.
    """
    changes = []
    for day in range(first, last + 1):
        morning = datetime.combine(first_day + timedelta(days=day), datetime.min.time(), LONDON)
        evening = morning + timedelta(days=1)
        before, after = morning.utcoffset(), evening.utcoffset()
        if before is not None and after is not None and before != after:
            # British clocks change at 01:00 UTC: every local time from 02:00 has the new offset.
            changes.append((day * DAY + 120, int((before - after).total_seconds()) // 60))
    return tuple(changes)


def elapsed_minute(first_day: date | None, minute: int) -> int:
    """Elapsed minutes from 00:00 of the first day to a local clock minute counted from there.

    Without a first day (a cyclic rota) the clock never changes.
    """
    if first_day is None:
        return minute
    gained = 0
    for at, gain in clock_changes(first_day, -60, 800):
        if 0 <= at <= minute:
            gained += gain
        elif minute < at < 0:
            gained -= gain
    return minute + gained


def elapsed_minutes(first_day: date | None, minutes: Ints) -> Ints:
    """`elapsed_minute` of many at a time."""
    if first_day is None or not minutes.size:
        return minutes
    gained, low, high = np.zeros_like(minutes), int(minutes.min()), int(minutes.max())
    for at, gain in clock_changes(first_day, -60, 800):
        if 0 <= at <= high:
            gained += gain * (minutes >= at)
        elif low < at < 0:
            gained -= gain * (minutes < at)
    return minutes + gained


def weeks_of(rota: Rota) -> list[tuple[int, int]]:
    """First and past-the-last day of each Monday week that the rota touches, clipped to it."""
    first = -rota.weekday(0)
    return [
        (max(0, monday), min(rota.days, monday + WEEK)) for monday in range(first, rota.days, WEEK)
    ]


def clock(minute: int) -> str:
    """Minutes of a day as hh:mm, 24 h wrapped."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def hours(minutes: float) -> str:
    """A sum of minutes as hours: 630 is '10.5 h'."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".") + " h"


def lasting(minutes: int) -> str:
    """How long a rest or a duty lasts, as people say it: '6 h 45', '11 h', '30 minutes'."""
    if minutes < 0:
        return f"−{lasting(-minutes)}"
    whole, over = divmod(minutes, 60)
    if over and not whole:
        return f"{over} minute{'s' * (over != 1)}"
    return f"{whole} h {over:02}" if over else f"{whole} h"


def day_name(rota: Rota, day: int) -> str:
    """The day in a reader's words: 'Sunday 11 May', or in a cyclic rota the weekday alone."""
    return WEEKDAYS[day % WEEK] if rota.first_day is None else _date_name(rota.first_day, day)


@lru_cache(maxsize=4096)
def _date_name(first_day: date, day: int) -> str:
    on = first_day + timedelta(days=day)
    return f"{WEEKDAYS[on.weekday()]} {on.day} {on:%b %Y}"
