"""The engine that proves: a relaxation of the whole problem in which chosen requirements are hard.

It asks less than the truth (training by the hours of a day, not by sessions), so whatever it finds
impossible is impossible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from math import ceil

from ambrota.model import DAY
from solver import training_owed
from solver.constraints import training
from solver.engines.grid import Expr, Lit
from solver.engines.meetings import Meetings
from solver.explaining.asking import Group
from solver.problem import Cell, Choice
from solver.sessions.placings import host_cell
from solver.statement import Statement

SMALL = 1500
"""Free cells up to which rest before training is looked at choice by choice."""
CLOCK_CHANGE = 60

Piece = tuple[int, int, tuple[int, ...]]
"""(first, past-the-last minute of the day, the seat rows that are left in it)."""


class Proof(Meetings):
    """The relaxation with meetings and training: `hard`, `soft` and `counted` as there."""

    def __init__(
        self,
        statement: Statement,
        hard: frozenset[Group],
        soft: frozenset[Group] = frozenset(),
        counted: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(statement, hard, soft, counted)
        self._left: dict[tuple[int, int], list[Expr]] = defaultdict(list)
        self._teach()
        self._leave_seats()
        if soft:
            self.model.minimize(sum(self.amounts))

    def _teach(self) -> None:
        for teaching in self.statement.teachings:
            if self._asked(("training", teaching.person)):
                self.giving = teaching
                missing = self.excess(None, 1, teaching.floor, per_unit=True)
                days = range(self.problem.horizon(teaching.person))
                minutes = [self._could_learn(teaching.person, day) for day in days]
                have = self.total(teaching.weights) - self.lost(teaching) + sum(minutes)
                self.model.add(have + (0 if missing is None else missing) >= teaching.floor)

    def _could_learn(self, person: int, day: int) -> Expr:
        """Minutes of a day that could go into training inside the duties of the person."""
        cell = host_cell(self.problem, person, day)
        if cell is None:
            return 0
        pieces: dict[Piece, list[Lit | None]] = defaultdict(list)
        for number, (choice, lit) in self._open(cell):
            for piece in self._pieces(cell, number, choice):
                pieces[piece].append(lit)
        learnt = sum(self._learn_in(piece, day, lits) for piece, lits in pieces.items())
        if pieces and len(self.free) <= SMALL:
            self._rest_first(cell, person, day, learnt)
        return learnt

    def _rest_first(self, cell: Cell, person: int, day: int, learnt: Expr) -> None:
        """What the duties of the days before leave of a day's hours for training."""
        before = list(self._duties_before(person, day))
        for _, (choice, lit) in self._open(cell):
            hours = list(self._hours(choice))
            whole = sum(high - low for low, high in hours)
            for earlier, least in before if whole else ():
                left = [high - max(low, least) for low, high in hours]
                room = sum(each for each in left if each >= self._shortest)
                if room < whole:
                    held = [one for one in (lit, earlier) if one is not None]
                    self.model.add(learnt <= room).only_enforce_if(held)

    def _duties_before(self, person: int, day: int) -> Iterator[tuple[Lit | None, int]]:
        """Choices of the days before, each with the minute of the day before which none is taught.

        An hour less than the rule says: clocks may change in between.
        """
        rule = self.statement.rule("training")
        after = rule.rest_after_duty, max(rule.rest_after_duty, rule.rest_after_night)
        for back in range(1, 2 + ceil(after[1] / 24)):
            cell = self.problem.cell_on(person, day - back)
            for _, (choice, lit) in [] if cell is None else self._open(cell):
                ends = [
                    duty.end - back * DAY + round(60 * after[by_night]) - CLOCK_CHANGE
                    for duty, by_night in zip(choice.timed_work, choice.at_night, strict=True)
                    if duty.end is not None
                ]
                if ends and max(ends) > rule.earliest:
                    yield lit, max(ends)

    def _learn_in(self, piece: Piece, day: int, lits: list[Lit | None]) -> Expr:
        """Minutes learnt in a stretch by whoever holds one of these choices and can be spared."""
        low, high, rows = piece
        learnt = self.model.new_int_var(0, high - low, "")
        held = [lit for lit in lits if lit is not None]
        if len(held) == len(lits):
            self.model.add(learnt <= (high - low) * sum(held))
        for row in rows:
            able = self.able(row, 1)
            if able is not None:
                self.model.add(learnt <= (high - low) * able)
            self._left[row, day].append(learnt)
        return learnt

    def _pieces(self, cell: Cell, number: int, choice: Choice) -> Iterator[Piece]:
        """A choice's hours for training on its own day, cut where other seats are left."""
        seats = self.statement.seats
        filled = [
            row
            for row in seats.fills.get((cell.index, number), ())
            if row in self.spare and seats.rows[row].day == cell.person_day
        ]
        edges = {edge for row in filled for edge in (seats.rows[row].start, seats.rows[row].end)}
        for low, high in self._hours(choice):
            cuts = sorted({low, high, *(edge for edge in edges if low < edge < high)})
            for start, end in pairwise(cuts):
                there = (
                    row
                    for row in filled
                    if seats.rows[row].start <= start and seats.rows[row].end >= end
                )
                yield start, end, tuple(there)
        for low, high in self._hours(choice, DAY):
            yield low + DAY, high + DAY, ()

    def _hours(self, choice: Choice, ahead: int = 0) -> Iterator[tuple[int, int]]:
        """Stretches of a choice's duties in which the rule lets training stand."""
        rule = self.statement.rule("training")
        for duty in choice.duties:
            if duty.kind in training.HOSTS and duty.start is not None and duty.end is not None:
                low = max(duty.start - ahead, rule.earliest)
                high = min(duty.end - ahead, rule.latest)
                if high - low >= self._shortest:
                    yield low, high

    @cached_property
    def _shortest(self) -> int:
        """Minutes of the shortest session of training that there can be."""
        courses = [course.minutes for course in self.problem.rota.courses]
        return min(training_owed.SUPERVISION, *courses) if courses else training_owed.SUPERVISION

    def _leave_seats(self) -> None:
        """Training in duties takes no more minutes of a seat row than are spare in it that day."""
        rule = self.statement.problem.rulebook.rule("training")
        for (number, _), learnt in self._left.items():
            row = self.statement.seats.rows[number]
            minutes = min(row.end, rule.latest) - max(row.start, rule.earliest)
            spare = self.spare[number] + self.statement.seats.allowance
            self.model.add(sum(learnt) <= minutes * spare)
