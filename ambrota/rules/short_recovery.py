"""Short recovery: rests that leave little room for more than sleep and the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.rules.banded_rest import banded_rests
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.rest import short_rests, successive_duties


@dataclass(frozen=True)
class ShortRecovery(Rule):
    """Rest between successive duties under 16 h: the third of the three bands and those below."""

    id: ClassVar[str] = "short-recovery"
    name: ClassVar[str] = "Rests under 16 h"
    statement: ClassVar[str] = (
        "At least 16 hours between the end of one duty and the start of the next; two duties of "
        "12 hours on successive days leave less, so that this is shown and not asked for."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example("14:00 to 06:00 is 16 hours.", ("EE.....",))
    fails: ClassVar[Example] = Example("19:00 to 07:00 is 12 hours.", ("DD.....",))

    hours: float = parameter(16.0, "h", "a rest shorter than this is counted", 0, 48)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each pair of successive duties too close, on the later one's day."""
        yield from banded_rests(self, inspection, round(self.hours * 60))

    def count(self, inspection: Inspection) -> int:
        """Rests that are too short."""
        return len(short_rests(inspection, round(self.hours * 60)))

    def checked(self, inspection: Inspection) -> int:
        """Pairs of successive duties."""
        return successive_duties(inspection)
