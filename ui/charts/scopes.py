"""Which days or weeks of cover are looked at: a typical week, or one week of a cycle: no Qt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ambrota.demand import HALVES
from ambrota.model import Rota
from ui.charts.series import Seats, Series


def week_of_cycle(series: Series, week: int) -> Series:
    """One week of the cycle by itself as it is worked, 0 the first; all where they are alike."""
    cycle, gap, weeks = series.cycle, series.gap, series.turns
    if not weeks:
        return series
    if cycle is not None:
        series = replace(
            series, filled=cycle.filled[week], meeting=cycle.meeting[week],
            training=cycle.training[week], short=cycle.short[week], given=cycle.given[week],
            cycle=None,
        )  # fmt: skip
    if gap is not None:
        # What is derived is never said to be short for a gap that was there when it was derived.
        short = series.short if series.derived else gap.lacking[week]
        series = replace(series, filled=gap.filled[week], vacant=gap.empty[week], short=short)
    return replace(series, of_week=week + 1, of_weeks=weeks)


def typical_week(series: Series, rota: Rota) -> Series:
    """The week as it usually is, the median of every weekday; what is short in any week stays."""
    if rota.is_cyclic:
        return series
    weekdays = np.array([rota.weekday(day) for day in range(rota.days)])

    def usual(seats: Seats) -> Seats:
        return np.array([_median(seats[weekdays == weekday]) for weekday in range(7)])

    def most(seats: Seats) -> Seats:
        return np.array(
            [seats[weekdays == day].max(axis=0, initial=0) for day in range(7)], dtype=np.int64
        )

    missed = np.array([(series.short[weekdays == day] > 0).sum(axis=0) for day in range(7)])
    weeks = int(np.bincount(weekdays, minlength=7).max(initial=0))
    return replace(
        series, required=usual(series.required), filled=usual(series.filled),
        meeting=usual(series.meeting), training=usual(series.training),
        short=most(series.short), given=usual(series.given), weeks=weeks, weeks_short=missed,
        vacant=None if series.vacant is None else usual(series.vacant),
    )  # fmt: skip


def _median(days: Seats) -> Seats:
    """The lower median of a weekday's half hours; none where the rota has no such day."""
    if len(days) == 0:
        return np.zeros(HALVES, dtype=np.int64)
    ordered: Seats = np.sort(days, axis=0)[(len(days) - 1) // 2]
    return ordered
