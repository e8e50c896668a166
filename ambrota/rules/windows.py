"""Windows of days over a walk: every reference period of the averages, and every run of days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambrota.duties import DutyTable, Ints, Walk
from ambrota.model import WEEK, WORK_KINDS
from ambrota.rules.words import times


@dataclass(frozen=True)
class Windows:
    """Reference periods of one walk: each `length` days from each of `starts`, walk days from 0."""

    walk: Walk
    starts: Ints
    length: int

    @property
    def last_days(self) -> Ints:
        """The last day of each, as a day of the walk (wrapped where the walk wraps)."""
        days = self.starts + self.length - 1
        return days % self.walk.days if self.walk.wraps else days

    def sums(self, by_day: Ints) -> Ints:
        """Sum of a value by day (from the walk's day 0) over each window."""
        if self.walk.wraps:
            turns = -(-(self.walk.days + self.length) // self.walk.days)
            by_day = np.tile(by_day, turns)
        running = np.concatenate(([0], np.cumsum(by_day)))
        total: Ints = running[self.starts + self.length] - running[self.starts]
        return total


def windows(walk: Walk, weeks: int) -> Windows:
    """Every window of that many weeks; a shorter dated rota is one window of its own length.

    A cyclic rota repeats: a window starts on each of its days. Days carried in are not used.
    """
    length = weeks * WEEK
    if walk.wraps:
        return Windows(walk, np.arange(walk.days), length)
    if walk.days < length:
        return Windows(walk, np.zeros(1, dtype=np.int64), walk.days)
    return Windows(walk, np.arange(walk.days - length + 1), length)


def from_day_zero(walk: Walk, by_day: Ints) -> Ints:
    """The days of the rota itself, those carried in left out."""
    return by_day[-walk.first :] if walk.first < 0 else by_day


def run_lengths(walk: Walk, on: NDArray[np.bool_]) -> Ints:
    """For each day of the walk from its first: how many days in a row up to and with it are on.

    In a walk that wraps the run goes round; where every day is on, it never began: 10**6.
    """
    if walk.wraps and on.all() and len(on):
        return np.full(len(on), 10**6, dtype=np.int64)
    days = np.concatenate((on, on)) if walk.wraps else on
    place = np.arange(len(days))
    last_off = np.maximum.accumulate(np.where(days, -1, place))
    lengths: Ints = place - last_off
    return lengths[-len(on) :] if len(on) else lengths


def work_minutes(table: DutyTable) -> Ints:
    """Paid minutes of each entry that is work, 0 for the others."""
    return np.where(table.is_kind(*WORK_KINDS), table.paid, 0)


def last_day_cell(found: Windows, index: int) -> tuple[int, int]:
    """(person, day) to which a window is charged: its last day."""
    return found.walk.cell(int(found.last_days[index]))


def weeks_words(days: int) -> str:
    """A number of days in weeks: '17 weeks', '3 weeks and 2 days'."""
    weeks, rest = divmod(days, WEEK)
    parts = [times(weeks, "week")] if weeks else []
    parts += [times(rest, "day")] if rest else []
    return " and ".join(parts)
