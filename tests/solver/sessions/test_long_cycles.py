"""Sessions of a long cycle are placed person by person, in some of its weeks at a time."""

from __future__ import annotations

import pytest

from ambrota.rulebook import default_rulebook
from solver.clock import Clock
from solver.plan import current_plan
from solver.price import shortfalls
from solver.problem import Problem
from solver.sessions import place
from solver.sessions.place import place_sessions
from solver.solves import Solves
from solver.statement import Statement, state_all
from tests.benchmarks.cyclic_stations import station


def placed(statement: Statement) -> tuple[int, int, int]:
    plan = place_sessions(statement, current_plan(statement.problem), Solves(1, 2), Clock(60))
    weeks = {each.session.day // 7 for each in plan.placed if each.session.kind == "training"}
    assert len(weeks) > 10
    return shortfalls(statement, plan)


def test_all_is_placed_in_turns_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = state_all(Problem(station(24, 1, faults=False), default_rulebook()))
    at_once = placed(statement)
    monkeypatch.setattr(place, "LONG_CYCLE", 20)
    assert placed(statement) == at_once == (0, 0, 0)
