"""Proposals for a whole trust out of those of its stations, and what is claimed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from ambrota.model import Change, Rota, Session
from ambrota.rules.base import Level
from solver.engines.tally import breaches, claims
from solver.plan import Plan, current_plan
from solver.problem import Problem
from solver.request import Conflict, Outcome, Proposal, Request, SolveStatus, Stage
from solver.sessions.standing import valid_sessions
from solver.statement import Statement, state_all

MUST_STAGE = "What must hold: breaches"


def counted(request: Request, rota: Rota) -> dict[str, int]:
    """Breaches of each rule in a whole rota, by the solver's own count."""
    return claims(*stated(request, rota))


class Charged(NamedTuple):
    """Whom breaches of what must hold are charged to, and the resources that are short."""

    people: frozenset[str]
    resources: frozenset[str | None]
    nobody: bool


def charged(request: Request, proposal: Proposal) -> Charged:
    """Where a proposal breaches what must hold; `nobody`: some of it is neither's."""
    statement, plan = stated(request, proposal.apply(request.rota))
    rota = request.rota
    found = [
        each for each in breaches(statement, plan) if statement.levels.get(each[0]) is Level.MUST
    ]
    return Charged(
        frozenset(rota.people[person].id for _, person, *_ in found if person is not None),
        frozenset(cast(str | None, slot[0]) for rule, *_, slot in found if rule == "cover"),
        any(person is None and rule != "cover" for rule, person, *_ in found),
    )


def stated(request: Request, rota: Rota, *, with_aims: bool = False) -> tuple[Statement, Plan]:
    """A whole rota of which no cell may change: a thousand people take seconds, little memory."""
    problem = Problem(rota, request.rulebook, current=request.rota, fixed=True)
    statement = state_all(problem, with_aims=with_aims)
    return statement, valid_sessions(statement, current_plan(problem))


def musts(request: Request, found: Mapping[str, int]) -> int:
    """How many of these are breaches of what must hold."""
    levels = {rule.id: rule.level for rule in request.rulebook.rules}
    return sum(number for rule, number in found.items() if levels[rule] is Level.MUST)


def joined(
    request: Request,
    outcomes: Sequence[Outcome],
    kept: frozenset[str],
) -> tuple[Proposal, ...]:
    """Like-named proposals of the stations put together, those alike dropped.

    A station without one of a name gives the one it has in its place. `kept`: people whose station
    has no proposal and keeps what it has.
    """
    able = [one.proposals for one in outcomes if one.proposals]
    names: dict[str, None] = {}
    for proposals in sorted(able, key=lambda each: -len(each)):
        names |= dict.fromkeys(proposal.name for proposal in proposals)
    made: list[Proposal] = []
    for name in names:
        parts = [_named(proposals, name, list(names)) for proposals in able]
        proposal = _together(request, chr(ord("A") + len(made)), name, parts, kept)
        if all(proposal.changes != other.changes for other in made):
            made.append(proposal)
    return tuple(made[: max(1, request.alternatives)])


def numbered(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals with ids in their order."""
    return tuple(replace(each, id=chr(ord("A") + at)) for at, each in enumerate(proposals))


def _named(proposals: Sequence[Proposal], name: str, order: list[str]) -> Proposal:
    """The proposal of that name; where there is none, the last of those that come before it."""
    before = [each for each in proposals if order.index(each.name) <= order.index(name)]
    return before[-1] if before else proposals[0]


def _together(
    request: Request,
    number: str,
    name: str,
    parts: Sequence[Proposal],
    kept: frozenset[str],
) -> Proposal:
    rota = request.rota
    changes = sorted(
        (change for part in parts for change in part.changes),
        key=lambda change: (rota.index[change.person], change.day),
    )
    sessions = [session for part in parts for session in part.sessions]
    sessions += [session for session in rota.sessions if session.person in kept]
    sessions.sort(key=lambda each: (each.day, each.start, each.kind, each.person))
    return whole_proposal(request, number, name, changes, sessions, _stages(parts))


def whole_proposal(
    request: Request,
    number: str,
    name: str,
    changes: Iterable[Change],
    sessions: Iterable[Session],
    stages: Sequence[Stage],
) -> Proposal:
    """A proposal for the whole rota, counted as a whole, with the sessions that are valid in it."""
    changes = tuple(changes)
    rota = request.rota.with_changes(changes).with_sessions(tuple(sessions))
    statement, plan = stated(request, rota)
    found = claims(statement, plan)
    must = Stage(MUST_STAGE, float(musts(request, found)), 0.0, "breaches")
    changed = len({change.person for change in changes})
    return Proposal(
        number,
        name,
        f"{name}, station by station: {len(changes)} person-days of {changed} people change.",
        changes,
        plan.sessions(),
        (must, *(stage for stage in stages if stage.name != MUST_STAGE)),
        found,
    )


def _stages(parts: Sequence[Proposal]) -> list[Stage]:
    """What the stations' stages come to together.

    Whatever the whole does, each station's own people do no less than is proved of them alone, and
    a count is never below nothing: so what is proved of the whole is the sum.
    """
    found: dict[str, Stage] = {}
    for part in parts:
        for stage in part.stages:
            before = found.get(stage.name, Stage(stage.name, 0.0, 0.0, stage.unit))
            unproved = stage.bound is None or before.bound is None
            bound = None if unproved else (before.bound or 0.0) + (stage.bound or 0.0)
            found[stage.name] = Stage(stage.name, before.value + stage.value, bound, stage.unit)
    return list(found.values())


def conflict_of(
    names: Sequence[str], outcomes: Sequence[Outcome], closed: Sequence[bool]
) -> Conflict | None:
    """Which station cannot hold, and why: one that is proved, else all that were not made to.

    What is proved of a station that others bear on is not proved of the trust.
    """
    failed = [
        (name, one.conflict, whole and one.conflict.proved)
        for name, one, whole in zip(names, outcomes, closed, strict=True)
        if one.conflict is not None
    ]
    proved = [each for each in failed if each[2]]
    chosen = proved[:1] or failed
    if not chosen:
        return None
    return Conflict(
        tuple(f"{name}: {text}" for name, told, _ in chosen for text in told.requirements),
        bool(proved),
        tuple(
            replace(way, change=f"{name}: {way.change}")
            for name, told, _ in chosen
            for way in told.ways_out
        ),
    )


def status_of(
    request: Request, outcomes: Sequence[Outcome], proposals: Sequence[Proposal], proved: bool
) -> SolveStatus:
    """How the search of a trust ended."""
    if any(one.status is SolveStatus.CANCELLED for one in outcomes):
        return SolveStatus.CANCELLED
    if not any(musts(request, each.claims) == 0 for each in proposals):
        return SolveStatus.CANNOT_HOLD if proved else SolveStatus.NOT_FOUND
    if all(one.status is SolveStatus.NO_BETTER_FOUND for one in outcomes):
        return SolveStatus.NO_BETTER_FOUND
    if all(stage.value == stage.bound for each in proposals for stage in each.stages):
        return SolveStatus.PROVED_BEST
    return SolveStatus.IMPROVED
