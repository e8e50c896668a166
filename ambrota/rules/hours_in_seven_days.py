"""Hours worked in any seven days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import hours
from ambrota.duties import Block
from ambrota.entries import Ints
from ambrota.model import WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.windows import sums_before, work_minutes
from ambrota.rules.words import span_words, who


@dataclass(frozen=True)
class HoursInSevenDays(Rule):
    """Most paid hours of work in any seven days in a row: a measure of load, no average."""

    id: ClassVar[str] = "hours-in-seven-days"
    name: ClassVar[str] = "Hours in any seven days"
    statement: ClassVar[str] = "At most 60 paid hours of work in any seven days in a row."
    source: ClassVar[str] = (
        "Editable default, no published source; the railways' fatigue standards are read as 72 h"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    passes: ClassVar[Example] = Example("Five duties of 11.5 h are 57.5 h.", ("DDDDD..DDDDD..",))
    fails: ClassVar[Example] = Example("Six duties of 11.5 h are 69 h.", ("DDDDDD.",))

    limit: float = parameter(60.0, "h", "most hours in any seven days", 1, 168)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each seven days over the limit, on the last of them."""
        limit = round(self.limit * 60)
        worked = work_minutes(inspection.table)
        for block in inspection.table.blocks:
            by_day = inspection.table.by_day(block, worked)
            total = _sums(block, by_day)
            for walk, at in np.argwhere(total > limit).tolist():
                if block.first + at >= 0:
                    yield self._breach(inspection, block, walk, at, by_day[walk], limit)

    def checked(self, inspection: Inspection) -> int:
        """Days on which such a window ends."""
        return sum(block.days * len(block.walks) for block in inspection.table.blocks)

    def _breach(
        self, inspection: Inspection, block: Block, walk: int, at: int, by_day: Ints, limit: int
    ) -> Breach:
        rota, last = inspection.rota, block.first + at
        person, day = block.walks[walk].cell(last)
        first = last - WEEK + 1 if block.wraps else max(block.first, last - WEEK + 1)
        each = [int(by_day[(d - block.first) % len(by_day)]) for d in range(first, last + 1)]
        total = sum(each)
        terms = " + ".join(hours(minutes).removesuffix(" h") for minutes in each if minutes)
        span = f"the 7 days to {span_words(rota, day, day)}"
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=total - limit,
            measured=total / 60,
            limit=limit / 60,
            unit="h",
            message=lambda: (
                f"{who(rota, person)}, {span}: {hours(total)} of work; at most {hours(limit)}"
            ),
            evidence=lambda: (
                f"{terms} = {hours(total)}; {hours(total)} − {hours(limit)} = "
                f"{hours(total - limit)} over"
            ),
            days=block.walks[walk].shown(person, range(first, last + 1)),
        )


def _sums(block: Block, by_day: Ints) -> Ints:
    """Minutes of the seven days up to each day; of those that are known at a dated rota's start."""
    before = by_day[:, -WEEK:] if block.wraps else np.zeros((len(by_day), WEEK), dtype=np.int64)
    running = sums_before(np.concatenate((before, by_day), axis=1))
    total: Ints = running[:, WEEK + 1 :] - running[:, 1:-WEEK]
    return total
