"""Long duties in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.entries import Bools
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.marks import elapsed_lengths
from ambrota.rules.runs import run_breaches, run_days


@dataclass(frozen=True)
class ConsecutiveLongDuties(Rule):
    """Most days in a row on which a long duty starts, by day or by night."""

    id: ClassVar[str] = "consecutive-long-duties"
    name: ClassVar[str] = "Long duties in a row"
    statement: ClassVar[str] = (
        "At most three duties of 10 hours or more in a row, days and nights together."
    )
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: at most 2 to 3 consecutive "
        "long shifts; 10 h as long is an editable default"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example("Three long duties, then a day off.", ("DDD.NNN",))
    fails: ClassVar[Example] = Example("Two days and two nights of 12 hours.", ("DDNN...",))

    most: int = parameter(3, "days", "most long duties in a row", 1, 28)
    hours: float = parameter(10.0, "h", "a duty of this length is long", 1, 24)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each long duty beyond the most in a row."""
        words = ("long duty", "long duties")
        yield from run_breaches(self, inspection, self._long(inspection), self.most, *words)

    def checked(self, inspection: Inspection) -> int:
        """Days on which a long duty starts."""
        return run_days(inspection, self._long(inspection))

    def _long(self, inspection: Inspection) -> Bools:
        table = inspection.table
        return table.timed & (elapsed_lengths(table) >= round(self.hours * 60))
