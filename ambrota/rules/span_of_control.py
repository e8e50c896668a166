"""Span of control: not too many people to one line manager."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.model import Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import who

_TEAM = {1: {"line_manager": "p1"}, 2: {"line_manager": "p1"}}


@dataclass(frozen=True)
class SpanOfControl(Rule):
    """How many people have one line manager."""

    id: ClassVar[str] = "span-of-control"
    name: ClassVar[str] = "Span of control"
    statement: ClassVar[str] = (
        "No line manager has more than the stated number of people; vacant lines are not counted."
    )
    source: ClassVar[str] = (
        "Local: teams of 15 to a manager, as in the redesign of an emergency operations centre "
        "(Transformation Nous, 2023)"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    alone: ClassVar[bool] = False
    no_twin: ClassVar[str] = (
        "Who manages whom is no duty, so there is nothing that the search could change."
    )
    passes: ClassVar[Example] = Example(
        "Two people to a manager who may have two.", ("D", "D", "N"), people=_TEAM,
        settings={"most": 2},
    )  # fmt: skip
    fails: ClassVar[Example] = Example(
        "Two people to a manager who may have one.", ("D", "D", "N"), people=_TEAM,
        settings={"most": 1},
    )  # fmt: skip

    most: int = parameter(15, "people", "most people to one line manager", 1, 100)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each manager with too many."""
        rota = inspection.rota
        for row, people in _managed(rota).items():
            if people > self.most:
                yield Breach(
                    rule=self.id, person=row, day=rota.days - 1, amount=people - self.most,
                    measured=float(people), limit=float(self.most), unit="people",
                    message=f"{who(rota, row)} is the line manager of {people} people; at most "
                    f"{self.most}",
                    evidence=f"{people} − {self.most} = {people - self.most} too many",
                )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """Line managers."""
        return len(_managed(inspection.rota))


def _managed(rota: Rota) -> dict[int, int]:
    """Row of each line manager who is in the rota, with how many people they have."""
    found = Counter(
        rota.index[person.line_manager]
        for person in rota.people
        if not person.vacant and person.line_manager and person.line_manager in rota.index
    )
    return {row: found[row] for row in sorted(found) if not rota.people[row].vacant}
