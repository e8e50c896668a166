"""Sessions worth offering: real days and times spread over every duty that could host them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ambrota.model import Duty, Kind, Session
from solver import training_owed
from solver.constraints import contact, training
from solver.primitives import Placing
from solver.problem import Cell, Problem
from solver.sessions.margins import Slot
from solver.sessions.placings import Allowed, host_cell, in_training_duty, placings_of
from solver.statement import Statement

STEP = 30


class Offers:
    """Makes the sessions that a neighbourhood may place.

    `allowed`: the open choices of each cell; `spread`: how many times of a day are tried, so that
    meetings of one manager, and seats stood down, need not collide.
    """

    def __init__(
        self,
        statement: Statement,
        allowed: Allowed,
        spread: int,
        busy: frozenset[Slot] = frozenset(),
    ) -> None:
        """`busy`: quarter hours of people in which no meeting is worth offering."""
        self.busy = busy
        self.statement = statement
        self.problem: Problem = statement.problem
        self.allowed = allowed
        self.spread = spread

    def contact(self, row: int, manager: int, days: Iterable[int]) -> Iterator[Placing]:
        """Meetings of a person with the manager on these days."""
        rule = self.statement.rule("contact")
        person = self.problem.rota.people[row].id
        with_ = self.problem.rota.people[manager].id
        minutes: int = rule.minutes
        for day in days:
            for start in self._meeting_starts(row, manager, day):
                session = Session(
                    "contact", contact.CATEGORY, person, with_, day, start, start + minutes
                )
                hosts = contact.hosts(self.problem, rule, session, self.allowed)
                if hosts is not None:
                    yield from placings_of(self.problem, self.statement.seats, session, hosts)

    def _meeting_starts(self, row: int, manager: int, day: int) -> list[int]:
        rule = self.statement.rule("contact")
        after: int = rule.after_start
        before: int = rule.before_end
        minutes: int = rule.minutes
        starts: set[int] = set()
        theirs = self._spans(manager, day, contact.HOSTS)
        for mine in self._spans(row, day, contact.HOSTS):
            for other in theirs:
                low = max(mine[0] + after, other[0] + after, rule.earliest)
                high = min(mine[1] - before, other[1] - before, rule.latest)
                starts.update(_starts(low, high - minutes))
        free = [
            start
            for start in sorted(starts)
            if not self.busy
            or self.busy.isdisjoint(
                (manager, day, quarter)
                for quarter in range(start // 15, -(-(start + minutes) // 15))
            )
        ]
        return _spread(free, self.spread, row + day)

    def _spans(self, row: int, day: int, kinds: frozenset[Kind]) -> set[tuple[int, int]]:
        """Clock spans of the duties that the person could be on, begun on the day."""
        cell = host_cell(self.problem, row, day)
        return (
            set()
            if cell is None
            else {
                (duty.start, duty.end)
                for duty in self._duties(cell)
                if duty.kind in kinds and duty.start is not None and duty.end is not None
            }
        )

    def _duties(self, cell: Cell) -> Iterator[Duty]:
        for number in self.allowed(cell):
            yield from cell.choices[number].duties

    def training(
        self, row: int, wanted: Iterable[tuple[str, int]], days: Iterable[int]
    ) -> Iterator[Placing]:
        """Training of these categories and lengths on these days, inside a duty."""
        rule = self.statement.rule("training")
        person = self.problem.rota.people[row].id
        kinds = tuple(dict.fromkeys(wanted))
        for day in days:
            spans = self._spans(row, day, training.HOSTS)
            for category, minutes in kinds:
                for start in self._teaching_starts(spans, minutes, row + day):
                    session = Session(
                        "training", category, person, None, day, start, start + minutes
                    )
                    hosts = training.hosts(self.problem, session, self.allowed)
                    if hosts is not None:
                        # In a training duty its hours would count twice.
                        span = (start, start + minutes)
                        within = in_training_duty(self.problem, row, day, span, self.allowed)
                        bars = (*training.bars(self.problem, rule, session), *within)
                        yield from placings_of(
                            self.problem, self.statement.seats, session, hosts, bars
                        )

    def _teaching_starts(self, spans: set[tuple[int, int]], minutes: int, turn: int) -> list[int]:
        rule = self.statement.rule("training")
        starts: set[int] = set()
        for begins, ends in spans:
            low = max(begins, rule.earliest)
            every = _starts(low, min(ends, rule.latest) - minutes)
            if every:
                starts.update((every[0], every[len(every) // 2], every[-1]))
        return _spread(sorted(starts), min(3, self.spread), turn)


def _starts(low: int, high: int) -> list[int]:
    """Starts from `low` to `high`: half hours, of which a session wastes none, else quarters."""
    return list(range(-(-low // STEP) * STEP, high + 1, STEP)) or list(
        range(-(-low // 15) * 15, high + 1, 15)
    )


def _spread(starts: list[int], most: int, turn: int) -> list[int]:
    """At most so many of the starts, evenly apart; which ones turns with the day and the person."""
    if len(starts) <= most:
        return starts
    gap = len(starts) / most
    return [starts[int(i * gap + turn * gap / 3) % len(starts)] for i in range(most)]


def teaching_kinds(statement: Statement, row: int, minutes: int) -> list[tuple[str, int]]:
    """Categories and lengths of sessions that can make up so many training minutes."""
    if minutes <= 0:
        return []
    owed = training_owed.arrears(statement.problem, statement.rule("training"), row)
    planned = training_owed.lengths(owed, minutes)
    kinds = dict.fromkeys(planned)
    for category, length in planned:
        if length == training_owed.LONG:
            kinds[category, training_owed.HALF] = None
    if "cpd" in owed:
        kinds["cpd", training_owed.LEAST_CPD] = None
        kinds["cpd", 180] = None
    return list(kinds)
