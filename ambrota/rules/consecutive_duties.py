"""Days worked in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.model import WORK_KINDS
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.runs import run_breaches, run_days


@dataclass(frozen=True)
class ConsecutiveDuties(Rule):
    """Most days in a row with work on them, relief included."""

    id: ClassVar[str] = "consecutive-duties"
    name: ClassVar[str] = "Days worked in a row"
    statement: ClassVar[str] = "At most five days in a row with a duty."
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256): at most 5 to 7 consecutive days, of which 5 is the "
        "stricter reading"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    passes: ClassVar[Example] = Example("Five days, relief among them.", ("DDDDR..",))
    fails: ClassVar[Example] = Example("Six days in a row.", ("DDDDDD.",))

    most: int = parameter(5, "days", "most days worked in a row", 1, 28)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each day worked beyond the most in a row."""
        table = inspection.table
        yield from run_breaches(self, inspection, table.is_kind(*WORK_KINDS), self.most, "day")

    def checked(self, inspection: Inspection) -> int:
        """Days with work."""
        return run_days(inspection, inspection.table.is_kind(*WORK_KINDS))
