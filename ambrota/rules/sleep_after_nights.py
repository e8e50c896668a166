"""Whole nights of sleep at a change between nights and other duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.entries import Bools, Ints
from ambrota.model import DAY
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter, switch
from ambrota.rules.examples import Example
from ambrota.rules.rest import days_apart, judged_pairs, rests
from ambrota.rules.words import ends, starts, times, who

SLEEP_FROM, SLEEP_TO = 23 * 60, 31 * 60
"""A full night's sleep, by the clock: from 23:00 to 07:00 of the next day."""


@dataclass(frozen=True)
class SleepAfterNights(Rule):
    """Nights from 23:00 to 07:00 that lie wholly between a night and a duty that is none."""

    id: ClassVar[str] = "sleep-after-nights"
    name: ClassVar[str] = "Sleep at a change from nights"
    statement: ClassVar[str] = (
        "Between the last night and the next duty that is no night there are two full nights' "
        "sleep: 23:00 to 07:00 without a minute of duty."
    )
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: two nights' full sleep when "
        "switching between day and night; 23:00 to 07:00 is an editable reading of it"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example(
        "The last night ends on Wednesday at 07:00; the day starts on Friday at 07:00.",
        ("NN..D..",),
    )
    fails: ClassVar[Example] = Example("One night of sleep between.", ("NN.D...",))

    least: int = parameter(2, "nights", "fewest full nights of sleep at the change", 1, 7)
    both_ways: bool = switch(False, "also at a change from other duties to nights")

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each change with too little sleep, on the later duty's day."""
        slept = _nights_between(inspection)
        for index in np.flatnonzero(self._changes(inspection) & (slept < self.least)).tolist():
            yield self._breach(inspection, index, int(slept[index]))

    def checked(self, inspection: Inspection) -> int:
        """Changes between nights and other duties."""
        return int(self._changes(inspection).sum())

    def _changes(self, inspection: Inspection) -> Bools:
        table = inspection.table
        earlier, later, _ = table.timed_pairs
        before, after = table.night[earlier], table.night[later]
        either = (before != after) if self.both_ways else (before & ~after)
        changes: Bools = either & judged_pairs(table)
        return changes

    def _breach(self, inspection: Inspection, index: int, slept: int) -> Breach:
        rota, gap = inspection.rota, rests(inspection, index)
        missing = self.least - slept
        return Breach(
            rule=self.id,
            person=gap.person,
            day=gap.day,
            amount=missing,
            measured=float(slept),
            limit=float(self.least),
            unit="nights of sleep",
            message=lambda: (
                f"{who(rota, gap.person)}, {day_name(rota, gap.day)}: {ends(gap.earlier)}, "
                f"{starts(gap.later)}: {times(slept, 'full night')} of sleep; at least {self.least}"
            ),
            evidence=lambda: (
                f"{gap.span(rota)}: 23:00 to 07:00 lies wholly between {times(slept, 'time')}; "
                f"{self.least} − {slept} = {missing} missing"
            ),
            days=gap.days,
        )


def _nights_between(inspection: Inspection) -> Ints:
    """Nights of sleep, by the clock, between the duties of each successive pair."""
    table = inspection.table
    earlier, later, _ = table.timed_pairs
    free_from = table.local_end[earlier]
    free_to = days_apart(table) * DAY + table.local_start[later]
    last, first = (free_to - SLEEP_TO) // DAY, -((SLEEP_FROM - free_from) // DAY)
    nights: Ints = np.maximum(last - first + 1, 0)
    return nights
