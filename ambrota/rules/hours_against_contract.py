"""Each person's paid hours against their contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.duties import Walk, paid_minutes, paid_of_entries, walks_of
from ambrota.model import ABSENCE_KINDS, WEEK, WORK_KINDS, Kind, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status
from ambrota.rules.examples import Example
from ambrota.rules.windows import weeks_words
from ambrota.rules.words import who

PAID_KINDS = WORK_KINDS | ABSENCE_KINDS


@dataclass(frozen=True)
class Paid:
    """What one walk pays and the longest paid cover duty in it, in minutes."""

    total: int
    longest: int


@dataclass(frozen=True)
class Hours:
    """Paid and contracted minutes of one row, and how far apart they may be."""

    walk: Walk
    row: int
    paid: int
    contract: int
    longest: int
    allowed: int

    @property
    def away(self) -> int:
        """Minutes from contract, either way."""
        return abs(self.paid - self.contract)


@dataclass(frozen=True)
class HoursAgainstContract(Rule):
    """Within one cover duty of contract over the rota, or no further from it than now."""

    id: ClassVar[str] = "hours-against-contract"
    name: ClassVar[str] = "Hours against contract"
    statement: ClassVar[str] = (
        "Everybody's paid hours are within their longest cover duty of their contract over the "
        "rota, or over one cycle; a proposal is never further from it than the current rota."
    )
    source: ClassVar[str] = "NHS terms and conditions of service, section 10; the person's contract"
    status: ClassVar[Status] = Status.CONTRACT
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "Six duties are 69 of 75 contracted hours: less than one duty short.", ("DDD....DDD....",)
    )
    fails: ClassVar[Example] = Example(
        "Five duties are 57.5 of 75 contracted hours: 6 h more than one duty short.",
        ("DDD....DD.....",),
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person (or line) whose hours are too far from contract."""
        for hours in _everybody(inspection):
            if hours.away > hours.allowed:
                yield self._breach(inspection, hours, hours.allowed)

    def tolerated(self, inspection: Inspection) -> Iterator[Breach]:
        """Those too far from contract who are no further from it than now: no breach, but told."""
        for hours in _everybody(inspection):
            if hours.longest < hours.away <= hours.allowed:
                yield self._breach(inspection, hours, hours.longest)

    def checked(self, inspection: Inspection) -> int:
        """People who are not vacant."""
        return sum(not person.vacant for person in inspection.rota.people)

    def _breach(self, inspection: Inspection, hours: Hours, most: int) -> Breach:
        rota, walk, row = inspection.rota, hours.walk, hours.row
        paid, contract, over = hours.paid, hours.contract, hours.paid - hours.contract
        day = rota.days - 1
        word = "over" if paid > contract else "under"
        why = "one longest cover duty" if most == hours.longest else "no further than now"
        period = weeks_words(walk.days)
        when = "one cycle" if walk.wraps else f"to {day_name(rota, day)}"
        return Breach(
            rule=self.id,
            person=row,
            day=day,
            amount=abs(over) - most,
            measured=paid / 60,
            limit=contract / 60,
            unit="h",
            message=(
                f"{who(rota, row)}, {when}: {_h(paid)} paid against {_h(contract)} of contract, "
                f"{_h(abs(over))} {word}; at most {_h(most)} either way, "
                f"{why}"
            ),
            evidence=(
                f"{_h(paid)} − {_h(contract)} in {period} = {_h(over)}; "
                f"{_h(abs(over))} − {_h(most)} = {_h(abs(over) - most)} beyond"
            ),
            days=(day,),
        )


def _h(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace("-", "−") + " h"


def _everybody(inspection: Inspection) -> list[Hours]:
    return inspection.once("hours and contracts", lambda: list(_hours_of_all(inspection)))


def _hours_of_all(inspection: Inspection) -> Iterator[Hours]:
    """Everybody's hours; the vacant have no contract."""
    rota, current = inspection.rota, inspection.current or inspection.rota
    now = _paid_by_walk(current)
    paid = now if current is rota else _paid_by_walk(rota)
    for walk in walks_of(rota):
        today = now[walk.index]
        for row in walk.people:
            if rota.people[row].vacant:
                continue
            contract = _contract(rota, walk, row, today)
            allowed = today.longest
            if inspection.current is not None:
                allowed = max(allowed, abs(today.total - contract))
            yield Hours(walk, row, paid[walk.index].total, contract, today.longest, allowed)


def _contract(rota: Rota, walk: Walk, row: int, now: Paid) -> int:
    """Contracted minutes over the walk; what is rostered now where no contract is stated."""
    stated = rota.people[row].contracted_hours
    return now.total if stated is None else round(stated * 60 * walk.days / WEEK)


def _paid_by_walk(rota: Rota) -> list[Paid]:
    """Paid minutes and longest cover duty of each walk; failing one, the longest cover shift."""
    walks = walks_of(rota)
    walk_of = np.zeros(len(rota.people), dtype=np.int64)
    for walk in walks:
        walk_of[list(walk.people)] = walk.index
    entries, own = rota.entries, rota.entries.own
    at, paid = walk_of[entries.row[own]], paid_of_entries(rota)[own]
    counted, cover = entries.of_kind(PAID_KINDS)[own], entries.of_kind((Kind.COVER,))[own]
    total = np.bincount(at[counted], paid[counted], minlength=len(walks))
    longest = np.zeros(len(walks), dtype=np.int64)
    np.maximum.at(longest, at[cover], paid[cover])
    offered = max(
        (
            paid_minutes(rota, shift.duty("", 0))
            for shift in rota.shifts
            if shift.kind is Kind.COVER
        ),
        default=0,
    )
    return [
        Paid(int(minutes), most or offered)
        for minutes, most in zip(total, longest.tolist(), strict=True)
    ]
