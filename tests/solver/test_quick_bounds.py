"""Bounds by counting: never above what a rota that holds reaches, as high as small cases show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from ambrota.model import Demand, DemandRow, Rota
from ambrota.rulebook import Rulebook
from solver import aims
from solver.engines.tally import breach
from solver.explaining.holder import Holder
from solver.plan import Plan, current_plan
from solver.price import changed, holds
from solver.problem import Problem
from solver.quick_bounds import fewest_changes, fewest_weekends
from solver.search import Clock, Solves
from solver.statement import Statement, state_all
from tests.solver.explaining.planted import station as planted


def needing(rota: Rota, book: Rulebook, *spans: tuple[int, int, int]) -> Statement:
    """Seats on Saturdays and Sundays: (start, end, seats)."""
    rows = tuple(
        DemandRow("DCA", None, day, None, start, end, seats)
        for start, end, seats in spans
        for day in (5, 6)
    )
    return state_all(Problem(replace(rota, demand=Demand("sheet", rows)), book))


@pytest.mark.parametrize(
    ("spans", "people"),
    [
        ([(420, 1140, 1)], 1),  # one person can work both days
        ([(420, 1140, 3)], 3),  # three at once
        ([(420, 1140, 1), (1140, 1440, 1)], 2),  # nobody works day and night
    ],
)
def test_people_whom_a_weekend_takes(
    station: Callable[..., Rota],
    book: Rulebook,
    spans: list[tuple[int, int, int]],
    people: int,
) -> None:
    rota = station(["DDDD...", "DDNN...", "NNDD...", "DDDD..."], cyclic=False)
    assert fewest_weekends(needing(rota, book, *spans)) == 4 * people


def test_a_breach_and_an_empty_seat_each_take_a_day(
    station: Callable[..., Rota], book: Rulebook
) -> None:
    rota = station(["DDDD...", "NDD....", "DDDD..."], cyclic=False)
    statement = needing(rota, book, (420, 1140, 1))
    # Four weeks with a night and a day after it; four weekends with nobody, on two days each.
    assert fewest_changes(statement) == 4 + 8


@pytest.mark.parametrize("seed", range(4))
def test_no_rota_that_holds_is_below_a_bound(seed: int) -> None:
    base = planted(Random(seed), cyclic=seed % 2 == 1)
    statement = state_all(Problem(base.rota, base.book))
    plan = Holder(Solves(1, 2), 8.0).hold(statement, current_plan(statement.problem), Clock(8))
    assert plan is not None
    assert holds(statement, plan)
    assert fewest_changes(statement) <= changed(statement, plan)
    assert 0 < fewest_weekends(statement) <= worked(statement, plan)


def worked(statement: Statement, plan: Plan) -> int:
    """Weekends worked in a plan."""
    return sum(
        breach(each, plan) for each in statement.primitives if each.mark.rule == aims.WEEKENDS
    )
