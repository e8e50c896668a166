"""Neighbourhoods of a plan: what may change in them, and which sessions are placed anew."""

from __future__ import annotations

from collections.abc import Container, Iterable

from solver.clock import Clock as Clock  # others take it from here
from solver.engines.grid_sessions import SessionGrid
from solver.engines.tally import unmet, untaught
from solver.plan import Plan
from solver.price import shortfalls as shortfalls
from solver.primitives import Placing
from solver.problem import Cell
from solver.sessions.hosts import rehost
from solver.sessions.margins import busy_slots
from solver.sessions.offers import Offers, teaching_kinds
from solver.solves import Solves as Solves
from solver.stages import Aim
from solver.statement import Statement

ALL_TIMES, SOME_TIMES = 8, 2


class Neighbourhood:
    """Cells that may change and people whose sessions on some days are placed anew."""

    def __init__(
        self,
        statement: Statement,
        plan: Plan,
        free: Iterable[int],
        people: Iterable[int],
        days: Container[int] | None = None,
    ) -> None:
        self.statement = statement
        self.plan = plan
        cells = statement.problem.cells
        self.free = frozenset(cell for cell in free if cells[cell].is_free)
        self.people = frozenset(people)
        self.days = days

    def allowed(self, cell: Cell) -> Iterable[int]:
        """Open choices of a cell."""
        if cell.index in self.free:
            return range(len(cell.choices))
        return (self.plan.held[cell.index],)

    def _reopens(self, placing: Placing) -> bool:
        if placing.session in self.statement.problem.keep:
            return False
        concerned = placing.person in self.people or placing.with_ in self.people
        return concerned and (self.days is None or placing.session.day in self.days)

    def grid(self, aim: Aim, spread: int) -> SessionGrid:
        """The neighbourhood as a model."""
        kept: list[Placing] = []
        reopened: list[Placing] = []
        for placing in self.plan.placed:
            (reopened if self._reopens(placing) else kept).append(placing)
        widened = tuple(self._widen(placing) for placing in kept)
        offered = {placing.session: placing for placing in map(self._widen, reopened)}
        seen = set(offered)
        extra = [p for p in self.offers(spread, widened) if p.session not in seen]
        return SessionGrid(
            self.statement, self.plan, self.free, aim, widened, (*offered.values(), *extra)
        )

    def _widen(self, placing: Placing) -> Placing:
        """A placed session with every open choice of its hosts, where one of them is free."""
        if self.free.isdisjoint(placing.cells()):
            return placing
        return rehost(self.statement, placing, self.allowed) or placing

    def offers(self, spread: int, kept: tuple[Placing, ...]) -> Iterable[Placing]:
        """Sessions that could be placed for the people and days that are open."""
        yield from self.meetings(spread, kept)
        yield from self.training(spread, kept)

    def meetings(self, spread: int, kept: tuple[Placing, ...]) -> Iterable[Placing]:
        """Meetings that could be placed."""
        standing = Plan(self.plan.held, kept)
        offers = self._offers(spread, kept)
        wanted: dict[tuple[int, int], set[int]] = {}
        for meeting in self.statement.meetings:
            concerned = meeting.person in self.people or meeting.with_ in self.people
            if concerned and unmet(meeting, standing):
                days = self._within(meeting.days)
                wanted.setdefault((meeting.person, meeting.with_), set()).update(days)
        for (row, manager), days in wanted.items():
            yield from offers.contact(row, manager, sorted(days))

    def training(self, spread: int, kept: tuple[Placing, ...]) -> Iterable[Placing]:
        """Training that could be placed."""
        standing = Plan(self.plan.held, kept)
        offers = self._offers(spread, kept)
        for teaching in self.statement.teachings:
            if teaching.person in self.people:
                missing = untaught(teaching, standing)
                kinds = teaching_kinds(self.statement, teaching.person, missing)
                days = self._within(range(self.statement.problem.horizon(teaching.person)))
                yield from offers.training(teaching.person, kinds, sorted(days))

    def _offers(self, spread: int, kept: tuple[Placing, ...]) -> Offers:
        # What does not count to a floor stands where it stands: guests have most of their time so.
        fixed = (slot for placing in kept if not placing.counts for slot in busy_slots(placing))
        return Offers(self.statement, self.allowed, spread, frozenset(fixed))

    def _within(self, days: Iterable[int]) -> set[int]:
        return set(days) if self.days is None else {day for day in days if day in self.days}
