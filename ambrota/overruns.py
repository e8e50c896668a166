"""Late finishes: which rests break if a duty on cover runs over by so many minutes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.duties import DutyTable
from ambrota.entries import Bools
from ambrota.model import DAY, Kind, Rota
from ambrota.rules.base import Inspection
from ambrota.rules.rest import Rest, rests

OVERRUNS = (30, 60, 90)
"""Late finishes that are looked at, in minutes."""


@dataclass(frozen=True, slots=True)
class Overrun:
    """A rest that holds as planned and breaks if the duty before it finishes `late` minutes late.

    `left`: the minutes of rest that are left; below 0 the next duty has begun. `limit`: those asked
    for.
    """

    rest: Rest
    late: int
    left: int
    limit: int

    def words(self, rota: Rota) -> str:
        """'If D ends 60 min after 19:00 on ...: 10 h 30 of rest before N at 06:30 on ...'."""
        earlier, later = self.rest.earlier, self.rest.later
        assert earlier.end is not None
        assert later.start is not None
        ended = earlier.day + earlier.end // DAY
        finish = f"If {earlier.code} ends {self.late} min after {clock(earlier.end)} on "
        begins = f"{later.code} at {clock(later.start)} on {day_name(rota, later.day)}"
        if self.left < 0:
            return f"{finish}{day_name(rota, ended)}: it runs into {begins}"
        return (
            f"{finish}{day_name(rota, ended)}: {lasting(self.left)} of rest before {begins}; "
            f"{lasting(self.limit)} asked for"
        )


def broken(table: DutyTable, late: int, limit: int) -> Bools:
    """Which successive pairs (`timed_pairs`) a late finish breaks.

    A rest that is whole as planned and then is not, or one already short that is used up. Duties
    that touch, and duties that are not on cover, do not count.
    """
    earlier, later, rest = table.timed_pairs
    whole = (rest >= limit) & (rest - late < limit)
    used_up = (rest > 0) & (rest - late < 0)
    overruns = table.is_kind(Kind.COVER, Kind.RELIEF)[earlier] & ~table.before[later]
    found: Bools = (whole | used_up) & overruns
    return found


def overruns_of(inspection: Inspection, row: int, limit: int) -> tuple[Overrun, ...]:
    """The late finishes of a person, or of a line, that break a rest; each at its least overrun."""
    table = inspection.table
    _, later, rest = table.timed_pairs
    seen: dict[int, int] = {}
    for late in OVERRUNS:
        found = broken(table, late, limit) & (table.person[later] == row)
        for pair in np.flatnonzero(found).tolist():
            seen.setdefault(pair, late)
    return tuple(
        Overrun(rests(inspection, pair), late, int(rest[pair]) - late, limit)
        for pair, late in sorted(seen.items())
    )
