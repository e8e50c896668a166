"""Relief kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import day_name
from ambrota.model import Kind
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status
from ambrota.rules.examples import Example
from ambrota.rules.kept import codes, dropped, person_days
from ambrota.rules.words import who

RELIEF = frozenset({Kind.RELIEF})


@dataclass(frozen=True)
class ReliefKept(Rule):
    """Relief stands unless the user frees it."""

    id: ClassVar[str] = "relief"
    name: ClassVar[str] = "Relief kept"
    statement: ClassVar[str] = "A proposal takes no relief away unless the user frees it."
    source: ClassVar[str] = "Local agreement on relief"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "A proposal keeps the days of relief.", ("DDRRR..",), current=("D.RRR..",)
    )
    fails: ClassVar[Example] = Example(
        "A proposal has a duty on a day of relief.", ("D.RDR..",), current=("D.RRR..",)
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person-day of relief that is gone."""
        rota = inspection.rota
        for row, day, gone in dropped(inspection, RELIEF):
            now = codes(rota.by_cell.get((rota.people[row].id, day), ()))
            yield Breach(
                rule=self.id,
                person=row,
                day=day,
                amount=1,
                measured=now,
                limit=codes(gone),
                unit="",
                message=f"{who(rota, row)}, {day_name(rota, day)}: relief {codes(gone)} is taken "
                f"away, {now} in its place",
                evidence=f"now {codes(gone)}; proposed {now}",
                days=(day,),
            )

    def checked(self, inspection: Inspection) -> int:
        """Person-days of relief."""
        return person_days(inspection, RELIEF)
