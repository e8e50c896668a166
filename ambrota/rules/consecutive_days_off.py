"""Days off in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.runs import day_breaches
from ambrota.rules.short_runs import days_off
from ambrota.rules.windows import from_day_zero


@dataclass(frozen=True)
class ConsecutiveDaysOff(Rule):
    """Most days off in a row that are neither leave nor sickness."""

    id: ClassVar[str] = "consecutive-days-off"
    name: ClassVar[str] = "Days off in a row"
    statement: ClassVar[str] = (
        "At most fourteen days off in a row without leave; more of them mean that hours are worked "
        "too densely elsewhere, or that a line has no duties. Shown and not asked for."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example(
        "Three weeks away, of which one is leave.", ("D.......AAAAAAA.......D",)
    )
    fails: ClassVar[Example] = Example("Fifteen days off.", ("D...............D",))

    most: int = parameter(14, "days", "most days off in a row", 1, 56)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each day off beyond the most in a row."""
        for block in inspection.table.blocks:
            on, noun = days_off(inspection, block), ("day off", "days off")
            yield from day_breaches(self, inspection, block, on, self.most, noun)

    def checked(self, inspection: Inspection) -> int:
        """Days off."""
        return sum(
            int(from_day_zero(block, days_off(inspection, block)).sum())
            for block in inspection.table.blocks
        )
