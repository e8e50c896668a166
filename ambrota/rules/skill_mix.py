"""Skill mix: on every ambulance somebody who may lead, and nobody paired with one as new."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import numpy as np

from ambrota.calendar import day_name
from ambrota.entries import Ints
from ambrota.grades import ASSISTANT, grade, is_newly_qualified, may_lead
from ambrota.model import Duty, Person, Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter, switch
from ambrota.rules.crews import Crews, crews_of
from ambrota.rules.examples import Example
from ambrota.rules.words import by_clock, times

FOR_EVER = int(np.iinfo(np.int32).max)
_MIXED = {0: {"role": "Paramedic"}, 1: {"role": "ECA"}, 2: {"role": "NQP"}, 3: {"role": "ECA"}}


@dataclass(frozen=True)
class SkillMix(Rule):
    """Crews that can be formed of those who share a day, a start and an end on ambulances."""

    id: ClassVar[str] = "skill-mix"
    name: ClassVar[str] = "Skill mix of crews"
    statement: ClassVar[str] = (
        "Of those who work the same hours on double-crewed ambulances (DCA), crews of two can be "
        "formed so that each has a registered paramedic or a lead EMT, no two ECAs go together, "
        "and no two newly qualified paramedics in their first months. Vacant lines and people "
        "without a stated role are left out."
    )
    source: ClassVar[str] = "Local: the trust's skill-mix policy"
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.SHOULD
    alone: ClassVar[bool] = False
    passes: ClassVar[Example] = Example(
        "Four on days: a paramedic with an ECA, a newly qualified paramedic with an ECA.",
        ("D", "D", "D", "D"), people=_MIXED,
    )  # fmt: skip
    fails: ClassVar[Example] = Example(
        "Four on days and three of them ECAs: two ECAs are left for one ambulance.",
        ("D", "D", "D", "D"), people=_MIXED | {2: {"role": "ECA"}},
    )  # fmt: skip

    paramedic_only: bool = switch(False, "only a registered paramedic may lead, an EMT may not")
    months: int = parameter(
        12, "months", "a newly qualified paramedic goes with somebody more experienced for", 0, 36
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each crew span of a day and each way in which crews cannot be formed."""
        crews = self._crews(inspection)
        for which, counted in self._counted(inspection.rota, crews).items():
            beyond = 2 * counted - crews.people - 1
            if which == "led":
                beyond = crews.people - 2 * counted - 1
            for day, span in np.argwhere(beyond > 0).tolist():
                yield self._breach(
                    inspection.rota, day, crews.spans[span], which, int(crews.people[day, span]),
                    int(counted[day, span]), int(beyond[day, span]),
                )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """Crew spans: days times hours worked on ambulances."""
        return int((self._crews(inspection).people > 1).sum())

    def _crews(self, inspection: Inspection) -> Crews:
        return inspection.once("crews", lambda: crews_of(inspection.rota))

    def _counted(self, rota: Rota, crews: Crews) -> dict[str, Ints]:
        """People who may lead, assistants and newly qualified ones by day and span."""
        roles = [person.role for person in rota.people]
        lead = np.array([may_lead(role, paramedic_only=self.paramedic_only) for role in roles])
        assistant = np.array([grade(role) == ASSISTANT for role in roles])
        until = np.array([_new_until(rota, one, self.months) for one in rota.people], np.int64)
        return {
            "led": crews.count(lead[crews.row]),
            "assistants": crews.count(assistant[crews.row]),
            "newly-qualified": crews.count(crews.day < until[crews.row]),
        }

    def _breach(
        self, rota: Rota, day: int, span: Duty, which: str, people: int, counted: int, beyond: int
    ) -> Breach:
        crews, where = people // 2, f"{by_clock(span)} on {span.resource}"
        if which == "led":
            told = f"{counted} who may lead; {times(crews, 'crew')} {_need(crews)} {crews}"
            evidence = f"{people} ÷ 2 = {times(crews, 'crew')}; {crews} − {counted} = "
            evidence += f"{crews - counted} without anybody who may lead"
            limit = crews
        else:
            words = "ECAs" if which == "assistants" else "newly qualified"
            told = f"{counted} of them {words}; two would crew together"
            limit = people - people // 2
            evidence = f"{people} people hold at most {limit} {words} apart; {counted} − {limit} = "
            evidence += f"{counted - limit} too many"
        return Breach(
            rule=self.id, person=None, day=day, amount=beyond, measured=float(counted),
            limit=float(limit), unit="people",
            message=f"{day_name(rota, day)}, {span.code} {where}: {people} people, {told}",
            evidence=evidence, days=(day,), slot=(span.resource, span.start, span.end, which),
            among=f"{span.resource} {span.start} {span.end} {which}",
        )  # fmt: skip


def _need(crews: int) -> str:
    return "needs" if crews == 1 else "need"


def _new_until(rota: Rota, person: Person, months: int) -> int:
    """The first day on which somebody newly qualified no longer counts as new; 0 for others.

    Without a start, and in a cyclic rota, which has no dates, they count as new throughout.
    """
    if not months or not is_newly_qualified(person.role):
        return 0
    if rota.first_day is None or person.grade_start is None:
        return FOR_EVER
    year, month = divmod(person.grade_start.month - 1 + months, 12)
    year += person.grade_start.year
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(person.grade_start.day, last)) - rota.first_day).days
