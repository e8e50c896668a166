"""Which duties an index is taken of, in which order, and at which clock hours.

The index is of clock times as published: a night over which the clock changes has the hours that
its times say. The few dozen clock hours that a rota uses are looked at once each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints, ranks
from ambrota.model import DAY

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Course:
    """Timed duties in the order in which they are worked, one walk after the other.

    Columns: `walk`; `day` (1 is the rota's first day, or that of the walk's first duty carried in,
    if that was before); `turn` (from 0); `form`: index into `starts` and `lengths`, the clock hours
    in use (minutes of a day, and minutes); `row` in the duty table. By walk, `days`: those of one
    turn, and `turns`: how often it is walked; what goes round ends with the first duty of one turn
    more, so that the last turn's last duty knows what follows it. `told`: of which duties the
    values are shown: those of the last whole turn, days carried in left out.
    """

    walk: Ints
    day: Ints
    turn: Ints
    form: Ints
    row: Ints
    told: Bools
    days: Ints
    turns: Ints
    starts: Ints
    lengths: Ints

    @property
    def first(self) -> Bools:
        """Whether it is the first duty of its walk."""
        found = np.ones(len(self.walk), dtype=np.bool_)
        found[1:] = self.walk[1:] != self.walk[:-1]
        return found


def course_of(table: DutyTable, least_days: int | Ints = 0) -> Course:
    """The timed work of a rota; what goes round is walked for so many days, twice at the least.

    `least_days` may differ by walk: what a walk comes to never depends on the others.
    """
    row = np.flatnonzero(table.timed)
    walk = table.walk[row]
    days = np.array([each.days for each in table.walks], np.int64)
    wraps = np.array([each.wraps for each in table.walks], np.bool_)
    turns = np.where(wraps, np.maximum(2, -(-least_days // np.maximum(days, 1))), 1)
    first_day = np.zeros_like(days)
    np.minimum.at(first_day, walk, table.walk_day[row])
    turn = np.zeros_like(row)
    if wraps.any():
        row, turn = _walked(row, walk, turns)
        walk = table.walk[row]
    local = table.local_start[row]
    day = table.walk_day[row] + local // DAY - first_day[walk] + 1 + turn * days[walk]
    form, starts, lengths = _forms(local % DAY, table.local_end[row] - local)
    told = (turn == turns[walk] - 1) & ~table.before[row]
    return Course(walk, day, turn, form, row, told, days, turns, starts, lengths)


def _walked(rows: Ints, walk: Ints, turns: Ints) -> tuple[Ints, Ints]:
    """The rows of each walk so many times over and its first once more, and which turn it is."""
    count = np.bincount(walk, minlength=len(turns))
    total = np.where(count > 0, count * turns + (turns > 1), 0)
    which = np.repeat(np.arange(len(turns)), total)
    place = ranks(total)
    begins = np.cumsum(count) - count
    return rows[begins[which] + place % count[which]], place // count[which]


def _forms(start: Ints, length: Ints) -> tuple[Ints, Ints, Ints]:
    """Which clock hours each duty has: index, and start and length of each in use."""
    starts, start_at = _numbered(start)
    lengths, length_at = _numbered(length)
    pairs, form = _numbered(start_at * len(lengths) + length_at)
    which = max(1, len(lengths))
    return form, starts[pairs // which], lengths[pairs % which]


def _numbered(values: Ints) -> tuple[Ints, Ints]:
    """The values that occur, in order, and which of them each is: they are small numbers."""
    found = np.flatnonzero(np.bincount(values))
    number = np.zeros(int(found.max(initial=0)) + 1, dtype=np.int64)
    number[found] = np.arange(len(found))
    return found, number[values]
