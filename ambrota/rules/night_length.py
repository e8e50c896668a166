"""How long one night lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import lasting
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.lengths import count_too_long, too_long


@dataclass(frozen=True)
class NightLength(Rule):
    """Most hours of one night, in elapsed time; nearly every ambulance night is longer."""

    id: ClassVar[str] = "night-length"
    name: ClassVar[str] = "Length of a night"
    statement: ClassVar[str] = (
        "A night lasts at most 8 hours from start to end; nearly every ambulance night lasts "
        "longer, so that this is shown and not asked for."
    )
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: at most 8 hours for nights "
        "and for work that is demanding, monotonous, dangerous or safety critical"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example("Nights from 22:00 to 06:00.", ("HH.....",))
    fails: ClassVar[Example] = Example("19:00 to 07:00 is 12 hours.", ("N......",))

    hours: float = parameter(8.0, "h", "longest night", 1, 48)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each night that lasts too long."""
        table, asked = (
            inspection.table,
            f"good practice is at most {lasting(self._limit)} at night",
        )
        yield from too_long(self, inspection, table.timed & table.night, self._limit, asked)

    def count(self, inspection: Inspection) -> int:
        """Nights that last too long."""
        table = inspection.table
        return count_too_long(inspection, table.timed & table.night, self._limit)

    @property
    def _limit(self) -> int:
        return round(self.hours * 60)

    def checked(self, inspection: Inspection) -> int:
        """Nights."""
        table = inspection.table
        return int((table.timed & table.night & ~table.before).sum())
