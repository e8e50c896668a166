"""Hours a week at work of each person: over a whole rota, or over blocks of weeks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints
from ambrota.model import ABSENCE_KINDS, WEEK, WORK_KINDS

Floats = NDArray[np.float64]

LEAST_AT_WORK = 0.1
"""Of somebody away for more than nine tenths of the time nothing is said."""


@dataclass(frozen=True)
class Blocks:
    """The time over which hours are averaged: `of` each row of the table; `weeks` by walk."""

    of: Ints
    weeks: Floats

    def total(self, table: DutyTable, chosen: Bools, weights: Ints | Floats) -> Floats:
        """The sum by walk and block; days carried in left out."""
        walks, count = self.weeks.shape
        kept = chosen & ~table.before
        place = table.walk[kept] * count + self.of[kept]
        total = np.bincount(place, weights[kept], minlength=walks * count)
        return total.astype(np.float64).reshape(walks, count)


def blocks_of(table: DutyTable, weeks: int | None) -> Blocks:
    """A cyclic rota whole; a dated one in blocks of so many weeks, what is left over in the last.

    None: the dated one whole as well.
    """
    lengths = np.array([walk.days / WEEK for walk in table.walks])[:, None]
    if weeks is None or any(walk.wraps for walk in table.walks):
        return Blocks(np.zeros_like(table.day), lengths)
    count = max(1, int(lengths.max(initial=0)) // weeks)
    found = np.repeat(lengths, count, axis=1)
    found[:, :-1] = weeks
    found[:, -1] -= weeks * (count - 1)
    return Blocks(np.clip(table.day // (WEEK * weeks), 0, count - 1), found)


class Staff:
    """The people of a rota by row: their walk, their weekly contract in hours, their band.

    `absent`: the entries of the table that stand for paid time away, or at times unknown.
    """

    def __init__(self, table: DutyTable, contract: Floats, bands: Ints) -> None:
        self.table, self.contract, self.bands = table, contract, bands
        self.walk = np.zeros(len(contract), dtype=np.int64)
        for walk in table.walks:
            self.walk[list(walk.people)] = walk.index
        work = table.is_kind(*WORK_KINDS)
        self.absent = table.is_kind(*ABSENCE_KINDS) | (work & ~table.timed)

    def weeks(self, blocks: Blocks) -> Floats:
        """By row and block: weeks at work; NaN where there are too few to say anything."""
        away = blocks.total(self.table, self.absent, self.table.paid)[self.walk] / 60
        with np.errstate(divide="ignore", invalid="ignore"):
            weeks: Floats = blocks.weeks[self.walk] - away / self.contract[:, None]
        weeks[~(weeks >= LEAST_AT_WORK * blocks.weeks[self.walk])] = np.nan
        return weeks

    def hours(self, minutes: Ints | Floats, blocks: Blocks) -> Floats:
        """By row and block: hours, out of minutes of each timed duty."""
        return blocks.total(self.table, self.table.timed, minutes)[self.walk] / 60
