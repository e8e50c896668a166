"""A cyclic rota made from nothing: by whole stretches of days, where all is asked of every line.

What the engine leaves out is left to the search, which then begins with the engine's rota.
"""

from __future__ import annotations

from importlib.metadata import version

from ambrota.rules.base import Level
from solver.clock import Clock
from solver.engines.circulation import Answer
from solver.engines.stints import Stints
from solver.engines.tally import claims
from solver.engines.weekly import weekly
from solver.plan import Plan
from solver.price import is_must
from solver.request import Conflict, Outcome, Proposal, Request, SolveStatus, Stage
from solver.statement import Statement
from solver.terms_conflict import TermsConflict

ALL = Conflict(("All that is asked of the rota (terms), together",), True, ())


def made_or_begun(request: Request, statement: Statement, clock: Clock) -> Outcome | Plan | None:
    """The outcome; or the rota to begin a search with; None where there is neither."""
    musts = [each for each in statement.primitives if is_must(statement, each)]
    engine = Stints(weekly(statement.problem, musts))
    found = engine.plan(clock, request.seed, request.workers)
    if found is Answer.NONE:
        conflict = None
        if request.explain:
            conflict = TermsConflict(statement, clock, request.seed).conflict()
        return _outcome(request, clock, SolveStatus.CANNOT_HOLD, None, conflict or ALL)
    if found is Answer.UNKNOWN:
        return None
    assert isinstance(found, Plan)
    asked_more = statement.seats.rows or statement.meetings or statement.teachings
    if asked_more or len(musts) < len(statement.primitives):
        return found
    proposal = _proposal(statement, found)
    if proposal.stages[0].value > 0:
        return found
    return _outcome(request, clock, SolveStatus.PROVED_BEST, proposal)


def _proposal(statement: Statement, plan: Plan) -> Proposal:
    """The rota with what the tally counts in it, whatever the engine says of it."""
    counted = claims(statement, plan)
    must = [rule for rule, level in statement.levels.items() if level is Level.MUST]
    breaches = float(sum(counted.get(rule, 0) for rule in must))
    return Proposal(
        id="A",
        name="Made from nothing",
        why="Holds all that is asked of it.",
        changes=plan.changes(statement.problem),
        sessions=(),
        stages=(Stage("What must hold: breaches", breaches, 0.0, "breaches"),),
        claims=counted,
    )


def _outcome(
    request: Request,
    clock: Clock,
    status: SolveStatus,
    proposal: Proposal | None,
    conflict: Conflict | None = None,
) -> Outcome:
    return Outcome(
        status,
        round(clock.elapsed, 2),
        request.seed,
        request.workers,
        {"ortools": version("ortools")},
        () if proposal is None else (proposal,),
        conflict,
        repeatable=request.repeatable,
        budget=request.seconds,
    )
