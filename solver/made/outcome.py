"""What comes of a rota made from nothing, as the outcome of its request."""

from __future__ import annotations

from importlib.metadata import version

from solver.clock import Clock
from solver.request import Conflict, Outcome, Proposal, Request, SolveStatus


def made(
    request: Request,
    clock: Clock,
    status: SolveStatus,
    proposal: Proposal | None,
    conflict: Conflict | None = None,
) -> Outcome:
    """The end of the search: one proposal at the most."""
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
