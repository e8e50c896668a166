"""What two people really work day by day, and when both are on one resource."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import lcm

from ambrota.calendar import elapsed_minute
from ambrota.model import DAY, WEEK, Duty, Rota

LONGEST_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Worked:
    """A duty as really worked: on which day of the calendar or of the cycle, in elapsed minutes.

    `row` and `day_of_row`: where it stands.
    """

    start: int
    end: int
    duty: Duty
    day: int
    row: int

    def meets(self, other: Worked) -> bool:
        """Whether the two overlap on one resource."""
        return (
            self.start < other.end
            and other.start < self.end
            and resource_of(self.duty) == resource_of(other.duty)
        )

    def later(self, by: int) -> Worked:
        """The same, so many days later."""
        return Worked(
            self.start + by * DAY, self.end + by * DAY, self.duty, self.day + by, self.row
        )


def days_of(rota: Rota, one: int, other: int) -> tuple[int, bool]:
    """Days over which two people are judged, and whether these go round."""
    if not rota.is_cyclic:
        return rota.days, False
    sizes = {len(rota.groups[rota.people[row].rota]) for row in (one, other)}
    weeks = lcm(*sizes)
    if weeks > LONGEST_WEEKS and len(sizes) > 1:
        return max(LONGEST_WEEKS, *sizes) * WEEK, False
    return weeks * WEEK, True


def worked(rota: Rota, row: int, days: int) -> list[Worked]:
    """Timed work on a resource of the person of a row, each kind of duty once a day."""
    found: dict[tuple[object, ...], Worked] = {}
    for day, at, duties in _cells(rota, row, days):
        for duty in duties:
            if duty.is_timed_work and duty.resource is not None:
                start, end = (
                    elapsed_minute(rota.first_day, day * DAY + minute)
                    for minute in (duty.start or 0, duty.end or 0)
                )
                found[day, start, end, resource_of(duty)] = Worked(start, end, duty, day, at)
    return list(found.values())


def _cells(rota: Rota, row: int, days: int) -> Iterator[tuple[int, int, tuple[Duty, ...]]]:
    """(day, row in which it stands, duties) of each day that the person works through."""
    own = rota.people[row]
    if not rota.is_cyclic:
        for duty in rota.before:
            if duty.person == own.id:
                yield duty.day, row, (duty,)
        for day in range(days):
            yield day, row, rota.by_cell.get((own.id, day), ())
        return
    lines = rota.groups[own.rota]
    first = lines.index(row)
    for day in range(days):
        at = lines[(first + day // WEEK) % len(lines)]
        yield day, at, rota.by_cell.get((rota.people[at].id, day % WEEK), ())


def meeting(ours: list[Worked], theirs: list[Worked]) -> Iterator[tuple[Worked, Worked]]:
    """Each two that overlap on one resource."""
    theirs = sorted(theirs, key=lambda one: one.start)
    starts = [one.start for one in theirs]
    longest = max((one.end - one.start for one in theirs), default=0)
    for mine in ours:
        near = slice(bisect_right(starts, mine.start - longest), bisect_left(starts, mine.end))
        yield from ((mine, other) for other in theirs[near] if mine.meets(other))


def resource_of(duty: Duty) -> str:
    return (duty.resource or "").strip().casefold()
