"""Sessions of a cell in words, and how many of them stand in one."""

from __future__ import annotations

import pytest

from ambrota.calendar import lasting
from ambrota.model import Kind, Person, Rota, RotaKind, Session, Shift
from ui.cells import cell_tip, cell_words, look_of
from ui.session_lines import session_lines, tallies

DAY = Shift("D", Kind.COVER, 420, 1140, 690, "DCA")
PEOPLE = (
    Person("1", "Okonjo", line_manager="t", rota="DCA"),
    Person("2", "VACANCY", vacant=True, rota="DCA"),
    Person("t", "Osei", rota="Leaders"),
)
HELD = (
    Session("training", "statutory", "1", None, 7, 480, 705),
    Session("contact", "one-to-one", "1", "t", 7, 900, 930),
)
CYCLIC = Rota(
    "cyclic", RotaKind.CYCLIC, None, 7, PEOPLE, (DAY,),
    tuple(DAY.duty(one.id, 0) for one in PEOPLE), sessions=HELD,
)  # fmt: skip


def test_sessions_of_a_cycle_are_counted_and_say_week_who_when_how_long_and_with_whom() -> None:
    assert session_lines(CYCLIC, HELD) == [
        "1 one-to-one and 1 training session in the 2-week cycle",
        "week 2: Okonjo, statutory training 08:00 to 11:45, 3 h 45",
        "week 2: Okonjo, meets Osei 15:00 to 15:30, 30 minutes",
    ]
    assert session_lines(CYCLIC, HELD, 1)[-1] == "and 1 more, in the evidence"


def test_a_vacant_line_says_who_works_its_sessions() -> None:
    tip = cell_tip(CYCLIC, 1, 0, sessions=HELD)
    assert tip.startswith("Line 2 (VACANCY), Monday, day 07:00 to 19:00\n1 one-to-one")
    assert "Worked by whoever is on the line that week" in tip
    assert "whoever" not in cell_words(CYCLIC, 0, 0, sessions=HELD)


def test_a_cell_of_a_cycle_has_a_count_of_each_kind_and_no_bars() -> None:
    duties = CYCLIC.by_cell["1", 0]
    look = look_of(duties, HELD, False, counted=True)
    assert look.bars == ()
    assert look.tallies == tallies(HELD) == (("contact", 1), ("training", 1))
    assert len(look_of(duties, HELD, False).bars) == 2


def test_a_duty_that_begins_by_day_says_why_it_is_a_night() -> None:
    late = Shift("L", Kind.COVER, 840, 1560, 690)
    rota = Rota("r", RotaKind.CYCLIC, None, 7, PEOPLE[:1], (late,), (late.duty("1", 0),))
    assert "a night because 3 h or more of it lie between 23:00 and 06:00" in cell_words(rota, 0, 0)
    assert "because" not in cell_words(CYCLIC, 0, 0)


@pytest.mark.parametrize(
    ("minutes", "words"), [(30, "30 minutes"), (120, "2 h"), (405, "6 h 45"), (65, "1 h 05")]
)
def test_lengths_are_said_as_people_say_them(minutes: int, words: str) -> None:
    assert lasting(minutes) == words
