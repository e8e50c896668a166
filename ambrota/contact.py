"""Line-manager contact: what can be placed, what is placed, what is missing, who is excused."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ambrota.calendar import day_name
from ambrota.contact_periods import (
    Excused,
    PersonContact,
    in_periods,
    person_contact,
    runs_without_duty,
)
from ambrota.contact_possible import most_met
from ambrota.contact_times import ONE_TO_ONE, TEAM, MeetingTimes
from ambrota.model import WEEK, Person, Rota, Session
from ambrota.sessions import MOST_WEEKS, Diary, horizon_of, own_manager

if TYPE_CHECKING:
    from ambrota.rules.base import Inspection
    from ambrota.rules.contact import Contact

NONE_STATED, NOT_IN_ROTA = "none stated", "not in the rota"


@dataclass(frozen=True)
class ContactAudit:
    """Contact over the whole rota. `together`: by manager how many people could all be met.

    The number is proved where its flag is true, else it is only reached.
    """

    per_person: dict[str, PersonContact]
    together: dict[str, tuple[int, bool]]
    no_manager: tuple[tuple[str, str], ...]
    excused: tuple[Excused, ...]
    long_excused: tuple[Excused, ...]
    invalid: tuple[tuple[Session, str], ...]
    remarks: tuple[str, ...]

    @property
    def possible(self) -> int:
        """The greatest number of people whose floor can hold together."""
        return sum(most for most, _ in self.together.values())

    @property
    def exact(self) -> bool:
        """Whether `possible` is proved, not only reached."""
        return all(proved for _, proved in self.together.values())

    @property
    def people(self) -> int:
        """People with a line manager in the rota."""
        return len(self.per_person)

    @property
    def met(self) -> int:
        """People whose floor holds in every period."""
        return sum(not person.unmet for person in self.per_person.values())

    @property
    def asked(self) -> int:
        """Periods, over all people, that ask for a session."""
        return sum(person.excused.count(False) for person in self.per_person.values())

    @property
    def no_overlap(self) -> tuple[str, ...]:
        """People who are never on duty with their line manager."""
        return tuple(who for who, one in self.per_person.items() if one.shared_hours == 0)

    def as_json(self) -> dict[str, Any]:
        """`guarantees.contact` of the command line."""
        first = {who: self.per_person[who] for who in self.no_overlap}
        return {
            "people": self.people,
            "met": self.met,
            "possible": self.possible,
            "no_overlap": list(self.no_overlap),
            "no_manager": [{"id": who, "reason": reason} for who, reason in self.no_manager],
            "excused": [
                {"id": one.person, "from_day": one.from_day, "to_day": one.to_day,
                 "reason": one.reason}
                for one in self.excused
            ],
            "per_person": {
                who: {"placed": one.placed, "required": one.required, "possible": one.possible,
                      "shared_hours": one.shared_hours}
                for who, one in {**first, **self.per_person}.items()
            },
            "invalid": [
                {"id": session.person, "day": session.day, "reason": reason}
                for session, reason in self.invalid
            ],
            "remarks": list(self.remarks),
        }  # fmt: skip


def contact_audit(inspection: Inspection, terms: Contact) -> ContactAudit:
    """Contact of everybody, judged by the rule's parameters; worked out once for an inspection."""
    return inspection.once(terms, lambda: _audit(inspection, terms))


def _audit(inspection: Inspection, terms: Contact) -> ContactAudit:
    rota = inspection.rota
    times = MeetingTimes(inspection.presence, terms)
    valid, invalid = judge_sessions(rota, times)
    found: dict[str, PersonContact] = {}
    no_manager: list[tuple[str, str]] = []
    for row, person in enumerate(rota.people):
        if person.vacant:
            continue
        manager = own_manager(rota, person)
        if manager is None:
            no_manager.append((person.id, NOT_IN_ROTA if _names_manager(person) else NONE_STATED))
        else:
            known = _as_before(inspection, person.id, rota.people[manager].id, valid[person.id])
            found[person.id] = known or person_contact(
                times, row, manager, horizon_of(rota, row), valid[person.id]
            )
    excused = tuple(one for person in found.values() for one in _excused_runs(times, person))
    long_excused = tuple(one for one in excused if one.days > terms.excused_weeks * WEEK)
    earlier = inspection.earlier
    together = most_met(rota, terms, times, found, earlier.audit.contact if earlier else None)
    remarks = (*_remarks(times, found, terms), *_long_remarks(rota, long_excused, terms))
    if not all(proved for _, proved in together.values()):
        remarks += ("The number who could all be met together is at least the one given.",)
    return ContactAudit(
        found, together, tuple(no_manager), excused, long_excused, tuple(invalid), remarks
    )


