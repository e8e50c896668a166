"""Bank holidays shared out: nobody works too many of those in the rota."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import ClassVar

import numpy as np

from ambrota.bank_holidays import ENGLAND, NATIONS, bank_holidays
from ambrota.entries import Bools
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, choice, parameter
from ambrota.rules.examples import Example
from ambrota.rules.marks import busy_days
from ambrota.rules.words import times, who

_GOOD_FRIDAY = date(2026, 4, 3)


@dataclass(frozen=True)
class BankHolidays(Rule):
    """Bank holidays of a dated rota on which somebody works, pro rata to a year of them."""

    id: ClassVar[str] = "bank-holidays"
    name: ClassVar[str] = "Bank holidays shared out"
    statement: ClassVar[str] = (
        "Of the bank holidays in a dated rota nobody works more than the stated share, rounded up "
        "to whole days. A bank holiday is worked when a minute of duty, or relief without times, "
        "falls on it. The workbook's own list stands in place of the nation's."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOWN
    passes: ClassVar[Example] = Example(
        "Good Friday worked and Easter Monday off: 4 of 8 is one of the two.", ("DD..",),
        first_day=_GOOD_FRIDAY, settings={"most": 4},
    )  # fmt: skip
    fails: ClassVar[Example] = Example(
        "Both are worked.", ("D..D",), first_day=_GOOD_FRIDAY, settings={"most": 4}
    )

    most: int = parameter(5, "bank holidays", "most that one person works, for each ...", 0, 20)
    of: int = parameter(8, "bank holidays", "... so many there are", 1, 20)
    nation: str = choice(ENGLAND, "whose bank holidays", NATIONS)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person who works too many."""
        days = self._days(inspection)
        if not days:
            return
        rota, may = inspection.rota, ceil(self.most * len(days) / self.of)
        worked = _worked(inspection, list(days))
        total = worked.sum(axis=1)
        for row in np.flatnonzero(total > may).tolist():
            if rota.people[row].vacant:
                continue
            own = [day for day, on in zip(days, worked[row], strict=True) if on]
            yield Breach(
                rule=self.id, person=row, day=max(days), amount=len(own) - may,
                measured=float(len(own)), limit=float(may), unit="bank holidays",
                message=f"{who(rota, row)} works {len(own)} of {times(len(days), 'bank holiday')} "
                f"({', '.join(days[day] for day in own)}); at most {may}",
                evidence=f"{self.most} ÷ {self.of} × {len(days)} = "
                f"{self.most / self.of * len(days):g}, rounded up {may}; "
                f"{len(own)} − {may} = {len(own) - may} too many",
                days=tuple(own),
            )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """People times bank holidays."""
        in_post = sum(not person.vacant for person in inspection.rota.people)
        return len(self._days(inspection)) * in_post

    def _days(self, inspection: Inspection) -> dict[int, str]:
        """Name of each bank holiday, by day of the rota."""
        rota = inspection.rota
        if rota.first_day is None:
            return {}
        found = {
            (on - rota.first_day).days: name
            for on, name in bank_holidays(rota, self.nation).items()
        }
        return {day: name for day, name in found.items() if day < rota.days}


def _worked(inspection: Inspection, days: list[int]) -> Bools:
    """Whether each person works on each of these days; a night works on the day it ends on too."""
    blocks = inspection.table.blocks
    return np.concatenate(
        [busy_days(inspection.table, block)[:, np.array(days) - block.first] for block in blocks]
    )
