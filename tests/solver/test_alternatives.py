"""Stages that keep their order, alternatives that people tell apart, and the frontier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from ortools.sat.python import cp_model

from ambrota.audit import audit, inspect
from ambrota.model import Rota
from ambrota.rulebook import Rulebook, default_rulebook
from solver.alternatives import Found, distinct, several
from solver.engines.dues import LARGEST, Dues
from solver.plan import Plan, current_plan
from solver.price import worth
from solver.problem import Problem
from solver.request import Outcome, Proposal, Request
from solver.run import propose
from solver.search import Clock, Solves
from solver.sessions.place import place_sessions
from solver.sessions.spare import spare_of
from solver.stages import (
    ALTERNATIVES,
    BALANCED,
    BEST_FOR_PEOPLE,
    CHANGES,
    FEWEST_CHANGES,
    PEOPLE,
    PRACTICE,
)
from solver.statement import Statement, state_all
from tests.solver.conftest import station_of

Make = Callable[..., Rota]
WEEKS = ["DDDD...", "DDNN...", "NN..DD.", "..DDNN.", "D.DD..D", ".DDNN.."]


@pytest.fixture
def stated(station: Make, book: Rulebook) -> Statement:
    """A small dated station."""
    return state_all(Problem(inspect(station(WEEKS, cyclic=False)).rota, book))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """Four alternatives of a small station."""
    book = default_rulebook()
    book = book.with_rule(replace(book.rule("training"), statutory=10.0, cpd=0.0, leadership=0.0))
    rota = inspect(station_of(WEEKS, cyclic=False)).rota
    return propose(Request(rota, book, seconds=20, seed=4, alternatives=4, repeatable=True))


def test_no_later_stage_outweighs_an_earlier_one() -> None:
    """Of all ways to pay, the cheapest by the sum is the least stage by stage."""
    dues = Dues(BEST_FOR_PEOPLE)
    model = cp_model.CpModel()
    paid = {kind: model.new_int_var(0, 4, kind) for kind in (PRACTICE, PEOPLE, CHANGES)}
    for kind, factor in ((PRACTICE, 1), (PEOPLE, 7), (CHANGES, 3)):
        dues.add(kind, factor, paid[kind], 4)
    allowed = [each for each in product(range(5), repeat=3) if sum(each) >= 4]
    model.add_allowed_assignments([*paid.values()], allowed)
    model.minimize(dues.total())
    solver = cp_model.CpSolver()
    assert solver.solve(model) == cp_model.OPTIMAL
    assert tuple(solver.value(each) for each in paid.values()) == min(allowed)


def test_a_sum_too_large_leaves_the_last_stages_out() -> None:
    dues = Dues(BEST_FOR_PEOPLE)
    model = cp_model.CpModel()
    for kind in (PRACTICE, PEOPLE, CHANGES):
        dues.add(kind, 1, model.new_int_var(0, 1 << 20, ""), 1 << 20)
    model.minimize(dues.total())
    assert max(map(abs, model.proto.objective.coeffs)) <= LARGEST
    assert len(model.proto.objective.vars) == 2


@pytest.mark.parametrize("aim", ALTERNATIVES, ids=lambda aim: aim.name)
def test_what_must_hold_is_the_first_stage_of_every_aim(stated: Statement, aim: object) -> None:
    now = current_plan(stated.problem)
    placed = place_sessions(stated, now, Solves(1, 2), Clock(5))
    assert worth(stated, placed, aim) < worth(stated, now, aim)  # type: ignore[arg-type]


def test_the_fewest_changes_are_fewest(outcome: Outcome) -> None:
    first, *others = outcome.proposals
    assert first.name == FEWEST_CHANGES.name
    assert others
    assert all(len(first.changes) <= len(other.changes) for other in others)
    assert [stage.name for stage in first.stages][:2] == [
        "What must hold: breaches",
        "Days changed",
    ]


def test_alternatives_are_told_apart_by_what_is_counted(outcome: Outcome) -> None:
    assert len({made.why for made in outcome.proposals}) == len(outcome.proposals)
    assert "Against A" not in outcome.proposals[0].why
    assert all("Against A" in made.why for made in outcome.proposals[1:])


def test_only_the_aims_asked_for_are_looked_for() -> None:
    rota = inspect(station_of(WEEKS, cyclic=False)).rota
    book = default_rulebook()
    book = book.with_rule(replace(book.rule("training"), statutory=10.0, cpd=0.0, leadership=0.0))
    asked = Request(
        rota, book, seconds=8, seed=4, alternatives=1, repeatable=True, aims=("Best for people",)
    )
    assert [each.name for each in propose(asked).proposals] == ["Best for people"]


def test_a_swap_that_nobody_would_notice_is_no_alternative(stated: Statement) -> None:
    """Two people of one role, grade and contract trade three duties of the same code."""
    plan = current_plan(stated.problem)
    assert len(distinct([Found(BALANCED, plan, stated), Found(BALANCED, plan, stated)])) == 1
    moved = dict(list(_other(stated, plan).items())[:2])
    few = Found(BALANCED, plan.with_cells(moved, ()), stated)
    assert distinct([Found(BALANCED, plan, stated), few]) == [Found(BALANCED, plan, stated)]


def _other(stated: Statement, plan: Plan) -> dict[int, int]:
    free = [cell for cell in stated.problem.cells if cell.is_free]
    return {cell.index: (plan.held[cell.index] + 1) % len(cell.choices) for cell in free}


def test_no_point_of_the_frontier_beats_another(outcome: Outcome) -> None:
    points = outcome.frontier
    assert points
    covers, occasions = [p.cover for p in points], [p.occasions for p in points]
    assert covers == sorted(covers, reverse=True)
    assert occasions == sorted(occasions, reverse=True)
    assert len({*zip(covers, occasions, strict=True)}) == len(points)
    ids = {made.id for made in outcome.proposals}
    assert {point.proposal for point in points} - {None} <= ids


@pytest.mark.parametrize("cyclic", [False, True], ids=["dated", "cyclic"])
def test_what_sessions_take_is_what_the_audit_calls_given_up(
    station: Make, book: Rulebook, cyclic: bool
) -> None:
    rota = inspect(station(WEEKS, cyclic=cyclic)).rota
    stated = state_all(Problem(rota, book))
    plan = place_sessions(stated, current_plan(stated.problem), Solves(1, 2), Clock(5))
    found = audit(rota.with_sessions(plan.sessions()), book, rota).cover
    assert found.given_up_hours > 0
    assert spare_of(stated, plan).given_up_hours == found.given_up_hours


def test_no_aim_ends_above_what_another_came_upon(stated: Statement) -> None:
    """Each aim takes the best of all plans; what is left of one that shares it stands between."""
    now = place_sessions(stated, current_plan(stated.problem), Solves(1, 2), Clock(5))
    far = now.with_cells(_other(stated, now), now.placed)
    half = now.with_cells(dict(list(_other(stated, now).items())[:9]), now.placed)
    plans = sorted((now, far, half), key=lambda plan: worth(stated, plan, BALANCED))
    tried = [Found(BALANCED, plans[2], stated), Found(BEST_FOR_PEOPLE, plans[1], stated)]
    found = several(tried, plans, [], 3)
    for each in found:
        if each.aim in (BALANCED, BEST_FOR_PEOPLE):
            least = min(worth(stated, plan, each.aim) for plan in plans)
            assert worth(stated, each.plan, each.aim) == least
    assert len({each.plan for each in found}) == len(found)
    assert distinct(found) == found
    assert several(tried, plans, [], 1) == found[:1]


def test_no_aim_of_an_outcome_is_served_better_by_another_of_its_proposals(
    outcome: Outcome,
) -> None:
    """By the stages told: the first of an aim that differs is no higher than any other's."""
    fewest = [stage.value for stage in outcome.proposals[0].stages if stage.name == "Days changed"]
    for other in outcome.proposals[1:]:
        assert fewest <= [stage.value for stage in other.stages if stage.name == "Days changed"]
    balanced = next(made for made in outcome.proposals if made.name == BALANCED.name)
    practice = _stage(balanced, "Good practice: breaches")
    assert all(practice <= _stage(made, "Good practice: breaches") for made in outcome.proposals)


def _stage(made: Proposal, name: str) -> float:
    return next(stage.value for stage in made.stages if stage.name == name)
