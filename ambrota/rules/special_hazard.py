"""Nights of heavy strain: at most eight hours of work in 24, with no averaging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name, hours
from ambrota.duties import DutyTable
from ambrota.entries import Ints, ranks
from ambrota.model import DAY
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import UNLESS_RESTED, who

APART = int(np.iinfo(np.int32).max)
"""Minutes from one walk to the next: more than any rota holds."""


@dataclass(frozen=True)
class SpecialHazard(Rule):
    """Paid working time in the 24 hours that begin with each night."""

    id: ClassVar[str] = "special-hazard"
    name: ClassVar[str] = "Nights of heavy strain"
    statement: ClassVar[str] = (
        "Where the work of night workers involves special hazards or heavy physical or mental "
        "strain, at most 8 hours of work in any 24 in which they work a night, without averaging. "
        "Counted here: paid time in the 24 hours from the start of each night, whoever works it; "
        "of a duty that runs past them no more than the time left. What was worked before the "
        "night, in 24 hours that end in it, is not counted. "
        "Whether the work is of that sort is for an agreement or a risk assessment to say."
    )
    source: ClassVar[str] = (
        "Working Time Regulations 1998, reg 6(7) (reg 21: compensatory rest is owed, reg 24)"
    )
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example("Long days and late duties are no nights.", ("XXLL...",))
    fails: ClassVar[Example] = Example("Nights of 11.5 paid hours.", ("NN.....",))

    hours: float = parameter(8.0, "h", "most working time in the 24 hours of a night", 1, 24)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each night with too much work in its 24 hours, on the night's day."""
        limit, found = round(self.hours * 60), _nights(inspection)
        for at in np.flatnonzero(found.worked > limit).tolist():
            yield self._breach(inspection, found, at, limit)

    def count(self, inspection: Inspection) -> int:
        """Nights with too much work."""
        return int((_nights(inspection).worked > round(self.hours * 60)).sum())

    def checked(self, inspection: Inspection) -> int:
        """Nights."""
        return len(_nights(inspection).rows)

    def _breach(self, inspection: Inspection, found: Nights, at: int, limit: int) -> Breach:
        rota, table, row = inspection.rota, inspection.table, int(found.rows[at])
        person, day, worked = int(table.person[row]), int(table.day[row]), int(found.worked[at])
        parts = found.parts[found.first[at] : found.first[at + 1]].tolist()
        told = " + ".join(f"{minutes / 60:g}" for minutes in parts)
        total = f" = {hours(worked)}" if len(parts) > 1 else ""
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=worked - limit,
            measured=worked / 60,
            limit=limit / 60,
            unit="h",
            message=(
                f"{who(rota, person)}, {day_name(rota, day)}: {hours(worked)} of work in the 24 h "
                f"from {clock(int(table.local_start[row]))}, a night among it; at most "
                f"{hours(limit)} where the work is of heavy strain ({UNLESS_RESTED})"
            ),
            evidence=(
                f"{told} h{total}; {hours(worked)} − {hours(limit)} = {hours(worked - limit)} over"
            ),
            days=(day,),
        )


@dataclass(frozen=True)
class Nights:
    """Nights of the rota (rows of the duty table) and the paid minutes of the 24 hours from each.

    `parts`: those of each duty that starts in them, night by night; `first`: where each night's
    begin, and the end of them all.
    """

    rows: Ints
    worked: Ints
    parts: Ints
    first: Ints


def _nights(inspection: Inspection) -> Nights:
    return inspection.once("nights of heavy strain", lambda: _found(inspection.table))


def _found(table: DutyTable) -> Nights:
    """Every night with the duties that start within 24 hours of its start.

    Of a duty that runs on past them at most what is left of them is counted.
    """
    turn = table.turns * DAY
    timed = np.flatnonzero(table.timed)
    again = timed[turn[table.walk[timed]] != 0]
    duties = np.concatenate((timed, again))
    start = np.concatenate((table.start[timed], table.start[again] + turn[table.walk[again]]))
    order = np.lexsort((start, table.walk[duties]))
    duties, start = duties[order], start[order]
    place = table.walk[duties] * APART + start
    rows = np.flatnonzero(table.night & table.timed & ~table.before)
    begins = table.walk[rows] * APART + table.start[rows]
    first = np.searchsorted(place, begins)
    count = np.searchsorted(place, begins + DAY) - first
    owner = np.repeat(np.arange(len(rows)), count)
    found = first[owner] + ranks(count)
    left = table.start[rows][owner] + DAY - start[found]
    parts = np.minimum(table.paid[duties[found]], left)
    worked = np.bincount(owner, parts, minlength=len(rows)).astype(np.int64)
    return Nights(rows, worked, parts, np.concatenate(([0], np.cumsum(count))))
