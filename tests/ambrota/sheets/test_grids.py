"""Dated and cyclic grids as stations lay them out."""

import datetime as dt

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from ambrota.errors import UserError
from ambrota.model import Kind, RotaKind
from ambrota.sheets import read_rota

FIRST = dt.date(2026, 1, 5)


def codes_of(rota, person):
    return {duty.day: duty.code for duty in rota.duties if duty.person == person}


def test_a_plain_dated_grid(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D N RD . AL D N"), ("B Bold", "N . . D D D D")), Key=codes)
    rota = read_rota(path).rota
    assert (rota.kind, rota.first_day, rota.days) == (RotaKind.DATED, FIRST, 7)
    assert [person.id for person in rota.people] == ["a-able", "b-bold"]
    assert codes_of(rota, "a-able") == {0: "D", 1: "N", 2: "RD", 4: "AL", 5: "D", 6: "N"}
    night = rota.by_cell["a-able", 1][0]
    assert (night.start, night.end, night.paid, night.resource) == (1110, 1830, 690, "DCA")
    assert night.cell == "Rota!C2"


@pytest.mark.parametrize(
    "heading",
    [
        ["05/01/2026", "06/01/2026", "07/01/2026", "08/01/2026", "09/01/2026"],
        ["Mon 5/1/26", "Tue 6/1/26", "Wed 7/1/26", "Thu 8/1/26", "Fri 9/1/26"],
        ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"],
        ["Mon 5 Jan 2026", "6 Jan", "7 Jan", "8 Jan", "9 Jan"],
        [5, 6, 7, 8, 9],
        [46027, 46028, 46029, 46030, 46031],
    ],
)
def test_headings_write_dates_in_many_ways(make, codes, heading) -> None:
    rows = [
        ["Station 7", None],
        ["January 2026", None],
        ["Name", *heading],
        ["A Able", "D", "N", "D"],
    ]
    rota = read_rota(make(Rota=rows, Legend=codes)).rota
    assert (rota.first_day, rota.days) == (FIRST, 5)
    assert codes_of(rota, "a-able") == {0: "D", 1: "N", 2: "D"}


def test_weekdays_under_the_dates_totals_and_teams_are_no_people(make, codes) -> None:
    rows = [
        ["Staff no", "Name", "Grade", 5, 6, 7, 8, 9, 10, 11, "Hours"],
        [None, None, None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", None],
        [None, "Red team"],
        [101, "A Able", "Paramedic", "D", "D", None, None, None, "N", "N", 46],
        [102, "B Bold", "EMT", None, None, None, None, None, None, None, 0],
        [None, "Total", None, 1, 1, 0, 0, 0, 1, 1, None],
    ]
    imported = read_rota(make("jan 2026.xlsx", January_2026=rows, Key=codes))
    people = imported.rota.people
    assert [(p.id, p.name, p.role, p.team) for p in people] == [
        ("101", "A Able", "Paramedic", "Red team"), ("102", "B Bold", "EMT", "Red team"),
    ]  # fmt: skip
    assert all(p.contracted_hours is None for p in people), "hours to the right are totals"
    assert any(problem.cell == "A6" for problem in imported.problems)


def test_blocks_below_one_another_and_sheets_of_the_same_dates_join(make, dated, codes) -> None:
    second = dated(("A Able", "N N N"), first=FIRST + dt.timedelta(days=3))
    stacked = [*dated(("A Able", "D D D"), ("B Bold", "D D D")), [], *second]
    other = dated(("C Chief", "D D D D D D"))
    imported = read_rota(make(Early=stacked, Late=other, Key=codes))
    rota = imported.rota
    assert (rota.days, [p.id for p in rota.people]) == (6, ["a-able", "b-bold", "c-chief"])
    assert codes_of(rota, "a-able") == {0: "D", 1: "D", 2: "D", 3: "N", 4: "N", 5: "N"}
    assert len(rota.groups) == 1
    assert not [p for p in imported.problems if p.severity != "note"]
    only = read_rota(imported.source.path, sheet="late").rota
    assert [p.id for p in only.people] == ["c-chief"]


def test_merged_blocks_count_for_each_day_and_are_paid_once(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "AL . . D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"].merge_cells("B2:D2")
    book.save(path)
    rota = read_rota(path).rota
    assert [(d.code, d.paid) for d in rota.duties[:3]] == [("AL", 450), ("AL", 0), ("AL", 0)]


def test_coloured_blanks_say_what_the_legend_says(make, dated) -> None:
    path = make(
        Rota=dated(("A Able", "0700-1900 . . .")), Key=[["Code", "Meaning"], ["AL", "Leave"]]
    )
    book = openpyxl.load_workbook(path)
    yellow = PatternFill("solid", fgColor="FFFFFF00")
    book["Key"]["A2"].fill = yellow
    book["Rota"]["C2"].fill = yellow
    book["Rota"]["D2"].fill = PatternFill("solid", fgColor="FFDDDDDD")
    book.save(path)
    rota = read_rota(path).rota
    assert [(d.day, d.kind) for d in rota.duties] == [(0, Kind.COVER), (1, Kind.LEAVE)]


def test_hidden_rows_and_columns_are_read_and_named(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D D D"), ("B Bold", "N N N")), Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"].row_dimensions[3].hidden = True
    book["Rota"].column_dimensions["C"].hidden = True
    book.save(path)
    imported = read_rota(path)
    assert len(imported.rota.duties) == 6
    assert {p.cell for p in imported.problems if "hidden" in p.found} == {"3:3", "C:C"}


def test_cyclic_lines_with_a_legend_on_the_sheet(make, lines) -> None:
    rows = [["Station 9"], *lines("D D N N . . .", ". . D D REL REL .", "N . . . . D D")]
    rows += [[], ["Key"], ["D = Day 0600-1800"], ["N = Night 1800-0600"]]
    imported = read_rota(make(DCA=rows))
    rota = imported.rota
    assert (rota.kind, rota.first_day, rota.days) == (RotaKind.CYCLIC, None, 7)
    assert [(p.id, p.name, p.rota) for p in rota.people] == [
        ("1", "Line 1", "DCA"), ("2", "Line 2", "DCA"), ("3", "Line 3", "DCA"),
    ]  # fmt: skip
    assert rota.by_cell["1", 2][0].end == 1800
    assert not [p for p in imported.problems if p.severity == "error"]


def test_several_rotas_stacked_and_on_other_sheets(make, lines, codes) -> None:
    one = [["DCA rota"], *lines("D D . . . . .", ". . D D . . ."), [], ["Car rota"]]
    one += lines("RV . . . . . .", ". RV . . . . .", ". . RV . . . .")
    leaders = lines("D . . . . . .")
    leaders[1][0] = "TL1"
    path = make(Lines=one, Leaders=leaders, Key=codes)
    rota = read_rota(path).rota
    assert {name: len(rows) for name, rows in rota.groups.items()} == {
        "DCA rota": 2, "Car rota": 3, "Leaders": 1,
    }  # fmt: skip
    assert [p.id for p in rota.people][:3] == ["dca-rota-1", "dca-rota-2", "car-rota-1"]
    car = read_rota(path, rota="car rota").rota
    assert [p.name for p in car.people] == ["Line 1", "Line 2", "Line 3"]
    with pytest.raises(UserError, match="no rota 'HART'"):
        read_rota(path, rota="HART")
    with pytest.raises(UserError, match="no sheet 'X'"):
        read_rota(path, sheet="X")


def test_a_week_that_begins_on_sunday_gives_its_sunday_to_the_line_before(make) -> None:
    heading = ["Line", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    rows = [heading, [1, "0600-1800"], [2, None, "0600-1800"], [3]]
    rota = read_rota(make(Rota=rows)).rota
    assert [(d.person, d.day) for d in rota.duties] == [("2", 0), ("3", 6)]


def test_vacant_lines_are_vacant(make, dated, codes) -> None:
    path = make(
        Rota=dated(("A Able", "D D"), ("VACANCY", "D D"), ("Vacant 3", "N N"), ("TBC", "D D")),
        Key=codes,
    )
    path = make(
        Rota=dated(("A Able", "D D D"), ("VACANCY", "D D D"), ("VACANCY", "N N N")), Key=codes
    )
    rota = read_rota(path).rota
    assert [(p.id, p.vacant) for p in rota.people] == [
        ("a-able", False), ("vacancy", True), ("vacancy-2", True),
    ]  # fmt: skip


def test_text_tables_are_read_with_any_separator_and_encoding(tmp_path) -> None:
    for name, mark, encoding in (
        ("a.csv", ",", "utf-8-sig"),
        ("b.csv", ";", "cp1252"),
        ("c.tsv", "\t", "utf-8"),
    ):
        rows = [
            ["Name", "05/01/2026", "06/01/2026", "07/01/2026"],
            ["Zoë Able", "0600-1800", "OFF", ""],
        ]
        path = tmp_path / name
        path.write_bytes("\n".join(mark.join(row) for row in rows).encode(encoding))
        rota = read_rota(path).rota
        assert rota.people[0].name == "Zoë Able"
        assert [d.code for d in rota.duties] == ["0600-1800", "OFF"]


def test_large_files_give_the_same_cells(make, dated, codes, monkeypatch, read_here) -> None:
    path = make(
        Rota=dated(("A Able", "D N AL . 0700-1900 D"), ("B Bold", "RD RD D N . 5")), Key=codes
    )
    book = openpyxl.load_workbook(path)
    book["Rota"].merge_cells("B3:C3")
    book["Rota"]["E2"].fill = PatternFill("solid", fgColor="FF00FF00")
    book["Rota"].row_dimensions[3].hidden = True
    book["Rota"]["H1"] = "=1+1"
    book.save(path)
    slow = read_rota(path)
    monkeypatch.setattr("ambrota.parsing.xlsx.LARGE", 0)
    fast = read_rota(path)
    assert fast.rota == slow.rota
    assert fast.problems == slow.problems
    for one, other in zip(slow.source.book.sheets, fast.source.book.sheets, strict=True):
        assert one.cells == other.cells
        assert one.uncalculated == other.uncalculated


def test_a_legend_under_the_people_is_no_person(make, dated) -> None:
    rows = dated(("A Able", "D N AL"), ("B Bold", "N D D"))
    rows += [
        [],
        ["Code", "Description", "Time"],
        ["D", "Days", "0700-1900"],
        ["N", "Night 1900-0700"],
    ]
    imported = read_rota(make(Rota=rows))
    assert [p.name for p in imported.rota.people] == ["A Able", "B Bold"]
    assert [(d.start, d.end) for d in imported.rota.duties[:2]] == [(420, 1140), (1140, 1860)]


def test_a_legend_right_of_the_people(make, dated) -> None:
    rows = dated(("A Able", "D N ."), ("B Bold", "N D ."))
    legend = [["Code", "Meaning"], ["D", "Day 0700-1900"], ["N", "Night 1900-0700"]]
    joined = [[*row, None, *beside] for row, beside in zip(rows, legend, strict=True)]
    imported = read_rota(make(Rota=joined))
    assert {d.start for d in imported.rota.duties} == {420, 1140}
    assert imported.problems == ()


def test_a_key_of_pairs_and_colours(make, lines) -> None:
    rows = [*lines("D . N . . . .", "REL . . . . . ."), [], ["Key"], ["D", "Day 0600-1800"]]
    rows += [["N", "Night 1800-0600"], ["REL", "Relief week"], [None, "Annual leave"]]
    path = make(DCA=rows)
    book = openpyxl.load_workbook(path)
    for where in ("A9", "C2"):
        book["DCA"][where].fill = PatternFill("solid", fgColor="FFFFFF00")
    book.save(path)
    imported = read_rota(path)
    assert [(d.day, d.kind, d.start) for d in imported.rota.duties] == [
        (0, Kind.COVER, 360),
        (1, Kind.LEAVE, None),
        (2, Kind.COVER, 1080),
        (0, Kind.RELIEF, None),
    ]
    assert imported.problems == ()


@pytest.mark.parametrize("code", ["M", "T", "S", "Tue"])
def test_a_row_of_one_code_that_reads_like_a_weekday_is_a_persons(make, dated, code) -> None:
    codes = [["Code", "Start", "End", "Kind"], [code, "0800", "1800", "cover"]]
    worked = " ".join([code] * 7)
    imported = read_rota(make(Rota=dated(("M Manager", worked)), Shift_codes=codes))
    assert [person.name for person in imported.rota.people] == ["M Manager"]
    assert len(imported.rota.duties) == 7


def test_a_second_heading_line_of_weekdays_is_no_person(make, dated, codes) -> None:
    rows = dated(("A Able", "D . . N . . ."))
    rows.insert(1, [*([None] * (len(rows[0]) - 7)), *"MTWTFSS"])
    imported = read_rota(make(Rota=rows, Shift_codes=codes))
    assert [person.name for person in imported.rota.people] == ["A Able"]
    assert imported.problems == ()


def test_a_rota_on_two_sheets_has_a_name_that_no_copy_changes(make, dated, codes) -> None:
    sheets = {"Team_A": dated(("A Able", "D D D")), "Team_B": dated(("B Baker", "N N ."))}
    for name in ("station.xlsx", "station – A.xlsx"):
        rota = read_rota(make(name, **sheets, Shift_codes=codes)).rota
        assert {person.rota for person in rota.people} == {"Team A + Team B"}
