"""How a rota is dealt out to pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.printing.spread import LEAST_DAY, LEAST_ROW, MOST_DAY, MOST_ROW, spread


def test_a_small_rota_is_one_page_of_large_cells() -> None:
    dealt = spread(12, 7, 0, 700, 440)
    assert [(one.people, one.days) for one in dealt.parts] == [(range(12), range(7))]
    assert (dealt.day, dealt.row) == (MOST_DAY, MOST_ROW)


def test_twelve_weeks_are_two_pages_of_six() -> None:
    dealt = spread(20, 84, 0, 42 * LEAST_DAY, 440)
    assert [one.days for one in dealt.parts] == [range(42), range(42, 84)]
    assert dealt.day == LEAST_DAY


def test_pages_are_evenly_full() -> None:
    dealt = spread(33, 49, 0, 42 * LEAST_DAY, 32 * LEAST_ROW)
    assert [one.people for one in dealt.parts] == [range(16), range(16, 33)] * 2
    assert [len(one.days) for one in dealt.parts] == [21, 21, 28, 28]


def test_weeks_begin_on_mondays() -> None:
    dealt = spread(5, 60, 3, 28 * LEAST_DAY, 440)
    starts = [one.days.start for one in dealt.parts]
    assert starts[0] == 0
    assert all((3 + start) % 7 == 0 for start in starts[1:])


@given(st.integers(0, 200), st.integers(0, 400), st.integers(0, 6), st.floats(110, 1200))
def test_every_cell_is_on_one_page_and_fits(
    people: int, days: int, weekday: int, width: float
) -> None:
    dealt = spread(people, days, weekday, width, 440)
    cells = [(row, day) for one in dealt.parts for row in one.people for day in one.days]
    assert sorted(cells) == [(row, day) for row in range(people) for day in range(days)]
    for one in dealt.parts:
        assert len(one.days) * dealt.day <= width + 1e-6
        assert len(one.people) * dealt.row <= 440 + 1e-6


@pytest.mark.parametrize(("people", "days"), [(0, 7), (3, 0), (0, 0)])
def test_a_rota_of_nothing_has_no_pages(people: int, days: int) -> None:
    assert spread(people, days, 0, 600, 400).parts == ()
