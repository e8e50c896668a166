"""When training is protected: the tests of a training session and of a training duty."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ambrota.calendar import clock, lasting
from ambrota.lines import nobody_there
from ambrota.model import ABSENCE_KINDS, WEEK, WORK_KINDS, Course, Kind, Rota, Session
from ambrota.sessions import Horizon, Presence, Spans, horizon_of

if TYPE_CHECKING:
    from ambrota.rules.training import Training

LENGTHS = {"statutory": (225, 450), "leadership": (225, 450), "supervision": (60,)}
SHORTEST_CPD = 120
HOSTS = frozenset({Kind.COVER, Kind.OTHER_WORK, Kind.TRAINING})
TRAINERS = frozenset({Kind.COVER, Kind.OTHER_WORK, Kind.TRAINING, Kind.CONTACT})
BLOCK = 4 * WEEK


def course_of(rota: Rota, name: str | None) -> Course | None:
    """The named course, capitals apart."""
    wanted = (name or "").strip().lower()
    return next((one for one in rota.courses if one.name.strip().lower() == wanted), None)


def category_of(rota: Rota, name: str | None) -> str:
    """The ledger's category that a category or course name counts to; statutory where none is."""
    known = {*LENGTHS, "cpd"}
    plain = (name or "").strip().lower()
    if plain in known:
        return plain
    course = course_of(rota, name)
    category = course.category.strip().lower() if course else ""
    return category if category in known else "statutory"


class TrainingTimes:
    """The rules of protected time, applied to sessions and to training duties."""

    def __init__(self, presence: Presence, terms: Training) -> None:
        self.presence, self.terms, self.rota = presence, terms, presence.rota
        self._places: Counter[tuple[object, ...]] = Counter()

    def fault(self, session: Session) -> str | None:
        """Why a session cannot count, other sessions apart; None when it can."""
        rota = self.rota
        row = rota.index.get(session.person)
        if row is None:
            return "the person is not in the rota"
        if rota.people[row].vacant:
            return "the line is vacant"
        horizon = horizon_of(rota, row)
        if not 0 <= session.day < horizon.days:
            return "it lies outside the days that are judged"
        if session.start < self.terms.earliest or session.end > self.terms.latest:
            return f"it is not between {clock(self.terms.earliest)} and {clock(self.terms.latest)}"
        return (
            self._length_fault(session)
            or self._host_fault(session, row, horizon)
            or self._trainer_fault(session, horizon)
        )

    def _length_fault(self, session: Session) -> str | None:
        category = session.category
        course = course_of(self.rota, category)
        if course is not None:
            return _course_fault(self.rota, course, session)
        if category == "cpd":
            return None if session.minutes >= SHORTEST_CPD else "cpd takes at least 2 h"
        if category not in LENGTHS:
            return f"'{category}' is no category of training and no named course"
        if session.minutes not in LENGTHS[category]:
            wanted = " or ".join(lasting(minutes) for minutes in LENGTHS[category])
            return f"it lasts {lasting(session.minutes)}; {category} takes {wanted}"
        return None

    def _host_fault(self, session: Session, row: int, horizon: Horizon) -> str | None:
        """It must stand in one paid duty of the person, rested from the duty before."""
        start, end = self.presence.between(session)
        spans, table = self.presence.spans(row, horizon.days), self.presence.table
        around = [
            at
            for at in spans.around(start, end)
            if table.duties[spans.row[at]].kind in HOSTS and table.paid[spans.row[at]] > 0
        ]
        if not around:
            return "it does not stand inside one paid duty on which training can be placed"
        if not any(self.presence.counted[spans.row[at]] for at in around):
            return nobody_there(self.rota, row, int(table.person[spans.row[around[0]]]))
        if self._is_away(row, session.day):
            return "it stands on a day of leave or sickness"
        return self._rest_fault(spans, start, set(around))

    def _is_away(self, row: int, day: int) -> bool:
        entries = self.rota.by_cell.get(self.presence.cell(row, day), ())
        return any(duty.kind in ABSENCE_KINDS for duty in entries)

    def _rest_fault(self, spans: Spans, start: int, hosts: set[int]) -> str | None:
        """Not within the hours kept free after a duty or a night; its own hosts apart."""
        after_duty = round(self.terms.rest_after_duty * 60)
        after_night = round(self.terms.rest_after_night * 60)
        for at in spans.ended_since(start, start - max(after_duty, after_night)):
            if at in hosts:
                continue
            gap = start - int(spans.end[at])
            if self.presence.table.night[spans.row[at]] and gap < after_night:
                return f"it starts {lasting(gap)} after a night; {lasting(after_night)} are kept"
            if gap < after_duty:
                return f"it starts {lasting(gap)} after a duty; {lasting(after_duty)} are kept"
        return None

    def _trainer_fault(self, session: Session, horizon: Horizon) -> str | None:
        """A trainer who is in the rota is on duty for the whole of it."""
        row = None if session.with_ is None else self.rota.index.get(session.with_)
        if row is None:
            return None
        if session.with_ == session.person:
            return "nobody trains themselves"
        spans, table = self.presence.spans(row, horizon.days), self.presence.table
        hosts = [
            spans.row[at]
            for at in spans.around(*self.presence.between(session))
            if table.duties[spans.row[at]].kind in TRAINERS
        ]
        if self.rota.people[row].vacant or not hosts:
            return f"{self.rota.people[row].name}, the trainer, is not on duty for the whole of it"
        if not any(self.presence.counted[at] for at in hosts):
            return nobody_there(self.rota, row, int(table.person[hosts[0]]))
        return None

    def full(self, session: Session) -> str | None:
        """Whether the course has no place left at that time."""
        course = course_of(self.rota, session.category)
        if course is None or course.places is None:
            return None
        taken = self._places[_group(session)]
        return f"the course has {course.places} places" if taken >= course.places else None

    def take_place(self, session: Session) -> None:
        """Take a place of the course that the session belongs to."""
        self._places[_group(session)] += 1

    def is_in_training_duty(self, session: Session) -> bool:
        """Whether a training duty, whose hours count already, holds the session."""
        row = self.rota.index[session.person]
        spans = self.presence.spans(row, horizon_of(self.rota, row).days)
        return any(
            self.presence.table.duties[spans.row[at]].kind is Kind.TRAINING
            for at in spans.around(*self.presence.between(session))
        )

    def duty_fault(self, row: int, at: int, day: int) -> str | None:
        """Why a training duty (a row of the table, on a day of the person) cannot count."""
        if self._is_away(row, day):
            return "it stands on a day of leave or sickness"
        table = self.presence.table
        if not table.timed[at]:
            return None
        spans = self.presence.spans(row, horizon_of(self.rota, row).days)
        start = self.presence.minute(day, int(table.local_start[at]))
        return self._rest_fault(spans, start, set())


