"""Leave cap: not too many people away on leave on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.entries import Ints
from ambrota.model import Kind
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import times


@dataclass(frozen=True)
class LeaveCap(Rule):
    """People in post who are away on leave on one day."""

    id: ClassVar[str] = "leave-cap"
    name: ClassVar[str] = "Leave cap"
    statement: ClassVar[str] = (
        "On no day is more than the stated share of the people in post away on leave; one person "
        "may always be. Sickness does not count, nor do vacant lines."
    )
    source: ClassVar[str] = "Local: Yorkshire Ambulance Service caps leave at 20 % for each station"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    alone: ClassVar[bool] = False
    no_twin: ClassVar[str] = (
        "Leave stands where it stands: the search never moves it, and so could mend nothing."
    )
    passes: ClassVar[Example] = Example(
        "One of five is away, which is 20 %.", ("A", "D", "D", "N", "N")
    )
    fails: ClassVar[Example] = Example("Two of five are away.", ("A", "A", "D", "N", "N"))

    share: float = parameter(0.2, "", "most of the people in post that may be on leave", 0, 1)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each day with too many away."""
        rota, away, post = inspection.rota, _away(inspection), _in_post(inspection)
        may = max(1, int(self.share * post + 1e-9))
        for day in np.flatnonzero(away > may).tolist():
            number = int(away[day])
            yield Breach(
                rule=self.id, person=None, day=day, amount=number - may, measured=float(number),
                limit=float(may), unit="people",
                message=f"{day_name(rota, day)}: {times(number, 'person', 'people')} of {post} "
                f"on leave; at most {may}",
                evidence=f"{self.share * 100:g} % of {post} = {self.share * post:g}, so {may}; "
                f"{number} − {may} = {number - may} too many",
                days=(day,),
            )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """Days."""
        return inspection.rota.days


def _in_post(inspection: Inspection) -> int:
    return sum(not person.vacant for person in inspection.rota.people)


def _away(inspection: Inspection) -> Ints:
    """People on leave, by day of the rota."""
    rota = inspection.rota
    entries, own = rota.entries, rota.entries.own
    leave = entries.of_kind({Kind.LEAVE})[own]
    away = np.zeros((len(rota.people), rota.days), np.bool_)
    away[entries.row[own][leave], entries.day[own][leave]] = True
    in_post = np.array([not person.vacant for person in rota.people], np.bool_)
    found: Ints = away[in_post].sum(axis=0)
    return found
