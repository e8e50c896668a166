"""What a cell shows and says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.looks import family_of, session_cells
from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Session
from ui.cells import cell_words, look_of, worked_minutes


@pytest.mark.parametrize(
    ("start", "end", "style"),
    [
        (360, 840, "early"),
        (420, 1140, "day"),
        (600, 1080, "day"),
        (840, 1320, "late"),
        (1020, 1500, "twilight"),
        (1140, 1860, "night"),
        (300, 1020, "day"),
    ],
)
def test_cover_is_coloured_by_when_it_lies_in_the_day(start: int, end: int, style: str) -> None:
    assert family_of(Duty("1", 0, "X", Kind.COVER, start, end)) == style


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


def test_a_session_after_midnight_is_drawn_in_the_night_before(small_rota: Rota) -> None:
    session = Session("contact", "one-to-one", "2", "1", 6, 300, 330)
    cells = session_cells(small_rota.with_sessions([session]))
    assert cells == {("2", 5): (session,)}


def test_a_session_of_a_cyclic_rota_is_drawn_on_the_line_worked_that_week() -> None:
    people = tuple(Person(str(number), f"Line {number}") for number in (1, 2, 3))
    duty = Duty("3", 1, "D", Kind.COVER, 420, 1140)
    rota = Rota("Cycle", RotaKind.CYCLIC, None, 7, people, (), (duty,))
    session = Session("contact", "one-to-one", "2", None, 8, 600, 630)
    assert session_cells(rota.with_sessions([session])) == {("3", 1): (session,)}


def test_rest_is_no_duty_of_a_selection(small_rota: Rota) -> None:
    rest = Duty("2", 1, "RD", Kind.REST)
    rota = replace(small_rota, duties=(*small_rota.duties, rest))
    assert worked_minutes(rota, [("2", 0), ("2", 1), ("2", 2)]) == (2, 1380)
