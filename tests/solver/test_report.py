"""What a search says of itself: numbers in units that users read, beside today and a bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.model import Rota
from ambrota.rulebook import Rulebook
from solver.plan import current_plan
from solver.problem import Problem
from solver.quick_bounds import fewest_changes
from solver.report import Reporter
from solver.request import Progress
from solver.search import Clock
from solver.stages import BALANCED, BEST_COVER, FEWEST_CHANGES
from solver.statement import state_all

Make = Callable[..., Rota]
WEEKS = ["DDDD...", "DDNN...", "NN..DD."]


@pytest.mark.parametrize(
    ("stage", "unit"),
    [
        (FEWEST_CHANGES.name, "days changed"),
        (BEST_COVER.name, "seat-hours given up"),
        (BALANCED.name, "times against good practice"),
        ("Undo what need not change", "days changed"),
    ],
)
def test_the_best_so_far_is_told_beside_today(
    station: Make, book: Rulebook, stage: str, unit: str
) -> None:
    statement = state_all(Problem(inspect(station(WEEKS, cyclic=False)).rota, book))
    heard: list[Progress] = []
    reporter = Reporter(statement, Clock(60.0), heard.append)
    reporter.holding_since = 7.0
    plan = current_plan(statement.problem)
    cell = next(at for at, one in enumerate(statement.problem.cells) if one.is_free)
    other = next(
        n for n in range(len(statement.problem.cells[cell].choices)) if n != plan.held[cell]
    )
    held = (*plan.held[:cell], other, *plan.held[cell + 1 :])
    reporter.plan(plan, stage)
    reporter.plan(replace(plan, held=held), stage)
    first, second = heard
    assert {each.unit for each in heard} == {unit}
    assert all(each.message.startswith("Holding every guarantee since 7 s. ") for each in heard)
    if unit == "days changed":  # today changes none, so that is no news
        assert first.now is second.now is None
        assert "today" not in first.message
        assert (first.value, second.value) == (0.0, 1.0)
        assert first.bound == fewest_changes(statement)
    else:
        assert first.value == first.now == second.now
        assert f"so far, today {first.now:g}" in first.message


def test_until_all_holds_what_is_missing_is_told(station: Make, book: Rulebook) -> None:
    statement = state_all(Problem(inspect(station(WEEKS, cyclic=False)).rota, book))
    heard: list[Progress] = []
    reporter = Reporter(statement, Clock(60.0), heard.append)
    reporter.plan(current_plan(statement.problem), "Hold")
    (told,) = heard
    assert told.holding_since is None
    assert told.unit == "one-to-ones still to place"
    assert told.message.startswith("Not all holds yet: ")
