"""Night workers' hours: eight in every 24 on average, as A ÷ (B − C)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.entries import Bools, Ints
from ambrota.model import WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.windows import (
    Windows,
    beyond,
    from_day_zero,
    last_day_cell,
    weeks_words,
    windows,
    work_minutes,
)
from ambrota.rules.words import times, who

THIRD = 1e-3
"""A share of 0.3333 is meant as a third: as much of the duties as this may be missing."""


@dataclass(frozen=True)
class Nights:
    """Each window of each walk of a block with its worked minutes, timed duties and nights."""

    windows: Windows
    worked: Ints
    duties: Ints
    nights: Ints

    def of_night_workers(self, share: float) -> Bools:
        """Windows in which nights are that share of the duties or more."""
        some: Bools = self.nights > 0
        return some & (self.nights >= (share - THIRD) * self.duties)


@dataclass(frozen=True)
class NightHours(Rule):
    """Average hours per 24 of those for whom at least a third of their duties are nights."""

    id: ClassVar[str] = "night-hours"
    name: ClassVar[str] = "Night workers' hours"
    statement: ClassVar[str] = (
        "Where at least a third of somebody's duties are nights, working time averages at most "
        "8 hours in each 24 over 17 weeks, weekly rest left out: A ÷ (B − C)."
    )
    source: ClassVar[str] = (
        "Working Time Regulations 1998, reg 6 (reg 21: compensatory rest is owed, reg 24)"
    )
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "Four nights a week are 46 h of at most 48: 92 h ÷ (14 − 2) days = 7.67 h.",
        ("NNNN...NNNN...",),
        settings={"weeks": 2},
    )
    fails: ClassVar[Example] = Example(
        "Ten nights in two weeks: 115 h ÷ (14 − 2) days = 9.58 h.",
        ("NNNNN..NNNNN..",),
        settings={"weeks": 2},
    )

    limit: float = parameter(8.0, "h in 24 h", "highest average", 1, 24)
    weeks: int = parameter(17, "weeks", "reference period", 1, 52)
    share: float = parameter(
        0.3333, "of duties", "share of nights that makes a night worker", 0.01, 1
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each window of a night worker over the limit, on its last day."""
        for nights in self._loads(inspection):
            over = nights.of_night_workers(self.share) & (
                nights.worked > self._limit(nights.windows.length)
            )
            for walk, index in np.argwhere(over).tolist():
                yield self._breach(inspection, nights, walk, index)

    def checked(self, inspection: Inspection) -> int:
        """Windows of night workers."""
        return sum(
            int(nights.of_night_workers(self.share).sum()) for nights in self._loads(inspection)
        )

    def _limit(self, days: int) -> int:
        """Most minutes in a window of that many days: the weekly day of rest is left out."""
        return floor(self.limit * 60 * (days - days / WEEK))

    def _loads(self, inspection: Inspection) -> list[Nights]:
        table = inspection.table

        def find() -> list[Nights]:
            columns = work_minutes(table), table.timed, table.night & table.timed
            return [
                Nights(
                    found,
                    *(found.sums(from_day_zero(block, table.by_day(block, c))) for c in columns),
                )
                for block in table.blocks
                for found in (windows(block, self.weeks),)
            ]

        return inspection.once((self, "loads"), find)

    def _breach(self, inspection: Inspection, load: Nights, walk: int, index: int) -> Breach:
        rota = inspection.rota
        worked, length = int(load.worked[walk, index]), load.windows.length
        counted = length - length / WEEK
        average = worked / 60 / counted
        told = _decimals(beyond(average, self.limit, 2))
        person, day = last_day_cell(load.windows, walk, index)
        period = weeks_words(length)
        nights, duties = int(load.nights[walk, index]), int(load.duties[walk, index])
        short = not load.windows.block.wraps and length < self.weeks * WEEK
        own = f"; the rota is shorter than {self.weeks} weeks" if short else ""
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=worked - self._limit(length),
            measured=round(average, 4),
            limit=self.limit,
            unit="h in 24 h",
            message=(
                f"{who(rota, person)}, {period} to {day_name(rota, day)}: {told} h in 24 h, "
                f"{times(nights, 'night')} in {times(duties, 'duty', 'duties')}; "
                f"at most {self.limit:g} h (breach unless compensatory rest is given){own}"
            ),
            evidence=(
                f"{worked / 60:g} h ÷ ({length} − {length / WEEK:g}) days = {told} h; "
                f"limit {self.limit:g} h"
            ),
            days=(day,),
        )


def _decimals(number: str) -> str:
    """A number without the noughts at its end, but for the first decimal: '8.0', '8.33'."""
    whole, _, decimals = number.partition(".")
    return f"{whole}.{decimals.rstrip('0') or '0'}"
