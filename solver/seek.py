"""Plans sought under one aim after the other, each begun with the best for it that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from solver.alternatives import Found, distinct, several
from solver.improve import Improver
from solver.plan import Plan
from solver.price import best_of, changed, worth
from solver.report import Reporter
from solver.request import Request
from solver.search import Clock, Solves
from solver.sessions.place import place_sessions, settle
from solver.stages import ALTERNATIVES, GIVEN_UP, HOLD, MEND, SPARE, WITH_TEAM, Aim
from solver.statement import Statement
from solver.together import has_teams, with_teams

AGAIN_SHARE = 0.15
"""Of the time, what is kept for aims that another aim's plan serves better than their own."""


@dataclass
class Seeker:
    """Seeks plans for a request. `seen`: every better plan on the way, for the frontier."""

    request: Request
    statement: Statement
    solves: Solves
    reporter: Reporter
    seen: list[Plan] = field(default_factory=list)

    @property
    def holding(self) -> Aim:
        """The aim under which everything comes to hold."""
        return HOLD if self.request.begin is None else MEND

    def bare(self, plan: Plan) -> Plan:
        """The plan without sessions but those that must stay."""
        keep = self.statement.problem.keep
        return Plan(plan.held, tuple(p for p in plan.placed if p.session in keep))

    def alternatives(self, held: Plan, whole: Clock) -> list[Found]:
        """One plan for each aim, each begun with the best for it that is known by then."""
        wanted = max(1, self.request.alternatives)
        found: list[Found] = []
        known, tried = [held], []
        first = whole.part(1 - AGAIN_SHARE)
        for aim in self._aims():
            if len(found) >= wanted:
                break
            if aim is WITH_TEAM and not has_teams(self.statement.problem):
                continue
            clock = first.part(1 / max(1, wanted - len(found)))
            self.reporter.say(f"Looking for the rota with: {aim.name.lower()}")
            stated = with_teams(self.statement) if aim is WITH_TEAM else self.statement
            better = self.improve(best_of(stated, known, aim), aim, clock, stated)
            known.append(better)
            tried.append(Found(aim, better, stated))
            found = distinct([*found, tried[-1]])
        self._once_more(found, known, whole)
        return several(tried, known, self.seen, wanted)

    def _aims(self) -> tuple[Aim, ...]:
        """The aims asked for, in that order; the usual ones where none is."""
        named = {aim.name: aim for aim in (*ALTERNATIVES, *SPARE)}
        return tuple(named[name] for name in self.request.aims) or (*ALTERNATIVES, *SPARE)

    def _once_more(self, found: list[Found], known: list[Plan], clock: Clock) -> None:
        """Each from where another aim has come to what is better under its own."""
        for number, each in enumerate(found):
            begin = best_of(each.statement, known, each.aim)
            if begin == each.plan:
                continue
            part = clock.part(1 / (len(found) - number))
            known.append(self.improve(begin, each.aim, part, each.statement, patience=20))

    def improve(
        self,
        plan: Plan,
        aim: Aim,
        clock: Clock,
        statement: Statement | None = None,
        *,
        patience: int = 60,
    ) -> Plan:
        """A better plan under the aim, never a worse one."""
        statement = statement or self.statement
        if aim.changes_first and changed(statement, plan, aim) == 0:
            return plan
        if self.statement.problem.rota.is_cyclic:
            return self._improve_cycle(plan, aim, statement, clock)
        improver = Improver(statement, aim, self.solves, self.told(aim))
        return improver.run(plan, clock, patience=patience)

    def _improve_cycle(self, plan: Plan, aim: Aim, statement: Statement, clock: Clock) -> Plan:
        """The same of a cyclic rota, where every duty hosts sessions of everybody in turn.

        First the duties move under the sessions as placed, so that all goes on to hold; then
        duties alone, and all sessions are placed again: that counts only where it holds.
        """
        if GIVEN_UP in aim.order[0]:
            plan = settle(statement, plan, aim, self.solves, clock.part(0.5))
            self.told(aim)(plan, 0)
        under = Improver(statement, aim, self.solves, self.told(aim), sessions_stay=True)
        plan = under.run(plan, clock.part(0.6), patience=20)
        duties = statement.without_sessions()
        alone = Improver(duties, aim, self.solves).run(self.bare(plan), clock.part(0.6), patience=2)
        if alone.held == plan.held:
            return plan
        placed = place_sessions(self.statement, alone, self.solves, clock)
        if GIVEN_UP in aim.order[0]:
            placed = settle(statement, placed, aim, self.solves, clock)
        if worth(statement, placed, aim) >= worth(statement, plan, aim):
            return plan
        self.told(aim)(placed, 0)
        return placed

    def told(self, aim: Aim) -> Callable[[Plan, int], None]:
        """What is to be done with each better plan: tell of it, and remember it."""

        def tell(plan: Plan, cost: int) -> None:
            self.reporter.plan(plan, aim.name, cost)
            if aim.order:
                self.seen.append(plan)

        return tell
