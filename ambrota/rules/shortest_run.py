"""Runs of duties that are too short: single duties between days off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.model import WORK_KINDS
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.runs import run_days
from ambrota.rules.short_runs import days_of_work, days_off, short_run_breach, short_runs


@dataclass(frozen=True)
class ShortestRun(Rule):
    """Fewest days worked in a row between days off."""

    id: ClassVar[str] = "shortest-run"
    name: ClassVar[str] = "Shortest run of duties"
    statement: ClassVar[str] = (
        "At least two days in a row with a duty between days off; a run beside leave or sickness, "
        "or at the edge of what is known, is not judged."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example(
        "Runs of two and three; a single duty beside leave.", (".DD..DDD..DA..",)
    )
    fails: ClassVar[Example] = Example("A single duty between days off.", (".DD..D..",))

    least: int = parameter(2, "days", "fewest days worked in a row", 1, 7)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each run that is too short, on its last day."""
        for block in inspection.table.blocks:
            on, around = days_of_work(inspection, block), days_off(inspection, block)
            for run in short_runs(block, on, around, self.least):
                yield short_run_breach(
                    self, inspection, run, self.least, ("day with a duty", "days with a duty")
                )

    def checked(self, inspection: Inspection) -> int:
        """Days with work."""
        return run_days(inspection, inspection.table.is_kind(*WORK_KINDS))
