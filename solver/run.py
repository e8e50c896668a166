"""From a request to its outcome: hold everything, then alternatives that people tell apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version

from ambrota.starts import Start
from solver.alternatives import Found, best_values, named
from solver.best_names import named_by_best
from solver.bounds import Values, prove_bounds
from solver.clock import Work
from solver.engines.tally import claims
from solver.explaining.asking import groups_of
from solver.explaining.explain import Explainer, explain
from solver.explaining.unproved import unproved
from solver.fallbacks import is_short, keep_cover, keep_people
from solver.frontier import frontier, off_frontier
from solver.improve import Improver
from solver.made import cyclic, dated
from solver.plan import Plan, begun_plan, current_plan
from solver.price import holds, must_cost
from solver.problem import Problem
from solver.report import Reporter
from solver.request import Conflict, Outcome, Progress, Proposal, Request, SolveStatus
from solver.search import Clock, Solves
from solver.seek import Seeker
from solver.sessions.keeping import hosts_of
from solver.sessions.opportunity import duties_for_meetings
from solver.sessions.place import place_sessions
from solver.sessions.standing import standing_sessions
from solver.stages import HOLD, KEEP_COVER, KEEP_PEOPLE, REPAIR
from solver.starts.settle import choose_starts, moved
from solver.starts.told import telling, told
from solver.statement import Statement, state_all
from solver.trust.dividing import stations_to_search
from solver.trust.stations import propose_trust

HOLD_SHARE = 0.6
"""Most of the time that may go into holding everything; what is left goes into alternatives."""
PROOF_SHARE = 0.2
"""Of the time left once everything holds, what goes into proving how good a rota could be."""
EXPLAIN_SHARE = 0.6
HOPELESS_SHARE = 0.3
"""Of the time for holding everything, what is spent where it is proved that not all can hold."""
QUICK_PROOF, QUICK_DAYS = 1200, 30_000
"""Free cells, and days of people in them over their cycles, up to which such a proof is tried
before duties are moved."""
OVERHEAD = 2.5
"""Seconds of the budget left for starting the process and handing over what was found."""
REPAIR_PATIENCE = 20
"""Fruitless tries after which a repair is as small as it gets."""
SESSION_RULES = ("(contact)", "(training)")
NOTHING_PROVED = Values()


@dataclass
class Run:
    """One run of a request."""

    request: Request
    statement: Statement
    solves: Solves
    clock: Clock
    reporter: Reporter
    seeker: Seeker

    def outcome(self) -> Outcome:
        """Search, and explain where nothing holds."""
        start = standing_sessions(self.statement, begun_plan(self.statement.problem))
        if self.request.terms:
            made = self._made()
            if isinstance(made, Outcome):
                return made
            start = made or start
        held = self.hold(start)
        if self.request.alternatives == 0:
            return self._held_alone(start, held)
        if not holds(self.statement, held):
            self.reporter.say("Looking for what stands in the way")
            clock = self.clock.part(EXPLAIN_SHARE)
            conflict = explain(self.statement, held, clock, self.solves)
            if not conflict.proved:
                self.reporter.say("Nothing is proved to stand in the way: moving more duties")
                held = self._move(held, self.clock)
            if conflict.proved or not holds(self.statement, held):
                return self._without_all(held, conflict)
        if self.request.repair:
            return self._repaired(start, held)
        found = self.seeker.alternatives(held, self.clock.part(1 - PROOF_SHARE))
        self.reporter.say("Proving how good a rota could be")
        bounds = prove_bounds(self.statement, best_values(found), self.clock)
        return self._outcome(self._status(start, found, bounds), found, bounds)

    def _made(self) -> Outcome | Plan | None:
        """A rota made from nothing, or where to begin the search for one."""
        if self.statement.problem.rota.is_cyclic:
            return cyclic.made_or_begun(self.request, self.statement, self.clock)
        return dated.made_or_begun(self.request, self.statement, self.clock, self.reporter)

    def _repaired(self, start: Plan, held: Plan) -> Outcome:
        """One proposal: everything holds again, as near as can be to the rota begun with."""
        self.reporter.say("Undoing what need not change")
        better = self.seeker.improve(held, REPAIR, self.clock, patience=REPAIR_PATIENCE)
        found = [Found(REPAIR, better, self.statement)]
        status = SolveStatus.NO_BETTER_FOUND if better == start else SolveStatus.IMPROVED
        if self.clock.stop():
            status = SolveStatus.CANCELLED
        return self._outcome(status, found)

    def _held_alone(self, start: Plan, held: Plan) -> Outcome:
        """The first rota that holds, or the best found, and nothing more."""
        found = [Found(HOLD, held, self.statement)]
        if holds(self.statement, held):
            return self._outcome(self._status(start, found, NOTHING_PROVED), found)
        outcome = self._outcome(SolveStatus.NOT_FOUND, found)
        return replace(outcome, conflict=unproved(self.statement, held))

    def _without_all(self, held: Plan, conflict: Conflict) -> Outcome:
        """The outcome where not everything holds: what stands in the way, and the choice."""
        status = SolveStatus.CANNOT_HOLD if conflict.proved else SolveStatus.NOT_FOUND
        if self.clock.stop():
            status = SolveStatus.CANCELLED
        elif not conflict.proved:
            conflict = unproved(self.statement, held)
        short = conflict.proved and is_about_cover(conflict) and is_short(self.statement, held)
        found = self.fallbacks(held, must_be_short=short)
        return replace(self._outcome(status, found), conflict=conflict)

    def hold(self, plan: Plan) -> Plan:
        """Mend the duties; place every session that can be; then move duties until all holds."""
        clock = self.clock.part(HOLD_SHARE if self.request.alternatives else 1.0)
        plan = self._mend(plan, clock)
        self.reporter.say("Placing meetings and training in the duties")
        plan = place_sessions(self.statement, plan, self.solves, clock)
        self.reporter.plan(plan, HOLD.name)
        if holds(self.statement, plan):
            return plan
        if self._surely_not():
            clock = clock.part(HOPELESS_SHARE)
        self.reporter.say("Moving duties so that as much as can be holds")
        if self.statement.problem.rota.is_cyclic:
            plan = self._make_room(plan, clock)
        return self._move(plan, clock)

    def _move(self, plan: Plan, clock: Clock) -> Plan:
        """The plan with duties moved until everything holds, or the time is up."""
        improver = Improver(
            self.statement, self.seeker.holding, self.solves, self.seeker.told(HOLD)
        )
        return improver.run(plan, clock, till_held=True)

    def _make_room(self, plan: Plan, clock: Clock) -> Plan:
        """The plan, or one whose lines were moved so that more people can meet."""
        while clock.left > 1 and not holds(self.statement, plan):
            moved = duties_for_meetings(self.statement, self.solves, clock.part(0.4))
            if moved is None:
                break
            placed = place_sessions(self.statement, moved, self.solves, clock)
            if must_cost(self.statement, placed) >= must_cost(self.statement, plan):
                break
            plan = placed
            self.reporter.plan(plan, HOLD.name)
        return plan

    def _surely_not(self) -> bool:
        """Whether it is proved at once that not everything can hold (tried where that is quick)."""
        problem = self.statement.problem
        days = sum(problem.horizon(row) for row in range(len(problem.rota.people)))
        if sum(cell.is_free for cell in problem.cells) > QUICK_PROOF or days > QUICK_DAYS:
            return False
        explainer = Explainer(self.statement, self.clock.part(HOPELESS_SHARE))
        return explainer.can_hold(self.statement, groups_of(self.statement)) is False

    def _mend(self, plan: Plan, clock: Clock) -> Plan:
        """The plan with its breaches of rules and cover mended, before any session is placed."""
        duties = self.statement.without_sessions()
        if must_cost(duties, plan) == 0:
            return plan
        self.reporter.say("Mending what must hold in the duties")
        bare = self.seeker.bare(plan)
        improver = Improver(duties, self.seeker.holding, self.solves)
        mended = improver.run(bare, clock.part(0.5), till_held=True)
        return standing_sessions(self.statement, mended)

    def fallbacks(self, held: Plan, *, must_be_short: bool) -> list[Found]:
        """Where not all can hold: one keeps cover; one, if that helps, puts sessions first.

        A station that must be short fills what it fills now in each: then there is no such choice.
        """
        self.reporter.say("Looking for what can be had of each")
        covered = keep_cover(self.statement, held, self.solves, self.clock.part(0.4))
        found = [Found(KEEP_COVER, covered, self.statement)]
        if must_be_short:
            return found
        people_first = keep_people(self.statement, covered, self.solves, self.clock)
        if people_first is not None:
            found.append(Found(KEEP_PEOPLE, people_first, self.statement))
        return found

    def _status(self, start: Plan, found: list[Found], bounds: Values) -> SolveStatus:
        """Proved best only where each proposal is as good as is proved possible in every count."""
        if self.clock.stop():
            return SolveStatus.CANCELLED
        stages = [stage for each in found for stage in each.stages(bounds)]
        if all(stage.value == stage.bound for stage in stages):
            return SolveStatus.PROVED_BEST
        same = all(each.plan.held == start.held for each in found)
        if same and holds(self.statement, start):
            return SolveStatus.NO_BETTER_FOUND
        return SolveStatus.IMPROVED

    def _outcome(
        self, status: SolveStatus, found: list[Found], bounds: Values = NOTHING_PROVED
    ) -> Outcome:
        proposals = tuple(
            self._proposal(number, each, bounds, found[0]) for number, each in enumerate(found)
        )
        shown = [each.plan for each in found]
        points = frontier(self.statement, self.seeker.seen, shown)
        return Outcome(
            status,
            round(self.clock.elapsed, 2),
            self.request.seed,
            self.request.workers,
            {"ortools": version("ortools")},
            proposals,
            frontier=points,
            off_frontier=off_frontier(self.statement, shown, points),
            repeatable=self.request.repeatable,
            budget=self.request.seconds,
        )

    def _proposal(self, number: int, found: Found, bounds: Values, first: Found) -> Proposal:
        problem = self.statement.problem
        return Proposal(
            id=chr(ord("A") + number),
            name=found.aim.name,
            why=named(found, current_plan(problem), first if number else None),
            changes=found.plan.changes(problem),
            sessions=found.plan.sessions(),
            stages=found.stages(bounds),
            claims=claims(self.statement, found.plan),
        )


def is_about_cover(conflict: Conflict) -> bool:
    """Whether cover cannot be kept even without any meeting or training."""
    return not any(rule in text for text in conflict.requirements for rule in SESSION_RULES)


def problem_of(request: Request) -> Problem:
    """The question in the solver's terms; sessions that stay keep the duties that they lie in."""
    return Problem(
        request.rota,
        request.rulebook,
        (*request.locks, *hosts_of(request.begin or request.rota, request.keep)),
        terms=request.terms,
        beside=request.beside,
        begin=request.begin,
        keep=request.keep,
    )


def propose(
    request: Request,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Proposals for a request. `stop` ends it early with the best found so far.

    A rota too large for one search is searched station by station, in processes of their own.
    """
    if stations := stations_to_search(request):
        return named_by_best(propose_trust(request, stations, on_progress, stop))
    return named_by_best(propose_whole(request, on_progress, stop))


def propose_whole(
    request: Request,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Proposals for a request by one search, in this process."""
    work = Work() if request.repeatable else None
    clock = Clock(request.seconds - min(OVERHEAD, request.seconds / 8), stop, work)
    starts: tuple[Start, ...] = ()
    if request.starts.free and not request.terms:
        on_progress(Progress(0.0, "Who begins where", "Looking for who is to begin on which line"))
        starts = choose_starts(request, lambda each: state_all(problem_of(each)), clock)
    asked, request = request, moved(request, starts)
    statement = state_all(problem_of(request))
    reporter = Reporter(statement, clock, telling(starts, on_progress))
    solves = Solves(request.seed, request.workers)
    seeker = Seeker(request, statement, solves, reporter)
    outcome = Run(request, statement, solves, clock, reporter, seeker).outcome()
    return told(asked, starts, outcome)
