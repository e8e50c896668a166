"""Meetings in the relaxation: when two could meet, and how many people a manager can meet then.

A day of a manager is cut wherever somebody could begin or cease to be able to start a meeting. In
each of these windows a person may meet only while both hold duties that host it and their seats
can be spared, and no more people than meetings can start in it one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from ambrota.model import DAY, WEEK
from solver.constraints import contact
from solver.engines.grid import Lit
from solver.engines.relaxation import Relaxation
from solver.explaining.asking import Group
from solver.primitives import Meeting
from solver.problem import Choice
from solver.sessions.placings import host_cell, occurrences
from solver.statement import Statement

QUARTER = 15
Window = tuple[int, int]
"""(first, past-the-last) minute of the day at which a meeting starts."""


class There(NamedTuple):
    """A choice during which a meeting may start: from `low` to `high`, both included.

    `lit`: its variable, None where it is held for good. `rows`: the seat rows that it fills.
    """

    low: int
    high: int
    lit: Lit | None
    rows: tuple[int, ...]


class Meetings(Relaxation):
    """The relaxation with meetings: `hard`, `soft` and `counted` as there."""

    def __init__(
        self,
        statement: Statement,
        hard: frozenset[Group],
        soft: frozenset[Group] = frozenset(),
        counted: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(statement, hard, soft, counted)
        self._theres: dict[tuple[int, int], list[There]] = {}
        self._meet()

    def _meet(self) -> None:
        wanted = [
            meeting
            for meeting in self.statement.meetings
            if self._asked(("contact", meeting.with_, meeting.person))
        ]
        pairs: dict[tuple[int, int], set[int]] = defaultdict(set)
        for meeting in wanted:
            pairs[meeting.with_, meeting.person].update(meeting.days)
        by_day: dict[tuple[int, int], list[int]] = defaultdict(list)
        for (manager, person), days in pairs.items():
            for day in days:
                for again in occurrences(self.problem, person, day):
                    by_day[manager, again].append(person)
        met: dict[tuple[int, int, int], list[Lit]] = {}
        for (manager, day), people in by_day.items():
            for person, lits in self._day(manager, day, people).items():
                met[manager, person, day] = lits
        for (manager, person), days in pairs.items():
            for day in days:
                self._repeat(met, manager, person, day)
        for meeting in wanted:
            self._hold(meeting, met)

    def _repeat(
        self, met: dict[tuple[int, int, int], list[Lit]], manager: int, person: int, day: int
    ) -> None:
        """Where a shorter cycle repeats within a longer, so does a meeting in it."""
        for again in occurrences(self.problem, person, day)[1:]:
            for lit in met.get((manager, person, day), ()):
                self.model.add_bool_or([~lit, *met.get((manager, person, again), ())])

    def _hold(self, meeting: Meeting, met: dict[tuple[int, int, int], list[Lit]]) -> None:
        """One meeting on one of the days, unless nothing asks for it: no duty in the period."""
        clause = [
            lit for day in meeting.days for lit in met.get((meeting.with_, meeting.person, day), ())
        ]
        excused: list[Lit] = []
        for literal in meeting.works:
            option = self.options(literal)
            if option is True:
                excused = []
                break
            if option is not False:
                excused += option
        else:
            if meeting.works:
                idle = self.model.new_bool_var("")
                for lit in excused:
                    self.model.add_implication(idle, ~lit)
                clause.append(idle)
        self._asked(("contact", meeting.with_, meeting.person))
        self.giving = meeting
        slip = self.slip(None, 1)
        self.model.add_bool_or(clause if slip is None else [*clause, slip])

    def _day(self, manager: int, day: int, people: list[int]) -> dict[int, list[Lit]]:
        """For each person the variables of meeting the manager in some window of that day."""
        theirs = self._there(manager, day)
        mine = {person: found for person in people if (found := self._there(person, day))}
        if not theirs or not mine:
            return {}
        windows = self._windows(day, [theirs, *mine.values()])
        met: dict[int, list[Lit]] = defaultdict(list)
        in_window: list[list[Lit]] = [[] for _ in windows]
        for number, window in enumerate(windows):
            host = [there for there in theirs if _within(there, window)]
            for person, found in mine.items():
                guest = [there for there in found if _within(there, window)]
                if host and guest:
                    lit = self._meet_in(window, day, guest, host)
                    met[person].append(lit)
                    in_window[number].append(lit)
        self._one_at_a_time(windows, in_window)
        return met

    def _windows(self, day: int, everybody: list[list[There]]) -> list[Window]:
        cuts = {at for there in everybody for one in there for at in (one.low, one.high + QUARTER)}
        rows = {row for there in everybody for one in there for row in one.rows}
        low, high = min(cuts), max(cuts)
        on = day % WEEK if self.problem.rota.is_cyclic else day
        for number in rows:
            row = self.statement.seats.rows[number]
            if row.day == on and number in self.spare:
                cuts |= {-(-at // QUARTER) * QUARTER for at in (row.start, row.end)}
        return list(pairwise(sorted(cut for cut in cuts if low <= cut <= high)))

    def _meet_in(self, window: Window, day: int, guest: list[There], host: list[There]) -> Lit:
        """True only where both hold duties that host a meeting begun then and seats are spared."""
        met = self.model.new_bool_var("")
        for side in (guest, host):
            lits = [there.lit for there in side if there.lit is not None]
            if len(lits) == len(side):
                self.model.add_bool_or([*lits, ~met])
        for one in guest:
            for other in host:
                left = self._seats_left(window, day, one), self._seats_left(window, day, other)
                for row in left[0] | left[1]:
                    able = self.able(row, (row in left[0]) + (row in left[1]))
                    if able is not None:
                        held = [~each.lit for each in (one, other) if each.lit is not None]
                        self.model.add_bool_or([able, ~met, *held])
        return met

    def _seats_left(self, window: Window, day: int, there: There) -> frozenset[int]:
        """Seat rows that somebody leaves whose meeting begins in the window."""
        on = day % WEEK if self.problem.rota.is_cyclic else day
        rows = self.statement.seats.rows
        return frozenset(
            number
            for number in there.rows
            if rows[number].day == on
            and rows[number].start <= window[0]
            and rows[number].end >= window[1]
        )

    def _one_at_a_time(self, windows: list[Window], in_window: list[list[Lit]]) -> None:
        """A manager meets one person at a time, in every run of windows."""
        length = -(-self.statement.rule("contact").minutes // QUARTER) * QUARTER
        for first in range(len(windows)):
            lits: list[Lit] = []
            for last in range(first, len(windows)):
                lits += in_window[last]
                room = -(-(windows[last][1] - windows[first][0]) // length)
                if len(lits) > room and in_window[last] and in_window[first]:
                    self.model.add(sum(lits) <= room)

    def _there(self, row: int, day: int) -> list[There]:
        """Choices during which somebody could start a meeting on a day, begun then or before."""
        if (row, day) not in self._theres:
            found: list[There] = []
            for back in (0, 1):
                cell = host_cell(self.problem, row, day - back)
                for number, (choice, lit) in [] if cell is None else self._open(cell):
                    assert cell is not None
                    rows = self.statement.seats.fills.get((cell.index, number), ())
                    found += [
                        There(low, high, lit, rows) for low, high in self._starts(choice, back)
                    ]
            self._theres[row, day] = found
        return self._theres[row, day]

    def _starts(self, choice: Choice, back: int) -> list[tuple[int, int]]:
        """From when to when a meeting may start in each duty of a choice, on whole quarters."""
        rule = self.statement.rule("contact")
        found = []
        for duty in choice.duties:
            if duty.kind not in contact.HOSTS or duty.start is None or duty.end is None:
                continue
            low = max(duty.start - back * DAY + rule.after_start, rule.earliest)
            high = min(duty.end - back * DAY - rule.before_end, rule.latest, DAY) - rule.minutes
            low, high = -(-low // QUARTER) * QUARTER, high // QUARTER * QUARTER
            if low <= high:
                found.append((low, high))
        return found


def _within(there: There, window: Window) -> bool:
    return there.low <= window[0] and window[1] <= there.high + QUARTER
