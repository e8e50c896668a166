"""People who are kept apart are never on one resource at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import day_name, lasting
from ambrota.model import WEEK, Pairing, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status
from ambrota.rules.examples import Example
from ambrota.rules.words import by_clock, starts_at, who
from ambrota.rules.worked import Worked, days_of, meeting, worked

_APART = {"pairings": (Pairing("p1", "p2"),)}


@dataclass(frozen=True)
class PairingsKept(Rule):
    """Two people of a pairing, and when both are on one resource. Why is never known here."""

    id: ClassVar[str] = "pairings"
    name: ClassVar[str] = "People kept apart"
    statement: ClassVar[str] = (
        "Two people who are to be kept apart are never on duty on one resource at the same time. "
        "In a cyclic rota this is judged over all the weeks that both of them step through."
    )
    source: ClassVar[str] = "Local: the Pairings sheet of the workbook; reasons are never read"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST
    alone: ClassVar[bool] = False
    passes: ClassVar[Example] = Example(
        "One works the days and the other the nights.", ("DDD", "NNN"), facts=_APART
    )
    fails: ClassVar[Example] = Example(
        "Both are on an ambulance on the second day.", ("DD.", ".DD"), facts=_APART
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each two duties of such people that overlap on one resource."""
        rota, pairs = inspection.rota, _pairs_of(inspection.rota)
        walk_of = {row: walk for walk in inspection.table.walks for row in walk.people if pairs}
        for rows in pairs:
            days, wraps = days_of(rota, *rows)
            ours, theirs = (worked(inspection.table, walk_of[row], row, days) for row in rows)
            if wraps:  # a night of the last Sunday meets the first Monday
                theirs += [one.later(by) for one in theirs for by in (-days, days)]
            for met in meeting(ours, theirs):
                yield from _breach(self.id, rota, rows, met, days)

    def checked(self, inspection: Inspection) -> int:
        """Days on which two such people could meet."""
        rota = inspection.rota
        return sum(days_of(rota, *rows)[0] for rows in _pairs_of(rota))


def _pairs_of(rota: Rota) -> list[tuple[int, int]]:
    """Rows of each two people who are kept apart, the upper one first; vacant lines left out."""
    rows = {
        tuple(sorted((rota.index[pair.person], rota.index[pair.other])))
        for pair in rota.pairings
        if pair.person in rota.index and pair.other in rota.index and pair.person != pair.other
    }
    return sorted(
        (one, other)
        for one, other in rows
        if not rota.people[one].vacant and not rota.people[other].vacant
    )


def _breach(
    rule: str, rota: Rota, rows: tuple[int, int], met: tuple[Worked, Worked], days: int
) -> Iterator[Breach]:
    """The breach, charged to where the duty stands that starts later."""
    last, first = (met[1], met[0]) if met[1].start > met[0].start else met
    if last.day < 0 and not rota.is_cyclic:
        return
    week = last.day % days // WEEK
    day = last.day % WEEK if rota.is_cyclic else last.day
    here, there = (who(rota, row) for row in rows)
    in_week = f" of week {week + 1}" if rota.is_cyclic and days > WEEK else ""
    common = min(met[0].end, met[1].end) - last.start
    yield Breach(
        rule=rule, person=last.row, day=day, amount=1, measured=common / 60, limit=0.0, unit="h",
        message=f"{here} and {there} are kept apart; both are on {last.duty.resource} on "
        f"{day_name(rota, day)}{in_week} from {starts_at(last.duty)}",
        evidence=f"{last.duty.code} {by_clock(last.duty)} and {first.duty.code} "
        f"{by_clock(first.duty)} on {day_name(rota, first.day)}: {lasting(common)} together",
        days=(day,), slot=(first.row, week) if rota.is_cyclic else (first.row,),
        among=f"{rows}",
    )  # fmt: skip
