"""The direction in which duties move over the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.rest import backward_pairs, pairs_within, rests
from ambrota.rules.words import duty_words, who


@dataclass(frozen=True)
class RotationDirection(Rule):
    """Successive duties start at the same time or later by the clock, unless days off part them."""

    id: ClassVar[str] = "rotation-direction"
    name: ClassVar[str] = "Backward rotation"
    statement: ClassVar[str] = (
        "A duty that follows within 48 hours of rest does not start an hour or more earlier by the "
        "clock than the one before it (day, then late, then night); after longer rest it may."
    )
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: forward rotation; 48 h and "
        "1 h are editable defaults"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example(
        "Early, late, night, and after two full days off early again.", ("ELN...E",)
    )
    fails: ClassVar[Example] = Example("A late, a day off, then an early.", ("L.E....",))

    within: float = parameter(48.0, "h", "after this much rest any duty may follow", 0, 168)
    slack: int = parameter(60, "minutes", "starts this much earlier are backward", 1, 720)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each backward step, on the later duty's day."""
        found = backward_pairs(inspection.table, self._within, self.slack)
        for index in np.flatnonzero(found).tolist():
            yield self._breach(inspection, index)

    def checked(self, inspection: Inspection) -> int:
        """Pairs of successive duties with less rest than sets a start free."""
        return int(pairs_within(inspection.table, self._within).sum())

    @property
    def _within(self) -> int:
        return round(self.within * 60)

    def _breach(self, inspection: Inspection, index: int) -> Breach:
        rota, gap = inspection.rota, rests(inspection, index)
        before, after = gap.earlier.start, gap.later.start
        assert before is not None
        assert after is not None
        return Breach(
            rule=self.id,
            person=gap.person,
            day=gap.day,
            amount=1,
            measured=(before - after) / 60,
            limit=self.slack / 60,
            unit="h earlier",
            message=lambda: (
                f"{who(rota, gap.person)}, {day_name(rota, gap.day)}: {duty_words(gap.later)} "
                f"starts {clock(after)}, {lasting(before - after)} earlier by the clock than "
                f"{duty_words(gap.earlier)} before it ({clock(before)}), after "
                f"{lasting(gap.minutes)} of rest"
            ),
            evidence=lambda: (
                f"{clock(before)} − {clock(after)} = {lasting(before - after)} backward; rest "
                f"{lasting(gap.minutes)}, under {lasting(round(self.within * 60))}"
            ),
            days=gap.days,
        )
