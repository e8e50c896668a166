"""How long one duty lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import lasting
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.lengths import too_long


@dataclass(frozen=True)
class DutyLength(Rule):
    """Most hours of one duty, by day or night, in elapsed time."""

    id: ClassVar[str] = "duty-length"
    name: ClassVar[str] = "Length of a duty"
    statement: ClassVar[str] = (
        "A duty lasts at most 12 hours from start to end, breaks and all that is rostered in it "
        "included."
    )
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: at most 12 hours including "
        "overtime"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example("Days of 12 hours.", ("DD.....",))
    fails: ClassVar[Example] = Example("07:00 to 20:30 is 13.5 hours.", ("DX.....",))

    hours: float = parameter(12.0, "h", "longest duty", 1, 48)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each duty that lasts too long."""
        limit = round(self.hours * 60)
        asked = f"at most {lasting(limit)}"
        yield from too_long(self, inspection, inspection.table.timed, limit, asked)

    def checked(self, inspection: Inspection) -> int:
        """Duties with times."""
        table = inspection.table
        return int((table.timed & ~table.before).sum())