def _group(session: Session) -> tuple[object, ...]:
    return session.category, session.day, session.start, session.end, session.with_


def _course_fault(rota: Rota, course: Course, session: Session) -> str | None:
    """A named course is held as its sheet states it."""
    day = session.day % WEEK if rota.is_cyclic else session.day
    if session.minutes != course.minutes:
        return f"it lasts {lasting(session.minutes)}; {course.name} takes {lasting(course.minutes)}"
    if course.days and day not in course.days:
        return f"{course.name} is not held on that day"
    if course.earliest is not None and session.start < course.earliest:
        return f"{course.name} does not start before {clock(course.earliest)}"
    if course.latest is not None and session.end > course.latest:
        return f"{course.name} does not end after {clock(course.latest)}"
    if course.trainer and session.with_ and session.with_ != course.trainer:
        return f"{course.name} has another trainer"
    return None


def rest_days_turned(current: Rota | None, rota: Rota) -> dict[str, tuple[int, ...]]:
    """Days on which somebody rested in the current rota and has a training duty in this one."""
    found: dict[str, list[int]] = defaultdict(list)
    if current is None:
        return {}
    busy = WORK_KINDS | ABSENCE_KINDS | {Kind.UNKNOWN}
    cells = {(duty.person, duty.day) for duty in rota.duties if duty.kind is Kind.TRAINING}
    for person, day in cells:
        if person not in current.index:
            continue
        if not any(duty.kind in busy for duty in current.by_cell.get((person, day), ())):
            found[person].append(day)
    return {person: tuple(sorted(days)) for person, days in found.items()}


def extra_rest_days(current: Rota | None, rota: Rota, most: int) -> set[tuple[str, int]]:
    """Rest days turned into training beyond `most` in a block of 4 weeks: (person or line, day).

    Blocks run from the first day; in a cyclic rota from the first line, four lines each.
    """
    seen: Counter[tuple[str, int]] = Counter()
    extra: set[tuple[str, int]] = set()
    turned = rest_days_turned(current, rota)
    for person in rota.people:
        position = 0
        walker = person.id
        if rota.is_cyclic:
            position = rota.groups[person.rota].index(rota.index[person.id])
            walker = person.rota
        for day in turned.get(person.id, ()):
            block = (walker, (position * WEEK + day) // BLOCK)
            seen[block] += 1
            if seen[block] > most:
                extra.add((person.id, day))
    return extra
