"""Where cover is short, as stretches of time, and how many of them are in sight: no Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.model import Rota
from ui.charts.cover_words import night_words, period, subject
from ui.charts.series import Seats, Series
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
    """'Mon 16 Feb 00:00 (Sunday night) to 07:00', 'Sun 15 Feb 19:00 to Mon 16 Feb 07:00'."""
    day, half = one.begins
    ends = one.last + 1
    until, end = (one.last // HALVES, "24:00") if ends % HALVES == 0 else (
        ends // HALVES, clock(ends % HALVES * HALF_HOUR)
    )  # fmt: skip
    night = night_words(rota.weekday(day), half)
    start = f"{short_day(rota, day)} {clock(half * HALF_HOUR)}{night}"
    return f"{start} to {end}" if until == day else f"{start} to {short_day(rota, until)} {end}"


def short_day(rota: Rota, day: int) -> str:
    """'Mon 16 Feb', or 'Mon' of a cyclic rota."""
    on = rota.date_of(day)
    return day_name(rota, day)[:3] if on is None else f"{on:%a} {on.day} {on:%b}"


def in_sight_words(
    rota: Rota, series: Series, found: list[Stretch], seen: Collection[int]
) -> str:  # fmt: skip
    """What is short in sight and in all, and where: it never says short of what is not in sight."""
    whole = sum(one.hours for one in found)
    here = [one for one in found if any(day in seen for day in one.days)]
    inside = sum(one.hours for one in here)
    if rota.is_cyclic or inside == whole:
        told = f"{subject(series)}: {seats_words(whole)} short {period(series, rota)}"
    elif here:
        told = f"{subject(series)}: {inside:g} of {seats_words(whole)} short {period(series, rota)}"
        told += " in view"
    else:
        told = f"None short in view; {subject(series)}: {seats_words(whole)} short "
        told += period(series, rota)
    at = next_of(found, seen)
    where = stretch_words(rota, found[at])
    if len(found) == 1:
        return f"{told}, {where}"
    return f"{told}, {'first' if at == 0 else 'next'} {where} ({at + 1} of {len(found)})"


def next_of(found: list[Stretch], seen: Collection[int]) -> int:
    """Which stretch to go to: the first in sight, else the next after it, else the first."""
    for at, one in enumerate(found):
        if any(day in seen for day in one.days):
            return at
    last = max(seen, default=-1)
    return next((at for at, one in enumerate(found) if one.days[0] > last), 0)