def _as_before(
    inspection: Inspection, person: str, manager: str, sessions: list[Session]
) -> PersonContact | None:
    """What was found of the two before an edit, where that touched neither of them."""
    earlier = inspection.earlier
    if earlier is None or not earlier.changed.isdisjoint((person, manager)):
        return None
    known = earlier.audit.contact.per_person.get(person)
    days = tuple(session.day for session in sessions)
    return known if known is not None and known.session_days == days else None


def _excused_runs(times: MeetingTimes, one: PersonContact) -> list[Excused]:
    row = times.rota.index[one.person]
    return runs_without_duty(times.presence, row, one.horizon, one.periods, one.excused)


def _names_manager(person: Person) -> bool:
    stated = bool((person.manager_stated or "").strip()) or bool(person.line_manager)
    return stated and person.line_manager != person.id


def judge_sessions(
    rota: Rota, times: MeetingTimes
) -> tuple[dict[str, list[Session]], list[tuple[Session, str]]]:
    """Each person's valid one-to-ones, and the contact sessions that do not count, with the reason.

    Of two at one time the first listed counts; training of either of the two takes their time.
    """
    diary = Diary(rota)
    for session in rota.sessions:
        if session.kind == "training":
            diary.enter(session)
    valid: dict[str, list[Session]] = defaultdict(list)
    invalid: list[tuple[Session, str]] = []
    contact = [session for session in rota.sessions if session.kind == "contact"]
    for session in sorted(contact, key=lambda session: (session.day, session.start)):
        fault = _category_fault(session)
        if fault is None and session.category == ONE_TO_ONE:
            fault = times.fault(session)
        fault = fault or diary.clash(session)
        if fault is not None:
            invalid.append((session, fault))
            continue
        diary.enter(session)
        if session.category == ONE_TO_ONE:
            valid[session.person].append(session)
    return valid, invalid


def _category_fault(session: Session) -> str | None:
    if session.category in (ONE_TO_ONE, TEAM):
        return None
    return f"'{session.category}' is no category of contact"


def _remarks(times: MeetingTimes, found: dict[str, PersonContact], terms: Contact) -> list[str]:
    """What a reader must know beside the figures: time not judged, drift, managers away."""
    rota, remarks = times.rota, []
    length = terms.weeks * WEEK
    if not rota.is_cyclic and rota.days < length:
        remarks.append(
            f"The rota is shorter than a contact period of {terms.weeks} weeks: none is asked for."
        )
    elif not rota.is_cyclic and rota.days % length:
        remarks.append(
            f"The last {rota.days % length} days are no whole contact period and ask for none."
        )
    managers: dict[str, list[PersonContact]] = defaultdict(list)
    for one in found.values():
        managers[one.manager].append(one)
        if one.horizon.drift is not None:
            remarks.append(
                f"The cycles of {rota.person(one.person).name} and {rota.person(one.manager).name} "
                f"differ in length and drift apart by {one.horizon.drift} weeks in each turn: "
                f"{MOST_WEEKS} weeks are judged, without wrapping."
            )
    for manager, people in managers.items():
        remarks += _away(times, rota.index[manager], people[0])
    return remarks


def _away(times: MeetingTimes, manager: int, one: PersonContact) -> list[str]:
    """A manager's absence excuses nobody, and is named."""
    rota = times.rota
    worked = in_periods(one.periods, times.duty_days(manager, one.horizon), one.horizon)
    none = tuple(count == 0 for count in worked)
    return [
        f"{rota.people[manager].name}, a line manager, has no timed duty from "
        f"{day_words(rota, run.from_day)} to {day_words(rota, run.to_day)} ({run.reason}); "
        "this excuses nobody."
        for run in runs_without_duty(times.presence, manager, one.horizon, one.periods, none)
    ]


def day_words(rota: Rota, day: int) -> str:
    """A day in words; in a cyclic rota with the week of the cycle."""
    return (
        f"{day_name(rota, day)} of week {day // WEEK + 1}"
        if rota.is_cyclic
        else day_name(rota, day)
    )


def _long_remarks(rota: Rota, runs: tuple[Excused, ...], terms: Contact) -> list[str]:
    return [
        f"{rota.person(run.person).name} is excused for {run.days // WEEK} weeks in a row from "
        f"{day_words(rota, run.from_day)} ({run.reason}); more than {terms.excused_weeks} weeks "
        "should not pass without a way to reach a line manager."
        for run in runs
    ]
