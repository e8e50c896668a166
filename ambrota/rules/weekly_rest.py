"""Two days' rest in a fortnight, or one in a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name, elapsed_minute, elapsed_minutes, lasting
from ambrota.duties import Block, Walk
from ambrota.entries import Ints, ranks
from ambrota.model import DAY, WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, choice, parameter, switch
from ambrota.rules.examples import Example
from ambrota.rules.gaps import gaps
from ambrota.rules.words import UNLESS_RESTED, span_words, who

DAILY_REST = 11 * 60
EITHER, TWO_SHORT, ONE_LONG = "either", "2 x 24 h", "1 x 48 h"


@dataclass(frozen=True)
class WeeklyRest(Rule):
    """Rest in fixed weeks from the Monday on or before the first day."""

    id: ClassVar[str] = "weekly-rest"
    name: ClassVar[str] = "Weekly rest"
    statement: ClassVar[str] = (
        "In every 14 days one rest of 48 hours or two of 24 hours, together or apart; or only the "
        "one of these that is agreed; or one rest of 24 hours in every 7 days. Read strictly, the "
        "11 hours of daily rest come on top: 35 hours in place of 24, and 59 in place of 48."
    )
    source: ClassVar[str] = (
        "Working Time Regulations 1998, reg 11 (reg 21: compensatory rest is owed, reg 24)"
    )
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.MUST

    passes: ClassVar[Example] = Example(
        "Two days off apart in the fortnight: each is a rest of 36 h.", ("DDDD.DDDDD.DDD",)
    )
    fails: ClassVar[Example] = Example("One day off in the fortnight.", ("DDDDDD.DDDDDDD",))

    period_days: int = parameter(14, "days", "14, or 7 for one rest of 24 h a week", 7, 14)
    form: str = choice(EITHER, "which rests will do in 14 days", (EITHER, TWO_SHORT, ONE_LONG))
    strict: bool = switch(False, "daily rest comes on top: 35 h and 59 h in place of 24 h and 48 h")

    def __post_init__(self) -> None:
        if self.period_days not in (7, 14):
            raise ValueError("7 or 14 days")

    @property
    def one_day(self) -> int:
        """Minutes of a rest of a day."""
        return DAY + DAILY_REST * self.strict

    @property
    def two_days(self) -> int:
        """Minutes of a rest of two days."""
        return 2 * DAY + DAILY_REST * self.strict

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each period without its rest, on the period's last day."""
        for block in inspection.table.blocks:
            firsts = self._periods(inspection, block)
            longest, days_long = self._rests(inspection, block, firsts)
            if self.period_days == WEEK:
                held = days_long >= 1
            else:
                held = (self.form != TWO_SHORT) & (longest >= self.two_days)
                held |= (self.form != ONE_LONG) & (days_long >= 2)
            for place in np.argwhere(~held).tolist():
                walk, first = block.walks[place[0]], int(firsts[place[1]])
                rests = int(longest[*place]), int(days_long[*place])
                yield self._breach(inspection, block, walk, first, *rests)

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
        return firsts[firsts >= block.first]

    def _rests(self, inspection: Inspection, block: Block, firsts: Ints) -> tuple[Ints, Ints]:
        """By walk and period: longest rest (minutes) and days of rest, clipped to the period.

        A rest long enough for two days counts as two.
        """
        first_day, shape = inspection.rota.first_day, (len(block.walks), len(firsts))
        low = elapsed_minutes(first_day, firsts * DAY)
        high = elapsed_minutes(first_day, (firsts + self.period_days) * DAY)
        walk, start, end = gaps(inspection, block)
        # Each rest with each period that it touches.
        begins = np.searchsorted(high, start, side="right")
        count = np.maximum(np.searchsorted(low, end, side="left") - begins, 0)
        rest = np.repeat(np.arange(len(walk)), count)
        period = begins[rest] + ranks(count)
        minutes = np.minimum(end[rest], high[period]) - np.maximum(start[rest], low[period])
        place = walk[rest] * len(firsts) + period
        longest = np.zeros(shape, dtype=np.int64)
        np.maximum.at(longest.ravel(), place, minutes)
        counts = np.maximum(minutes // self.one_day, 0)  # duties that overlap leave less than none
        days_long = np.bincount(place, counts, minlength=longest.size)
        return longest, days_long.reshape(shape).astype(np.int64)

    def _asked(self) -> str:
        """The rest that is needed, in words: 'one of 48 h or two of 24 h'."""
        one, two = f"one of {lasting(self.two_days)}", f"two of {lasting(self.one_day)}"
        if self.period_days == WEEK:
            return f"one of {lasting(self.one_day)}"
        return {EITHER: f"{one} or {two}", TWO_SHORT: two, ONE_LONG: one}[self.form]

    def _when(self, inspection: Inspection, block: Block, walk: Walk, first: int) -> str:
        """From when to when a period's longest rest lasts, by the clock; the first of several."""
        rota = inspection.rota
        whose, start, end = gaps(inspection, block)
        mine = whose == walk.index - block.walks[0].index
        low, past = (
            elapsed_minute(rota.first_day, day * DAY) for day in (first, first + self.period_days)
        )
        start, end = np.maximum(start[mine], low), np.minimum(end[mine], past)
        at = int((end - start).argmax())
        if start[at] >= end[at]:
            return ""
        # Elapsed minutes are ahead of the clock by what they are for that same number.
        times = (2 * t - elapsed_minute(rota.first_day, t) for t in (int(start[at]), int(end[at])))
        began, ended = (f"{day_name(rota, time // DAY)} {clock(time)}" for time in times)
        return f" ({began} to {ended})"

    def _breach(
        self,
        inspection: Inspection,
        block: Block,
        walk: Walk,
        first: int,
        longest: int,
        days_long: int,
    ) -> Breach:
        rota = inspection.rota
        person, day = walk.cell(first + self.period_days - 1)
        if walk.wraps:
            when = f"the {self.period_days} days to the end of this line"
        else:
            when = span_words(rota, first, day)
        asked = self._asked()
        by_days = self.period_days == WEEK or self.form == TWO_SHORT
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=1,
            measured=longest / 60,
            limit=(self.one_day if by_days else self.two_days) / 60,
            unit="h",
            message=(
                f"{who(rota, person)}, {when}: the longest rest is {lasting(longest)}; "
                f"at least {asked} in {self.period_days} days ({UNLESS_RESTED})"
            ),
            evidence=lambda: (
                f"longest rest {lasting(longest)}{self._when(inspection, block, walk, first)}; "
                f"rests of {lasting(self.one_day)}: {days_long}; needed: {asked}"
            ),
            days=walk.shown(person, range(first, first + self.period_days)),
        )
