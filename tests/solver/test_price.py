"""What a plan costs, counted from plan to plan, is what it costs counted at once."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from ambrota.audit import inspect
from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from solver.plan import Plan, current_plan
from solver.price import Ledger, holds, must_cost, price
from solver.problem import Problem
from solver.search import Clock, Solves
from solver.sessions.place import place_sessions
from solver.stages import BALANCED, FEWEST_CHANGES, HOLD, Aim
from solver.statement import Statement, state_all

WEEKS = ["DDNN...", "NN..DD.", "..DDDNN", "D.DD..D", ".DDNN.."]


@pytest.fixture(params=[False, True], ids=["dated", "cyclic"])
def stated(
    request: pytest.FixtureRequest, station: Callable[..., Rota], book: Rulebook
) -> Statement:
    """Five people of whom much can be changed and much can be breached."""
    return state_all(Problem(inspect(station(WEEKS, cyclic=request.param)).rota, book))


@pytest.mark.parametrize("aim", [HOLD, FEWEST_CHANGES, BALANCED], ids=lambda aim: aim.name)
def test_a_plan_counted_after_another_costs_what_it_costs_alone(
    stated: Statement, aim: Aim
) -> None:
    draw = Random(5)
    plan = current_plan(stated.problem)
    ledger = Ledger(stated, plan, aim)
    free = [cell for cell in stated.problem.cells if cell.is_free]
    seen = set()
    for _ in range(60):
        cells = draw.sample(free, 3)
        moved = {cell.index: draw.randrange(len(cell.choices)) for cell in cells}
        plan = plan.with_cells(moved, ())
        cost = ledger.price(plan)
        assert cost == price(stated, plan, aim)
        seen.add(cost)
    assert len(seen) > 20


def test_a_plan_holds_where_nothing_that_must_hold_costs_anything(stated: Statement) -> None:
    plan = current_plan(stated.problem)
    placed = place_sessions(stated, plan, Solves(1, 2), Clock(5))
    for each in (plan, placed, Plan(tuple(0 for _ in plan.held))):
        assert holds(stated, each) == (must_cost(stated, each) == 0)
