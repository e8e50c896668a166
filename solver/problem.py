"""The question in the solver's terms: every cell of every walk with the choices it may hold.

Nothing here knows an engine. Cells and choices are numbered; primitives speak of those numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from math import lcm
from typing import Any, TypeVar, cast

from ambrota.calendar import elapsed_minute
from ambrota.duties import Walk, is_night, paid_minutes, walks_of
from ambrota.model import (
    ABSENCE_KINDS,
    DAY,
    WEEK,
    WORK_KINDS,
    Duty,
    Kind,
    Person,
    Rota,
    Session,
    work_of,
)
from ambrota.rulebook import Rulebook
from solver.choices import CellRules
from solver.request import ALONE, Beside, Lock
from solver.terms import NO_TERMS, Terms

T = TypeVar("T")
JUDGED_WEEKS = 52
"""Cycles whose least common multiple is longer are judged over this many weeks, not wrapping."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a cell may hold. `timed_work`: its timed work in order of start.

    `spans`: (start, end) of each in elapsed walk minutes; `clock`: the same by the local clock,
    from 00:00 of the walk's day 0; `at_night`: whether it is a night; `timed_paid`: its paid
    minutes. `paid`: minutes of work and absence; `work`: of work alone; `trained`: each training
    duty, timed or not, with its paid minutes.
    """

    duties: tuple[Duty, ...]
    timed_work: tuple[Duty, ...]
    spans: tuple[tuple[int, int], ...]
    clock: tuple[tuple[int, int], ...]
    at_night: tuple[bool, ...]
    timed_paid: tuple[int, ...]
    paid: int
    work: int
    trained: tuple[tuple[Duty, int], ...]
    works: bool
    absent: bool

    @property
    def nights(self) -> int:
        """Nights that begin in it."""
        return sum(self.at_night)

    @property
    def training(self) -> int:
        """Paid minutes of training duties."""
        return sum(minutes for _, minutes in self.trained)

    @property
    def night(self) -> bool:
        """Whether a night begins in it."""
        return self.nights > 0

    @property
    def timed(self) -> bool:
        """Whether it has timed work."""
        return bool(self.spans)

    @property
    def start(self) -> int:
        """Elapsed minute at which its work begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Elapsed minute at which its work ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of one walk. `now` is the choice that the current rota holds, `begun` the one that
    the rota begun with does; where it is `pinned`, that stays.
    """

    index: int
    walk: int
    day: int
    person: int
    person_day: int
    choices: tuple[Choice, ...]
    now: int
    begun: int = 0
    pinned: bool = False

    @property
    def is_free(self) -> bool:
        """Whether it may hold anything else than it does."""
        return len(self.choices) > 1 and not self.pinned


class Problem:
    """The cells of a rota under a rulebook, and how people, days and weeks map onto them."""

    def __init__(
        self,
        rota: Rota,
        rulebook: Rulebook,
        locks: tuple[Lock, ...] = (),
        *,
        current: Rota | None = None,
        fixed: bool = False,
        beside: Beside = ALONE,
        terms: Terms = NO_TERMS,
        opened: bool = False,
        begin: Rota | None = None,
        keep: tuple[Session, ...] = (),
    ) -> None:
        """`fixed`: no cell may change. `current`: the rota not to be worse than, if not itself.
        `begin`: the rota begun with, if not that; `keep`: sessions of it that stay.

        `opened`: cells may also hold what leave, a lock, an agreement or relief alone keeps out.

        A fixed rota without a current one is judged alone, as the audit judges a rota just read.
        """
        self.is_alone = fixed and current is None
        self.rota = rota
        self.current = rota if current is None else current
        self.rulebook = rulebook
        self.locks = locks
        self.terms = terms
        self.beside = beside
        self.begin = rota if begin is None else begin
        self.keep = frozenset(keep)
        self.walks: tuple[Walk, ...] = walks_of(rota)
        self.cells: list[Cell] = []
        self._at: dict[tuple[int, int], int] = {}
        self._worked_out: dict[str, Any] = {}
        rules = CellRules(rota, rulebook, locks, fixed=fixed, is_open=bool(terms), opened=opened)
        carried: dict[tuple[str, int], tuple[Duty, ...]] = {}
        for duty in rota.before:
            key = (duty.person, duty.day)
            carried[key] = (*carried.get(key, ()), duty)
        for walk in self.walks:
            for day in range(walk.first, walk.days):
                self._add_cell(walk, day, rules, carried)

    def _add_cell(
        self,
        walk: Walk,
        day: int,
        rules: CellRules,
        carried: dict[tuple[str, int], tuple[Duty, ...]],
    ) -> None:
        row, person_day = walk.cell(day)
        person = self.rota.people[row]
        if day < 0:
            held: list[tuple[Duty, ...]] = [carried.get((person.id, day), ())]
        else:
            held = rules.holdings(row, person_day)
        begun = 0
        if self.begin is not self.rota and day >= 0:
            begun = begun_with(held, self.begin.by_cell.get((person.id, person_day), ()))
        pinned = begun > 0 and any(lock.covers(person, person_day) for lock in self.locks)
        choices = tuple(make_choice(self.rota, duties, day) for duties in held)
        index = len(self.cells)
        self.cells.append(Cell(index, walk.index, day, row, person_day, choices, 0, begun, pinned))
        self._at[walk.index, day] = index

    def cell(self, walk: Walk, day: int) -> tuple[Cell, int] | None:
        """The cell of a walk's day and the minutes to add to its times; None beyond its ends.

        A walk that wraps has a cell for every day, earlier or later by whole turns.
        """
        if walk.wraps:
            turn, within = divmod(day, walk.days)
            return self.cells[self._at[walk.index, within]], turn * walk.days * DAY
        index = self._at.get((walk.index, day))
        return None if index is None else (self.cells[index], 0)

    def with_people(self, people: tuple[Person, ...]) -> Problem:
        """The same cells with what is stated of the people changed."""
        other = copy(self)
        other.rota, other._worked_out = replace(self.rota, people=people), {}
        return other

    def once(self, key: str, work: Callable[[], T]) -> T:
        """What `work` gives, worked out for this key the first time only."""
        if key not in self._worked_out:
            self._worked_out[key] = work()
        return cast(T, self._worked_out[key])

    def days_of(self, walk: Walk) -> range:
        """The days of the walk that belong to the rota, those carried in left out."""
        return range(walk.days)

    @cached_property
    def walk_of(self) -> dict[int, Walk]:
        """The walk of each person or line."""
        return {row: walk for walk in self.walks for row in walk.people}

    def lines(self, row: int) -> int:
        """Number of lines of the person's own rota; 1 where dated."""
        return len(self.walk_of[row].people)

    def cell_on(self, row: int, day: int) -> Cell | None:
        """The cell that a person really works on a day of the calendar or of the cycle.

        In a cyclic rota the person of line k works, in week w, line ((k - 1 + w) mod N) + 1.
        """
        walk = self.walk_of[row]
        if walk.wraps:
            day += walk.people.index(row) * WEEK
        found = self.cell(walk, day)
        return None if found is None else found[0]

    def judged_weeks(self, *rows: int) -> tuple[int, bool]:
        """(weeks over which these people are judged together, whether that wraps round)."""
        cycles = {self.lines(row) for row in rows}
        weeks = lcm(*cycles)
        if len(cycles) == 1 or weeks <= JUDGED_WEEKS:
            return weeks, True
        return max(JUDGED_WEEKS, *cycles), False

    def met_weeks(self, row: int, manager: int) -> tuple[int, bool]:
        """The same of a person and their manager: 52 weeks, and no more, where it does not wrap."""
        weeks, wraps = self.judged_weeks(row, manager)
        return (weeks, True) if wraps else (JUDGED_WEEKS, False)

    def horizon(self, row: int) -> int:
        """Days over which a person's sessions are placed: the rota's, or 7L of the cycle."""
        if not self.rota.is_cyclic:
            return self.rota.days
        manager = self.manager(row)
        return self.met_weeks(row, row if manager is None else manager)[0] * WEEK

    @cached_property
    def all_days(self) -> int:
        """Days of the longest frame in which sessions can meet one another."""
        if not self.rota.is_cyclic:
            return self.rota.days
        return self.judged_weeks(*range(len(self.rota.people)))[0] * WEEK

    def manager(self, row: int) -> int | None:
        """Row of the line manager, where that is somebody in the rota; a vacancy is nobody."""
        person: Person = self.rota.people[row]
        found = None if person.line_manager is None else self.rota.index.get(person.line_manager)
        return None if found is None or self.rota.people[found].vacant else found

    @cached_property
    def guests(self) -> frozenset[int]:
        """Rows of those whose duties are settled elsewhere, and of whom nothing is asked here."""
        rows = (self.rota.index.get(person) for person in self.beside.guests)
        return frozenset(row for row in rows if row is not None)

    @cached_property
    def managers(self) -> frozenset[int]:
        """Rows of everybody who is named as a line manager."""
        found = (self.manager(row) for row in range(len(self.rota.people)))
        return frozenset(row for row in found if row is not None)


