"""Every person who has a line manager meets them, alone and protected, in every contact period."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from ambrota.calendar import clock
from ambrota.contact import contact_audit, day_words
from ambrota.contact_periods import Period, PersonContact
from ambrota.model import WEEK, Rota, Session
from ambrota.rules.base import Breach, Inspection, Level, Rule, Status, parameter
from ambrota.rules.examples import Example

_LED = {1: {"line_manager": "p1"}}


@dataclass(frozen=True)
class Contact(Rule):
    """Protected time with one's own line manager in every contact period."""

    id: ClassVar[str] = "contact"
    name: ClassVar[str] = "Line-manager contact"
    statement: ClassVar[str] = (
        "In every contact period everybody who has a line manager gets at least one protected "
        "session, alone, with their own line manager, while both are on duty."
    )
    source: ClassVar[str] = (
        "Local: length and period set by the trust; the culture review of ambulance trusts (NHS "
        "England, February 2024) asks for clear and direct access to a line manager"
    )
    status: ClassVar[Status] = Status.LOCAL
    default_level: ClassVar[Level] = Level.MUST
    passes: ClassVar[Example] = Example(
        "Half an hour at 10:00 on the first day, in a contact period of one week.",
        ("DD.....", "D..D..."), people=_LED, settings={"weeks": 1},
        facts={"sessions": (Session("contact", "one-to-one", "p2", "p1", 0, 600, 630),)},
    )  # fmt: skip
    fails: ClassVar[Example] = Example(
        "The same people and no session in that week.",
        ("DD.....", "D..D..."), people=_LED, settings={"weeks": 1},
    )  # fmt: skip
    alone: ClassVar[bool] = False

    weeks: int = parameter(4, "weeks", "length of a contact period", 1, 26)
    minutes: int = parameter(30, "minutes", "shortest session", 15, 240)
    earliest: int = parameter(420, "minute of the day", "no session starts before", 0, 1440)
    latest: int = parameter(1320, "minute of the day", "no session ends after", 0, 1440)
    after_start: int = parameter(30, "minutes", "left free after either duty starts", 0, 240)
    before_end: int = parameter(60, "minutes", "left free before either duty ends", 0, 240)
    excused_weeks: int = parameter(
        8, "weeks", "an excused run longer than this is brought to notice", 1, 104
    )

    def audit(self, inspection: Inspection) -> Iterator[Breach]:
        """One breach for each person and period without a valid session."""
        yield from _breaches(inspection, self)

    def checked(self, inspection: Inspection) -> int:
        """People times periods that ask for a session."""
        return contact_audit(inspection, self).asked


def _breaches(inspection: Inspection, terms: Contact) -> Iterator[Breach]:
    rota, audit = inspection.rota, contact_audit(inspection, terms)
    faults: dict[str, list[tuple[Session, str]]] = defaultdict(list)
    for session, reason in audit.invalid:
        faults[session.person].append((session, reason))
    for one in audit.per_person.values():
        for period in one.unmet:
            last = period.first + period.days - 1
            yield Breach(
                rule=terms.id, person=rota.index[one.person],
                day=WEEK - 1 if rota.is_cyclic else last, amount=1, measured=0, limit=1,
                unit="sessions",
                message=partial(_message, rota, one, period),
                evidence=partial(_evidence, rota, one, period, faults[one.person]),
                days=tuple(range(WEEK)) if rota.is_cyclic else tuple(range(period.first, last + 1)),
                slot=(period.number,) if rota.is_cyclic else (),
            )  # fmt: skip


def _message(rota: Rota, one: PersonContact, period: Period) -> str:
    name, manager = rota.person(one.person).name, rota.person(one.manager).name
    last = (period.first + period.days - 1) % one.horizon.days
    return (
        f"{name} has no one-to-one with {manager}, their line manager, from "
        f"{day_words(rota, period.first)} to {day_words(rota, last)}"
    )


def _evidence(
    rota: Rota, one: PersonContact, period: Period, faults: list[tuple[Session, str]]
) -> str:
    """What stands in the way: no common duty, or a session that does not count."""
    manager = rota.person(one.manager).name
    inside = range(period.first, period.first + period.days)
    days = _days_inside(one, period)
    parts = [
        f"0 of 1 session; on {days} of {period.days} days one could start while both are on duty"
        if days
        else f"0 of 1 session; no common duty in these {period.days} days could hold one"
    ]
    if one.shared_hours == 0:
        parts.append(f"never on duty together with {manager}")
    parts += [
        f"session at {clock(session.start)} on {day_words(rota, session.day)} does not count: "
        f"{reason}"
        for session, reason in faults
        if session.day in inside or session.day + one.horizon.days in inside
    ]
    return "; ".join(parts)


def _days_inside(one: PersonContact, period: Period) -> int:
    """Days of a period, which may go round the end, on which a session could start."""
    days, past = list(one.starts_by_day), period.first + period.days
    beyond = past - one.horizon.days
    found = bisect_left(days, past) - bisect_left(days, period.first)
    return found + bisect_left(days, beyond)
