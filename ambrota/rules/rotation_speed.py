"""How often duties change between day, late and night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name, lasting
from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.rest import days_apart, judged_pairs, rests
from ambrota.rules.words import starts, starts_at, times, who

DAYS, LATES, NIGHTS = range(3)
BANDS = (("day duty", "day duties"), ("late", "lates"), ("night", "nights"))
LATE_FROM = 12 * 60
"""A duty that is no night and starts at noon or later is a late."""


@dataclass(frozen=True)
class RotationSpeed(Rule):
    """Blocks of duties of one band are short, or very long, or end in a step forward."""

    id: ClassVar[str] = "rotation-speed"
    name: ClassVar[str] = "Speed of rotation"
    statement: ClassVar[str] = (
        "Duties change between day, late and night after 2 or 3 duties or after 21 days or more; "
        "after any other number the change is forward: from day to late, from either to night, "
        "and from night to day after 48 hours; from night to late is backward. Days off between "
        "duties of one kind do not end them; those that began before what is known are not judged."
    )
    source: ClassVar[str] = (
        "HSE, Managing shift work (HSG256), good practice guidelines: rotate every 2 to 3 days or "
        "every 3 to 4 weeks, otherwise forward; late from noon on, and the 48 h, are "
        "Ambrota's readings of it"
    )
    status: ClassVar[Status] = Status.GUIDANCE
    default_level: ClassVar[Level] = Level.SHOULD
    no_twin: ClassVar[str] = (
        "Whether a change comes too late turns on every duty of the three weeks before it, days "
        "off between them included: more than a search can weigh for each change it might make. "
        "It is audited in every proposal."
    )
    passes: ClassVar[Example] = Example(
        "Two or three duties of one kind, then a change.", ("DDLLNN...DDLL",)
    )
    fails: ClassVar[Example] = Example("Four lates, then days again.", ("DDLLLL..DD",))

    least: int = parameter(2, "duties", "fewest duties in a fast rotation", 1, 14)
    most: int = parameter(3, "duties", "most duties in a fast rotation", 1, 14)
    slow: int = parameter(21, "days", "a slow rotation changes after no less", 2, 366)
    hours: float = parameter(48.0, "h", "rest after which night to day is forward", 0, 168)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each backward change after a block of the wrong length, at the change."""
        band = bands(inspection.table)
        pairs, duties, days = _blocks(inspection.table, band)
        fast = (duties >= self.least) & (duties <= self.most)
        wrong = ~fast & (days < self.slow) & ~self._forward(inspection, band)[pairs]
        judged = wrong & judged_pairs(inspection.table)[pairs]
        for at in np.flatnonzero(judged).tolist():
            yield self._breach(inspection, int(pairs[at]), int(duties[at]), int(days[at]), band)

    def checked(self, inspection: Inspection) -> int:
        """Changes after a block of which both ends are known."""
        table = inspection.table
        pairs = _blocks(table, bands(table))[0]
        return int(judged_pairs(table)[pairs].sum())

    def _forward(self, inspection: Inspection, band: Ints) -> Bools:
        """By successive pair, whether it is a step to a later band, or round after long rest."""
        earlier, later, rest = inspection.table.timed_pairs
        round_again = (band[earlier] == NIGHTS) & (band[later] == DAYS)
        forward: Bools = (band[later] > band[earlier]) & ~round_again
        rested: Bools = forward | (round_again & (rest >= round(self.hours * 60)))
        return rested

    def _breach(
        self, inspection: Inspection, pair: int, duties: int, days: int, band: Ints
    ) -> Breach:
        rota, gap = inspection.rota, rests(inspection, pair)
        earlier, later, _ = inspection.table.timed_pairs
        block, after = BANDS[band[earlier[pair]]], BANDS[band[later[pair]]]
        return Breach(
            rule=self.id,
            person=gap.person,
            day=gap.day,
            amount=1,
            measured=float(duties),
            limit=float(self.most),
            unit="duties",
            message=lambda: (
                f"{who(rota, gap.person)}, {day_name(rota, gap.day)}: {starts(gap.later)}, back "
                f"from {block[1]} to {after[1]} after {times(duties, *block)} in "
                f"{times(days, 'day')}; {self.least} to {self.most}, {self.slow} days or more, "
                "or forward"
            ),
            evidence=lambda: (
                f"{times(duties, *block)}, not {self.least} to {self.most}; {days} days, under "
                f"{self.slow}; {block[0]} to {after[0]} at {starts_at(gap.later)} after "
                f"{lasting(gap.minutes)} of rest is backward"
            ),
            days=gap.days,
        )


def bands(table: DutyTable) -> Ints:
    """Which band each timed duty is of."""
    late = np.where(table.local_start >= LATE_FROM, LATES, DAYS)
    return np.where(table.night, NIGHTS, late)


def _blocks(table: DutyTable, band: Ints) -> tuple[Ints, Ints, Ints]:
    """Changes of band after a block that began with one: (pair, duties, days) of each block.

    A block's days run from its first duty to the first of the next. What began before the days that
    are known is of unknown length and left out.
    """
    earlier, later, _ = table.timed_pairs
    pairs = np.flatnonzero(band[earlier] != band[later])
    walk = table.walk[later[pairs]]
    wraps = np.array([each.wraps for each in table.walks], dtype=np.bool_)
    is_first = np.concatenate(([True], walk[1:] != walk[:-1]))[: len(pairs)]
    before = np.roll(pairs, 1)
    before[is_first] = pairs[np.roll(is_first, -1)]
    # Where a walk goes round, the block before its first change began with its last one.
    reach = np.cumsum(days_apart(table))
    duties, days = pairs - before, reach[pairs] - reach[before]
    whole = np.bincount(table.walk[later], minlength=len(table.walks))
    turn = np.array([each.days for each in table.walks], dtype=np.int64)
    duties = duties + np.where(is_first, whole[walk], 0)
    days = days + np.where(is_first, turn[walk], 0)
    known = ~is_first | wraps[walk]
    return pairs[known], duties[known], days[known]
