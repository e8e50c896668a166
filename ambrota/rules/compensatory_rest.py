"""Rest owed for a short one, given back in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import day_name, lasting
from ambrota.rest_ledger import Owed, rest_ledger
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import who


@dataclass(frozen=True)
class CompensatoryRest(Rule):
    """What the ledger of short rests still holds after some days."""

    id: ClassVar[str] = "compensatory-rest"
    name: ClassVar[str] = "Compensatory rest given"
    statement: ClassVar[str] = (
        "The hours missing from a rest of less than 11 hours are given within 14 days: by a later "
        "rest as much longer than 11 hours. No part of it counts twice; days of leave and sickness "
        "are no such rest. Where daily rest is left out at a change of shift pattern (reg 22) the "
        "same is owed, so that changes are not told apart."
    )
    source: ClassVar[str] = (
        "Editable default: Working Time Regulations 1998, reg 24, say what is owed and set no time"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    no_twin: ClassVar[str] = (
        "Which later rest makes up for a short one depends on all the rests and short rests "
        "between; where daily rest is kept, nothing is owed."
    )
    passes: ClassVar[Example] = Example(
        "The 4 h missing after a night are part of the next two days off.", ("NL..DDD.......",)
    )
    fails: ClassVar[Example] = Example(
        "The 4 h are still missing two days later: rests of 12 h are but 1 h longer than 11.",
        ("NLDDDDD",),
        settings={"within_days": 2},
    )

    hours: float = parameter(11.0, "h", "rest between two duties below which it is owed", 0, 24)
    within_days: int = parameter(14, "days", "days in which it is given", 1, 120)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each short rest not made up for in time, on the later duty's day."""
        for one in rest_ledger(inspection, self).owed:
            if one.overdue:
                yield self._breach(inspection, one)

    def checked(self, inspection: Inspection) -> int:
        """Short rests."""
        return len(rest_ledger(inspection, self).owed)

    def _breach(self, inspection: Inspection, one: Owed) -> Breach:
        rota, limit = inspection.rota, round(self.hours * 60)
        owed = lasting(one.minutes)
        return Breach(
            rule=self.id,
            person=one.person,
            day=one.day,
            amount=one.minutes,
            measured=one.minutes / 60,
            limit=0.0,
            unit="h",
            message=(
                f"{who(rota, one.person)}, {day_name(rota, one.day)}: {owed} of rest "
                f"owed and not given in the next {self.within_days} days"
            ),
            evidence=(
                f"{lasting(limit)} − {lasting(max(0, one.rest))} = {owed} owed; no rest "
                f"of {lasting(limit)} + {owed} = {lasting(limit + one.minutes)} to spare "
                f"in {self.within_days} days; owed by then in all {lasting(one.running)}"
            ),
            days=(one.day,),
        )
