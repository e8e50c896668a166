"""Relief share: not too many of somebody's worked days are relief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.duties import Block
from ambrota.entries import Ints
from ambrota.model import WORK_KINDS, Kind
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.windows import from_day_zero
from ambrota.rules.words import times, who


@dataclass(frozen=True)
class ReliefShare(Rule):
    """Days of relief out of days worked, over the whole rota or one turn of a cycle."""

    id: ClassVar[str] = "relief-share"
    name: ClassVar[str] = "Relief share"
    statement: ClassVar[str] = (
        "Of the days that somebody works in the whole rota (in a cyclic rota: in one turn of it) "
        "no more than the stated share are relief."
    )
    source: ClassVar[str] = "Editable default, no published source"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    passes: ClassVar[Example] = Example("One of three worked days is relief.", ("DDR....",))
    fails: ClassVar[Example] = Example("Two of three worked days are relief.", ("DRR....",))

    percent: int = parameter(34, "%", "most of the worked days that may be relief", 0, 100)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person, or each cycle, with too much of it."""
        rota, table = inspection.rota, inspection.table
        for block in table.blocks:
            relief, worked = _days(inspection, block)
            over = 100 * relief - self.percent * worked
            for walk in np.flatnonzero(over > 0).tolist():
                row, day = block.walks[walk].cell(block.days - 1)
                if rota.people[row].vacant and not rota.is_cyclic:
                    continue
                days, of = int(relief[walk]), int(worked[walk])
                whose = rota.people[row].rota if rota.is_cyclic else who(rota, row)
                yield Breach(
                    rule=self.id, person=row, day=day, amount=int(over[walk]),
                    measured=round(100 * days / of, 1), limit=float(self.percent), unit="%",
                    message=f"{whose}, {_until(inspection, day)}: {times(days, 'day')} of {of} "
                    f"worked are relief; at most {self.percent} %",
                    evidence=f"{days} ÷ {of} = {100 * days / of:.1f} %; limit {self.percent} %",
                    days=(day,),
                )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """People, or cycles."""
        return len(inspection.table.walks)


def _until(inspection: Inspection, day: int) -> str:
    rota = inspection.rota
    return "one turn of the cycle" if rota.is_cyclic else f"up to {day_name(rota, day)}"


def _days(inspection: Inspection, block: Block) -> tuple[Ints, Ints]:
    """Days with relief and days worked by walk, those carried in left out."""
    table = inspection.table
    relief, worked = (
        from_day_zero(block, table.days_with(block, table.is_kind(*kinds))).sum(axis=1)
        for kinds in ((Kind.RELIEF,), WORK_KINDS)
    )
    return relief, worked
