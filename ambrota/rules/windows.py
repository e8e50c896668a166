"""Windows of days over a walk: every reference period of the averages, and every run of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ambrota.duties import Block, DutyTable
from ambrota.entries import Bools, Ints
from ambrota.model import WEEK, WORK_KINDS
from ambrota.rules.words import times

T = TypeVar("T", bound=np.generic)

ENDLESS = int(np.iinfo(np.int64).max)
"""Length of a run that goes round a whole cycle and never began."""


@dataclass(frozen=True)
class Windows:
    """Reference periods of walks of one form: each `length` days from each of `starts`."""

    block: Block
    starts: Ints
    length: int

    @property
    def last_days(self) -> Ints:
        """The last day of each, as a day of the walk (wrapped where the walk wraps)."""
        days = self.starts + self.length - 1
        return days % self.block.days if self.block.wraps else days

    def sums(self, by_day: NDArray[np.generic]) -> Ints:
        """Sum of a value by walk and day (from day 0) over each window of each walk."""
        if self.block.wraps:
            by_day = np.tile(by_day, -(-(self.block.days + self.length) // self.block.days))
        running = sums_before(by_day)
        total: Ints = running[:, self.starts + self.length] - running[:, self.starts]
        return total


def sums_before(by_day: NDArray[np.generic]) -> Ints:
    """Sum of a value by walk over all days before each day, and over all days last."""
    running = np.zeros((by_day.shape[0], by_day.shape[1] + 1), dtype=np.int64)
    np.cumsum(by_day, axis=1, out=running[:, 1:])
    return running


def windows(block: Block, weeks: int, *, successive: bool = False) -> Windows:
    """Every window of that many weeks; a shorter dated rota is one window of its own length.

    `successive`: only one after the other from day 0; what is left at the end is no window. A
    cyclic rota repeats and has no beginning: a window starts on each of its days whatever is asked.
    Days carried in are not used.
    """
    length = weeks * WEEK
    if block.wraps:
        return Windows(block, np.arange(block.days), length)
    length = min(length, block.days)
    starts = np.arange(0, block.days - length + 1, length if successive else 1)
    return Windows(block, starts, length)


def from_day_zero(block: Block, by_day: NDArray[T]) -> NDArray[T]:
    """The days of the rota itself, those carried in left out."""
    return by_day[:, -block.first :]


def run_lengths(block: Block, on: Bools) -> Ints:
    """For each day of each walk: how many days in a row up to and with it are on.

    In a walk that wraps the run goes round; where every day is on, it is `ENDLESS`.
    """
    days = np.concatenate((on, on), axis=1) if block.wraps else on
    place = np.arange(days.shape[1])
    last_off = np.maximum.accumulate(np.where(days, -1, place), axis=1)
    lengths: Ints = (place - last_off)[:, days.shape[1] - on.shape[1] :]
    if block.wraps:
        lengths[on.all(axis=1)] = ENDLESS
    return lengths


def work_minutes(table: DutyTable) -> Ints:
    """Paid minutes of each entry that is work, 0 for the others."""
    return np.where(table.is_kind(*WORK_KINDS), table.paid, 0)


def last_day_cell(found: Windows, walk: int, index: int) -> tuple[int, int]:
    """(person, day) to which a window of a walk is charged: its last day."""
    return found.block.walks[walk].cell(int(found.last_days[index]))


def beyond(value: float, limit: float, places: int) -> str:
    """A value over a limit to so many places, or to as many more as show that it is over."""
    while round(value, places) <= limit < value:
        places += 1
    return f"{value:.{places}f}"


def weeks_words(days: int) -> str:
    """A number of days in weeks: '17 weeks', '3 weeks and 2 days'."""
    weeks, rest = divmod(days, WEEK)
    parts = [times(weeks, "week")] if weeks else []
    parts += [times(rest, "day")] if rest else []
    return " and ".join(parts)