def begun_with(held: list[tuple[Duty, ...]], duties: tuple[Duty, ...]) -> int:
    """Which of the holdings these duties are; added to them where they are none."""

    wanted = work_of(duties)
    for number, holding in enumerate(held):
        if work_of(holding) == wanted:
            return number
    held.append(tuple(replace(duty, cell=None) for duty in duties))
    return len(held) - 1


def make_choice(rota: Rota, duties: tuple[Duty, ...], walk_day: int) -> Choice:
    """A cell's choice with its times worked out for that day of the walk."""
    base = walk_day * DAY
    timed = sorted(
        (duty for duty in duties if duty.is_timed_work),
        key=lambda duty: (duty.start or 0, duty.end or 0),
    )
    clock = tuple((base + (duty.start or 0), base + (duty.end or 0)) for duty in timed)
    spans = tuple(
        (elapsed_minute(rota.first_day, start), elapsed_minute(rota.first_day, end))
        for start, end in clock
    )
    work = sum(paid_minutes(rota, duty) for duty in duties if duty.kind in WORK_KINDS)
    away = sum(paid_minutes(rota, duty) for duty in duties if duty.kind in ABSENCE_KINDS)
    return Choice(
        duties=duties,
        timed_work=tuple(timed),
        spans=spans,
        clock=clock,
        at_night=tuple(is_night(duty) for duty in timed),
        timed_paid=tuple(paid_minutes(rota, duty) for duty in timed),
        paid=work + away,
        work=work,
        trained=tuple(
            (duty, paid_minutes(rota, duty)) for duty in duties if duty.kind is Kind.TRAINING
        ),
        works=any(duty.is_work for duty in duties),
        absent=any(duty.kind in ABSENCE_KINDS for duty in duties),
    )
