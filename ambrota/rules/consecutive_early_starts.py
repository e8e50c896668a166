"""Early starts in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.marks import early
from ambrota.rules.runs import run_breaches, run_days
from ambrota.rules.settings import MINUTE_OF_DAY


@dataclass(frozen=True)
class ConsecutiveEarlyStarts(Rule):
    """Most days in a row on which a duty starts early."""

    id: ClassVar[str] = "consecutive-early-starts"
    name: ClassVar[str] = "Early starts in a row"
    statement: ClassVar[str] = "At most three starts before 07:00 in a row, nights left out."
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: at most 2 to 3 consecutive "
        "early shifts; the time, 07:00, is an editable default"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example("Three starts at 06:00.", ("EEE.E..",))
    fails: ClassVar[Example] = Example("Four starts at 06:00 in a row.", ("EEEE...",))

    most: int = parameter(3, "days", "most early starts in a row", 1, 28)
    earliest: int = parameter(420, MINUTE_OF_DAY, "a start before this is early", 0, 720)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each early start beyond the most in a row."""
        mask = early(inspection.table, self.earliest)
        yield from run_breaches(self, inspection, mask, self.most, "early start")

    def checked(self, inspection: Inspection) -> int:
        """Days with an early start."""
        return run_days(inspection, early(inspection.table, self.earliest))
