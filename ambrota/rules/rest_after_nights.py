"""Two nights' sleep between the last night and the next duty that is no night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import lasting
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.rest import judged_pairs, rests


@dataclass(frozen=True)
class RestAfterNights(Rule):
    """Recovery between a night and the next duty by day."""

    id: ClassVar[str] = "rest-after-nights"
    name: ClassVar[str] = "Rest after nights"
    statement: ClassVar[str] = (
        "At least 46 hours, two nights' full sleep, between the end of the last night and the "
        "start of the next duty that is no night."
    )
    source: ClassVar[str] = "HSE, Managing shift work (HSG256), good practice guidelines"
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    passes: ClassVar[Example] = Example("07:00 to 07:00 two days on is 48 hours.", ("NN..D..",))
    fails: ClassVar[Example] = Example("07:00 to 07:00 of the next day is 24 hours.", ("NN.D...",))

    hours: float = parameter(46.0, "h", "least rest after the last night", 0, 168)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each change from night to other duty that comes too soon."""
        limit = round(self.hours * 60)
        asked = f"after nights; at least {lasting(limit)}"
        rest = inspection.table.timed_pairs[2]
        for index in np.flatnonzero(self._changes(inspection) & (rest < limit)):
            gap = rests(inspection, int(index))
            yield gap.breach(inspection.rota, self.id, limit, asked)

    def checked(self, inspection: Inspection) -> int:
        """Changes from a night to a duty that is none."""
        return int(self._changes(inspection).sum())

    def _changes(self, inspection: Inspection) -> NDArray[np.bool_]:
        table = inspection.table
        earlier, later, _ = table.timed_pairs
        changes: NDArray[np.bool_] = (
            table.night[earlier] & ~table.night[later] & judged_pairs(table)
        )
        return changes
