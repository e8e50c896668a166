"""Headings as rota managers write them: days with a word beside them, other words for names."""

import datetime as dt

import pytest

from ambrota.sheets import read_rota

MARCH = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("first", "good_friday", "last"),
    [("1*", "6 BH", "31*"), ("Sun 1", "Fri 6 Good Friday", "Tue 31 B/H"), (1, "BH\n6", 31)],
)
def test_a_day_with_a_word_beside_it_is_the_day_left_out(make, first, good_friday, last) -> None:
    days = [first, *range(2, 6), good_friday, *range(7, 31), last]
    path = make(Rota=[["Rota March 2026"], ["Name", *days], ["A Able", *["0700-1900"] * 31]])
    imported = read_rota(path)
    assert (imported.rota.first_day, imported.rota.days) == (MARCH, 31)
    assert len(imported.rota.duties) == 31
    assert not [p for p in imported.problems if p.severity != "note" and "date" in p.found]


def test_dates_with_a_word_beside_them(make) -> None:
    days = ["Thu 24 Dec", "Fri 25 Dec (Christmas)", "Sat 26 Dec BH", "Sun 27 Dec", "Mon 28 Dec"]
    path = make(Rota=[["Rota 2026"], ["Name", *days], ["A Able", *["0700-1900"] * 5]])
    rota = read_rota(path).rota
    assert (rota.first_day, rota.days, len(rota.duties)) == (dt.date(2026, 12, 24), 5, 5)


def test_weeks_below_one_another_go_on_into_the_next_month(make) -> None:
    rows: list[list[object]] = [["Ward 7, weeks commencing 11/05/2026"]]
    weeks = [[*range(11, 18)], [*range(18, 25)], ["25 BH", *range(26, 32)], [*range(1, 8)]]
    for week in weeks:
        rows += [["Name", *week], ["A Able", *["0700-1500"] * 7], ["B Bold", "1500-2300"], []]
    imported = read_rota(make(Rota=rows))
    assert (imported.rota.first_day, imported.rota.days) == (dt.date(2026, 5, 11), 28)
    assert len(imported.rota.duties) == 4 * 8
