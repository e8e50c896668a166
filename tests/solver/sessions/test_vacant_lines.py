"""No session is offered or placed in the duties of a vacant line, to which people come in turn."""

from __future__ import annotations

from random import Random

from ambrota.audit import inspect
from ambrota.contact import contact_audit
from ambrota.model import WEEK, Rota
from ambrota.opening import open_workbook
from ambrota.training import training_audit
from sample_rotas import BY_ID
from solver.problem import Problem
from solver.statement import state_all
from tests.solver.agreeing import random_plan


def comes_to_a_gap(rota: Rota, who: str, day: int) -> bool:
    """Whether somebody's walk comes to a vacant line in the week of a day of the cycle."""
    lines = rota.groups[rota.person(who).rota]
    at = lines.index(rota.index[who]) + day // WEEK
    return rota.people[lines[at % len(lines)]].vacant


def test_no_session_of_the_sample_stands_on_its_vacant_line() -> None:
    """Line 17 of 24 has duties by day, in which training once stood at no cost to cover."""
    opened = open_workbook(BY_ID["northgate-dca-24-line"].path)
    rota, book = inspect(opened.rota).rota, opened.rulebook
    statement = state_all(Problem(rota, book))
    plan = random_plan(Random(1), statement)
    sessions = plan.sessions()
    assert {one.kind for one in sessions} == {"contact", "training"}
    assert not [one for one in sessions if comes_to_a_gap(rota, one.person, one.day)]
    proposed = rota.with_changes(plan.changes(statement.problem)).with_sessions(sessions)
    inspection = inspect(proposed, rota)
    assert contact_audit(inspection, book.rule("contact")).invalid == ()
    assert training_audit(inspection, book.rule("training")).invalid == ()
