"""How much starts vary within one run of duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.duties import DutyTable
from ambrota.entries import Bools, Ints
from ambrota.rules.base import PATTERN, Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import duty_words, who


@dataclass(frozen=True)
class StartVariation(Rule):
    """First duties of successive days start at about the same time, nights apart from the rest."""

    id: ClassVar[str] = "start-variation"
    name: ClassVar[str] = "Uneven starts within a run"
    statement: ClassVar[str] = (
        "The first duties of successive days start within two hours of one another by the clock, "
        "each counted from 00:00 of its own day; a change between night and day is rotation and "
        "not judged here."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    apart: ClassVar[int] = PATTERN
    passes: ClassVar[Example] = Example("07:00, then 09:00 on the next day.", ("DM.....",))
    fails: ClassVar[Example] = Example("07:00, then 14:00 on the next day.", ("DL.....",))

    hours: float = parameter(2.0, "h", "furthest apart that starts on successive days are", 0, 12)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each day that starts too far from the day before."""
        earlier, later = self._pairs(inspection)
        start = inspection.table.local_start
        apart = np.abs(start[later] - start[earlier])
        for index in np.flatnonzero(apart > round(self.hours * 60)).tolist():
            yield self._breach(inspection, int(earlier[index]), int(later[index]))

    def checked(self, inspection: Inspection) -> int:
        """Successive days with duties of one sort."""
        earlier, _ = self._pairs(inspection)
        return len(earlier)

    def _pairs(self, inspection: Inspection) -> tuple[Ints, Ints]:
        table = inspection.table
        earlier, later = _successive_days(table)
        kept = (table.night[earlier] == table.night[later]) & ~table.before[later]
        return earlier[kept], later[kept]

    def _breach(self, inspection: Inspection, earlier: int, later: int) -> Breach:
        rota, table = inspection.rota, inspection.table
        person, day = int(table.person[later]), int(table.day[later])
        before, after = int(table.local_start[earlier]), int(table.local_start[later])
        apart, limit = abs(after - before), round(self.hours * 60)
        shown = day > 0 and int(table.person[earlier]) == person
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=1,
            measured=apart / 60,
            limit=limit / 60,
            unit="h apart",
            message=lambda: (
                f"{who(rota, person)}, {day_name(rota, day)}: {duty_words(table.duties[later])} "
                f"starts {clock(after)}, {duty_words(table.duties[earlier])} on the day before "
                f"{clock(before)}: {lasting(apart)} apart; at most {lasting(limit)}"
            ),
            evidence=lambda: (
                f"{clock(max(before, after))} − {clock(min(before, after))} = {lasting(apart)}; "
                f"{lasting(apart)} − {lasting(limit)} = {lasting(apart - limit)} too far apart"
            ),
            days=(day - 1, day) if shown else (day,),
        )


def _successive_days(table: DutyTable) -> tuple[Ints, Ints]:
    """Rows of the first timed duties of successive days of a walk: (of the earlier, the later)."""
    rows = np.flatnonzero(table.timed)
    walk, day = table.walk[rows], table.walk_day[rows]
    new: Bools = np.ones(len(rows), dtype=np.bool_)
    new[1:] = (walk[1:] != walk[:-1]) | (day[1:] != day[:-1])
    rows, walk, day = rows[new], walk[new], day[new]
    is_first = np.concatenate(([True], walk[1:] != walk[:-1]))[: len(rows)]
    is_last = np.roll(is_first, -1)
    following = np.roll(np.arange(len(rows)), -1)
    following[is_last] = np.flatnonzero(is_first)
    ahead = day[following] - day + table.turns[walk] * is_last
    follows = np.flatnonzero(ahead == 1)
    return rows[follows], rows[following[follows]]
