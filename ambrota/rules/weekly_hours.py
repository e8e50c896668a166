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
from ambrota.model import ABSENCE_KINDS, WEEK, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.windows import (
    Windows,
    from_day_zero,
    last_day_cell,
    sums_before,
    weeks_words,
    windows,
    work_minutes,
)
from ambrota.rules.words import who

STRICT_WEEKS, REG_21_WEEKS = 17, 26
WITHIN_26 = "over the 17-week reading; within reg 4(5) for services under reg 21"


@dataclass(frozen=True)
class Load:
    """Each window of walks: A (worked in it), B (worked on days that replace excluded ones)."""

    windows: Windows
    worked: Ints
    made_up: Ints

    @property
    def total(self) -> Ints:
        """A + B in minutes."""
        return self.worked + self.made_up


@dataclass(frozen=True)
class WeeklyHours(Rule):
    """Average weekly working time: every window, days of leave and sickness made up after it."""

    id: ClassVar[str] = "weekly-hours"
    name: ClassVar[str] = "48-hour week"
    statement: ClassVar[str] = (
        "Working time averages at most 48 hours a week over every 17 weeks. Days of leave and "
        "sickness are excluded and replaced by the next worked days: (A + B) ÷ C."
    )
    source: ClassVar[str] = "Working Time Regulations 1998, reg 4 (reg 4(5): 26 weeks under reg 21)"
    status: ClassVar[Status] = Status.LAW
    default_level: ClassVar[Level] = Level.MUST

    limit: float = parameter(48.0, "h a week", "highest average", 1, 168)
    weeks: int = parameter(17, "weeks", "reference period", 1, 52)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each window over the limit, on its last day."""
        table = inspection.table
        work = work_minutes(table)
        away = table.is_kind(*ABSENCE_KINDS)
        for block in table.blocks:
            minutes = from_day_zero(block, table.by_day(block, work))
            absent = from_day_zero(block, table.by_day(block, away)) > 0
            load = _load(block, minutes, absent, self.weeks)
            over = np.argwhere(load.total > self._limit(load.windows.length)).tolist()
            notes = self._notes(block, minutes, absent) if over else []
            for walk, index in over:
                if not _opted_out(inspection.rota, *last_day_cell(load.windows, walk, index)):
                    yield self._breach(inspection, load, walk, index, notes[walk])

    def checked(self, inspection: Inspection) -> int:
        """Windows judged."""
        return sum(
            len(windows(block, self.weeks).starts) * len(block.walks)
            for block in inspection.table.blocks
        )

    def _limit(self, days: int) -> int:
        """Most minutes in a window of that many days."""
        return floor(self.limit * 60 * days / WEEK)

    def _notes(self, block: Block, minutes: Ints, absent: Bools) -> list[str]:
        """By walk what is added where the strict reading alone is broken, or the rota is short."""
        if not block.wraps and block.days < self.weeks * WEEK:
            short = f"the rota is shorter than {self.weeks} weeks and is judged over its own length"
            return [f"; {short}"] * len(block.walks)
        if self.weeks != STRICT_WEEKS:
            return [""] * len(block.walks)
        longer = _load(block, minutes, absent, REG_21_WEEKS)
        known = ""
        if longer.windows.length != REG_21_WEEKS * WEEK:
            known = f", as far as a rota of {weeks_words(block.days)} shows"
        most = longer.total.max(axis=1).tolist()
        limit = self._limit(longer.windows.length)
        return [f"; {WITHIN_26}{known}" if each <= limit else "" for each in most]

    def _breach(
        self, inspection: Inspection, load: Load, walk: int, index: int, note: str
    ) -> Breach:
        rota = inspection.rota
        worked, made_up = int(load.worked[walk, index]), int(load.made_up[walk, index])
        person, day = last_day_cell(load.windows, walk, index)
        period = weeks_words(load.windows.length)
        average = (worked + made_up) / 60 * WEEK / load.windows.length
        return Breach(
            rule=self.id,
            person=person,
            day=day,
            amount=worked + made_up - self._limit(load.windows.length),
            measured=round(average, 4),
            limit=self.limit,
            unit="h a week",
            message=(
                f"{who(rota, person)}, {period} to {day_name(rota, day)}: {average:.1f} h a week; "
                f"at most {self.limit:g} h{note}"
            ),
            evidence=(
                f"({worked / 60:g} + {made_up / 60:g}) h ÷ {period} = {average:.1f} h; "
                f"limit {self.limit:g} h"
            ),
            days=(day,),
        )


def _load(block: Block, minutes: Ints, absent: Bools, weeks: int) -> Load:
    """A and B of every window. `minutes`: worked on each day; `absent`: days excluded."""
    found = windows(block, weeks)
    counted = np.where(absent, 0, minutes)
    return Load(found, found.sums(counted), _made_up(found, counted, found.sums(absent)))


def _made_up(found: Windows, minutes: Ints, excluded: Ints) -> Ints:
    """Minutes of the next worked days after each window, as many as it has excluded days.

    A dated rota has only so many; a cyclic one repeats for as long as is needed.
    """
    if not excluded.any():
        return np.zeros_like(excluded)
    if found.block.wraps:
        fewest = max(1, int((minutes > 0).sum(axis=1).min()))
        turns = -(-found.length // found.block.days) + -(-int(excluded.max()) // fewest) + 2
        minutes = np.tile(minutes, turns)
    worked = minutes > 0
    worked_before = sums_before(worked)
    count = worked_before[:, -1:]
    first = worked_before[:, found.starts + found.length]
    # Every walk's worked days one after the other: where each walk's begin, and minutes before.
    begins = np.cumsum(count, axis=0) - count
    running = np.concatenate(([0], np.cumsum(minutes[worked])))
    made_up: Ints = running[begins + np.minimum(first + excluded, count)] - running[begins + first]
    return made_up


def _opted_out(rota: Rota, row: int, day: int) -> bool:
    """Whether a day lies in the person's opt-out; without dates, any opt-out counts."""
    agreed, on = rota.people[row].opt_out, rota.date_of(day)
    if agreed is None or on is None:
        return agreed is not None
    since, until = agreed
    return (since is None or since <= on) and (until is None or on <= until)
