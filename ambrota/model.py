"""People, shifts, duties, sessions and the rota they make: plain frozen values with look-ups.

Times are whole minutes of the local clock counted from 00:00 of the day on which a duty starts, so
a night 19:00-07:00 is start 1140, end 1860. Days are counted from 0: in a dated rota from
`first_day`, in a cyclic rota from the Monday of the person's line (0 to 6). Elapsed time, which
differs from the clock when the clocks change, is worked out in `ambrota.duties`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ambrota.people import PRIVATE as PRIVATE
from ambrota.people import Pairing as Pairing
from ambrota.people import Person as Person
from ambrota.people import Restriction as Restriction
from ambrota.people import RestrictionKind as RestrictionKind

if TYPE_CHECKING:
    from ambrota.entries import Entries

DAY = 1440
WEEK = 7


class Kind(StrEnum):
    """What a shift code means for cover and for people."""

    # As a text is hashed, which it equals: sets are asked for it hundreds of thousands of times.
    __hash__ = str.__hash__

    COVER = "cover"
    RELIEF = "relief"
    TRAINING = "training"
    CONTACT = "contact"
    OTHER_WORK = "other-work"
    REST = "rest"
    LEAVE = "leave"
    SICK = "sick"
    UNKNOWN = "unknown"


WORK_KINDS = frozenset({Kind.COVER, Kind.RELIEF, Kind.TRAINING, Kind.CONTACT, Kind.OTHER_WORK})
ABSENCE_KINDS = frozenset({Kind.LEAVE, Kind.SICK})


class RotaKind(StrEnum):
    """Dated: named people on calendar days. Cyclic: lines that people step through one a week."""

    DATED = "dated"
    CYCLIC = "cyclic"


@dataclass(frozen=True, slots=True)
class Shift:
    """What a shift code means. Start and end in minutes (end > start); paid None: unstated."""

    code: str
    kind: Kind
    start: int | None = None
    end: int | None = None
    paid: int | None = None
    resource: str | None = None
    meaning: str | None = None
    category: str | None = None

    def duty(self, person: str, day: int, cell: str | None = None) -> Duty:
        """The duty that this code in a cell of that person and day stands for."""
        start, end = self.start, self.end
        if (start is None) != (end is None) or (start or 0) >= (end or 1):
            return Duty(person, day, self.code, self.kind, start, end)  # refused, with its reason
        made: Any = _Unsealed()
        made.person, made.day, made.cell = person, day, cell
        made.code, made.kind, made.start, made.end = self.code, self.kind, start, end
        made.paid, made.resource, made.category = self.paid, self.resource, self.category
        made.unit = None
        made.__class__ = Duty
        duty: Duty = made
        return duty


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry of a cell: a period of work, or leave, sickness, rest or relief without times.

    `paid` is minutes, None where the workbook does not state them (see `duties.paid_minutes`).
    `category` is the training category of a training code. `unit` is a callsign or crew.
    Where it stands (`cell`, "Sheet!D7") is no part of what it is.
    """

    person: str
    day: int
    code: str
    kind: Kind
    start: int | None = None
    end: int | None = None
    paid: int | None = None
    resource: str | None = None
    category: str | None = None
    unit: str | None = None
    cell: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError(f"duty {self.code}: start and end go together")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"duty {self.code}: the end must come after the start")

    @property
    def is_timed_work(self) -> bool:
        """Whether it is work with a start and an end."""
        return self.start is not None and self.kind in WORK_KINDS

    @property
    def is_work(self) -> bool:
        """Whether it makes its day a worked day: timed work, or relief without times."""
        return self.kind in WORK_KINDS


class _Unsealed:
    """A duty while it is being made: to fill a frozen one takes seven times as long.

    A year of a thousand people has 365,000.
    """

    __slots__ = Duty.__slots__


@dataclass(frozen=True, slots=True)
class Session:
    """A placed, timed contact or training period.

    `day` is the calendar day on which it starts: from 0 in a dated rota, 0 to 7L-1 in a cyclic one,
    from the Monday of the cycle's first week. `start` and `end` are minutes from 00:00 of that day.
    `with_` is the manager (contact) or the trainer (training).
    """

    kind: str  # "contact" | "training"
    category: str
    person: str
    with_: str | None
    day: int
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length of the session in minutes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Change:
    """One person-day whose duties differ: what stood there and what stands there now."""

    person: str
    day: int
    before: tuple[Duty, ...]
    after: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class DemandRow:
    """Seats needed on a resource, by role or of any role, from `start` to `end` on a day.

    Minutes of the day; `end` may pass 1440 when the need runs over midnight.
    """

    resource: str | None
    role: str | None
    weekday: int | None
    date: date | None
    start: int
    end: int
    seats: int


