"""A dated rota made from nothing: whole patterns for the bound and for rosters, days for the rest.

Two searches run side by side and share the best plan. One generates patterns, settles everybody on
one of theirs and then trades patterns in neighbourhoods; the other takes the best plan day by day.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from ambrota.rules.base import Level
from solver.clock import Clock
from solver.engines.patterns.compiled import compile_patterns
from solver.engines.patterns.mixture import Stop
from solver.engines.patterns.pricing import NoPatternError, Pricer
from solver.engines.patterns.root import Root
from solver.engines.patterns.roster import Roster, RosterSearch, one_by_one
from solver.engines.tally import claims
from solver.made.best_so_far import BestSoFar
from solver.made.day_by_day import DayByDay
from solver.made.outcome import made
from solver.plan import Plan, current_plan
from solver.report import Reporter
from solver.request import Conflict, Outcome, Proposal, Request, SolveStatus, Stage
from solver.stages import Aim
from solver.statement import Statement
from solver.terms_stated import prices

GENERATION = 0.5
"""Most of the time that goes into generating patterns for everybody, before any is settled."""
COST, MUST = "Asked and not given: cost", "What must hold: breaches"
WORK = 2e-9
"""Work of one way of one person through a network."""
SHARES, NEAR = (0.3, 0.15, 0.15), 1.1
"""Parts of the people settled at a time: one roster from nothing after another, until one is so
near to the bound that trading patterns goes further."""


def made_or_begun(
    request: Request, statement: Statement, clock: Clock, reporter: Reporter
) -> Outcome | Plan:
    """The outcome; or, where more is asked than terms and rules of duties, a plan to begin with."""
    search = FromNothing(request, statement, clock, reporter)
    if statement.seats.rows or statement.meetings or statement.teachings:
        search.clock = clock.part(0.5)
        search.outcome()
        return search.best.plan or current_plan(statement.problem)
    return search.outcome()


@dataclass
class FromNothing:
    """One search for a dated rota with terms."""

    request: Request
    statement: Statement
    clock: Clock
    reporter: Reporter

    def __post_init__(self) -> None:
        aim = Aim("As asked", "Refuses as little of what is asked as it can.",
                  prices(self.statement.problem.terms))  # fmt: skip
        self.best = BestSoFar(self.statement, aim, self.reporter, self.clock)
        workers = max(1, self.request.workers - 1)
        self.days = DayByDay(self.statement, self.best, self.request.seed, workers)

    def outcome(self) -> Outcome:
        """The best plan found, with its cost and the bound."""
        self.reporter.say("Working out which patterns each person can hold")
        try:
            pricer = Pricer(compile_patterns(self.statement, self.best.aim))
            if self.clock.is_repeatable or self.request.workers < 2:
                self._patterns(pricer, self.clock.part(0.6))
                self.days.run()
            else:
                self._side_by_side(pricer)
        except NoPatternError as none:
            return self._impossible(none.person)
        return self._outcome()

    def _side_by_side(self, pricer: Pricer) -> None:
        others = [
            threading.Thread(target=self._beside, args=(search,), daemon=True)
            for search in (self.days.run, self._trade_too)
        ]
        for other in others:
            other.start()
        try:
            self._patterns(pricer, self.clock)
            while not self.best.over():
                self.best.pause(0.05)
        finally:
            self.best.end()
            for other in others:
                other.join()
        self.best.check()

    def _beside(self, search: Callable[[], None]) -> None:
        """A search in a thread of its own."""
        try:
            search()
        except Exception as fault:
            self.best.fail(fault)

    def _patterns(self, pricer: Pricer, clock: Clock) -> None:
        """Generate, settle, trade: until proved or out of time."""
        ways = sum(len(group.people) * group.network.ways for group in pricer.groups)

        def stop() -> bool:
            return clock.left <= 0 or self.best.over()

        root = Root(pricer)
        self.best.root = root
        roster = one_by_one(root, Random(self.request.seed), stop)
        if roster is not None:
            self.best.offer(self._plan(roster))
        generation = clock.part(GENERATION)
        while not root.done and not stop() and generation.left > 0:
            root.round()
            clock.charge(WORK * ways)
            self.best.prove(root.whole_bound())
        self.reporter.say("Settling everybody on a pattern, then trading patterns")
        search = RosterSearch(root, Random(self.request.seed))
        for share in SHARES:
            if roster is not None and roster.cost <= NEAR * self.best.bound:
                break
            enough = float("inf") if roster is None else roster.cost - 1
            found = None if stop() else search.first(share, stop, enough)
            clock.charge(20 * WORK * ways)
            if found is not None and (roster is None or found.cost < roster.cost):
                roster = found
                self.best.offer(self._plan(roster))
        self.best.is_settled = True
        while roster is not None and not stop():
            roster = self._trade(roster, search, stop)
            clock.charge(5 * WORK * ways)

    def _trade(self, roster: Roster, search: RosterSearch, stop: Stop) -> Roster:
        """The best roster, or a better one from a neighbourhood of it."""
        newest = self._newest(roster, search)
        better = search.better(newest, stop)
        if better is None:
            return newest
        self.best.offer(self._plan(better))
        return better

    def _trade_too(self) -> None:
        """Trade patterns beside the first search while the search day by day rests at its longest:
        linear programs let go of the interpreter, so that this takes the processor left free.
        """
        search: RosterSearch | None = None
        while not self.best.over():
            root, plan = self.best.root, self.best.plan
            if root is None or plan is None or not self.days.is_resting:
                self.best.pause(0.2)
                continue
            if search is None:
                search = RosterSearch(root, Random(self.request.seed + 1))
                roster = search.roster_of(plan)
            roster = self._trade(roster, search, self.best.over)

    def _newest(self, roster: Roster, search: RosterSearch) -> Roster:
        """The best plan as a roster of patterns, where another search found it."""
        cost, plan = self.best.cost, self.best.plan
        if cost is None or plan is None or cost >= roster.cost:
            return roster
        taken = search.roster_of(plan)
        return taken if taken.cost < roster.cost else roster

    def _plan(self, roster: Roster) -> Plan:
        held = {
            cell: int(choice)
            for column in roster.columns
            for cell, choice in zip(self._cells(column.person), column.held, strict=False)
        }
        return current_plan(self.statement.problem).with_cells(held, ())

    def _cells(self, walk: int) -> tuple[int, ...]:
        root = self.best.root
        assert root is not None
        return root.pricer.patterns.people[walk].cells

    def _impossible(self, walk: int) -> Outcome:
        """Nothing can be had for a person: that alone is the conflict."""
        person = self.statement.problem.rota.people[self.statement.problem.walks[walk].people[0]]
        asked = f"All that must hold for {person.name} (terms), together"
        conflict = Conflict((asked,), True, ())
        return made(self.request, self.clock, SolveStatus.CANNOT_HOLD, None, conflict)

    def _outcome(self) -> Outcome:
        best = self.best
        if best.plan is None or not best.holds:
            proposal = None if best.plan is None else self._proposal(best.plan)
            conflict = Conflict(("All that is asked of the rota (terms), together",), False, ())
            return made(self.request, self.clock, SolveStatus.NOT_FOUND, proposal, conflict)
        status = SolveStatus.PROVED_BEST if best.is_proved else SolveStatus.IMPROVED
        if self.clock.stop() and not best.is_proved:
            status = SolveStatus.CANCELLED
        return made(self.request, self.clock, status, self._proposal(best.plan))

    def _proposal(self, plan: Plan) -> Proposal:
        """The rota with what the tally counts in it, whatever the engines say of it."""
        counted = claims(self.statement, plan)
        must = [rule for rule, level in self.statement.levels.items() if level is Level.MUST]
        breaches = float(sum(counted.get(rule, 0) for rule in must))
        cost = float(self.best.worth[-1]) if self.best.worth else 0.0
        stages = [Stage(COST, cost, float(self.best.bound), "cost")]
        stages.append(Stage(MUST, breaches, 0.0, "breaches"))
        return Proposal(
            id="A",
            name="Made from nothing",
            why="Holds all that must be, and refuses as little of the rest as was found.",
            changes=plan.changes(self.statement.problem),
            sessions=(),
            stages=tuple(stages),
            claims=counted,
        )
