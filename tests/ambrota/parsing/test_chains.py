"""Dates written as a first date and sums, in files that keep no values of formulas."""

import datetime as dt

import openpyxl
import pytest

from ambrota.sheets import read_rota
from ambrota.sheets.read import read_workbook

FIRST = dt.datetime(2026, 1, 5)


def saved(tmp_path, cells):
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    path = tmp_path / "chain.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("formulas", "days"),
    [
        ({"B1": FIRST, "C1": "=B1+1", "D1": "=C1+1"}, [0, 1, 2]),
        ({"B1": FIRST, "C1": "=$B$1 + 1", "D1": "=$B$1+2"}, [0, 1, 2]),
        ({"B1": "=DATE(2026,1,5)", "C1": "=B1+1", "D1": "=C1+7"}, [0, 1, 8]),
        ({"D1": "=C1+1", "C1": "=B1+1", "B1": "=A9", "A9": FIRST}, [0, 1, 2]),
    ],
)
def test_sums_of_days_are_worked_out(tmp_path, formulas, days) -> None:
    (sheet,) = read_workbook(saved(tmp_path, formulas)).sheets
    dates = [sheet.at(1, column).value for column in (2, 3, 4)]
    assert dates == [FIRST + dt.timedelta(days=day) for day in days]
    assert not sheet.uncalculated


@pytest.mark.parametrize(
    "formulas",
    [
        {"B1": "=C1+1", "C1": "=B1+1"},
        {"B1": "=B1+1"},
        {"B1": "=Z9+1"},
        {"A1": "no date", "B1": "=A1+1"},
        {"A1": FIRST, "B1": "=VLOOKUP(A1,A1:A2,1)"},
        {"B1": "=DATE(2026,13,50)"},
    ],
)
def test_other_formulas_stay_without_a_value(tmp_path, formulas) -> None:
    (sheet,) = read_workbook(saved(tmp_path, formulas)).sheets
    assert (1, 2) in sheet.uncalculated
    assert sheet.at(1, 2).value is None


def test_a_rota_whose_dates_are_sums_is_read(tmp_path) -> None:
    heading = {"A1": "Name", "B1": FIRST, "C1": "=B1+1", "D1": "=C1+1", "E1": "=D1+1"}
    rows = {"A2": "A Able", "B2": "0700-1900", "E2": "1900-0700"}
    imported = read_rota(saved(tmp_path, heading | rows))
    assert (imported.rota.first_day, imported.rota.days) == (FIRST.date(), 4)
    assert [(d.day, d.code) for d in imported.rota.duties] == [(0, "0700-1900"), (3, "1900-0700")]
    assert imported.problems == ()
