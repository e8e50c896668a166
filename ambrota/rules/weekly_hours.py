"""The 48-hour average over 17 weeks, as (A + B) ÷ C."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ambrota.calendar import day_name
from ambrota.duties import Ints, Walk
from ambrota.model import ABSENCE_KINDS, WEEK
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.windows import (
    Windows,
    from_day_zero,
    last_day_cell,
    weeks_words,
    windows,
    work_minutes,
)
from ambrota.rules.words import who

STRICT_WEEKS, REG_21_WEEKS = 17, 26
WITHIN_26 = "over the 17-week reading; within reg 4(5) for services under reg 21"


@dataclass(frozen=True)
class Load:
    """Each window of a walk: A (worked in it), B (worked on days that replace excluded ones)."""

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
        for walk in table.walks:
            minutes = from_day_zero(walk, table.day_matrix(walk, work))
            absent = from_day_zero(walk, table.day_matrix(walk, away)) > 0
            load = _load(walk, minutes, absent, self.weeks)
            over = load.total > self._limit(load.windows.length)
            if over.any():
                over &= ~_opted_out(inspection, load.windows)
                note = self._note(walk, minutes, absent)
                for index in np.flatnonzero(over):
                    yield self._breach(inspection, load, int(index), note)

    def checked(self, inspection: Inspection) -> int:
        """Windows judged."""
        return sum(len(windows(walk, self.weeks).starts) for walk in inspection.table.walks)

    def _limit(self, days: int) -> int:
        """Most minutes in a window of that many days."""
        return floor(self.limit * 60 * days / WEEK)

    def _note(self, walk: Walk, minutes: Ints, absent: NDArray[np.bool_]) -> str:
        """What is added where only the strict reading is broken, or where the rota is short."""
        if not walk.wraps and walk.days < self.weeks * WEEK:
            return (
                f"; the rota is shorter than {self.weeks} weeks and is judged over its own length"
            )
        if self.weeks == STRICT_WEEKS:
            longer = _load(walk, minutes, absent, REG_21_WEEKS)
            if (longer.total <= self._limit(longer.windows.length)).all():
                known = (
                    ""
                    if longer.windows.length == REG_21_WEEKS * WEEK
                    else (f", as far as a rota of {weeks_words(walk.days)} shows")
                )
                return f"; {WITHIN_26}{known}"
        return ""

    def _breach(self, inspection: Inspection, load: Load, index: int, note: str) -> Breach:
        rota = inspection.rota
        worked, made_up = int(load.worked[index]), int(load.made_up[index])
        person, day = last_day_cell(load.windows, index)
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


def _load(walk: Walk, minutes: Ints, absent: NDArray[np.bool_], weeks: int) -> Load:
    """A and B of every window. `minutes`: worked on each day; `absent`: days excluded."""
    found = windows(walk, weeks)
    counted = np.where(absent, 0, minutes)
    excluded = found.sums(absent.astype(np.int64))
    return Load(found, found.sums(counted), _made_up(found, counted, excluded))


def _made_up(found: Windows, minutes: Ints, excluded: Ints) -> Ints:
    """Minutes of the next worked days after each window, as many as it has excluded days.

    A dated rota has only so many; a cyclic one repeats for as long as is needed.
    """
    if not excluded.any() or not minutes.any():
        return np.zeros(len(found.starts), dtype=np.int64)
    if found.walk.wraps:
        worked_in_turn = int((minutes > 0).sum())
        turns = -(-found.length // found.walk.days) + -(-int(excluded.max()) // worked_in_turn) + 2
        minutes = np.tile(minutes, turns)
    worked_days = np.flatnonzero(minutes > 0)
    running = np.concatenate(([0], np.cumsum(minutes[worked_days])))
    first = np.searchsorted(worked_days, found.starts + found.length)
    last = np.minimum(first + excluded, len(worked_days))
    made_up: Ints = running[last] - running[first]
    return made_up


def _opted_out(inspection: Inspection, found: Windows) -> NDArray[np.bool_]:
    """Windows whose last day lies in the person's opt-out; without dates, any opt-out counts."""
    rota = inspection.rota
    out = np.zeros(len(found.starts), dtype=np.bool_)
    for index in range(len(out)):
        row, day = last_day_cell(found, index)
        agreed = rota.people[row].opt_out
        if agreed is not None:
            on = rota.date_of(day)
            since, until = agreed
            out[index] = on is None or (
                (since is None or since <= on) and (until is None or on <= until)
            )
    return out
