"""Two days' rest in a fortnight, or one in a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import elapsed_minutes, hours
from ambrota.duties import Block, Walk
from ambrota.entries import Ints, ranks
from ambrota.model import DAY, WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.words import UNLESS_RESTED, span_words, who

ONE_DAY, TWO_DAYS = DAY, 2 * DAY
FAR = 10**8
"""Minutes, before and after all that any rota holds."""


@dataclass(frozen=True)
class WeeklyRest(Rule):
    """Rest in fixed weeks from the Monday on or before the first day."""

    id: ClassVar[str] = "weekly-rest"
    name: ClassVar[str] = "Weekly rest"
    statement: ClassVar[str] = (
        "In every 14 days one rest of 48 hours or two of 24 hours; or, as an option, "
        "one rest of 24 hours in every 7 days."
    )
    source: ClassVar[str] = (
        "Working Time Regulations 1998, reg 11 (reg 21: compensatory rest is owed, reg 24)"
    )
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.MUST

    period_days: int = parameter(14, "days", "14, or 7 for one rest of 24 h a week", 7, 14)

    def __post_init__(self) -> None:
        if self.period_days not in (7, 14):
            raise ValueError("7 or 14 days")

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each period without its rest, on the period's last day."""
        for block in inspection.table.blocks:
            firsts = self._periods(inspection, block)
            longest, days_long = self._rests(inspection, block, firsts)
            held = days_long >= 1
            if self.period_days == 14:
                held = (longest >= TWO_DAYS) | (days_long >= 2)
            for place in np.argwhere(~held).tolist():
                walk, first = block.walks[place[0]], int(firsts[place[1]])
                rests = int(longest[*place]), int(days_long[*place])
                yield self._breach(inspection, walk, first, *rests)

    def checked(self, inspection: Inspection) -> int:
        """Periods judged."""
        return sum(
            len(self._periods(inspection, block)) * len(block.walks)
            for block in inspection.table.blocks
        )

    def _periods(self, inspection: Inspection, block: Block) -> Ints:
        """First walk day of each period that is judged: those that lie wholly within the walks."""
        if block.wraps:
            return np.arange(0, block.days, WEEK)
        first = -inspection.rota.weekday(0)
        firsts = np.arange(first, block.days - self.period_days + 1, self.period_days)
        return firsts[(firsts >= block.first) & (firsts + self.period_days > 0)]

    def _rests(self, inspection: Inspection, block: Block, firsts: Ints) -> tuple[Ints, Ints]:
        """By walk and period: longest rest (minutes) and rests of 24 h, clipped to the period."""
        first_day, shape = inspection.rota.first_day, (len(block.walks), len(firsts))
        low = elapsed_minutes(first_day, firsts * DAY)
        high = elapsed_minutes(first_day, (firsts + self.period_days) * DAY)
        walk, start, end = _gaps(inspection, block)
        # Each rest with each period that it touches.
        begins = np.searchsorted(high, start, side="right")
        count = np.maximum(np.searchsorted(low, end, side="left") - begins, 0)
        rest = np.repeat(np.arange(len(walk)), count)
        period = begins[rest] + ranks(count)
        minutes = np.minimum(end[rest], high[period]) - np.maximum(start[rest], low[period])
        place = walk[rest] * len(firsts) + period
        longest = np.zeros(shape, dtype=np.int64)
        np.maximum.at(longest.ravel(), place, minutes)
        days_long = np.bincount(place[minutes >= ONE_DAY], minlength=longest.size)
        return longest, days_long.reshape(shape)

    def _breach(
        self, inspection: Inspection, walk: Walk, first: int, longest: int, days_long: int
    ) -> Breach:
        rota = inspection.rota
        person, day = walk.cell(first + self.period_days - 1)
        if walk.wraps:
            when = f"the {self.period_days} days to the end of this line"
        else:
            when = span_words(rota, first, day)
        asked = "one of 48 h or two of 24 h" if self.period_days == 14 else "one of 24 h"
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=1,
            measured=longest / 60,
            limit=48.0 if self.period_days == 14 else 24.0,
            unit="h",
            message=(
                f"{who(rota, person)}, {when}: the longest rest is {hours(longest)}; "
                f"at least {asked} in {self.period_days} days ({UNLESS_RESTED})"
            ),
            evidence=(
                f"longest rest {hours(longest)}, rests of 24 h or more: {days_long}; "
                f"needed: {asked}"
            ),
            days=walk.shown(person, range(first, first + self.period_days)),
        )


def _gaps(inspection: Inspection, block: Block) -> tuple[Ints, Ints, Ints]:
    """Walk of the block, start and end of every rest, the open ones at both ends included."""
    table, part = inspection.table, block.part
    timed, every = table.timed[part], np.arange(len(block.walks))
    walk = table.walk[part][timed] - block.walks[0].index
    starts, ends = table.start[part][timed], table.end[part][timed]
    if block.wraps:
        shifts = np.arange(-1, 4)[:, None] * block.days * DAY
        starts, ends = (starts + shifts).ravel(), (ends + shifts).ravel()
        walk = np.tile(walk, len(shifts))
    # Something stands far before and far after each walk's duties.
    edge = np.full_like(every, FAR)
    walk = np.concatenate((every, walk, every))
    starts, ends = np.concatenate((-edge, starts, edge)), np.concatenate((-edge, ends, edge))
    order = np.lexsort((starts, walk))
    walk, starts, ends = walk[order], starts[order], ends[order]
    # Walks lie so far apart that none is still busy from the one before.
    apart = walk * 4 * FAR
    busy_until = np.maximum.accumulate(ends + apart) - apart
    same = np.flatnonzero(walk[1:] == walk[:-1])
    return walk[same], busy_until[same], starts[same + 1]
