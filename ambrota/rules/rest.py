"""The rest between two successive duties, and the sum that shows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints
from ambrota.model import DAY, Duty, Rota
from ambrota.rules.base import Breach, Inspection
from ambrota.rules.words import clock_change, ends, starts, who

BANDS = (11, 12, 16)
"""Hours at which the bands of short rests end: daily rest, quick return, short recovery."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Two successive timed duties of one walk and the elapsed minutes between them.

    `person` and `day` are those of the later duty. `clock_minutes` is what the clocks on the wall
    show; it differs from `minutes` in a night when the clocks change.
    """

    earlier: Duty
    later: Duty
    earlier_person: int
    person: int
    day: int
    minutes: int
    clock_minutes: int

    @property
    def days(self) -> tuple[int, ...]:
        """The days to show: both, where they stand in the same row and in the rota."""
        if self.earlier_person == self.person and 0 <= self.earlier.day < self.day:
            return (self.earlier.day, self.day)
        return (self.day,)

    def span(self, rota: Rota) -> str:
        """From when to when, by the clock: 'Wednesday 7 Jan 2026 07:00 to Friday ...'."""
        assert self.earlier.end is not None
        assert self.later.start is not None
        ended = self.earlier.day + self.earlier.end // DAY
        return (
            f"{day_name(rota, ended)} {clock(self.earlier.end)} to "
            f"{day_name(rota, self.day)} {clock(self.later.start)}"
        )

    def evidence(self, rota: Rota, limit: int) -> str:
        """The sum in one line, with the clock change where there is one."""
        assert self.earlier.end is not None
        assert self.later.start is not None
        ended = self.earlier.day + self.earlier.end // DAY
        moved = clock_change(self.minutes - self.clock_minutes)
        return (
            f"{day_name(rota, self.day)} {clock(self.later.start)} − "
            f"{day_name(rota, ended)} {clock(self.earlier.end)}{moved} = {lasting(self.minutes)}; "
            f"{lasting(limit)} − {lasting(self.minutes)} = {lasting(limit - self.minutes)} short"
        )

    def breach(self, rota: Rota, rule: str, limit: int, asked: str, ending: str = "") -> Breach:
        """The breach of a rule that asks for `limit` minutes; `asked`: how it says so.

        `ending`: what is said after the sum.
        """
        return Breach(
            rule=rule,
            person=self.person,
            day=self.day,
            amount=limit - self.minutes,
            measured=self.minutes / 60,
            limit=limit / 60,
            unit="h",
            message=lambda: (
                f"{who(rota, self.person)}, {day_name(rota, self.day)}: {ends(self.earlier)}, "
                f"{starts(self.later)}: {lasting(self.minutes)} {asked}"
            ),
            evidence=lambda: self.evidence(rota, limit) + ending,
            days=self.days,
        )


def days_apart(table: DutyTable) -> Ints:
    """Days from the earlier duty of each successive pair (`timed_pairs`) to the later one."""
    earlier, later, _ = table.timed_pairs
    between: Ints = table.walk_day[later] - table.walk_day[earlier]
    return between + np.where(later <= earlier, table.turns[table.walk[later]], 0)


def band(minutes: int) -> str:
    """In which of the three bands of short rests a rest lies; nothing from 16 h on."""
    low = 0
    for high in BANDS:
        if minutes < high * 60:
            return f"{low} h to under {high} h" if low else f"under {high} h"
        low = high
    return ""


def judged_pairs(table: DutyTable) -> Bools:
    """Successive pairs (`timed_pairs`) whose later duty is the rota's own, and not carried in."""
    return ~table.before[table.timed_pairs[1]]


def pairs_within(table: DutyTable, limit: int) -> Bools:
    """Judged pairs that have less than `limit` minutes between them."""
    close: Bools = table.timed_pairs[2] < limit
    return close & judged_pairs(table)


def backward_pairs(table: DutyTable, within: int, slack: int) -> Bools:
    """Such pairs whose later duty starts `slack` minutes or more earlier by the clock."""
    earlier, later, _ = table.timed_pairs
    back = table.local_start[earlier] - table.local_start[later] >= slack
    return back & pairs_within(table, within)


def short_rests(inspection: Inspection, limit: int) -> list[int]:
    """Those successive pairs that have less than `limit` minutes between them."""
    found: list[int] = np.flatnonzero(pairs_within(inspection.table, limit)).tolist()
    return found


def successive_duties(inspection: Inspection) -> int:
    """Pairs of successive timed duties."""
    return int(judged_pairs(inspection.table).sum())


def rests(inspection: Inspection, index: int) -> Rest:
    """One of the successive pairs of the duty table (`timed_pairs`)."""
    table = inspection.table
    earlier_rows, later_rows, minutes = table.timed_pairs
    earlier, later = int(earlier_rows[index]), int(later_rows[index])
    walk = table.walks[int(table.walk[later])]
    shown = int(
        (table.walk_day[later] - table.walk_day[earlier]) * DAY
        + table.local_start[later]
        - table.local_end[earlier]
    )
    if later <= earlier:  # the last duty of a cycle and its first
        shown += walk.days * DAY
    return Rest(
        earlier=table.duties[earlier],
        later=table.duties[later],
        earlier_person=int(table.person[earlier]),
        person=int(table.person[later]),
        day=int(table.day[later]),
        minutes=int(minutes[index]),
        clock_minutes=shown,
    )
