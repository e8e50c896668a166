"""Protected training: each person's floor of hours, what they hold by category, what must wait."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from ambrota.duties import FULL_TIME, contract_minutes
from ambrota.model import Duty, Kind, Person, Rota, Session
from ambrota.sessions import Diary, Horizon, Presence, horizon_of
from ambrota.training_courses import CategoryHours, CourseHours, CourseLedger, named_courses
from ambrota.training_times import TrainingTimes, category_of, extra_rest_days

if TYPE_CHECKING:
    from ambrota.rules.base import Inspection
    from ambrota.rules.training import Training

YEAR = 365
CATEGORIES = ("statutory", "cpd", "supervision", "leadership")


@dataclass(frozen=True)
class PersonTraining:
    """One person's training: the ledger by category, and the days and contract behind the floor.

    `courses`: named courses, whose hours are part of their category's.
    """

    person: str
    ledger: dict[str, CategoryHours]
    courses: dict[str, CourseHours]
    yearly: float
    days: int
    absent: int
    contract: float

    @cached_property
    def hours(self) -> float:
        """Hours held: training duties and valid sessions outside them."""
        return sum(category.held for category in self.ledger.values())

    @cached_property
    def received(self) -> float:
        """Hours received before the rota starts."""
        return sum(category.received for category in self.ledger.values())

    @cached_property
    def required(self) -> float:
        """The floor in hours, not rounded."""
        return max(0.0, sum(one.needed for one in self.ledger.values()) - self.received)

    @property
    def floor(self) -> float:
        """The floor in hours, rounded up once to the next half hour."""
        return ceil(self.required * 2 - 1e-9) / 2

    @cached_property
    def short(self) -> int:
        """Minutes short of the rounded floor."""
        return max(0, round(self.floor * 60) - round(self.hours * 60))


@dataclass(frozen=True)
class TrainingAudit:
    """Training over the whole rota; sessions and duties that do not count, each with the reason."""

    per_person: dict[str, PersonTraining]
    invalid: tuple[tuple[Session, str], ...]
    invalid_duties: tuple[tuple[Duty, str], ...]

    @property
    def people(self) -> int:
        """People who have a floor: all but the vacant."""
        return len(self.per_person)

    @property
    def met(self) -> int:
        """People who hold their floor."""
        return sum(one.short == 0 for one in self.per_person.values())

    @property
    def waiting(self) -> dict[str, float]:
        """Hours that must wait, over all people, by category."""
        return {
            category: sum(
                one.ledger[category].waiting
                for one in self.per_person.values()
                if category in one.ledger
            )
            for category in CATEGORIES
        }

    @property
    def courses(self) -> dict[str, CourseHours]:
        """Hours of each named course, over all people."""
        lines: dict[str, list[CourseHours]] = defaultdict(list)
        for one in self.per_person.values():
            for name, line in one.courses.items():
                lines[name].append(line)
        return {
            name: CourseHours(
                sum(one.needed for one in own),
                sum(one.received for one in own),
                sum(one.held for one in own),
                own[0].category,
            )
            for name, own in lines.items()
        }

    def as_json(self) -> dict[str, Any]:
        """`guarantees.training` of the command line."""
        return {
            "people": self.people,
            "met": self.met,
            "per_person": {
                who: {
                    "hours": one.hours,
                    "required": one.required,
                    "by_category": {name: line.as_json() for name, line in one.ledger.items()},
                    "courses": _lines(one.courses),
                }
                for who, one in self.per_person.items()
            },
            "waiting": self.waiting,
            "courses": _lines(self.courses),
            "invalid": [
                *({"id": s.person, "day": s.day, "reason": why} for s, why in self.invalid),
                *({"id": d.person, "day": d.day, "reason": why} for d, why in self.invalid_duties),
            ],
        }


def _lines(courses: dict[str, CourseHours]) -> dict[str, Any]:
    return {name: {"category": line.category, **line.as_json()} for name, line in courses.items()}


def training_audit(inspection: Inspection, terms: Training) -> TrainingAudit:
    """Training of everybody, judged by the rule's parameters; worked out once for an inspection."""
    return inspection.once(terms, lambda: _audit(inspection, terms))