@dataclass(frozen=True, slots=True)
class Demand:
    """The requirement: stated on a sheet, or derived from what the current rota fills."""

    source: str  # "sheet" | "derived"
    rows: tuple[DemandRow, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A named course: its training category, length in minutes, dates, places and trainer."""

    name: str
    category: str
    minutes: int
    days: tuple[int, ...] = ()
    earliest: int | None = None
    latest: int | None = None
    places: int | None = None
    trainer: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A request: this person wants this code, or not to work, on this day, so much."""

    person: str
    day: int
    wants: str
    weight: float = 1.0


_OF_DUTIES = ("index", "shift_by_code", "by_cell", "groups", "entries")
"""Look-ups of a rota that depend on its people, shifts and duties alone."""


@dataclass(frozen=True)
class Rota:
    """People by days: every non-empty entry as a duty, its sessions and its requirement.

    Dated: `first_day` and `days` give the calendar. Cyclic: `first_day` is None, `days` is 7, each
    person is a line of the rota named by `Person.rota`, in line order. `before` holds duties of the
    days just before the first (negative days). `demand` is set by `demand.with_requirement`.
    `bank_holidays` as the workbook lists them, with their names; None: those of the nation.
    """

    title: str
    kind: RotaKind
    first_day: date | None
    days: int
    people: tuple[Person, ...]
    shifts: tuple[Shift, ...]
    duties: tuple[Duty, ...]
    before: tuple[Duty, ...] = ()
    sessions: tuple[Session, ...] = ()
    demand: Demand | None = None
    wishes: tuple[Wish, ...] = ()
    courses: tuple[Course, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    bank_holidays: tuple[tuple[date, str], ...] | None = None

    def __post_init__(self) -> None:
        if (self.kind is RotaKind.DATED) != (self.first_day is not None):
            raise ValueError("a dated rota has a first day, a cyclic rota has none")
        if len(self.index) != len(self.people):
            raise ValueError("two people have the same id")

    @property
    def is_cyclic(self) -> bool:
        """Whether people step through lines rather than stand on dates."""
        return self.kind is RotaKind.CYCLIC

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Row number of each person id."""
        return {person.id: row for row, person in enumerate(self.people)}

    @cached_property
    def shift_by_code(self) -> Mapping[str, Shift]:
        """What each code means."""
        return {shift.code: shift for shift in self.shifts}

    @cached_property
    def by_cell(self) -> Mapping[tuple[str, int], tuple[Duty, ...]]:
        """The duties of each non-empty (person id, day)."""
        cells: dict[tuple[str, int], list[Duty]] = {}
        for duty in self.duties:
            cells.setdefault((duty.person, duty.day), []).append(duty)
        return {cell: tuple(duties) for cell, duties in cells.items()}

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """Row numbers of the people of each named rota, in line order."""
        found: dict[str, list[int]] = {}
        for row, person in enumerate(self.people):
            found.setdefault(person.rota, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def entries(self) -> Entries:
        """Every duty, those carried in as well, in columns."""
        from ambrota.entries import entries_of  # it takes its time to load, and not all need it

        return entries_of(self)

    def person(self, person_id: str) -> Person:
        """The person with that id."""
        return self.people[self.index[person_id]]

    def date_of(self, day: int) -> date | None:
        """The calendar date of a day of a dated rota."""
        return None if self.first_day is None else self.first_day + timedelta(days=day)

    def weekday(self, day: int) -> int:
        """0 for Monday to 6 for Sunday."""
        return day % WEEK if self.first_day is None else (self.first_day.weekday() + day) % WEEK

    def with_changes(self, changes: Iterable[Change]) -> Rota:
        """A new rota in which each changed person-day holds `after` in place of what it held."""
        after = {(change.person, change.day): change.after for change in changes}
        kept = [duty for duty in self.duties if (duty.person, duty.day) not in after]
        new = [duty for duties in after.values() for duty in duties]
        order = {key: i for i, key in enumerate(self.index)}
        duties = sorted(kept + new, key=lambda duty: (order[duty.person], duty.day))
        return replace(self, duties=tuple(duties))

    def with_sessions(self, sessions: Iterable[Session]) -> Rota:
        """The same rota with these sessions placed in it, in place of any it had."""
        return self._alike(replace(self, sessions=tuple(sessions)))

    def with_demand(self, demand: Demand | None) -> Rota:
        """The same rota held to this requirement."""
        return self._alike(replace(self, demand=demand))

    def of_people(self, ids: Container[str]) -> Rota:
        """The rota of these people of a dated rota alone."""
        chosen = np.array([person.id in ids for person in self.people], dtype=np.bool_)
        entries = self.entries
        kept = [entries.duties[at] for at in np.flatnonzero(chosen[entries.row]).tolist()]
        carried = sum(duty.day < 0 for duty in kept)
        return replace(
            self,
            people=tuple(person for person in self.people if person.id in ids),
            before=tuple(kept[:carried]),
            duties=tuple(kept[carried:]),
            sessions=tuple(one for one in self.sessions if one.person in ids),
        )

    def _alike(self, other: Rota) -> Rota:
        """A rota of the same people and duties, with what was worked out of these carried over."""
        other.__dict__.update({k: self.__dict__[k] for k in _OF_DUTIES if k in self.__dict__})
        return other


def work_of(duties: Iterable[Duty]) -> tuple[tuple[object, ...], ...]:
    """What a cell means for the person, blank and rest alike: tells whether two cells differ."""
    return tuple(
        sorted(
            (duty.code, duty.kind, duty.start or 0, duty.end or 0)
            for duty in duties
            if duty.kind is not Kind.REST
        )
    )


def changes_between(before: Rota, after: Rota) -> tuple[Change, ...]:
    """Person-days whose duties differ, by people and days; rest and blank count as the same."""
    # Nearly all cells are equal as they stand: only the others are looked into.
    now, then = before.by_cell, after.by_cell
    differing = [(cell, old, then.get(cell, ())) for cell, old in now.items()]
    differing += [(cell, (), then[cell]) for cell in then.keys() - now.keys()]
    changes = [
        Change(*cell, old, new)
        for cell, old, new in differing
        if old != new and work_of(old) != work_of(new)
    ]
    order = before.index
    return tuple(sorted(changes, key=lambda one: (order.get(one.person, 10**6), one.day)))
