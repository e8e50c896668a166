"""Runs of days off that are too short: single days off between duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.short_runs import days_of_work, days_off, short_run_breach, short_runs
from ambrota.rules.windows import from_day_zero


@dataclass(frozen=True)
class DaysOff(Rule):
    """Fewest days off in a row between duties."""

    id: ClassVar[str] = "days-off"
    name: ClassVar[str] = "Single days off"
    statement: ClassVar[str] = (
        "At least two days off in a row between duties; days off beside leave or sickness, or at "
        "the edge of what is known, are not judged."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example(
        "Two days off; one more beside leave.", ("DDD..DD.AAADD..",)
    )
    fails: ClassVar[Example] = Example("A single day off.", ("DDD.DD...",))

    least: int = parameter(2, "days", "fewest days off in a row", 1, 7)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each run of days off that is too short, on its last day."""
        for block in inspection.table.blocks:
            on, around = days_off(inspection, block), days_of_work(inspection, block)
            for run in short_runs(block, on, around, self.least):
                yield short_run_breach(self, inspection, run, self.least, ("day off", "days off"))

    def checked(self, inspection: Inspection) -> int:
        """Days off."""
        return sum(
            int(from_day_zero(block, days_off(inspection, block)).sum())
            for block in inspection.table.blocks
        )
