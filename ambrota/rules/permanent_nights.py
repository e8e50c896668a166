"""People who work nights most of the time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.duties import Walk
from ambrota.entries import Bools, Ints
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import times, who


@dataclass(frozen=True)
class PermanentNights(Rule):
    """Nights as a share of a person's duties with times, over the whole rota or cycle."""

    id: ClassVar[str] = "permanent-nights"
    name: ClassVar[str] = "Permanent nights"
    statement: ClassVar[str] = (
        "No more than half of a person's duties over the rota are nights; whoever has chosen "
        "nights may go on, so that this is shown and not asked for."
    )
    source: ClassVar[str] = (
        "Local; HSE, Managing shift work (HSG256) asks to avoid permanent nights; the share is an "
        "editable default"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example("Two nights of four duties.", ("DDNN...",))
    fails: ClassVar[Example] = Example("Three nights of four duties.", ("DNNN...",))

    percent: int = parameter(50, "%", "largest share of duties that are nights", 1, 100)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person, or cycle, with too many nights, on the last day."""
        nights, duties = self._counts(inspection)
        found: Bools = 100 * nights > self.percent * duties
        for at in np.flatnonzero(found).tolist():
            walk = inspection.table.walks[at]
            yield self._breach(inspection, walk, int(nights[at]), int(duties[at]))

    def checked(self, inspection: Inspection) -> int:
        """People, or cycles, with duties."""
        return int(np.count_nonzero(self._counts(inspection)[1]))

    def _counts(self, inspection: Inspection) -> tuple[Ints, Ints]:
        """Nights and duties with times of each walk, those carried in left out."""
        table = inspection.table
        duties, walks = table.timed & ~table.before, len(table.walks)
        nights = np.bincount(table.walk[duties & table.night], minlength=walks)
        return nights, np.bincount(table.walk[duties], minlength=walks)

    def _breach(self, inspection: Inspection, walk: Walk, nights: int, duties: int) -> Breach:
        rota = inspection.rota
        person, day = walk.cell(walk.days - 1)
        group = rota.people[person].rota
        whose = f"{group}, the whole cycle" if walk.wraps else who(rota, person)
        share = 100 * nights / duties
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=1,
            measured=share,
            limit=float(self.percent),
            unit="%",
            message=f"{whose}: {times(nights, 'night')} of {times(duties, 'duty', 'duties')}; "
            f"at most {self.percent}% are nights",
            evidence=f"{nights} ÷ {duties} = {share:.0f}%; at most {self.percent}%",
            days=(day,),
        )
