"""Free weekends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import day_name
from ambrota.duties import KINDS, Ints, Walk
from ambrota.model import DAY, WEEK, Kind
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.words import times, who

SATURDAY = 5
RELIEF = KINDS.index(Kind.RELIEF)


@dataclass(frozen=True)
class WeekendsOff(Rule):
    """In each run of weekends, at least so many without a minute of duty."""

    id: ClassVar[str] = "weekends-off"
    name: ClassVar[str] = "Weekends off"
    statement: ClassVar[str] = (
        "At least one weekend in three is off: no minute of duty from Saturday 00:00 to "
        "Sunday 24:00."
    )
    source: ClassVar[str] = (
        "Local; HSE, Managing shift work (HSG256) asks for regular free weekends"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD

    weeks: int = parameter(3, "weekends", "length of a run of weekends", 1, 26)
    least: int = parameter(1, "weekends", "fewest of them that are off", 0, 26)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each run of weekends with too few off, on its last Sunday."""
        table = inspection.table
        for walk in table.walks:
            saturdays = self._saturdays(inspection, walk)
            if len(saturdays) == 0:
                continue
            busy = busy_days(inspection, walk)
            places = saturdays - walk.first
            off = ~(busy[places] | busy[places + 1])
            for last, found in self._runs(walk, saturdays, off):
                if found < self.least:
                    yield self._breach(inspection, walk, last, found)

    def checked(self, inspection: Inspection) -> int:
        """Runs of weekends judged."""
        found = 0
        for walk in inspection.table.walks:
            saturdays = self._saturdays(inspection, walk)
            found += len(list(self._runs(walk, saturdays, np.ones(len(saturdays), dtype=np.bool_))))
        return found

    def _saturdays(self, inspection: Inspection, walk: Walk) -> Ints:
        """The Saturdays of the weekends that lie wholly within the walk."""
        if walk.wraps:
            return np.arange(SATURDAY, walk.days, WEEK)
        first = walk.first + (SATURDAY - inspection.rota.weekday(walk.first)) % WEEK
        return np.arange(first, walk.days - 1, WEEK)

    def _runs(
        self, walk: Walk, saturdays: Ints, off: NDArray[np.bool_]
    ) -> Iterator[tuple[int, int]]:
        """(last Sunday, weekends off) of each run; a run goes round in a walk that wraps."""
        for last in range(len(saturdays)):
            run = range(last - self.weeks + 1, last + 1)
            sunday = int(saturdays[last]) + 1
            if walk.wraps:
                yield sunday, sum(bool(off[i % len(off)]) for i in run)
            elif run[0] >= 0 and sunday >= 0:
                yield sunday, int(off[run[0] : last + 1].sum())

    def _breach(self, inspection: Inspection, walk: Walk, sunday: int, found: int) -> Breach:
        rota = inspection.rota
        person, day = walk.cell(sunday)
        first = sunday - 1 - WEEK * (self.weeks - 1)
        weekends = [first + WEEK * week + d for week in range(self.weeks) for d in (0, 1)]
        cells = [walk.cell(d) for d in weekends]
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=self.least - found,
            measured=float(found),
            limit=float(self.least),
            unit="weekends off",
            message=(
                f"{who(rota, person)}, {times(self.weeks, 'weekend')} to {day_name(rota, day)}: "
                f"{found} off; at least {self.least}"
            ),
            evidence=f"{found} of {self.weeks} weekends off; {self.least} − {found} = "
            f"{self.least - found} missing",
            days=tuple(sorted({d for row, d in cells if row == person and d >= 0})),
        )


def busy_days(inspection: Inspection, walk: Walk) -> NDArray[np.bool_]:
    """Days of a walk, from its first, with a minute of duty (by the clock) or untimed relief."""
    table = inspection.table
    part = table.rows_of(walk)
    timed, day = table.timed[part], table.walk_day[part] - walk.first
    busy = np.zeros(walk.days - walk.first, dtype=np.bool_)
    busy[day[~timed & (table.kind[part] == RELIEF)]] = True
    first = day[timed] + table.local_start[part][timed] // DAY
    last = day[timed] + (table.local_end[part][timed] - 1) // DAY
    for ahead in range(int((last - first).max(initial=-1)) + 1):
        days = first + ahead
        days = days[days <= last]
        days = days % len(busy) if walk.wraps else days[days < len(busy)]
        busy[days] = True
    return busy
