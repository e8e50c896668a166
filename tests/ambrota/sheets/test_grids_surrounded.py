"""Grids in which something else stands beside, above or among the people."""

import datetime as dt

import openpyxl
import pytest

from ambrota.sheets import read_rota

FIRST = dt.date(2026, 1, 5)


def test_who_has_no_manager_and_no_entry_on_a_sheet_is_no_heading(make, dated, codes) -> None:
    sheets = {}
    for name, worked in (("Week_1", ("D D D", ". . .")), ("Week_2", (". . .", "N N N"))):
        first = FIRST if name == "Week_1" else FIRST + dt.timedelta(days=3)
        rows = dated(
            ("A Able", worked[0]), ("B Bold", worked[1]), ("C Chief", "D . N"), first=first
        )
        managers = ["Manager", None, None, "A Able"]
        sheets[name] = [[own, *row] for own, row in zip(managers, rows, strict=True)]
    rota = read_rota(make(**sheets, Key=codes)).rota
    assert [(p.name, p.team) for p in rota.people] == [
        ("A Able", None), ("B Bold", None), ("C Chief", None),
    ]  # fmt: skip


def test_start_and_finish_as_parts_of_a_day_in_a_text_table(tmp_path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(
        "Name,Hrs,05/01/2026,,06/01/2026,,07/01/2026,\n"
        ",,Start,Finish,Start,Finish,Start,Finish\n"
        "A Able,37.5,0.25,0.75,,,0.7916666667,0.2916666667\n"
        "B Bold,22.5,,,0.25,0.75,,\n",
        encoding="utf-8",
    )
    rota = read_rota(path).rota
    assert [(d.start, d.end) for d in rota.duties] == [(360, 1080), (1140, 1860), (360, 1080)]


def test_labels_merged_down_over_several_heading_rows(make, codes) -> None:
    days = [FIRST + dt.timedelta(days=day) for day in range(14)]
    rows = []
    for week in (days[:7], days[7:]):
        rows += [["#", "Name", "Grade", "Base", "Bank holiday"], [None] * 4]
        rows[-1] += [f"{day:%a}" for day in week]
        rows += [[None] * 4 + week, [1, "A Able", "EMT", "North", "D", "D"]]
        rows += [[2, "B Bold", "AAP", "South", None, "N"]]
    path = make(Rota=rows, Key=codes)
    book = openpyxl.load_workbook(path)
    for top in (1, 6):
        for letter in "ABCD":
            book["Rota"].merge_cells(f"{letter}{top}:{letter}{top + 2}")
    book.save(path)
    rota = read_rota(path).rota
    assert [(p.name, p.role) for p in rota.people] == [("A Able", "EMT"), ("B Bold", "AAP")]
    assert (rota.first_day, rota.days, len(rota.duties)) == (FIRST, 14, 6)


def test_namesakes_with_numbers_on_two_sheets_are_two_people(make, dated, codes) -> None:
    one, two = dated(("A Able", "D D D")), dated(("A Able", "N N N"), ("B Bold", "D D D"))
    sheets = {
        name: [[number, *row] for number, row in zip(("Staff no", *numbers), rows, strict=True)]
        for name, rows, numbers in (("Red", one, ("101",)), ("Blue", two, ("102", "103")))
    }
    rota = read_rota(make(**sheets, Key=codes)).rota
    assert [(p.id, p.name) for p in rota.people] == [
        ("101", "A Able"), ("102", "A Able"), ("103", "B Bold"),
    ]  # fmt: skip


def test_vacancies_on_sheets_of_the_same_days_are_several(make, dated, codes) -> None:
    red, blue = dated(("VACANCY", "D D D")), dated(("VACANCY", "N N N"), ("B Bold", "D . D"))
    rota = read_rota(make(Red=red, Blue=blue, Key=codes)).rota
    assert [(p.name, p.vacant) for p in rota.people] == [
        ("VACANCY", True), ("VACANCY", True), ("B Bold", False),
    ]  # fmt: skip
    assert len(rota.duties) == 8


def test_a_section_of_each_block_is_nobody_with_a_legend_beside_it(make, dated) -> None:
    legend = [["Code", "Meaning"], ["D", "Day 0700-1900"], ["N", "Night 1900-0700"]]
    legend += [["AL", "Annual leave"], ["RD", "Rest day"], ["SICK", "Sickness"]]
    legend += [["T", "Twilight 1600-0200"], ["REL", "Relief"]]
    rows = []
    for first in (FIRST, FIRST + dt.timedelta(days=3)):
        block = dated(("A Able", "D N D"), ("B Bold", "N D ."), first=first)
        rows += [block[0], ["Red team", None, None, None], *block[1:]]
    joined = [[*row, None, *beside] for row, beside in zip(rows, legend, strict=True)]
    rota = read_rota(make(Rota=joined)).rota
    assert [(p.name, p.team) for p in rota.people] == [
        ("A Able", "Red team"), ("B Bold", "Red team"),
    ]  # fmt: skip


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("last", [("VACANCY", "S . ."), ("VACANCY", "T M ."), ("B Bold", "S M S")])
def test_the_last_row_over_the_next_weeks_heading_is_somebodys(
    make, dated, last, beside, gap
) -> None:
    legend = [["Code", "Meaning", "Times"], ["S", "Standby", "0700-1900"]]
    legend += [["M", "Mid shift", "1000-2200"], ["T", "Twilight", "1600-0200"]] + [[]] * 4
    rows = []
    for first in (FIRST, FIRST + dt.timedelta(days=3)):
        rows += dated(("A Able", "S M T"), last, first=first) + [[None] * 4] * gap
    joined = [[*row, None, *said] for row, said in zip(rows, legend, strict=False)]
    rota = read_rota(make(**({"Rota": joined} if beside else {"Rota": rows, "Key": legend}))).rota
    assert [person.name for person in rota.people] == ["A Able", last[0]]
    entries = [(day, code) for day, code in enumerate(last[1].split() * 2) if code != "."]
    second = rota.people[1].id
    assert [(d.day, d.code) for d in rota.duties if d.person == second] == entries


def test_marks_stand_for_the_sheets_shift_whatever_happens_on_a_day(make, dated, codes) -> None:
    sheets = {}
    for name, worked in (("Day", "1 . 1"), ("Night", ". 1 .")):
        sheets[name] = [[None, None, "Match day"], *dated(("A Able", worked), ("B Bold", "1 . ."))]
    rota = read_rota(make(**sheets, Key=codes)).rota
    assert sorted((d.person, d.day, d.code) for d in rota.duties) == [
        ("a-able", 0, "D"), ("a-able", 1, "N"), ("a-able", 2, "D"),
        ("b-bold", 0, "D"), ("b-bold", 0, "N"),
    ]  # fmt: skip


def test_rows_with_blank_ones_between_are_people_to_the_last(make, dated, codes) -> None:
    rows = dated(("A Able", "D . ."), ("B Bold", "N . ."), ("C Cole", ". . ."), ("D Daly", ". . ."))
    spaced = [rows[0], *(one for row in rows[1:] for one in (row, [])), [], ["Ashbrook Hill"]]
    imported = read_rota(make(Rota=spaced, Key=codes))
    assert [p.name for p in imported.rota.people] == ["A Able", "B Bold", "C Cole", "D Daly"]
    assert [p.cell for p in imported.problems if "Ashbrook" in p.found] == ["A11"]
    imported = read_rota(make(Rota=[*spaced[:-2], ["Subject to change"]], Key=codes))
    assert len(imported.rota.people) == 4
    assert [p.cell for p in imported.problems if "Subject" in p.found] == ["A10"]


def test_starts_and_finishes_under_a_row_of_events_are_no_list(make, codes) -> None:
    """'Name' over the days, and far right of it 'Bank holiday', names nobody."""
    on = [FIRST + dt.timedelta(days=day) for day in range(4)]
    heading = [["Name", *[None] * 6, "Bank holiday"]]
    heading += [[None, *(cell for day in on for cell in (day, None))]]
    heading += [[None, *["Start", "Finish"] * 4]]
    rows = [*heading, ["A Able", "0700", "1900", None, None, "RD"], []]
    rows += [*heading, ["B Bold", "0700", "1900"]]
    path = make(Rota=rows, Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"].merge_cells("A1:A3")
    book["Rota"].merge_cells("A6:A8")
    book.save(path)
    assert [(d.person, d.day, d.start, d.end) for d in read_rota(path).rota.duties] == [
        ("a-able", 0, 420, 1140), ("a-able", 2, None, None), ("b-bold", 0, 420, 1140),
    ]  # fmt: skip
