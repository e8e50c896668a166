"""What a cell shows and says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.model import Duty, Kind, Rota, Session
from ui.cells import cell_words, look_of, worked_minutes


def test_a_cell_says_who_when_what_and_what_is_wrong(small_rota: Rota) -> None:
    words = cell_words(small_rota, 1, 0, breaches=["9 h rest"])
    assert words == "Adeyemi, Monday 4 May 2026, night 19:00 to 07:00, breach: 9 h rest"


def test_a_cell_says_that_it_is_locked_and_what_it_was(small_rota: Rota) -> None:
    assert cell_words(small_rota, 2, 1, change="was day") == (
        "Bell, Tuesday 5 May 2026, rest, changed, was day, locked"
    )


def test_a_session_is_drawn_at_its_place_in_the_duty(small_rota: Rota) -> None:
    duties = small_rota.by_cell["2", 2]
    look = look_of(duties, [Session("contact", "one-to-one", "2", "1", 2, 780, 810)], False)
    assert look.code == "D"
    (bar,) = look.bars
    assert bar.low == pytest.approx(0.5)
    assert bar.high == pytest.approx(0.5 + 30 / 720)


def test_rest_is_no_duty_of_a_selection(small_rota: Rota) -> None:
    rest = Duty("2", 1, "RD", Kind.REST)
    rota = replace(small_rota, duties=(*small_rota.duties, rest))
    assert worked_minutes(rota, [("2", 0), ("2", 1), ("2", 2)]) == (2, 1380)


def test_a_night_carried_in_is_said_of_the_first_day(small_rota: Rota) -> None:
    night = small_rota.shifts[1].duty("1", -1)
    rota = replace(small_rota, before=(night,))
    assert "carried in from the day before: night 19:00 to 07:00" in cell_words(rota, 0, 0)
    assert "carried in" not in cell_words(rota, 0, 1)
    assert "carried in" not in cell_words(rota, 1, 0)
