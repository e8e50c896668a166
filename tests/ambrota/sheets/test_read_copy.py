"""A copy of a workbook is read as its original was, whatever its cells look like by themselves."""

import datetime as dt
import shutil

import openpyxl
import pytest

from ambrota.model import Session
from ambrota.opening import open_workbook
from ambrota.sheets import read_copy, read_rota, write_back
from tests.ambrota.sheets.copies import changed, work

DAYS = [dt.datetime(2026, 1, 5) + dt.timedelta(days=day) for day in range(7)]
KEY = [["Code", "Meaning", "Start", "End"], ["D", "Day", "0700", "1900"]]
ROWS = [
    ["Name", *DAYS], ["Ann Able", "D", None, "D"], [], [], ["Bob Bold", "D"],
    [], ["Please tell the duty manager"],
]  # fmt: skip


@pytest.fixture
def idle(make, tmp_path):
    """A rota and a copy in which the last person, after a gap, has no duty left."""
    original = read_rota(make(Rota=ROWS, Key=KEY))
    assert [person.name for person in original.rota.people] == ["Ann Able", "Bob Bold"]
    session = Session("contact", "one-to-one", "bob-bold", "ann-able", 1, 600, 630)
    proposed = changed(original.rota, ("bob-bold", 0, ())).with_sessions([session])
    copy = tmp_path / "copy.xlsx"
    write_back(original, proposed, copy)
    return original, proposed, copy


def test_who_has_no_duty_left_is_still_there(idle) -> None:
    original, proposed, copy = idle
    back = read_copy(copy, original).rota
    assert back.people == proposed.people
    assert work(back) == work(proposed)
    assert back.sessions == proposed.sessions
    opened = open_workbook(original.source.path)
    assert opened.read_back(copy).people == opened.rota.people


def test_a_name_apart_without_entries_is_named(idle) -> None:
    """Nothing but the original knows that it is a person's."""
    _, _, copy = idle
    said = [(p.cell, p.severity) for p in read_rota(copy).problems if "'Bob Bold'" in p.found]
    assert said == [("A5", "warning")]


def test_a_name_apart_with_a_number_is_a_person(make) -> None:
    rows = [["Staff no", "Name", *DAYS], [70001, "Ann Able", "D"], [], [], [70002, "Bob Bold"]]
    assert [p.id for p in read_rota(make(Rota=rows, Key=KEY)).rota.people] == ["70001", "70002"]


@pytest.mark.parametrize("cell", ["A2", "B1"])
def test_another_name_or_date_is_read_as_it_stands(idle, tmp_path, cell) -> None:
    original, _, copy = idle
    other = tmp_path / "other.xlsx"
    shutil.copy(copy, other)
    book = openpyxl.load_workbook(other)
    book["Rota"][cell] = "Cy Cole" if cell == "A2" else "nothing"
    book.save(other)
    rota = read_copy(other, original).rota
    assert (rota.people, rota.days, rota.duties) == (
        (plain := read_rota(other).rota).people, plain.days, plain.duties,
    )  # fmt: skip
    assert rota.people != original.rota.people


def test_a_copy_with_days_down_is_read_so(make, tmp_path) -> None:
    turned = [[None, "Ann Able", "Bob Bold"], *([on, "D", None] for on in DAYS)]
    original = read_rota(make(Rota=turned, Key=KEY))
    proposed = changed(original.rota, *(("ann-able", day, ()) for day in range(7)))
    copy = tmp_path / "copy.xlsx"
    write_back(original, proposed, copy)
    assert read_copy(copy, original).rota.people == proposed.people
    assert not read_copy(copy, original).rota.duties