def _audit(inspection: Inspection, terms: Training) -> TrainingAudit:
    rota = inspection.rota
    times = TrainingTimes(inspection.presence, terms)
    held: dict[tuple[str, str], int] = {}
    named = CourseLedger(rota, named_courses(rota, terms))
    invalid = _count_sessions(rota, times, held, named)
    turned = extra_rest_days(inspection.current, rota, terms.rest_days)
    invalid_duties = _count_duties(times, turned, held, named)
    managers = {person.line_manager for person in rota.people} - {None}
    found = {
        person.id: _person_training(times, row, person, person.id in managers, held, named)
        for row, person in enumerate(rota.people)
        if not person.vacant
    }
    return TrainingAudit(found, tuple(invalid), tuple(invalid_duties))


def _count_sessions(
    rota: Rota, times: TrainingTimes, held: dict[tuple[str, str], int], named: CourseLedger
) -> list[tuple[Session, str]]:
    """Add the minutes of valid sessions to `held` (person, category); the others with the reason.

    Of two at one time the first listed counts; contact of those in it takes their time.
    """
    diary = Diary(rota)
    for session in rota.sessions:
        if session.kind == "contact":
            diary.enter(session)
    invalid: list[tuple[Session, str]] = []
    training = [session for session in rota.sessions if session.kind == "training"]
    for session in sorted(training, key=lambda session: (session.day, session.start)):
        fault = times.fault(session) or diary.clash(session) or times.full(session)
        if fault is not None:
            invalid.append((session, fault))
            continue
        diary.enter(session)
        times.take_place(session)
        if not times.is_in_training_duty(session):
            key = session.person, category_of(rota, session.category)
            held[key] = held.get(key, 0) + session.minutes
            named.hold(session.person, session.category, session.minutes)
    return invalid


def _count_duties(
    times: TrainingTimes,
    turned: set[tuple[str, int]],
    held: dict[tuple[str, str], int],
    named: CourseLedger,
) -> list[tuple[Duty, str]]:
    """Add the paid minutes of training duties to `held`; the others with the reason."""
    rota, table = times.rota, times.presence.table
    training = table.is_kind(Kind.TRAINING)
    invalid: dict[Duty, str] = {}
    walks = [table.walks[at] for at in np.unique(table.walk[training])]
    for row in sorted(row for walk in walks for row in walk.people):
        person = rota.people[row]
        if person.vacant:
            continue
        rows, days = times.presence.entries(row, horizon_of(rota, row).days)
        chosen = training[rows]
        for at, day in zip(rows[chosen].tolist(), days[chosen].tolist(), strict=True):
            duty = table.duties[at]
            fault = times.duty_fault(row, at, day)
            if (duty.person, duty.day) in turned:
                fault = "more rest days than allowed were turned into training"
            if fault is not None:
                invalid[duty] = fault
                continue
            key = person.id, category_of(rota, duty.category)
            held[key] = held.get(key, 0) + int(table.paid[at])
            named.hold_duty(person.id, duty, int(table.paid[at]))
    return list(invalid.items())


def _person_training(
    times: TrainingTimes,
    row: int,
    person: Person,
    is_manager: bool,
    held: dict[tuple[str, str], int],
    named: CourseLedger,
) -> PersonTraining:
    rota, horizon = times.rota, horizon_of(times.rota, row)
    absent = _absent_days(times.presence, row, horizon)
    contract = contract_minutes(person) / 60
    share = (horizon.days - absent) / YEAR * contract / FULL_TIME
    yearly = {category: float(getattr(times.terms, category)) for category in CATEGORIES}
    if not (is_manager or person.aspirant):
        yearly["leadership"] = 0.0
    received = dict.fromkeys(CATEGORIES, 0.0)
    for name, hours in person.training_received:
        received[category_of(rota, name)] += hours
    ledger = {
        category: CategoryHours(
            yearly[category] * share, received[category], held.get((person.id, category), 0) / 60
        )
        for category in CATEGORIES
        if yearly[category] or received[category] or (person.id, category) in held
    }
    asked = {category for category, hours in yearly.items() if hours}
    courses = named.of(person.id, share, person.training_received, asked)
    return PersonTraining(
        person.id, ledger, courses, sum(yearly.values()), horizon.days, absent, contract
    )


def _absent_days(presence: Presence, row: int, horizon: Horizon) -> int:
    """Days of leave and sickness."""
    rows, days = presence.entries(row, horizon.days)
    return len(set(days[presence.away[rows]].tolist()))
