"""Duties that start early in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.entries import Bools
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.marks import early
from ambrota.rules.settings import MINUTE_OF_DAY
from ambrota.rules.words import starts, who


@dataclass(frozen=True)
class EarlyStarts(Rule):
    """Duties, nights left out, that start before a time of the morning."""

    id: ClassVar[str] = "early-starts"
    name: ClassVar[str] = "Early starts"
    statement: ClassVar[str] = "No duty but a night starts before 07:00."
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: avoid early starts; the "
        "time, 07:00, is an editable default"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example("Days that start at 07:00.", ("DD.....",))
    fails: ClassVar[Example] = Example("A duty that starts at 06:00.", ("E......",))

    earliest: int = parameter(420, MINUTE_OF_DAY, "a duty starts no earlier than this", 0, 720)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each duty that starts too early."""
        table, rows = inspection.table, np.flatnonzero(self._early(inspection))
        columns = (each[rows].tolist() for each in (table.person, table.day, table.local_start))
        for row, person, day, start in zip(rows.tolist(), *columns, strict=True):
            yield self._breach(inspection, row, person, day, start)

    def checked(self, inspection: Inspection) -> int:
        """Duties with times that are no nights."""
        table = inspection.table
        return int((table.timed & ~table.night & ~table.before).sum())

    def _early(self, inspection: Inspection) -> Bools:
        table = inspection.table
        return early(table, self.earliest) & ~table.before

    def _breach(
        self, inspection: Inspection, row: int, person: int, day: int, start: int
    ) -> Breach:
        rota, table = inspection.rota, inspection.table
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=1,
            measured=clock(start),
            limit=clock(self.earliest),
            unit="",
            message=lambda: (
                f"{who(rota, person)}, {day_name(rota, day)}: {starts(table.duties[row])}; "
                f"no earlier than {clock(self.earliest)}"
            ),
            evidence=lambda: (
                f"{clock(self.earliest)} − {clock(start)} = "
                f"{lasting(self.earliest - start)} too early"
            ),
            days=(day,),
        )
