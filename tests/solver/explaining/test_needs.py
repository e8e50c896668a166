"""WTE needed of each role, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.model import Demand, DemandRow, Rota
from ambrota.rulebook import Rulebook
from solver.explaining.needs import ANYBODY, Need, needs_of
from solver.problem import Problem
from solver.statement import state_all

PAID = 690 / 720


def needs(rota: Rota, book: Rulebook, *rows: tuple[str | None, int]) -> dict[str, Need]:
    """Seats by day, every day of the week, by role."""
    asked = tuple(
        DemandRow("DCA", role, day, None, 420, 1140, seats)
        for role, seats in rows
        for day in range(7)
    )
    rota = replace(rota, demand=Demand("sheet", asked))
    statement = state_all(Problem(rota, book, fixed=True), with_aims=False)
    return {each.role: each for each in needs_of(statement, 0.25).roles}


def test_seat_hours_at_their_paid_share_over_full_time_less_abstraction(
    station: Callable[..., Rota], book: Rulebook
) -> None:
    found = needs(station(["DDDD...", "DDDD..."], cyclic=False), book, ("Paramedic", 2))
    one = found["Paramedic"]
    assert one.hours == pytest.approx(2 * 12 * 7)
    assert one.needed == pytest.approx(2 * 12 * 7 * PAID / 37.5 / 0.75)
    assert one.in_post == pytest.approx(40.25 / 37.5)


def test_a_higher_grade_with_people_to_spare_lends_them(
    station: Callable[..., Rota], book: Rulebook
) -> None:
    found = needs(station(["DDDD...", "DDDD..."], cyclic=False), book, ("ECA", 1))
    eca = found["ECA"]
    assert eca.in_post == 0
    spare = 2 * 40.25 / 37.5
    assert eca.lent == pytest.approx(min(spare, eca.needed))
    assert eca.missing == pytest.approx(max(0.0, eca.needed - spare))


def test_seats_of_any_role_count_beyond_those_of_roles(
    station: Callable[..., Rota], book: Rulebook
) -> None:
    found = needs(station(["DDDD...", "DDDD..."], cyclic=True), book, ("Paramedic", 1), (None, 2))
    assert found[ANYBODY].hours == pytest.approx(found["Paramedic"].hours)
