"""A station solved alone: guests are only met, and some seats are another station's to give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ambrota.audit import inspect
from ambrota.model import Demand, DemandRow, Rota, Session
from ambrota.rulebook import Rulebook
from solver.engines.stood_down import short_with_sessions
from solver.engines.tally import breaches
from solver.plan import current_plan
from solver.problem import Problem
from solver.request import ALONE, Beside
from solver.search import Clock, Solves
from solver.sessions.margins import Margins
from solver.sessions.place import place_sessions
from solver.sessions.standing import valid_sessions
from solver.statement import Statement, state_all
from solver.trust.cover import Shares
from solver.trust.part import Guest, part_rota
from solver.trust.parts import Station

WEEKS = ["DDDDD..", "DDNN...", "NN..DD.", "..DDDNN"]


@pytest.fixture
def rota(station: Callable[..., Rota]) -> Rota:
    """A leader who works more than is lawful, and three people whom the leader manages."""
    return inspect(station(["DDDDDDD", *WEEKS[1:]], cyclic=False)).rota


def stated(rota: Rota, book: Rulebook, beside: Beside) -> Statement:
    return state_all(Problem(rota, book, beside=beside))


def test_nothing_is_asked_of_a_guest_but_to_be_met(rota: Rota, book: Rulebook) -> None:
    alone = stated(rota, book, ALONE)
    visited = stated(rota, book, Beside(frozenset({"lead"})))
    leader = rota.index["lead"]
    assert leader in {row for _, row, *_ in breaches(alone, current_plan(alone.problem))}
    found = breaches(visited, current_plan(visited.problem))
    assert leader not in {row for _, row, *_ in found}
    assert {meeting.with_ for meeting in visited.meetings} == {leader}
    assert leader not in {teaching.person for teaching in visited.teachings}
    theirs = {cell.index for cell in visited.problem.cells if cell.person == leader}
    assert not theirs & {cell for cell, _ in visited.seats.fills}


TAUGHT = Session("training", "cpd", "p1", None, 0, 480, 600)


@pytest.mark.parametrize(("strict", "spared"), [(frozenset(), True), (frozenset({"DCA"}), False)])
def test_a_needed_seat_is_given_up_only_where_it_is_this_station_s_to_give(
    rota: Rota, book: Rulebook, strict: frozenset[str | None], spared: bool
) -> None:
    need = Demand("derived", (DemandRow("DCA", None, 0, None, 420, 1140, 1),))
    taught = rota.with_demand(need).with_sessions((TAUGHT,))
    statement = stated(taught, book, Beside(strict=strict))
    plan = valid_sessions(statement, current_plan(statement.problem))
    assert len(plan.placed) == 1
    margins = Margins(statement, plan)
    assert margins.can_spare(margins.places(plan.placed[0])) is spared
    assert bool(short_with_sessions(statement, plan)) is not spared


def test_a_guest_is_met_only_when_free(rota: Rota, book: Rulebook) -> None:
    crew = tuple(person.id for person in rota.people if person.id != "lead")
    free = frozenset((day, half) for day in range(0, 28, 2) for half in (20, 22))
    guest = Guest("lead", frozenset(), (), free)
    demand = Shares(rota, [crew]).demand(0)
    made = part_rota(
        rota, Station("Crew", crew, frozenset({"lead"})), [guest], demand, frozenset({"lead"})
    )
    assert made.person("lead").locked
    statement = stated(made, book, Beside(frozenset({"lead"})))
    plan = valid_sessions(statement, current_plan(statement.problem))
    placed = place_sessions(statement, plan, Solves(1, 2), Clock(3))
    met = [p.session for p in placed.placed if p.session.category == "one-to-one"]
    assert met
    assert {(one.day, one.start // 30) for one in met} <= free
    assert len({(one.day, one.start) for one in met}) == len(met)


def test_one_who_leads_only_elsewhere_still_gets_a_manager_s_training(rota: Rota) -> None:
    leader = Station("Leaders", ("lead",))
    made = part_rota(rota, leader, (), Demand("sheet", ()), frozenset({"lead"}))
    assert [person.id for person in made.people] == ["lead"]
    assert made.person("lead").aspirant
