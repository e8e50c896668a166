"""Two days' rest in a fortnight, or one in a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import elapsed_minute, hours
from ambrota.duties import Ints, Walk
from ambrota.model import DAY, WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.words import UNLESS_RESTED, span_words, who

ONE_DAY, TWO_DAYS = DAY, 2 * DAY


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
        for walk in inspection.table.walks:
            firsts = self._periods(inspection, walk)
            if len(firsts) == 0:
                continue
            longest, days_long = self._rests(inspection, walk, firsts)
            held = days_long >= 1
            if self.period_days == 14:
                held = (longest >= TWO_DAYS) | (days_long >= 2)
            for index in np.flatnonzero(~held):
                first = int(firsts[index])
                yield self._breach(
                    inspection, walk, first, int(longest[index]), int(days_long[index])
                )

    def checked(self, inspection: Inspection) -> int:
        """Periods judged."""
        return sum(len(self._periods(inspection, walk)) for walk in inspection.table.walks)

    def _periods(self, inspection: Inspection, walk: Walk) -> Ints:
        """First walk day of each period that is judged: those that lie wholly within the walk."""
        if walk.wraps:
            return np.arange(0, walk.days, WEEK)
        first = -inspection.rota.weekday(0)
        firsts = np.arange(first, walk.days - self.period_days + 1, self.period_days)
        return firsts[(firsts >= walk.first) & (firsts + self.period_days > 0)]

    def _rests(self, inspection: Inspection, walk: Walk, firsts: Ints) -> tuple[Ints, Ints]:
        """Longest rest (minutes) and number of rests of 24 h in each period, clipped to it."""
        gap_starts, gap_ends = _gaps(inspection, walk)
        first_day = inspection.rota.first_day
        low = np.array([elapsed_minute(first_day, int(day) * DAY) for day in firsts])
        high = np.array(
            [elapsed_minute(first_day, (int(day) + self.period_days) * DAY) for day in firsts]
        )
        clipped = np.minimum(gap_ends[None, :], high[:, None]) - np.maximum(
            gap_starts[None, :], low[:, None]
        )
        return clipped.max(axis=1), (clipped >= ONE_DAY).sum(axis=1)

    def _breach(
        self, inspection: Inspection, walk: Walk, first: int, longest: int, days_long: int
    ) -> Breach:
        rota = inspection.rota
        person, day = walk.cell(first + self.period_days - 1)
        longest = max(longest, 0)
        cells = [walk.cell(d) for d in range(first, first + self.period_days)]
        shown = tuple(sorted({d for row, d in cells if row == person and d >= 0}))
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
            days=shown,
        )


def _gaps(inspection: Inspection, walk: Walk) -> tuple[Ints, Ints]:
    """Start and end of every rest of a walk, the open ones before and after it included."""
    table = inspection.table
    part = table.rows_of(walk)
    timed = table.timed[part]
    starts, ends = table.start[part][timed], table.end[part][timed]
    if walk.wraps:
        turn = walk.days * DAY
        shifts = np.arange(-1, 4) * turn
        starts = (starts[None, :] + shifts[:, None]).ravel()
        ends = (ends[None, :] + shifts[:, None]).ravel()
    far = 10**8
    busy_until = np.maximum.accumulate(np.concatenate(([-far], ends)))
    return busy_until, np.concatenate((starts, [far]))
