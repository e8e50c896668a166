"""Quick returns: hardly more than the rest that the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.banded_rest import banded_rests
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.rest import successive_duties


@dataclass(frozen=True)
class QuickReturns(Rule):
    """Rest between successive duties under 12 h: the second of the three bands, and the first."""

    id: ClassVar[str] = "quick-returns"
    name: ClassVar[str] = "Rests under 12 h"
    statement: ClassVar[str] = (
        "At least 12 hours between the end of one duty and the start of the next; the evidence "
        "says which are under 11 hours."
    )
    source: ClassVar[str] = (
        "BMJ Open 2022;12:e058309 (under 11 h goes with short sleep, accidents and sickness); the "
        "margin to 12 h is an editable default"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example("19:00 to 07:00 is 12 hours.", ("DD.....",))
    fails: ClassVar[Example] = Example("22:00 to 09:00 is 11 hours.", ("LM.....",))

    hours: float = parameter(12.0, "h", "a rest shorter than this is counted", 0, 24)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each pair of successive duties too close, on the later one's day."""
        yield from banded_rests(self, inspection, round(self.hours * 60))

    def checked(self, inspection: Inspection) -> int:
        """Pairs of successive duties."""
        return successive_duties(inspection)
