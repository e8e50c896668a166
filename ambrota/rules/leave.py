"""Leave and sickness kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.model import ABSENCE_KINDS, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status
from ambrota.rules.examples import Example
from ambrota.rules.kept import codes, dropped, person_days
from ambrota.rules.words import who


@dataclass(frozen=True)
class LeaveKept(Rule):
    """Nobody works on a day of leave or sickness, and no entry of it is lost."""

    id: ClassVar[str] = "leave"
    name: ClassVar[str] = "Leave and sickness kept"
    statement: ClassVar[str] = (
        "Nobody is given a duty on a day of leave or sickness; a proposal takes none of it away."
    )
    source: ClassVar[str] = "NHS terms and conditions of service, sections 13 and 14; leave granted"
    status: ClassVar[Status] = Status.CONTRACT
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "A proposal leaves the week's leave where it is.",
        ("AAA.DD.",),
        current=("AAA.D..",),
    )
    fails: ClassVar[Example] = Example(
        "A proposal has a duty on a day of leave.", ("ADA.D..",), current=("AAA.D..",)
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person-day."""
        rota = inspection.rota
        found: dict[tuple[int, int], str] = {}
        for cell in _away_and_at_work(rota):
            duties = rota.by_cell[cell]
            away = tuple(duty for duty in duties if duty.kind in ABSENCE_KINDS)
            work = tuple(duty for duty in duties if duty.is_timed_work)
            found[rota.index[cell[0]], cell[1]] = f"{codes(work)} on a day of {codes(away)}"
        for row, day, gone in dropped(inspection, ABSENCE_KINDS):
            now = rota.by_cell.get((rota.people[row].id, day), ())
            found[row, day] = f"{codes(gone)} is taken away, {codes(now)} in its place"
        for row, day in sorted(found):
            yield Breach(
                rule=self.id,
                person=row,
                day=day,
                amount=1,
                measured=found[row, day],
                limit="leave and sickness stand",
                unit="",
                message=f"{who(rota, row)}, {day_name(rota, day)}: {found[row, day]}",
                evidence=found[row, day],
                days=(day,),
            )

    def checked(self, inspection: Inspection) -> int:
        """Person-days of leave and sickness."""
        return person_days(inspection, ABSENCE_KINDS)


def _away_and_at_work(rota: Rota) -> list[tuple[str, int]]:
    """Person-days that hold both leave or sickness and timed work."""
    entries, own = rota.entries, rota.entries.own
    row, day = entries.row[own], entries.day[own]
    away = entries.of_kind(ABSENCE_KINDS)[own]
    worked = np.zeros((len(rota.people), rota.days), dtype=np.bool_)
    work = entries.mask(lambda shape: shape.is_timed_work)[own]
    worked[row[work], day[work]] = True
    both = np.flatnonzero(away & worked[row, day])
    return [(rota.people[row[at]].id, int(day[at])) for at in both]
