"""How wide a day is drawn, and what stands above it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.model import Rota
from ui.grid import widths
from ui.grid.head_words import day_word, fitting_day, month_words, months, week_words


@pytest.mark.parametrize(("level", "shown"), [("whole", 84), ("month", 31), ("week", 7)])
def test_the_days_of_a_level_fill_the_room(level: str, shown: int) -> None:
    width = widths.fitting(level, 900, 84)
    used = width * shown + widths.week_gap(width) * -(-shown // 7)
    assert used <= 900 < used + shown + 7 * widths.week_gap(width)


def test_a_year_is_never_narrower_than_can_be_drawn() -> None:
    assert widths.fitting("whole", 300, 365) == widths.LEAST


def test_steps_go_through_every_way_to_draw_a_day() -> None:
    width, seen = widths.LEAST, []
    while width < widths.MOST:
        seen.append(widths.level_of(width))
        assert widths.stepped(widths.stepped(width, 1), -1) == width
        width = widths.stepped(width, 1)
    assert list(dict.fromkeys(seen)) == ["overview", "blocks", "hours"]


def test_a_weekday_is_as_long_as_there_is_room_for() -> None:
    assert [day_word(2, room, True) for room in (12, 40, 120)] == ["W", "Wed", "Wednesday"]


def test_a_week_is_named_as_there_is_room_for(small_rota: Rota) -> None:
    said = [week_words(small_rota, 7, 2, room, 7) for room in (10, 50, 110, 200)]
    assert said == ["", "11 May", "Week 2 · 11 May", "Week 2 · 11 May"]
    assert week_words(small_rota, 0, 1, 200, 7) == "Week 1 · 4 May 2026"


def test_months_begin_where_the_rota_or_the_month_does(small_rota: Rota) -> None:
    rota = replace(small_rota, first_day=date(2026, 12, 28), days=40)
    assert months(rota) == [
        (0, 3, date(2026, 12, 28)), (4, 34, date(2027, 1, 1)), (35, 39, date(2027, 2, 1)),
    ]  # fmt: skip
    assert month_words(date(2027, 1, 1), False, 200, 7) == "January 2027"
    assert month_words(date(2027, 2, 1), False, 30, 7) == "Feb"


def test_names_of_days_are_never_wider_than_their_column() -> None:
    def wide(word: str) -> int:
        return 10 * len(word)

    told = [fitting_day(2, "Wednesday", wide, room) for room in (8, 10, 29, 30, 90)]
    assert told == ["", "W", "W", "Wed", "Wednesday"]
    assert fitting_day(2, "W", wide, 90) == "W"


def test_days_of_a_cyclic_rota_have_room_for_letters_in_any_type() -> None:
    assert widths.clamped(2, cyclic=True, body=26) == 32
    assert widths.clamped(2, cyclic=True) == 16
