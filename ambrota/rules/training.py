"""Every person holds their floor of protected training hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ambrota.calendar import clock, day_name, hours
from ambrota.contact import day_words
from ambrota.duties import FULL_TIME
from ambrota.model import Rota
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example
from ambrota.training import YEAR, PersonTraining, TrainingAudit, training_audit

_STATUTORY_ALONE = {"cpd": 0.0, "supervision": 0.0}


@dataclass(frozen=True)
class Training(Rule):
    """A floor of protected training hours for everybody, pro rata to the rota and the contract."""

    id: ClassVar[str] = "training"
    name: ClassVar[str] = "Protected training"
    statement: ClassVar[str] = (
        "Everybody holds their yearly training hours, pro rata to the rota's length and their "
        "contract, as paid and protected time that is not counted to cover."
    )
    source: ClassVar[str] = (
        "Local: hours set by the trust; the culture review of ambulance trusts (NHS England, "
        "February 2024) asks that time for training is protected"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "22.5 h a year and no more: two weeks ask for 1 h, and a training day holds 7.5 h.",
        ("DD..T.........",), settings=_STATUTORY_ALONE,
    )  # fmt: skip
    fails: ClassVar[Example] = Example(
        "The same two weeks without a training day.",
        ("DD..DD........",), settings=_STATUTORY_ALONE,
    )  # fmt: skip
    alone: ClassVar[bool] = False

    statutory: float = parameter(22.5, "hours a year", "statutory and mandatory training", 0, 200)
    cpd: float = parameter(15.0, "hours a year", "continuing professional development", 0, 200)
    supervision: float = parameter(4.0, "hours a year", "clinical supervision", 0, 100)
    leadership: float = parameter(
        22.5, "hours a year", "leadership training of line managers and aspirants", 0, 200
    )
    key_skills: float = parameter(
        15.0, "hours a year", "key skills, a named course within statutory", 0, 200
    )
    sexual_safety: float = parameter(
        3.75,
        "hours a year",
        "sexual safety and bystander training, a named course within statutory",
        0,
        50,
    )
    earliest: int = parameter(480, "minute of the day", "no session starts before", 0, 1440)
    latest: int = parameter(1200, "minute of the day", "no session ends after", 0, 1440)
    rest_after_duty: float = parameter(
        11.0, "hours", "no training starts sooner after the duty before", 0, 48
    )
    rest_after_night: float = parameter(
        24.0, "hours", "no training starts sooner after a night", 0, 72
    )
    rest_days: int = parameter(
        1, "days in 4 weeks", "most rest days of one person that may become training", 0, 8
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person whose hours are short of the floor."""
        rota = inspection.rota
        found = training_audit(inspection, self)
        for one in found.per_person.values():
            if one.short:
                name = rota.person(one.person).name
                yield Breach(
                    rule=self.id, person=rota.index[one.person], day=rota.days - 1,
                    amount=one.short, measured=one.hours, limit=one.floor, unit="hours",
                    message=f"{name} holds {_h(one.hours)} of protected training; the floor is "
                    f"{_h(one.floor)}",
                    evidence=_evidence(one) + _uncounted(rota, found, one.person),
                    days=(rota.days - 1,),
                )  # fmt: skip

    def checked(self, inspection: Inspection) -> int:
        """People who have a floor."""
        return training_audit(inspection, self).people


def _h(value: float) -> str:
    return hours(value * 60)


def _evidence(one: PersonTraining) -> str:
    """The arithmetic of the floor and what is held towards it."""
    held = ", ".join(
        f"{category} {_h(line.held)}" for category, line in one.ledger.items() if line.held
    )
    return (
        f"{_h(one.yearly)} a year × ({one.days} − {one.absent} days of leave and sickness) "
        f"÷ {YEAR} × {one.contract:g} ÷ {FULL_TIME:g} h − {_h(one.received)} received = "
        f"{_h(one.required)}, rounded up {_h(one.floor)}; held: {held or 'none'}; "
        f"short {_h(one.short / 60)}"
    )


def _uncounted(rota: Rota, found: TrainingAudit, person: str) -> str:
    """What stands in the rota for them and does not count, each with the reason."""
    sessions = [
        f"{clock(one.start)} on {day_words(rota, one.day)}: {why}"
        for one, why in found.invalid
        if one.person == person
    ]
    duties = [
        f"{one.code} on {day_name(rota, one.day)}: {why}"
        for one, why in found.invalid_duties
        if one.person == person
    ]
    return "".join(f"; not counted, {text}" for text in (*sessions, *duties))
