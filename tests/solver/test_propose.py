"""From a small rota to proposals: they hold, their claims are the audit's, nothing gets worse."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import Audit, audit, inspect
from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Level, Status
from solver.engines.stood_down import short_with_sessions
from solver.plan import current_plan
from solver.price import holds
from solver.problem import Problem
from solver.request import Lock, Outcome, Proposal, Request, SolveStatus
from solver.run import propose
from solver.search import Clock, Solves
from solver.sessions.place import place_sessions
from solver.sessions.standing import standing_sessions, valid_sessions
from solver.statement import state_all

DATED = ["DDDD...", "DD..DD.", "..DDDD.", "D.DD..D", ".DD.DD."]
CYCLE = ["DDD.D..", "DD.DD..", "..DDD..", "D..DD..", ".DDD..D"]
Make = Callable[..., Rota]


def search(rota: Rota, book: Rulebook, locks: tuple[Lock, ...] = ()) -> Outcome:
    """Three seconds of search, always with the same seed."""
    rota = inspect(rota).rota
    return propose(Request(rota, book, seconds=3, seed=7, alternatives=2, locks=locks))


def certified(rota: Rota, book: Rulebook, proposal: Proposal) -> Audit:
    """The audit of a proposal, once it has been found to say what the proposal claims."""
    current = inspect(rota).rota
    found = audit(proposal.apply(current), book, current)
    judged = {rule.id for rule in book.rules if rule.level in (Level.MUST, Level.SHOULD)}
    assert {rule: count for rule, count in found.counts().items() if rule in judged} == (
        proposal.claims
    )
    return found


@pytest.mark.parametrize(
    ("weeks", "cyclic"), [(DATED, False), (CYCLE, True)], ids=["dated", "cyclic"]
)
def test_proposals_hold_and_claim_what_the_audit_finds(
    station: Make, book: Rulebook, weeks: list[str], cyclic: bool
) -> None:
    rota = station(weeks, cyclic=cyclic)
    assert not audit(rota, book).holds
    outcome = search(rota, book)
    assert outcome.status in (SolveStatus.IMPROVED, SolveStatus.PROVED_BEST)
    for proposal in outcome.proposals:
        assert certified(rota, book, proposal).holds
        assert proposal.sessions


def test_what_is_breached_already_gets_no_worse(station: Make, book: Rulebook) -> None:
    rota = station(["DDDD...", "NDDDDDD", "..DDDD.", "DDDDDDD"], cyclic=False)
    never = (Status.LAW, Status.CONTRACT)
    before = audit(rota, book).counts()
    bound = [r.id for r in book.rules if r.status in never or r.id in ("locks", "relief")]
    musts = [rule for rule in bound if rule in before]  # what is only shown binds nobody
    assert len(musts) > 5
    outcome = search(rota, book)
    assert outcome.proposals
    for proposal in outcome.proposals:
        after = certified(rota, book, proposal).counts()
        worse = {rule: (before[rule], after[rule]) for rule in musts if after[rule] > before[rule]}
        assert not worse


def test_locked_people_and_days_stay_as_they_are(station: Make, book: Rulebook) -> None:
    rota = station(["DDDD...", "NDDDDDD", "..DDDD.", "DDDDDDD"], cyclic=False)
    people = tuple(replace(p, locked=p.id == "p1") for p in rota.people)
    outcome = search(replace(rota, people=people), book, (Lock("p3", 0, 13),))
    changed = {
        (change.person, change.day) for found in outcome.proposals for change in found.changes
    }
    assert not {(person, day) for person, day in changed if person == "p1"}
    assert not {(person, day) for person, day in changed if person == "p3" and day <= 13}


def test_sessions_are_placed_without_moving_anybody(station: Make, book: Rulebook) -> None:
    rota = inspect(station(DATED, cyclic=False)).rota
    statement = state_all(Problem(rota, book))
    plan = current_plan(statement.problem)
    assert not holds(statement, plan)
    placed = place_sessions(statement, plan, Solves(1, 2), Clock(5))
    assert placed.held == plan.held
    assert holds(statement, placed)
    found = audit(rota.with_sessions(placed.sessions()), book, rota)
    assert found.holds
    assert (found.contact.invalid, found.training.invalid) == ((), ())


def test_sessions_of_the_workbook_that_take_a_needed_seat_do_not_stand(
    station: Make, book: Rulebook
) -> None:
    rota = inspect(station(DATED, cyclic=False)).rota
    assert rota.demand is not None
    statement = state_all(Problem(rota, book))
    placed = place_sessions(statement, current_plan(statement.problem), Solves(1, 2), Clock(5))
    # The same needs stated, not derived: no seat may be given up for a session.
    strict = replace(rota, demand=replace(rota.demand, source="sheet"), sessions=placed.sessions())
    statement = state_all(Problem(strict, book))
    plan = current_plan(statement.problem)
    assert len(valid_sessions(statement, plan).placed) == len(placed.placed)
    standing = standing_sessions(statement, plan)
    assert len(standing.placed) < len(placed.placed)
    assert not short_with_sessions(statement, standing)


def test_a_request_and_its_outcome_travel_between_processes(station: Make, book: Rulebook) -> None:
    rota = inspect(station(DATED, cyclic=False)).rota
    request = Request(rota, book, seconds=1, locks=(Lock("p1", 0, 3),))
    assert pickle.loads(pickle.dumps(request)) == request
    outcome = propose(request)
    assert pickle.loads(pickle.dumps(outcome)) == outcome
