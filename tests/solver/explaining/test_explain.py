"""Why not all can hold: a proved conflict, with nothing in it to spare, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from ambrota.audit import audit
from ambrota.model import Demand, DemandRow, Rota
from ambrota.rulebook import Rulebook
from solver.explaining.asking import Group
from solver.explaining.explain import Explainer, explain
from solver.explaining.unproved import unproved
from solver.plan import current_plan
from solver.problem import Problem
from solver.search import Clock, Solves
from solver.statement import Statement, state_all

CONFLICT = [("cover", "DCA", None), ("contact", 0, 1)]


@pytest.fixture
def nights_only(station: Callable[..., Rota], without: Callable[..., Rulebook]) -> Statement:
    """One paramedic, whom cover needs at night, and a locked leader who works by day."""
    rota = station(["DDDD...", "NNNN...", "D......"], cyclic=False)
    nights = tuple(DemandRow("DCA", None, day, None, 1140, 1860, 1) for day in range(4))
    leader, paramedic, vacancy = rota.people
    people = (replace(leader, locked=True), paramedic, replace(vacancy, vacant=True))
    rota = replace(rota, people=people, demand=Demand("sheet", nights))
    return state_all(Problem(rota, without("training")))


def test_a_conflict_is_proved_and_nothing_in_it_is_to_spare(nights_only: Statement) -> None:
    explainer = Explainer(nights_only, Clock(20))
    core = explainer.conflict()
    assert core is not None
    assert sorted(core, key=str) == sorted(CONFLICT, key=str)
    assert explainer.can_hold(nights_only, core) is False
    for group in core:
        assert explainer.can_hold(nights_only, [other for other in core if other != group])


def test_what_the_best_rota_lacks_is_tried_before_all_else(
    nights_only: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    explainer = Explainer(nights_only, Clock(20))
    tried: list[set[Group]] = []
    can_hold = explainer.can_hold

    def watched(statement: Statement, hard: Iterable[Group]) -> bool | None:
        tried.append({*hard})
        return can_hold(statement, tried[-1])

    monkeypatch.setattr(explainer, "can_hold", watched)
    core = explainer.conflict(missing=[("cover", "DCA")])
    assert tried[0] == {("cover", "DCA", None)}
    assert sorted(core or [], key=str) == sorted(CONFLICT, key=str)


def test_a_conflict_is_told_in_words_with_ways_out(nights_only: Statement) -> None:
    conflict = explain(nights_only, current_plan(nights_only.problem), Clock(20), Solves(1, 2))
    assert conflict.proved
    told = " ".join(conflict.requirements)
    assert "(cover)" in told
    assert "(contact)" in told
    assert {way.unit for way in conflict.ways_out} == {"seat-hours", "one-to-ones", "WTE"}
    assert all(way.verified for way in conflict.ways_out)
    assert conflict.held_without == (True,) * len(conflict.requirements)
    assert all(way.amount > 0 for way in conflict.ways_out)


def test_no_conflict_is_claimed_where_all_can_hold(
    station: Callable[..., Rota], without: Callable[..., Rulebook]
) -> None:
    rota = station(["DDDD...", "DDDD...", "..DDDD."], cyclic=False)
    statement = state_all(Problem(rota, without("training")))
    assert Explainer(statement, Clock(20)).conflict() is None


def test_a_way_out_says_what_gives_way_as_a_request_can_take_it(nights_only: Statement) -> None:
    conflict = explain(nights_only, current_plan(nights_only.problem), Clock(20), Solves(1, 2))
    ways = {way.unit: way for way in conflict.ways_out}
    seats = ways["seat-hours"].gives[0].seats
    assert {(resource, role) for resource, role, *_ in seats} == {("DCA", None)}
    assert sum(each[4] for each in seats) / 2 == ways["seat-hours"].amount
    assert ways["one-to-ones"].gives[0].rule == "contact"
    assert ways["one-to-ones"].gives[0].people == ("p1",)
    more = ways["WTE"].gives[0].rota
    assert more is not None
    assert {one.id for one in more.people} >= {one.id for one in nights_only.problem.rota.people}


def test_every_rule_that_the_best_rota_breaks_is_told_where_nothing_is_proved(
    station: Callable[..., Rota], without: Callable[..., Rulebook]
) -> None:
    """A day after a night leaves no daily rest: what no guarantee lacks has a way out too."""
    rota = station(["ND....."], cyclic=False)
    book = without("training", "contact", "cover")
    statement = state_all(Problem(rota, book))
    conflict = unproved(statement, current_plan(statement.problem))
    assert not conflict.proved
    assert any("(daily-rest)" in text for text in conflict.requirements)
    ways = {way.change: way for way in conflict.ways_out}
    rest = next(way for change, way in ways.items() if "(daily-rest)" in change)
    breaches = audit(rota, book).counts()["daily-rest"]
    assert (rest.unit, rest.amount, rest.verified) == ("times", breaches, False)
    assert len(conflict.ways_out) == len(conflict.requirements)
