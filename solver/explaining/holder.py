"""A real rota that holds what is asked, found by the search: what shows that it can be held."""

from __future__ import annotations

from solver.improve import Improver
from solver.plan import Plan
from solver.price import holds
from solver.search import ALL_TIMES, Clock, Neighbourhood, Solves
from solver.sessions.place import place_sessions
from solver.stages import HOLD, MUST
from solver.statement import Statement

WHOLE = 700
"""Free cells up to which a rota is freed as a whole, all its sessions with it."""


class Holder:
    """Searches for rotas that hold small statements, each for so many seconds at most."""

    def __init__(self, solves: Solves, seconds: float) -> None:
        self.solves = solves
        self.seconds = seconds
        self.best: Plan | None = None

    def hold(self, statement: Statement, begin: Plan, whole: Clock) -> Plan | None:
        """A plan that holds the statement, or None; the nearest to it is kept in `best`."""
        clock = Clock(min(self.seconds, whole.left), whole.stop, whole.work)
        plan = place_sessions(statement, Plan(begin.held), self.solves, clock)
        if not holds(statement, plan):
            if sum(cell.is_free for cell in statement.problem.cells) <= WHOLE:
                plan = self._freed(statement, plan, clock)
            else:
                improver = Improver(statement, HOLD, self.solves)
                plan = improver.run(plan, clock, till_held=True)
        self.best = plan
        return plan if holds(statement, plan) else None

    def _freed(self, statement: Statement, plan: Plan, clock: Clock) -> Plan:
        """The plan with every cell and session free, as near to holding as it comes."""
        cells = [cell.index for cell in statement.problem.cells]
        people = range(len(statement.problem.rota.people))
        while clock.left > 0:
            grid = Neighbourhood(statement, plan, cells, people).grid(HOLD, ALL_TIMES)
            better, _ = self.solves.best(
                grid, clock, clock.left, enough=MUST // 100, patience=self.seconds / 3
            )
            if better is None or better == plan:
                break
            plan = better
            if holds(statement, plan):
                break
        return plan
