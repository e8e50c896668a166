"""Sessions against seats: what a resource may give up, and one meeting at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from ambrota.audit import audit, inspect
from ambrota.model import Kind, Rota, Session, Shift
from ambrota.rulebook import Rulebook
from solver.constraints import contact, training
from solver.engines.grid_sessions import SessionGrid
from solver.plan import Plan, current_plan
from solver.primitives import Placing
from solver.problem import Problem
from solver.sessions.margins import Margins
from solver.sessions.offers import Offers
from solver.sessions.placings import placings_of
from solver.stages import HOLD
from solver.statement import Statement, state_all

Make = Callable[..., Rota]


@pytest.fixture
def desk(station: Make) -> Rota:
    """Two call handlers and a dispatcher on one desk, each needed where they sit."""
    rota = station(["DDDD...", "DDDD...", "DDDD...", "DDDD..."], cyclic=False)
    roles = {"p1": "Call handler", "p2": "Call handler", "p3": "Dispatcher"}
    people = tuple(replace(p, role=roles.get(p.id, p.role)) for p in rota.people)
    return inspect(replace(rota, people=people)).rota


def placing_of(statement: Statement, plan: Plan, session: Session) -> Placing:
    """The session as placed in the duties held."""
    problem = statement.problem
    if session.kind == "contact":
        terms = statement.rule("contact")
        hosts = contact.hosts(problem, terms, session, lambda cell: (plan.held[cell.index],))
    else:
        hosts = training.hosts(problem, session, lambda cell: (plan.held[cell.index],))
    assert hosts is not None
    return placings_of(problem, statement.seats, session, hosts)[0]


def course(person: str, start: int = 600) -> Session:
    """An hour of supervision."""
    return Session("training", "supervision", person, None, 0, start, start + 60)


def meeting(person: str, start: int) -> Session:
    """Half an hour with the leader."""
    return Session("contact", "one-to-one", person, "lead", 0, start, start + 30)


def most_placed(rota: Rota, book: Rulebook, sessions: list[Session]) -> tuple[int, list[int]]:
    """(how many of them the grid can place at once, which of them fit one after the other)."""
    statement = state_all(Problem(rota, book))
    plan = current_plan(statement.problem)
    offered = [placing_of(statement, plan, session) for session in sessions]
    grid = SessionGrid(statement, plan, frozenset(), HOLD, (), offered)
    grid.model.maximize(sum(lit for _, lit in grid.offered))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(grid.model) == cp_model.OPTIMAL
    margins, fitted = Margins(statement, plan), []
    for number, placing in enumerate(offered):
        if margins.fits(placing, margins.places(placing)):
            margins.take(placing)
            fitted.append(number)
    return round(solver.objective_value), fitted


def test_one_resource_gives_up_one_seat_even_where_its_seats_ask_for_two_roles(
    desk: Rota, book: Rulebook
) -> None:
    both = [course("p1"), course("p3")]
    assert most_placed(desk, book, both) == (1, [0])
    found = audit(desk.with_sessions(both), book)
    assert found.cover.given_up
    assert not found.cover.kept


def test_at_different_times_each_may_go(desk: Rota, book: Rulebook) -> None:
    apart = [course("p1"), course("p3", 660)]
    assert most_placed(desk, book, apart) == (2, [0, 1])
    assert audit(desk.with_sessions(apart), book).cover.kept


def test_a_stated_requirement_gives_up_nothing(desk: Rota, book: Rulebook) -> None:
    assert desk.demand is not None
    stated = replace(desk, demand=replace(desk.demand, source="sheet"))
    assert most_placed(stated, book, [course("p1")]) == (0, [])


def test_a_meeting_that_empties_two_seats_of_a_resource_does_not_fit(
    desk: Rota, book: Rulebook
) -> None:
    together = replace(
        desk, duties=tuple(replace(duty, resource="DCA") for duty in desk.duties), demand=None
    )
    rota = inspect(together).rota
    assert most_placed(rota, book, [meeting("p1", 600)]) == (0, [])
    assert not audit(rota.with_sessions([meeting("p1", 600)]), book).cover.kept


def test_a_manager_meets_one_person_at_a_time(desk: Rota, book: Rulebook) -> None:
    assert most_placed(desk, book, [meeting("p1", 600), meeting("p2", 615)]) == (1, [0])
    assert most_placed(desk, book, [meeting("p1", 600), meeting("p2", 630)]) == (2, [0, 1])


def test_no_training_is_offered_within_a_training_duty(station: Make, book: Rulebook) -> None:
    """Its hours count as the duty's; the audit counts none of the session's beside them."""
    rota = station(["DDDD...", "DDDD..."], cyclic=False)
    taught = TAUGHT.duty("p1", 0)
    statement = state_all(Problem(replace(rota, duties=(*rota.duties, taught)), book))
    plan = current_plan(statement.problem)
    offers = Offers(statement, lambda cell: (plan.held[cell.index],), 4)
    found = list(offers.training(1, [("supervision", 60)], range(2)))
    open_ = [one.session for one in found if not any(map(plan.holds, one.bars))]
    assert {one.session.day for one in found} == {0, 1}
    assert not [one for one in open_ if one.day == 0 and one.start >= 540 and one.end <= 1020]


TAUGHT = Shift("TR", Kind.TRAINING, 540, 1020, 450)
