"""The break that a duty of more than six hours must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name, lasting
from ambrota.entries import Ints
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import UNLESS_RESTED, duty_words, times, who


@dataclass(frozen=True)
class Breaks(Rule):
    """The unpaid break that the stated paid time of a duty leaves."""

    id: ClassVar[str] = "breaks"
    name: ClassVar[str] = "Breaks"
    statement: ClassVar[str] = (
        "A duty of more than 6 hours has an uninterrupted break of at least 20 minutes. A rota "
        "shows the unpaid part of it: the duty's length less its stated paid time, by the clock. A "
        "paid break may still be given; the rota does not show it. A duty whose paid time "
        "is not stated is not judged."
    )
    source: ClassVar[str] = (
        "Working Time Regulations 1998, reg 12 (reg 21: compensatory rest is owed, reg 24)"
    )
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example("12 h of which 11.5 h are paid.", ("DDNN...",))
    fails: ClassVar[Example] = Example(
        "8 h of which 7.5 h are paid leave 30 minutes, where a break of 45 is due.",
        ("EEL....",),
        settings={"minutes": 45},
    )

    longer_than: float = parameter(6.0, "h", "duties longer than this have a break", 0, 24)
    minutes: int = parameter(20, "minutes", "least break", 1, 240)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each duty whose paid time leaves no such break, on its day."""
        length = self._lengths(inspection)
        for row in self._without(inspection, length):
            yield self._breach(inspection, row, int(length[row]))

    def count(self, inspection: Inspection) -> int:
        """Duties without such a break."""
        return len(self._without(inspection, self._lengths(inspection)))

    def checked(self, inspection: Inspection) -> int:
        """Duties so long that they have a break."""
        return int((self._lengths(inspection) > self.longer_than * 60).sum())

    def _lengths(self, inspection: Inspection) -> Ints:
        """Minutes of each timed duty by the clock whose paid time is stated; none of the rest."""
        table = inspection.table
        shapes = inspection.rota.entries.shapes
        stated = np.array([shape.paid is not None for shape in shapes], np.bool_)[table.shape]
        return (table.local_end - table.local_start) * (table.timed & ~table.before & stated)

    def _without(self, inspection: Inspection, length: Ints) -> list[int]:
        """Rows of the duty table whose stated paid time leaves no break."""
        table = inspection.table
        short = (length > self.longer_than * 60) & (length - table.paid < self.minutes)
        rows: list[int] = np.flatnonzero(short).tolist()
        return rows

    def _breach(self, inspection: Inspection, row: int, length: int) -> Breach:
        rota, table = inspection.rota, inspection.table
        person, day, paid = int(table.person[row]), int(table.day[row]), int(table.paid[row])
        left = max(0, length - paid)
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=self.minutes - left,
            measured=left,
            limit=self.minutes,
            unit="minutes",
            message=(
                f"{who(rota, person)}, {day_name(rota, day)}: {duty_words(table.duties[row])} of "
                f"{lasting(length)} leaves {times(left, 'minute') if left else 'no minute'} "
                f"unpaid; at least {self.minutes} for a break ({UNLESS_RESTED}; a paid break may "
                "still be given, the rota does not show it)"
            ),
            evidence=(
                f"{lasting(length)} − {lasting(paid)} paid = {lasting(left)}; "
                f"{self.minutes} − {left} = {times(self.minutes - left, 'minute')} short"
            ),
            days=(day,),
        )
