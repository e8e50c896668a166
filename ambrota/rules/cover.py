"""Cover kept: no half hour is short of the requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name
from ambrota.cover import CoverAudit, Seats, cover
from ambrota.demand import HALF_HOUR
from ambrota.model import WEEK, Demand, DemandRow
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, switch
from ambrota.rules.examples import Example
from ambrota.rules.words import times

_TWO_SEATS = {
    "demand": Demand("sheet", (DemandRow("DCA", None, 0, None, 7 * 60, 19 * 60, 2),)),
}


@dataclass(frozen=True)
class Cover(Rule):
    """Seats filled against seats needed, by resource and role, in each half hour of each day."""

    id: ClassVar[str] = "cover"
    name: ClassVar[str] = "Cover kept"
    statement: ClassVar[str] = (
        "In no half hour of any day are fewer seats filled than are needed, on any resource, by "
        "people of the role that is asked for or of a higher grade."
    )
    source: ClassVar[str] = "Local: the requirement stated by the trust, or derived from the rota"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "Two seats needed on an ambulance by day, and two people.", ("D", "D"), facts=_TWO_SEATS
    )
    fails: ClassVar[Example] = Example(
        "Two seats needed by day; one of the two people is on leave.", ("D", "A"), facts=_TWO_SEATS
    )
    alone: ClassVar[bool] = False

    substitution: bool = switch(True, "a higher grade may fill a lower seat")

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each resource, role and half hour that is short."""
        for seats in self.covered(inspection).short:
            yield self._breach(inspection, seats)

    def covered(self, inspection: Inspection) -> CoverAudit:
        """The whole account of cover, worked out once for an inspection."""
        return inspection.once(
            self, lambda: cover(inspection.rota, inspection.requirement, self.substitution)
        )

    def checked(self, inspection: Inspection) -> int:
        """Half hours with a seat to fill, over resources and roles."""
        return int(np.count_nonzero(self.covered(inspection).required))

    def _breach(self, inspection: Inspection, seats: Seats) -> Breach:
        rota = inspection.rota
        on = seats.resource or "any resource"
        role = f", {seats.role}" if seats.role else ""
        day = day_name(rota, seats.day)
        if rota.is_cyclic and seats.of_sessions:
            day += f" of week {seats.day // WEEK + 1}"
        return Breach(
            rule=self.id,
            person=None,
            day=seats.day,
            amount=seats.seats,
            measured=float(seats.filled),
            limit=float(seats.required),
            unit="seats",
            message=(
                f"{on}{role}, {day} {clock(seats.half * HALF_HOUR)}: {seats.filled} of "
                f"{times(seats.required, 'seat')} filled"
            ),
            evidence=_evidence(seats, is_derived=inspection.requirement.is_derived),
            days=(seats.day,),
            slot=(seats.resource, seats.role, seats.half),
        )


def _evidence(seats: Seats, *, is_derived: bool) -> str:
    """The sum, and where the seats went that are missing and not short here."""
    missing = seats.required - seats.filled
    told = f"{seats.required} − {seats.filled} = {missing}; {seats.seats} short"
    other = missing - seats.seats
    if other <= 0:
        return told
    why = "given up to people" if is_derived else "short in every week, told by itself"
    return f"{told}, {other} {why}"
