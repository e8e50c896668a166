"""Where cover is short, as stretches of time, and how many of them are in sight: no Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.model import Rota
from ui.charts.cover_words import NIGHT_ENDS, period
from ui.charts.series import NAMES, Seats, Series
from ui.counted_words import seats_words


@dataclass(frozen=True)
class Stretch:
    """Neighbouring half hours that are short, over midnight too: the first, the last, the most."""

    first: int
    last: int
    hours: float
    most: int

    @property
    def begins(self) -> tuple[int, int]:
        """Day and half hour of its start."""
        return divmod(self.first, HALVES)

    @property
    def days(self) -> range:
        """The days it touches."""
        return range(self.first // HALVES, self.last // HALVES + 1)


def stretches(short: Seats) -> list[Stretch]:
    """Every stretch of seats that are short by day and half hour, in order."""
    flat = short.ravel()
    missed = np.flatnonzero(flat)
    parts = np.split(missed, np.flatnonzero(np.diff(missed) > 1) + 1) if len(missed) else []
    return [
        Stretch(int(at[0]), int(at[-1]), float(flat[at].sum()) / 2, int(flat[at].max()))
        for at in parts
    ]


def stretch_words(rota: Rota, one: Stretch) -> str:
    """'Sun night 15/16 Feb, 00:00–07:00', 'Tue 5 May, 10:00–12:00', 'Sun 15 Feb 19:00 to Mon …'."""
    day, half = one.begins
    ends = one.last + 1
    until, end = (one.last // HALVES, "24:00") if ends % HALVES == 0 else (
        ends // HALVES, clock(ends % HALVES * HALF_HOUR)
    )  # fmt: skip
    start = clock(half * HALF_HOUR)
    if until != day:
        return f"{short_day(rota, day)} {start} to {short_day(rota, until)} {end}"
    on = _night(rota, day) if half < NIGHT_ENDS else short_day(rota, day)
    return f"{on}, {start}–{end}"


def _night(rota: Rota, day: int) -> str:
    """The night that ends on a day: 'Sun night 15/16 Feb', 'Sat night 31 Jan/1 Feb'."""
    name, on = NAMES[(rota.weekday(day) - 1) % 7][:3], rota.date_of(day)
    if on is None:
        return f"{name} night"
    eve = on - timedelta(days=1)
    first = f"{eve.day}" if eve.month == on.month else f"{eve.day} {eve:%b}"
    return f"{name} night {first}/{on.day} {on:%b}"


def short_day(rota: Rota, day: int) -> str:
    """'Mon 16 Feb', or 'Mon' of a cyclic rota."""
    on = rota.date_of(day)
    return day_name(rota, day)[:3] if on is None else f"{on:%a} {on.day} {on:%b}"


def short_words(
    rota: Rota, series: Series, found: list[Stretch], seen: Collection[int]
) -> str:  # fmt: skip
    """What is short next, and in all: 'Short Sun night 15/16 Feb, 00:00–07:00 (7 seat-hours)'."""
    one = found[next_of(found, seen)]
    whole = seats_words(sum(each.hours for each in found))
    many = whole if len(found) == 1 else f"{one.hours:g} of {whole} {period(series, rota)}"
    return f"Short {stretch_words(rota, one)} ({many})"


def next_of(found: list[Stretch], seen: Collection[int]) -> int:
    """Which stretch to go to: the first in sight, else the next after it, else the first."""
    for at, one in enumerate(found):
        if any(day in seen for day in one.days):
            return at
    last = max(seen, default=-1)
    return next((at for at, one in enumerate(found) if one.days[0] > last), 0)
