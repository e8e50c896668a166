"""Nights worked in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.runs import run_breaches, run_days


@dataclass(frozen=True)
class ConsecutiveNights(Rule):
    """Most days in a row on which a night starts."""

    id: ClassVar[str] = "consecutive-nights"
    name: ClassVar[str] = "Nights in a row"
    statement: ClassVar[str] = "At most three nights in a row."
    source: ClassVar[str] = "HSE, Managing shift work (HSG256): at most 2 to 3 consecutive nights"
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    passes: ClassVar[Example] = Example("Three nights, a day off, one more.", ("NNN.N..",))
    fails: ClassVar[Example] = Example("Four nights in a row.", ("NNNN...",))

    most: int = parameter(3, "nights", "most nights in a row", 1, 14)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each night beyond the most in a row."""
        table = inspection.table
        yield from run_breaches(self, inspection, table.night & table.timed, self.most, "night")

    def checked(self, inspection: Inspection) -> int:
        """Nights."""
        return run_days(inspection, inspection.table.night & inspection.table.timed)
