"""Free weekends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.duties import Block, Walk
from ambrota.entries import Bools, Ints
from ambrota.model import WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.marks import busy_days
from ambrota.rules.windows import sums_before
from ambrota.rules.words import times, who

SATURDAY = 5


@dataclass(frozen=True)
class WeekendsOff(Rule):
    """In each run of weekends, at least so many without a minute of duty."""

    id: ClassVar[str] = "weekends-off"
    name: ClassVar[str] = "Weekends off"
    statement: ClassVar[str] = (
        "At least one weekend in three is off: no minute of duty from Saturday 00:00 to "
        "Sunday 24:00."
    )
    source: ClassVar[str] = (
        "Local; HSE, Managing shift work (HSG256) asks for regular free weekends"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    passes: ClassVar[Example] = Example(
        "The second of three weekends is off.", ("....DDDDDDD......DDDD",)
    )
    fails: ClassVar[Example] = Example(
        "Three weekends worked, the second by a Friday night.", ("....DDD...NN.....DDDD",)
    )

    weeks: int = parameter(3, "weekends", "length of a run of weekends", 1, 26)
    least: int = parameter(1, "weekends", "fewest of them that are off", 0, 26)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each run of weekends with too few off, on its last Sunday."""
        for block in inspection.table.blocks:
            saturdays = self._saturdays(inspection, block)
            sundays, judged = self._judged(block, saturdays)
            if not judged.any():
                continue
            busy, places = busy_days(inspection.table, block), saturdays - block.first
            off = self._off(block, ~(busy[:, places] | busy[:, places + 1]))
            for walk, last in np.argwhere((off < self.least) & judged).tolist():
                yield self._breach(
                    inspection, block.walks[walk], int(sundays[last]), int(off[walk, last])
                )

    def checked(self, inspection: Inspection) -> int:
        """Runs of weekends judged."""
        return sum(
            int(self._judged(block, self._saturdays(inspection, block))[1].sum()) * len(block.walks)
            for block in inspection.table.blocks
        )

    def _saturdays(self, inspection: Inspection, block: Block) -> Ints:
        """The Saturdays of the weekends that lie wholly within the walks."""
        if block.wraps:
            return np.arange(SATURDAY, block.days, WEEK)
        first = block.first + (SATURDAY - inspection.rota.weekday(block.first)) % WEEK
        return np.arange(first, block.days - 1, WEEK)

    def _judged(self, block: Block, saturdays: Ints) -> tuple[Ints, Bools]:
        """The last Sunday of each run of weekends, and whether the run lies within the walks."""
        sundays = saturdays + 1
        whole = np.arange(len(saturdays)) >= self.weeks - 1
        return sundays, (whole & (sundays >= 0)) | block.wraps

    def _off(self, block: Block, off: Bools) -> Ints:
        """Weekends off in the run up to each; a run goes round in a walk that wraps."""
        count = off.shape[1]
        before = np.zeros((len(off), self.weeks), np.bool_)
        if block.wraps:
            before = np.tile(off, -(-self.weeks // count))
        running = sums_before(np.concatenate((before, off), axis=1))
        found: Ints = running[:, -count:] - running[:, -count - self.weeks : -self.weeks]
        return found

    def _breach(self, inspection: Inspection, walk: Walk, sunday: int, found: int) -> Breach:
        rota = inspection.rota
        person, day = walk.cell(sunday)
        first = sunday - 1 - WEEK * (self.weeks - 1)
        weekends = [first + WEEK * week + d for week in range(self.weeks) for d in (0, 1)]
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=self.least - found,
            measured=float(found),
            limit=float(self.least),
            unit="weekends off",
            message=lambda: (
                f"{who(rota, person)}, {times(self.weeks, 'weekend')} to {day_name(rota, day)}: "
                f"{found} off; at least {self.least}"
            ),
            evidence=lambda: (
                f"{found} of {self.weeks} weekends off; {self.least} − {found} = "
                f"{self.least - found} missing"
            ),
            days=walk.shown(person, weekends),
        )
