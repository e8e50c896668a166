"""What was read from a workbook, as the document of `show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import numpy as np

from ambrota.calendar import clock
from ambrota.demand import required_half_hours
from ambrota.documents.texts import Texts, json_members, json_string
from ambrota.duties import FULL_TIME
from ambrota.model import (
    ABSENCE_KINDS,
    WORK_KINDS,
    Demand,
    DemandRow,
    Duty,
    Person,
    Rota,
    Session,
    Shift,
)
from ambrota.sheets.problems import ImportProblem

Document = dict[str, Any]


def show_document(rota: Rota, problems: Iterable[ImportProblem]) -> Document:
    """The rota as read: people, codes, every non-empty cell, sessions, requirement, problems."""
    return {
        "title": rota.title,
        "kind": str(rota.kind),
        "first_day": _date(rota.first_day),
        "days": rota.days,
        "people": [_person(person) for person in rota.people],
        "before": [
            {"person": duty.person, "date": _date(rota.date_of(duty.day)), "code": duty.code}
            for duty in rota.before
        ],
        "shifts": [_shift(shift) for shift in rota.shifts],
        "duties": Texts(_duties(rota)),
        "sessions": [session_document(rota, session) for session in rota.sessions],
        "demand": _demand(rota),
        "pairings": [{"person": one.person, "not_with": one.other} for one in rota.pairings],
        "bank_holidays": None
        if rota.bank_holidays is None
        else [{"date": _date(on), "name": name} for on, name in rota.bank_holidays],
        "problems": problem_documents(problems),
    }


def problem_documents(problems: Iterable[ImportProblem]) -> list[Document]:
    """Every problem of the workbook, with its cell."""
    return [
        {
            "severity": str(problem.severity),
            "sheet": problem.sheet,
            "cell": problem.cell,
            "found": problem.found,
            "expected": problem.expected,
            "todo": problem.todo,
        }
        for problem in problems
    ]


def session_document(rota: Rota, session: Session) -> Document:
    """A placed contact or training period."""
    return {
        "kind": session.kind,
        "category": session.category,
        "person": session.person,
        "with": session.with_,
        "day": session.day,
        "start": moment(rota, session.day, session.start),
        "end": moment(rota, session.day, session.end),
        "minutes": session.minutes,
    }


def moment(rota: Rota, day: int, minute: int | None) -> str | None:
    """A local clock time of a day: with its date in a dated rota, alone in a cyclic one."""
    return None if minute is None else _moment(rota.first_day, day, minute)


@lru_cache(maxsize=8192)
def _moment(first_day: date | None, day: int, minute: int) -> str:
    """The same few times stand on every day of a rota, for everybody."""
    if first_day is None:
        return clock(minute)
    start = datetime.combine(first_day, time())
    return (start + timedelta(days=day, minutes=minute)).isoformat(timespec="minutes")


def _person(person: Person) -> Document:
    opt_out = person.opt_out
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "team": person.team,
        "line_manager": person.line_manager,
        "contracted_hours": person.contracted_hours,
        "rota": person.rota,
        "vacant": person.vacant,
        "restrictions": person.restrictions_stated,
        "locked": person.locked,
        "opt_out": None if opt_out is None else [_date(opt_out[0]), _date(opt_out[1])],
        "aspirant": person.aspirant,
        "training_received": dict(person.training_received),
        "band": person.band,
        "unsocial": person.unsocial,
    }


def _shift(shift: Shift) -> Document:
    return {
        "code": shift.code,
        "start": None if shift.start is None else clock(shift.start),
        "end": None if shift.end is None else clock(shift.end),
        "paid_hours": paid_hours(shift),
        "resource": shift.resource,
        "kind": str(shift.kind),
    }


def paid_hours(shift: Shift) -> float:
    """Paid hours of a code, as stated or, where unstated, as assumed for a full-time person."""
    if shift.paid is not None:
        return shift.paid / 60
    if shift.kind in ABSENCE_KINDS:
        return FULL_TIME / 5
    if shift.kind not in WORK_KINDS or shift.start is None or shift.end is None:
        return 0.0
    length = shift.end - shift.start
    return (length - 30 if length > 360 else length) / 60


def _duties(rota: Rota) -> Iterator[str]:
    """Every entry; what a code says on a day is the same for all who have it."""
    people = {person.id: json_members(person=person.id) for person in rota.people}
    entries = rota.entries
    keys = entries.shape[entries.own].astype(np.int64) * rota.days + entries.day[entries.own]
    said: dict[int, str] = {}
    for duty, key in zip(rota.duties, keys.tolist(), strict=True):
        if (common := said.get(key)) is None:
            common = said[key] = _what(rota, duty)
        yield f'{{{people[duty.person]}, {common}, "cell": {json_string(duty.cell)}}}'


def _what(rota: Rota, duty: Duty) -> str:
    """What an entry says, whoever has it and wherever it stands, as the members of an object."""
    return json_members(
        day=duty.day,
        date=_date(rota.date_of(duty.day)),
        code=duty.code,
        start=moment(rota, duty.day, duty.start),
        end=moment(rota, duty.day, duty.end),
        kind=str(duty.kind),
        resource=duty.resource,
    )


def _demand(rota: Rota) -> Document:
    demand = rota.demand or Demand("derived", ())
    rows = required_half_hours(rota)
    return {
        "source": demand.source,
        "resources": sorted({row.resource for row in rows if row.resource is not None}),
        "required": [_required(row) for row in rows],
    }


def _required(row: DemandRow) -> Document:
    return {
        "weekday": row.date.weekday() if row.date is not None else row.weekday,
        "date": _date(row.date),
        "start": clock(row.start),
        "end": clock(row.end),
        "resource": row.resource,
        "role": row.role,
        "required": row.seats,
    }


@lru_cache(maxsize=2048)
def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
