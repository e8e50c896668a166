"""Meetings that no contact period needs are taken out again, and no others."""

from __future__ import annotations

from random import Random

import pytest

from ambrota.audit import inspect
from ambrota.opening import open_workbook
from sample_rotas import BY_ID
from solver.engines.tally import unmet
from solver.plan import Plan
from solver.problem import Problem
from solver.sessions.needless import without_needless
from solver.statement import Statement, state_all
from tests.solver.agreeing import random_plan


@pytest.fixture(scope="module")
def stated() -> Statement:
    opened = open_workbook(BY_ID["northgate-dca-24-line"].path)
    return state_all(Problem(inspect(opened.rota).rota, opened.rulebook))


def with_more(statement: Statement, seed: int) -> Plan:
    """A plan with the meetings of two."""
    one, two = (random_plan(Random(each), statement) for each in (seed, seed + 100))
    return Plan(one.held, tuple(dict.fromkeys((*one.placed, *two.placed))))


def missing(statement: Statement, plan: Plan) -> set[int]:
    return {at for at, meeting in enumerate(statement.meetings) if unmet(meeting, plan)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_left_is_needed_and_nothing_is_lost(stated: Statement, seed: int) -> None:
    plan = with_more(stated, seed)
    left = without_needless(stated, plan)
    assert set(left.placed) < set(plan.placed)
    before = missing(stated, plan)
    assert missing(stated, left) == before
    gone = set(plan.placed) - set(left.placed)
    assert {placing.session.kind for placing in gone} == {"contact"}
    for placing in left.placed:
        if placing.session.kind == "contact":
            fewer = Plan(left.held, tuple(each for each in left.placed if each != placing))
            assert missing(stated, fewer) > before


def test_the_audit_finds_no_more_people_without_a_meeting(stated: Statement) -> None:
    rota, rule = stated.problem.rota, stated.rule("contact")
    plan = with_more(stated, 1)
    found = [
        len(list(rule.audit(inspect(rota.with_sessions(each.sessions()), rota))))
        for each in (plan, without_needless(stated, plan))
    ]
    assert found[0] == found[1] > 0


def test_what_stands_in_the_rota_today_stays(stated: Statement) -> None:
    plan = random_plan(Random(1), stated)
    rota = stated.problem.rota.with_sessions(plan.sessions())
    again = state_all(Problem(rota, stated.problem.rulebook))
    assert without_needless(again, plan).placed == plan.placed
