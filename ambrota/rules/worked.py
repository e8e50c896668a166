"""What two people really work day by day, and when both are on one resource."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ambrota.duties import DutyTable, Walk
from ambrota.model import DAY, WEEK, Duty, Rota
from ambrota.sessions import weeks_together


@dataclass(frozen=True, slots=True)
class Worked:
    """A duty as really worked: on which day of the calendar or of the cycle, in elapsed minutes.

    `row`: where it stands.
    """

    start: int
    end: int
    duty: Duty
    day: int
    row: int

    def later(self, by: int) -> Worked:
        """The same, so many days later."""
        return Worked(
            self.start + by * DAY, self.end + by * DAY, self.duty, self.day + by, self.row
        )


def days_of(rota: Rota, one: int, other: int) -> tuple[int, bool]:
    """Days over which two people are judged, and whether these go round."""
    if not rota.is_cyclic:
        return rota.days, False
    sizes = [len(rota.groups[rota.people[row].rota]) for row in (one, other)]
    weeks, wraps = weeks_together(sizes)
    return weeks * WEEK, wraps


def worked(table: DutyTable, walk: Walk, row: int, days: int) -> list[Worked]:
    """Timed work on a resource of the person of a row, each kind of duty once a day."""
    ahead = walk.people.index(row) * WEEK
    found: dict[tuple[object, ...], Worked] = {}
    part = table.rows_of(walk)
    for at in (np.flatnonzero(table.timed[part]) + part.start).tolist():
        duty = table.duties[at]
        if duty.resource is None:
            continue
        stands, start, end = (
            int(column[at]) for column in (table.walk_day, table.start, table.end)
        )
        for day in _days(walk, stands, ahead, days):
            later = (day - stands) * DAY
            one = Worked(start + later, end + later, duty, day, int(table.person[at]))
            found[day, one.start, one.end, resource_of(duty)] = one
    return list(found.values())


def _days(walk: Walk, stands: int, ahead: int, days: int) -> range:
    """The days on which somebody who began so far ahead works what stands on a day of the walk."""
    if not walk.wraps:
        return range(stands, stands + 1)
    return range((stands - ahead) % walk.days, days, walk.days)


def meeting(ours: list[Worked], theirs: list[Worked]) -> Iterator[tuple[Worked, Worked]]:
    """Each two that overlap on one resource."""
    if not theirs:
        return
    theirs = sorted(theirs, key=lambda one: one.start)
    starts = [one.start for one in theirs]
    longest = max(one.end - one.start for one in theirs)
    for mine in ours:
        on = resource_of(mine.duty)
        near = slice(bisect_left(starts, mine.start - longest), bisect_left(starts, mine.end))
        yield from (
            (mine, other)
            for other in theirs[near]
            if mine.start < other.end and resource_of(other.duty) == on
        )


def resource_of(duty: Duty) -> str:
    return (duty.resource or "").strip().casefold()
