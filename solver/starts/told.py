"""What an outcome says once people may begin elsewhere: who does, and what is proved no longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ambrota.starts import Start
from solver.request import Conflict, Outcome, Progress, Proposal, Request, SolveStatus, Stage

NAME = "People who begin on another line"
OF_STARTS = ("(contact)", "(training)", "(pairings)")
"""Requirements that may hold with people on other lines; seats, rest and hours cannot tell."""
NOT_PROVED = (
    "That not all can hold is proved for these starts alone: "
    "with people on other lines it may, though none was found with which it does."
)


def told(request: Request, starts: tuple[Start, ...], outcome: Outcome) -> Outcome:
    """The outcome with who begins on another line; only what is true of every start is proved."""
    if not request.starts.free:
        return outcome
    proposals = tuple(with_their_starts(each, starts) for each in outcome.proposals)
    outcome = replace(outcome, proposals=proposals, status=_status(outcome, starts, proposals))
    if outcome.conflict is not None and _turns_on_starts(outcome.conflict):
        proved_no_more = outcome.conflict.proved
        outcome = replace(outcome, conflict=replace(outcome.conflict, proved=False))
        if proved_no_more:
            outcome = replace(outcome, notes=(*outcome.notes, NOT_PROVED))
    return outcome


def telling(
    starts: tuple[Start, ...], on_progress: Callable[[Progress], None]
) -> Callable[[Progress], None]:
    """Progress whose best proposal says who begins on another line."""

    def tell(progress: Progress) -> None:
        if progress.best is not None:
            progress = replace(progress, best=with_their_starts(progress.best, starts))
        on_progress(progress)

    return tell if starts else on_progress


def with_their_starts(proposal: Proposal, starts: tuple[Start, ...]) -> Proposal:
    """The proposal of people who begin there; a bound found for these starts is none for others."""
    first, *rest = (_without_bound(stage) for stage in proposal.stages)
    many = Stage(NAME, float(len(starts)), None if starts else 0.0, "people")
    why = proposal.why
    if starts:
        who = "1 person begins" if len(starts) == 1 else f"{len(starts)} people begin"
        why = f"{why} {who} on another line."
    return replace(proposal, starts=starts, why=why, stages=(first, many, *rest))


def _without_bound(stage: Stage) -> Stage:
    return replace(stage, bound=None) if stage.bound else stage


def _turns_on_starts(conflict: Conflict) -> bool:
    return any(name in text for text in conflict.requirements for name in OF_STARTS)


def _status(
    outcome: Outcome, starts: tuple[Start, ...], proposals: tuple[Proposal, ...]
) -> SolveStatus:
    status = outcome.status
    if status is SolveStatus.CANNOT_HOLD and outcome.conflict is not None:
        turns = _turns_on_starts(outcome.conflict)
        return SolveStatus.NOT_FOUND if turns else status
    if status is SolveStatus.NO_BETTER_FOUND and starts:
        return SolveStatus.IMPROVED
    stages = [stage for each in proposals for stage in each.stages]
    if status is SolveStatus.PROVED_BEST and any(one.value != one.bound for one in stages):
        return SolveStatus.IMPROVED
    return status
