"""Eleven hours of rest between one duty and the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import lasting
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.rest import rests, short_rests, successive_duties
from ambrota.rules.words import UNLESS_RESTED


@dataclass(frozen=True)
class DailyRest(Rule):
    """Rest between successive duties, in elapsed time, across clock changes."""

    id: ClassVar[str] = "daily-rest"
    name: ClassVar[str] = "Rest between duties"
    statement: ClassVar[str] = (
        "At least 11 hours of rest between the end of one duty and the start of the next."
    )
    source: ClassVar[str] = (
        "Working Time Regulations 1998, reg 10 (reg 21: compensatory rest is owed, reg 24)"
    )
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "A day ends at 19:00, the next begins at 07:00.", ("DD.....",)
    )
    fails: ClassVar[Example] = Example(
        "A night ends at 07:00, a late duty begins at 14:00.", ("NL.....",)
    )

    hours: float = parameter(11.0, "h", "least rest between two duties", 0, 24)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each pair of successive duties too close, on the later one's day."""
        limit = round(self.hours * 60)
        asked = f"rest; at least {lasting(limit)} ({UNLESS_RESTED})"
        for index in short_rests(inspection, limit):
            gap = rests(inspection, index)
            yield gap.breach(inspection.rota, self.id, limit, asked)

    def checked(self, inspection: Inspection) -> int:
        """Pairs of successive duties."""
        return successive_duties(inspection)
