"""Relief notice: relief without times that comes too soon to be told in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.model import Kind
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.words import times, who


@dataclass(frozen=True)
class ReliefNotice(Rule):
    """Days of relief that have no times yet, against the notice that people are owed of them."""

    id: ClassVar[str] = "relief-notice"
    name: ClassVar[str] = "Notice of relief duties"
    statement: ClassVar[str] = (
        "Relief that still has no times stands no sooner than the stated days after the first day "
        "of a dated rota: what its duties are could not be told in time any more."
    )
    source: ClassVar[str] = "Local: ambulance trusts post relief duties at least 4 weeks ahead"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example(
        "Relief without times on the third day, where two days of notice are enough.",
        ("DDR",), settings={"days": 2},
    )  # fmt: skip
    fails: ClassVar[Example] = Example(
        "Relief without times on the second day, where two days of notice are owed.",
        ("DR.",), settings={"days": 2},
    )  # fmt: skip

    days: int = parameter(28, "days", "notice owed of what a relief duty is", 1, 182)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person-day of relief without times that comes too soon."""
        rota = inspection.rota
        if rota.is_cyclic:
            return
        table = inspection.table
        soon = _untimed(inspection) & (table.day < self.days)
        cells = {(int(table.person[at]), int(table.day[at])) for at in np.flatnonzero(soon)}
        for row, day in sorted(cells):
            if rota.people[row].vacant:
                continue
            short = self.days - day
            yield Breach(
                rule=self.id, person=row, day=day, amount=short, measured=float(day),
                limit=float(self.days), unit="days",
                message=f"{who(rota, row)}, {day_name(rota, day)}: relief without times, "
                f"{times(day, 'day')} after the rota begins; notice {times(self.days, 'day')}",
                evidence=f"{self.days} − {day} = {times(short, 'day')} short of notice, if it is "
                "told on the first day of the rota",
                days=(day,),
            )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """Entries of relief without times in a dated rota."""
        return 0 if inspection.rota.is_cyclic else int(_untimed(inspection).sum())


def _untimed(inspection: Inspection) -> np.typing.NDArray[np.bool_]:
    table = inspection.table
    untimed: np.typing.NDArray[np.bool_] = table.is_kind(Kind.RELIEF) & ~table.timed & ~table.before
    return untimed
