"""Lines of a cyclic rota by their number."""

from __future__ import annotations

from datetime import date

from ambrota.lines import (
    line_number,
    line_title,
    line_words,
    several_lines,
    who_steps_through,
)
from ambrota.model import Person, Rota, RotaKind

NAMES = ("Okonjo", "Fellgate", "VACANCY", "Line 4")
LINES = tuple(
    Person(f"r{number}", name, rota="DCA", vacant=name == "VACANCY")
    for number, name in enumerate(NAMES, 1)
)
LEADERS = tuple(Person(f"t{number}", f"Leader {number}", rota="Leaders") for number in (1, 2))
CYCLIC = Rota("cyclic", RotaKind.CYCLIC, None, 7, LEADERS + LINES, (), ())


def test_lines_are_named_by_their_number_and_whose_they_are_now() -> None:
    assert [line_number(CYCLIC, row) for row in range(6)] == [1, 2, 1, 2, 3, 4]
    assert line_title(CYCLIC, 2) == "Line 1 (Okonjo)"
    assert line_title(CYCLIC, 5) == "Line 4"


def test_a_line_of_a_smaller_cycle_says_of_which() -> None:
    assert line_words(CYCLIC, 1) == "Leaders, line 2"
    assert line_title(CYCLIC, 1) == "Leaders, line 2 (Leader 2)"
    assert several_lines(CYCLIC, [5, 2, 1, 3]) == "Leaders, line 2; lines 1, 2 and 4"


def test_a_changed_line_concerns_all_who_step_through_it_and_no_vacancy() -> None:
    assert who_steps_through(CYCLIC, [2]) == [2, 3, 5]
    assert who_steps_through(CYCLIC, [4]) == [2, 3, 5]


def test_a_dated_rota_has_people_and_no_lines() -> None:
    dated = Rota("dated", RotaKind.DATED, date(2026, 1, 5), 7, LINES, (), ())
    assert line_number(dated, 1) == 0
    assert line_title(dated, 1) == "Fellgate"
    assert who_steps_through(dated, [1, 2]) == [1]
