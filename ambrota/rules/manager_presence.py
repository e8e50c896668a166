"""Managers out of hours: when people are on duty and no line manager is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ambrota.calendar import clock, day_name, lasting
from ambrota.demand import HALF_HOUR, HALVES
from ambrota.entries import Bools
from ambrota.model import WEEK, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.rules.on_duty import halves_on_duty, weeks_alone
from ambrota.rules.words import times

_LED = {1: {"line_manager": "p1"}}


@dataclass(frozen=True)
class ManagerPresence(Rule):
    """Stretches outside office hours in which people are on duty and no line manager is."""

    id: ClassVar[str] = "manager-presence"
    name: ClassVar[str] = "Managers out of hours"
    statement: ClassVar[str] = (
        "Whenever people are on duty outside Monday to Friday, 08:00 to 18:00, a line manager of "
        "somebody in the rota is on duty too. Half hours with a minute when none is are counted, "
        "and those that follow one another are one breach; in a cyclic rota also where it is so in "
        "some weeks only. Not judged where no line manager is in the rota."
    )
    source: ClassVar[str] = (
        "Local: the culture review of ambulance trusts (NHS England, February 2024) asks for clear "
        "and direct access to a line manager"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOWN
    alone: ClassVar[bool] = False
    no_twin: ClassVar[str] = (
        "Which hours managers work is the trust's to decide; it is shown, and nothing is searched."
    )
    passes: ClassVar[Example] = Example(
        "The manager is on the same nights.", ("NNN", "NNN"), people=_LED
    )
    fails: ClassVar[Example] = Example(
        "The manager works days, the others nights.", ("DDD", "NNN"), people=_LED
    )

    opens: int = parameter(480, "minute of the day", "office hours begin", 0, 1440)
    closes: int = parameter(1080, "minute of the day", "office hours end", 0, 1440)

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each stretch without a manager, charged to the day on which it begins."""
        rota = inspection.rota
        managers = _managers(rota)
        if not managers:
            return
        alone, weeks = weeks_alone(inspection, managers)
        missing = (self._out_of_hours(inspection.rota) * alone).ravel()
        edges = np.flatnonzero(np.diff(missing > 0, prepend=False, append=False)).tolist()
        for first, past in zip(edges[::2], edges[1::2], strict=True):
            yield self._breach(rota, first, past, int(missing[first:past].max()), weeks, managers)

    def checked(self, inspection: Inspection) -> int:
        """Half hours outside office hours in which people are on duty."""
        rota = inspection.rota
        if not _managers(rota):
            return 0
        in_post = (row for row, one in enumerate(rota.people) if rota.is_cyclic or not one.vacant)
        return int((halves_on_duty(inspection, in_post) & self._out_of_hours(rota)).sum())

    def _out_of_hours(self, rota: Rota) -> Bools:
        """Half hours outside office hours, by day."""
        half = np.arange(HALVES) * HALF_HOUR
        office = (half >= self.opens) & (half + HALF_HOUR <= self.closes)
        weekday = (np.arange(rota.days) + rota.weekday(0)) % WEEK
        outside: Bools = ~(office[None, :] & (weekday < 5)[:, None])
        return outside

    def _breach(
        self, rota: Rota, first: int, past: int, most: int, weeks: int, managers: list[int]
    ) -> Breach:
        day, length = first // HALVES, (past - first) * HALF_HOUR
        last = (past - 1) // HALVES
        until = clock(past * HALF_HOUR)
        until = until if last == day else f"{day_name(rota, last)} {until}"
        some = f", in {times(most, 'week')} of {weeks}" if weeks > 1 else ""
        return Breach(
            rule=self.id, person=None, day=day, amount=past - first, measured=0.0, limit=1.0,
            unit="line managers",
            message=f"{day_name(rota, day)} {clock(first * HALF_HOUR)} to {until}: people on duty "
            f"and no line manager{some}",
            evidence=f"0 of {times(len(managers), 'line manager')} on duty in "
            f"{times(past - first, 'half hour')} = {lasting(length)}",
            days=tuple(range(day, last + 1)), slot=(first % HALVES,), among=str(first),
        )  # fmt: skip


def _managers(rota: Rota) -> list[int]:
    """Rows of the line managers who are in the rota."""
    named = {person.line_manager for person in rota.people if not person.vacant}
    return [row for row, one in enumerate(rota.people) if one.id in named and not one.vacant]
