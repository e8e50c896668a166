"""A cyclic rota made from nothing: by whole stretches of days, where all is asked of every line.

What the engine leaves out is left to the search, which then begins with the engine's rota.
"""

from __future__ import annotations

from collections import defaultdict

from ambrota.rules.base import Level
from solver.clock import Clock
from solver.engines.stints.circulation import Answer
from solver.engines.stints.engine import Stints
from solver.engines.stints.weekly import weekly
from solver.engines.tally import claims
from solver.explaining.terms_conflict import TermsConflict
from solver.made.outcome import made
from solver.plan import Plan
from solver.price import is_must
from solver.primitives import Primitive
from solver.request import Conflict, Outcome, Proposal, Request, SolveStatus, Stage
from solver.statement import Statement

PRACTICE_SHARE = 0.3
"""Of the time, most that goes into good practice before the search goes on from there."""
ALL = Conflict(("All that is asked of the rota (terms), together",), True, ())


def made_or_begun(request: Request, statement: Statement, clock: Clock) -> Outcome | Plan | None:
    """The outcome; or the rota to begin a search with; None where there is neither."""
    maker = _Maker(request, statement, clock)
    found = maker.plan(clock, maker.musts)
    if found is Answer.NONE:
        conflict = None
        if request.explain:
            conflict = TermsConflict(statement, clock, request.seed).conflict()
        return made(request, clock, SolveStatus.CANNOT_HOLD, None, conflict or ALL)
    if isinstance(found, Answer):
        return None
    plan = maker.with_practice(found)
    if statement.seats.rows or statement.meetings or statement.teachings or maker.priced:
        return plan
    proposal = maker.proposal(plan)
    if any(stage.value for stage in proposal.stages):
        return plan
    return made(request, clock, SolveStatus.PROVED_BEST, proposal)


class _Maker:
    """Makes rotas of one statement: of what must hold, and of as much good practice as goes in."""

    def __init__(self, request: Request, statement: Statement, clock: Clock) -> None:
        self.request, self.statement, self.clock = request, statement, clock
        self.musts: list[Primitive] = []
        self.practice: dict[str, list[Primitive]] = defaultdict(list)
        self.priced = False
        for each in statement.primitives:
            if is_must(statement, each):
                self.musts.append(each)
            elif statement.levels.get(each.mark.rule) is Level.SHOULD:
                self.practice[each.mark.rule].append(each)
            else:
                self.priced = True

    def plan(self, clock: Clock, asked: list[Primitive]) -> Plan | Answer:
        """A rota that holds all of it that the engine carries."""
        engine = Stints(weekly(self.statement.problem, asked))
        return engine.plan(clock, self.request.seed, self.request.workers)

    def with_practice(self, plan: Plan) -> Plan:
        """A rota that holds good practice as well: all of it or, rule by rule, what goes in."""
        if not self.practice:
            return plan
        clock = self.clock.part(PRACTICE_SHARE)
        asked = list(self.musts)
        for more in self.practice.values():
            asked += more
        whole = self.plan(clock.part(0.5), asked)
        if isinstance(whole, Plan):
            return whole
        asked = list(self.musts)
        for number, more in enumerate(self.practice.values()):
            tried = self.plan(clock.part(1 / (len(self.practice) - number)), [*asked, *more])
            if isinstance(tried, Plan):
                plan, asked = tried, [*asked, *more]
        return plan

    def proposal(self, plan: Plan) -> Proposal:
        """The rota with what the tally counts in it, whatever the engine says of it."""
        counted = claims(self.statement, plan)

        def stage(name: str, level: Level) -> Stage:
            rules = [rule for rule, each in self.statement.levels.items() if each is level]
            amount = float(sum(counted.get(rule, 0) for rule in rules))
            return Stage(name, amount, 0.0, "breaches")

        stages = [stage("What must hold: breaches", Level.MUST)]
        if self.practice:
            stages.append(stage("Good practice: breaches", Level.SHOULD))
        return Proposal(
            id="A",
            name="Made from nothing",
            why="Holds all that is asked of it.",
            changes=plan.changes(self.statement.problem),
            sessions=(),
            stages=tuple(stages),
            claims=counted,
        )
