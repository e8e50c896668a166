"""Compensatory rest: what each short rest owes, and which later rest makes up for it (reg 24).

A rest of less than 11 hours owes the hours missing. A later rest of the same person gives them back
where it is as much longer than 11 hours; no minute of it counts twice. Days of leave and sickness
are no such rest: they end a rest as a duty would. What lies past the end of a dated rota is not
known; a cyclic rota goes round.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from ambrota.calendar import elapsed_minute
from ambrota.duties import Walk
from ambrota.model import ABSENCE_KINDS, DAY, Rota

if TYPE_CHECKING:
    from ambrota.rules.base import Inspection
    from ambrota.rules.compensatory_rest import CompensatoryRest


@dataclass(frozen=True, slots=True)
class Owed:
    """One short rest of `rest` minutes. `person` (row) and `day`: of the duty that came too soon.

    `given`: (row, day) on which the rest that makes up for the minutes owed is complete, if any;
    `overdue`: whether all the days in which it might be given are known. `running`: minutes owed by
    then to whoever works the walk, this one included, less those given.
    """

    person: int
    day: int
    rest: int
    minutes: int
    given: tuple[int, int] | None
    overdue: bool
    running: int


@dataclass(frozen=True)
class Ledger:
    """Every short rest of a rota, person by person in order."""

    owed: tuple[Owed, ...]

    @cached_property
    def by_person(self) -> dict[int, tuple[Owed, ...]]:
        """Those of each row that has any."""
        found: dict[int, list[Owed]] = defaultdict(list)
        for one in self.owed:
            found[one.person].append(one)
        return {row: tuple(each) for row, each in found.items()}

    @property
    def minutes(self) -> int:
        """Minutes owed in all, given or not."""
        return sum(one.minutes for one in self.owed)

    @property
    def open_minutes(self) -> int:
        """Minutes that no rest of the rota gives."""
        return sum(one.minutes for one in self.owed if one.given is None)


@dataclass(slots=True)
class _Debt:
    """A short rest being settled: when its later duty starts, and when what it owes is given."""

    row: int
    at: int
    rest: int
    minutes: int
    given_at: int | None = None


def rest_ledger(inspection: Inspection, terms: CompensatoryRest) -> Ledger:
    """The ledger of a rota."""
    return inspection.once(("rest owed", terms), lambda: _ledger(inspection, terms))


def _ledger(inspection: Inspection, terms: CompensatoryRest) -> Ledger:
    table, limit = inspection.table, round(terms.hours * 60)
    _, later, rest = table.timed_pairs
    short = np.flatnonzero((rest < limit) & ~table.before[later])
    debts: dict[int, list[_Debt]] = defaultdict(list)
    for row, minutes in sorted(zip(later[short].tolist(), rest[short].tolist(), strict=True)):
        owed = min(limit, limit - minutes)
        debts[int(table.walk[row])].append(_Debt(row, int(table.start[row]), minutes, owed))
    return Ledger(
        tuple(
            one
            for walk, found in debts.items()
            for one in _settled(inspection, terms, table.walks[walk], found)
        )
    )


def _settled(
    inspection: Inspection, terms: CompensatoryRest, walk: Walk, debts: list[_Debt]
) -> Iterator[Owed]:
    rota, table = inspection.rota, inspection.table
    _settle(inspection, terms, walk, debts)
    running = _running(debts, walk.days * DAY if walk.wraps else 0)
    for debt, owed in zip(debts, running, strict=True):
        last = int(table.walk_day[debt.row]) + terms.within_days
        yield Owed(
            person=int(table.person[debt.row]),
            day=int(table.day[debt.row]),
            rest=debt.rest,
            minutes=debt.minutes,
            given=None if debt.given_at is None else walk.cell(_day_of(rota, debt.given_at)),
            overdue=debt.given_at is None and (walk.wraps or last < walk.days),
            running=owed,
        )


def _settle(
    inspection: Inspection, terms: CompensatoryRest, walk: Walk, debts: list[_Debt]
) -> None:
    """Give each debt in turn the first later rest that is long enough, and in time."""
    rota, limit = inspection.rota, round(terms.hours * 60)
    rests = _rests(inspection, walk)
    starts = [start for start, _ in rests]
    turn = walk.days * DAY
    used: dict[int, int] = defaultdict(int)
    for debt in debts:
        last = int(inspection.table.walk_day[debt.row]) + terms.within_days + 1
        until = elapsed_minute(rota.first_day, last * DAY)
        if walk.wraps:
            until = min(until, debt.at + turn)
        for start, end in rests[bisect_right(starts, debt.at) :]:
            which = start % turn if walk.wraps else start
            given_at = start + limit + used[which] + debt.minutes
            if start + limit > until:
                break
            if given_at <= min(end, until):
                used[which] += debt.minutes
                debt.given_at = given_at
                break


def _rests(inspection: Inspection, walk: Walk) -> list[tuple[int, int]]:
    """(start, end) of each rest of a walk in order; one that wraps is gone through twice."""
    rota, table, part = inspection.rota, inspection.table, inspection.table.rows_of(walk)
    timed = table.timed[part]
    busy = list(
        zip(table.start[part][timed].tolist(), table.end[part][timed].tolist(), strict=True)
    )
    for day in table.walk_day[part][table.is_kind(*ABSENCE_KINDS)[part]].tolist():
        first, past = (elapsed_minute(rota.first_day, each * DAY) for each in (day, day + 1))
        busy.append((first, past))
    if walk.wraps:
        turn = walk.days * DAY
        busy += [(start + turn, end + turn) for start, end in busy]
    else:
        past = elapsed_minute(rota.first_day, walk.days * DAY)
        busy.append((past, past))
    busy.sort()
    ends = accumulate((end for _, end in busy), max)
    return [
        (end, after)
        for end, (_, (after, _)) in zip(ends, pairwise(busy), strict=False)
        if end < after
    ]


def _running(debts: list[_Debt], turn: int) -> list[int]:
    """After each debt what is owed and not yet given; where it wraps, from the turn before on."""
    given: list[tuple[int, int]] = []
    total, found = 0, []
    before = [
        _Debt(debt.row, debt.at - turn, debt.rest, debt.minutes, debt.given_at - turn)
        for debt in debts
        if turn and debt.given_at is not None
    ]
    for debt in (*before, *debts):
        total += debt.minutes
        if debt.given_at is not None:
            heappush(given, (debt.given_at, debt.minutes))
        while given and given[0][0] <= debt.at:
            total -= heappop(given)[1]
        found.append(total)
    return found[len(before) :]


def _day_of(rota: Rota, elapsed: int) -> int:
    """The walk day in which an elapsed minute lies; 24:00 belongs to the day that ends."""
    return (2 * elapsed - elapsed_minute(rota.first_day, elapsed) - 1) // DAY
