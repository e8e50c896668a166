"""What measures look at: the duty table by day of each walk, and the audits they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ambrota.contact import ContactAudit, contact_audit
from ambrota.cover import CoverAudit
from ambrota.duties import Block, Walk, contract_minutes
from ambrota.entries import Bools, Ints
from ambrota.grades import normal_role
from ambrota.model import ABSENCE_KINDS, DAY, WEEK, WORK_KINDS, Kind, Rota
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Inspection
from ambrota.rules.windows import run_lengths
from ambrota.training import TrainingAudit, training_audit

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

    def of_walks(self, values: Floats | NDArray[np.integer]) -> dict[str, float]:
        """The value of everybody's walk, out of one for each walk."""
        by_row = values[self.walk_of_row].tolist()
        return {who: by_row[row] for row, who in self.in_post}

    def walk_of(self, who: str) -> Walk:
        """The walk of a person or line."""
        return self.table.walks[int(self.walk_of_row[self.rota.index[who]])]

    @cached_property
    def contracts(self) -> dict[str, float]:
        """Contracted hours a week of each person or line."""
        return {person.id: contract_minutes(person) / 60 for person in self.rota.people}

    @cached_property
    def roles(self) -> dict[str, str | None]:
        """The role of each person or line, however it is written."""
        return {person.id: normal_role(person.role) for person in self.rota.people}

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

    def tally_pairs(self, chosen: Bools) -> Floats:
        """Chosen pairs of successive duties (`timed_pairs`) counted by row of the later one."""
        later = self.table.timed_pairs[1][chosen]
        count = np.bincount(self.table.person[later], minlength=len(self.rota.people))
        return count.astype(np.float64)

    @cached_property
    def worked(self) -> list[Bools]:
        """By block, walk and day: work, relief included; index 0 is the walks' first day."""
        return self._days_with(self.table.is_kind(*WORK_KINDS))

    @cached_property
    def away(self) -> list[Bools]:
        """By block, walk and day: leave and sickness."""
        return self._days_with(self.table.is_kind(*ABSENCE_KINDS))

    @cached_property
    def nights(self) -> list[Bools]:
        """By block, walk and day: whether a night starts."""
        return self._days_with(self.table.night)

    @cached_property
    def relief(self) -> list[Bools]:
        """By block, walk and day: relief without times."""
        return self._days_with(self.table.is_kind(Kind.RELIEF) & ~self.table.timed)

    @cached_property
    def started(self) -> list[Bools]:
        """By block, walk and day: whether timed work starts."""
        return self._days_with(self.table.timed)

    @cached_property
    def touched(self) -> list[Bools]:
        """By block, walk and day: any minute of timed work, a night's morning included."""
        longest = int(self.table.local_end.max(initial=0)) // DAY
        found = self.started
        for later in range(1, longest + 1):
            runs_on = self._days_with(self.table.timed & (self.table.local_end > later * DAY))
            found = [
                days | _later(on, later, wraps=block.wraps)
                for block, days, on in zip(self.table.blocks, found, runs_on, strict=True)
            ]
        return found

    def _days_with(self, chosen: Bools) -> list[Bools]:
        return [self.table.days_with(block, chosen) for block in self.table.blocks]

    def by_row(self, days: list[Bools]) -> Floats:
        """Days of each walk by person, or by line where cyclic; days carried in left out."""
        found = np.zeros(len(self.rota.people))
        for block, flags in zip(self.table.blocks, days, strict=True):
            rows = [walk.people for walk in block.walks]
            kept = flags[:, -block.first :] if block.first else flags
            length = WEEK if block.wraps else block.days
            found[rows] = kept.reshape(len(rows), -1, length).sum(axis=2) if length else 0
        return found


def _later(flags: Bools, days: int, *, wraps: bool) -> Bools:
    """The same flags so many days later; round the end where it wraps."""
    found = np.roll(flags, days, axis=1)
    if not wraps:
        found[:, :days] = False
    return found


def longest_run(block: Block, flags: Bools) -> Ints:
    """The longest run of true values of each walk; round the end where it wraps."""
    longest: Ints = run_lengths(block, flags).max(axis=1, initial=0)
    return np.minimum(longest, np.int64(flags.shape[1]))


def alone(flags: Bools, others: Bools, *, wraps: bool) -> Bools:
    """The true values of `flags` with a true value of `others` on either side.

    At the ends of a walk that does not wrap nobody knows the neighbour: they do not count.
    """
    before, after = np.roll(others, 1, axis=1), np.roll(others, -1, axis=1)
    if not wraps:
        before[:, :1] = after[:, -1:] = False
    found: Bools = flags & before & after
    return found
