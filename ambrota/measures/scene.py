"""What measures look at: the duty table by day of each walk, and the audits they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ambrota.contact import ContactAudit, contact_audit
from ambrota.cover import CoverAudit
from ambrota.duties import Walk
from ambrota.entries import Ints
from ambrota.model import ABSENCE_KINDS, WEEK, WORK_KINDS, Kind, Rota
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Inspection
from ambrota.sessions import Presence
from ambrota.training import TrainingAudit, training_audit

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
T = TypeVar("T")


class Scene:
    """A rota under a rulebook, with what several measures need worked out once."""

    def __init__(self, inspection: Inspection, rulebook: Rulebook) -> None:
        self.inspection, self.rulebook = inspection, rulebook
        self.rota: Rota = inspection.rota
        self.table = inspection.table

    def once(self, key: str, work: Callable[[], T]) -> T:
        """What `work` gives, worked out for this key the first time only."""
        return self.inspection.once(("measure", key), work)

    @cached_property
    def in_post(self) -> list[tuple[int, str]]:
        """(row, id) of everybody but the vacant."""
        people = enumerate(self.rota.people)
        return [(row, person.id) for row, person in people if not person.vacant]

    @cached_property
    def walk_of_row(self) -> Ints:
        """The walk of each row."""
        found = np.zeros(len(self.rota.people), dtype=np.int64)
        for walk in self.table.walks:
            found[list(walk.people)] = walk.index
        return found

    def walk_of(self, who: str) -> Walk:
        """The walk of a person or line."""
        return self.table.walks[int(self.walk_of_row[self.rota.index[who]])]

    @cached_property
    def contact(self) -> ContactAudit:
        """Contact under the rulebook."""
        return contact_audit(self.inspection, self.rulebook.rule("contact"))

    @cached_property
    def training(self) -> TrainingAudit:
        """Training under the rulebook."""
        return training_audit(self.inspection, self.rulebook.rule("training"))

    @cached_property
    def cover(self) -> CoverAudit:
        """Cover under the rulebook."""
        account: CoverAudit = self.rulebook.rule("cover").covered(self.inspection)
        return account

    @cached_property
    def presence(self) -> Presence:
        """Who is on duty when."""
        return Presence(self.rota, self.table)

    @cached_property
    def weekday(self) -> Ints:
        """The weekday of each table row's day."""
        days: Ints = (self.table.walk_day + self.rota.weekday(0)) % WEEK
        return days

    def tally(self, chosen: Bools, weights: Floats | Ints | None = None) -> Floats:
        """Chosen entries counted, or their weights added up, by row; days carried in left out."""
        kept = chosen & ~self.table.before
        worth = None if weights is None else weights[kept].astype(np.float64)
        count = np.bincount(self.table.person[kept], worth, minlength=len(self.rota.people))
        return count.astype(np.float64)

    @cached_property
    def worked(self) -> list[Bools]:
        """By walk, the days with work on them, relief included; index 0 is the walk's first day."""
        return self._days_with(self.table.is_kind(*WORK_KINDS))

    @cached_property
    def away(self) -> list[Bools]:
        """By walk, the days of leave and sickness."""
        return self._days_with(self.table.is_kind(*ABSENCE_KINDS))

    @cached_property
    def nights(self) -> list[Bools]:
        """By walk, the days on which a night starts."""
        return self._days_with(self.table.night)

    @cached_property
    def relief(self) -> list[Bools]:
        """By walk, the days of relief without times."""
        return self._days_with(self.table.is_kind(Kind.RELIEF) & ~self.table.timed)

    @cached_property
    def started(self) -> list[Bools]:
        """By walk, the days on which timed work starts."""
        return self._days_with(self.table.timed)

    @cached_property
    def touched(self) -> list[Bools]:
        """By walk, the days with any minute of timed work, a night's morning included."""
        longest = int(self.table.local_end.max(initial=0)) // 1440
        found = self.started
        for later in range(1, longest + 1):
            runs_on = self.table.timed & (self.table.local_end > later * 1440)
            found = [a | b for a, b in zip(found, self._days_with(runs_on, later), strict=True)]
        return found

    def _days_with(self, chosen: Bools, later: int = 0) -> list[Bools]:
        """By walk, the days that lie `later` days after a chosen entry's."""
        found = []
        for walk in self.table.walks:
            part = self.table.rows_of(walk)
            at = self.table.walk_day[part][chosen[part]] - walk.first + later
            flags = np.zeros(walk.days - walk.first, dtype=np.bool_)
            flags[at % walk.days if walk.wraps else at[at < len(flags)]] = True
            found.append(flags)
        return found

    def by_row(self, days: list[Bools]) -> Floats:
        """Days of each walk by person, or by line where cyclic; days carried in left out."""
        found = np.zeros(len(self.rota.people))
        for walk, flags in zip(self.table.walks, days, strict=True):
            kept = flags[-walk.first :] if walk.first else flags
            if walk.wraps:
                found[list(walk.people)] = kept.reshape(-1, WEEK).sum(axis=1)
            else:
                found[walk.people[0]] = kept.sum()
        return found


def longest_run(flags: Bools, wraps: bool) -> int:
    """The longest run of true values; round the end where it wraps."""
    if flags.all():
        return len(flags)
    if wraps:
        flags = np.roll(flags, -int(np.argmin(flags)))
    gaps = np.flatnonzero(~np.concatenate(([False], flags, [False])))
    return int(np.diff(gaps).max()) - 1


def alone(flags: Bools, others: Bools, wraps: bool) -> Bools:
    """The true values of `flags` with a true value of `others` on either side.

    At the ends of a walk that does not wrap nobody knows the neighbour: they do not count.
    """
    before, after = np.roll(others, 1), np.roll(others, -1)
    if not wraps and len(flags):
        before[0] = after[-1] = False
    found: Bools = flags & before & after
    return found
