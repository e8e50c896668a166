"""The 48-hour average over 17 weeks, as (A + B) ÷ C."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.duties import Block
from ambrota.entries import Bools, Ints
from ambrota.model import WEEK, Kind
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, choice, parameter, switch
from ambrota.rules.examples import Example
from ambrota.rules.windows import (
    beyond,
    from_day_zero,
    last_day_cell,
    weeks_words,
    windows,
    work_minutes,
)
from ambrota.rules.words import times, who
from ambrota.rules.working_time import Load, load, opted_out, opted_out_days

STRICT_WEEKS, REG_21_WEEKS = 17, 26
WITHIN_26 = "over the 17-week reading; within reg 4(5) for services under reg 21"
ROLLING, FIXED = "rolling", "fixed"


@dataclass(frozen=True)
class WeeklyHours(Rule):
    """Average weekly working time: every window, days of leave and sickness made up after it."""

    id: ClassVar[str] = "weekly-hours"
    name: ClassVar[str] = "48-hour week"
    statement: ClassVar[str] = (
        "Working time averages at most 48 hours a week over every 17 weeks. Days of leave, of "
        "sickness and under an opt-out are excluded and replaced by the next worked days: "
        "(A + B) ÷ C. No period that ends while somebody's opt-out is in force is held against "
        "them. By agreement the periods may be fixed: one after the other from the first day; a "
        "rota that repeats has no first day, so there they always roll. 26 weeks are what services "
        "under reg 21 have, up to 52 what a collective or workforce agreement may say (reg 23)."
    )
    source: ClassVar[str] = "Working Time Regulations 1998, reg 4 (reg 4(5): 26 weeks under reg 21)"
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "Eight duties of 11.5 h in two weeks, 46 h a week.",
        ("DDDD...DDDD...",),
        settings={"weeks": 2},
    )
    fails: ClassVar[Example] = Example(
        "72.5 h in two weeks with four days of leave; the next four worked days add 52 h: 62.25 h "
        "a week.",
        ("AAAA.XXXXX.M.....XXXX.......",),
        settings={"weeks": 2},
    )

    limit: float = parameter(48.0, "h a week", "highest average", 1, 168)
    weeks: int = parameter(17, "weeks", "reference period", 1, 52)
    reference: str = choice(ROLLING, "every period of that length, or fixed ones", (ROLLING, FIXED))
    exclude_leave: bool = switch(
        True, "days of leave are excluded and replaced, rather than counted as 0 h"
    )
    exclude_sick: bool = switch(
        True, "days of sickness are excluded and replaced, rather than counted as 0 h"
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each window over the limit, on its last day."""
        for block in inspection.table.blocks:
            minutes, excluded = self._days(inspection, block)
            excluded = excluded | opted_out_days(inspection.rota, block)
            found = self._load(block, minutes, excluded)
            over = np.argwhere(found.total > self._limit(found.windows.length)).tolist()
            notes = self._notes(block, minutes, excluded) if over else []
            for walk, index in over:
                person, day = last_day_cell(found.windows, walk, index)
                if not opted_out(inspection.rota.people[person], inspection.rota.date_of(day)):
                    yield self._breach(inspection, found, walk, index, notes[walk])

    def checked(self, inspection: Inspection) -> int:
        """Windows judged."""
        successive = self.reference == FIXED
        return sum(
            len(windows(block, self.weeks, successive=successive).starts) * len(block.walks)
            for block in inspection.table.blocks
        )

    def highest(self, inspection: Inspection) -> list[Ints]:
        """By block and walk, the highest average in minutes a week, whether opted out or not."""
        found = (
            self._load(block, *self._days(inspection, block)) for block in inspection.table.blocks
        )
        return [(each.total / each.weeks).max(axis=1) for each in found]

    def _days(self, inspection: Inspection, block: Block) -> tuple[Ints, Bools]:
        """By walk and day from day 0: minutes worked, and whether leave or sickness excludes it."""
        table = inspection.table
        kinds = {Kind.LEAVE: self.exclude_leave, Kind.SICK: self.exclude_sick}
        away = table.is_kind(*(kind for kind, excluded in kinds.items() if excluded))
        return (
            from_day_zero(block, table.by_day(block, work_minutes(table))),
            from_day_zero(block, table.by_day(block, away)) > 0,
        )

    def _load(self, block: Block, minutes: Ints, excluded: Bools) -> Load:
        return load(block, minutes, excluded, self.weeks, successive=self.reference == FIXED)

    def _limit(self, days: int) -> int:
        """Most minutes in a window of that many days."""
        return floor(self.limit * 60 * days / WEEK)

    def _notes(self, block: Block, minutes: Ints, excluded: Bools) -> list[tuple[str, str]]:
        """By walk what message and evidence add: the 26 weeks if they hold, or a short rota."""
        if not block.wraps and block.days < self.weeks * WEEK:
            short = f"the rota is shorter than {self.weeks} weeks and is judged over its own length"
            return [(f"; {short}", "")] * len(block.walks)
        if self.weeks != STRICT_WEEKS:
            return [("", "")] * len(block.walks)
        longer = load(block, minutes, excluded, REG_21_WEEKS)
        length = longer.windows.length
        known = ""
        if length != REG_21_WEEKS * WEEK:
            known = f", as far as a rota of {weeks_words(block.days)} shows"
        within = longer.total.max(axis=1) <= self._limit(length)
        worst = longer.total.argmax(axis=1)
        return [
            (f"; {WITHIN_26}{known}", f"; at most {_sum(longer, walk, int(worst[walk]), 1)}")
            if within[walk]
            else ("", "")
            for walk in range(len(block.walks))
        ]

    def _breach(
        self, inspection: Inspection, found: Load, walk: int, index: int, note: tuple[str, str]
    ) -> Breach:
        rota, total = inspection.rota, int(found.total[walk, index])
        person, day = last_day_cell(found.windows, walk, index)
        average = total / 60 / found.weeks
        told = beyond(average, self.limit, 1)
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=total - self._limit(found.windows.length),
            measured=round(average, 4),
            limit=self.limit,
            unit="h a week",
            message=(
                f"{who(rota, person)}, {weeks_words(found.windows.length)} to "
                f"{day_name(rota, day)}: {told} h a week; at most {self.limit:g} h"
                f"{_replaced(int(found.excluded[walk, index]))}{note[0]}"
            ),
            evidence=(
                f"{_sum(found, walk, index, len(told.partition('.')[2]))}; "
                f"limit {self.limit:g} h{note[1]}"
            ),
            days=(day,),
        )


def _replaced(days: int) -> str:
    """What A leaves out and B puts in its place, for a reader who adds them up."""
    if not days:
        return ""
    return f"; {times(days, 'day')} excluded (A), the next worked days in their place (B)"


def _sum(found: Load, walk: int, index: int, places: int) -> str:
    """A, B and C of a window and what they come to."""
    worked, made_up = int(found.worked[walk, index]), int(found.made_up[walk, index])
    average = (worked + made_up) / 60 / found.weeks
    return (
        f"({worked / 60:g} + {made_up / 60:g}) h ÷ {weeks_words(found.windows.length)} "
        f"= {average:.{places}f} h"
    )
