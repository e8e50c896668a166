"""Locked people stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import day_name
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status
from ambrota.rules.examples import Example
from ambrota.rules.kept import codes
from ambrota.rules.words import who


@dataclass(frozen=True)
class LocksKept(Rule):
    """No day of a locked person changes."""

    id: ClassVar[str] = "locks"
    name: ClassVar[str] = "Locks kept"
    statement: ClassVar[str] = "No duty of a locked person changes."
    source: ClassVar[str] = "Local: locked in the workbook or by the user"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "Whoever is locked keeps every duty; the other may change.",
        ("DD.....", ".NN...."),
        people={0: {"locked": True}},
        current=("DD.....", "..NN..."),
    )
    fails: ClassVar[Example] = Example(
        "A day of somebody locked differs.",
        ("D.D....",),
        people={0: {"locked": True}},
        current=("DD.....",),
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each locked person-day that differs from the current rota."""
        rota = inspection.rota
        for change in inspection.changes:
            row = rota.index.get(change.person)
            if row is None or not rota.people[row].locked:
                continue
            was, now = codes(change.before), codes(change.after)
            yield Breach(
                rule=self.id,
                person=row,
                day=change.day,
                amount=1,
                measured=now,
                limit=was,
                unit="",
                message=f"{who(rota, row)} is locked, {day_name(rota, change.day)}: {was} has "
                f"become {now}",
                evidence=f"now {was}; proposed {now}",
                days=(change.day,),
            )

    def checked(self, inspection: Inspection) -> int:
        """Locked person-days."""
        return sum(person.locked for person in inspection.rota.people) * inspection.rota.days
