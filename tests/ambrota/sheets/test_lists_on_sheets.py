"""Lists of duties on several sheets of one form are one rota; what is no part of it is said."""

import datetime as dt

import openpyxl

from ambrota.model import Duty, Kind
from ambrota.sheets import read_rota
from tests.ambrota.sheets.copies import changed, work, written

HEADINGS = ["Staff no", "Name", "Date", "Start", "End", "Shift Code"]
NAMES = {101: "Ann Able", 102: "Bob Bold", 103: "Cy Chief"}


def row(number, month, day, code="D"):
    start, end = {"D": ("06:30", "18:30"), "N": ("18:30", "06:30")}[code]
    return [number, NAMES[number], dt.date(2026, month, day), start, end, code]


JANUARY = [HEADINGS, row(101, 1, 29), row(101, 1, 31, "N"), row(102, 1, 30)]
FEBRUARY = [HEADINGS, row(101, 2, 2), row(103, 2, 3), row(102, 2, 4, "N")]


def said(imported) -> list[tuple[str, str | None, str | None]]:
    return [(p.severity, p.sheet, p.cell) for p in imported.problems if p.severity != "note"]


def duties(imported) -> list[tuple[str, int, str, str | None]]:
    return [(d.person, d.day, d.code, d.cell) for d in imported.rota.duties]


def test_a_list_for_each_month_is_one_rota(make, codes) -> None:
    imported = read_rota(make(Jan=JANUARY, Feb=FEBRUARY, Shift_codes=codes))
    rota = imported.rota
    assert (rota.first_day, rota.days) == (dt.date(2026, 1, 29), 7)
    assert [(p.id, p.rota) for p in rota.people] == [
        ("101", "Jan + Feb"), ("102", "Jan + Feb"), ("103", "Jan + Feb"),
    ]  # fmt: skip
    assert duties(imported) == [
        ("101", 0, "D", "Jan!D2"), ("101", 2, "N", "Jan!D3"), ("101", 4, "D", "Feb!D2"),
        ("102", 1, "D", "Jan!D4"), ("102", 6, "N", "Feb!D4"), ("103", 5, "D", "Feb!D3"),
    ]  # fmt: skip
    assert said(imported) == []


def test_a_list_for_each_team_is_one_rota(make, codes) -> None:
    red = [HEADINGS, row(101, 1, 5), row(101, 1, 7)]
    blue = [HEADINGS, row(102, 1, 5), row(103, 1, 6, "N")]
    imported = read_rota(make(Red=red, Blue=blue, Shift_codes=codes))
    assert [d[:3] for d in duties(imported)] == [
        ("101", 0, "D"), ("101", 2, "D"), ("102", 0, "D"), ("103", 1, "N"),
    ]  # fmt: skip
    assert said(imported) == []


def test_changes_go_to_the_sheet_of_their_month(make, codes) -> None:
    imported = read_rota(make(Jan=JANUARY, Feb=FEBRUARY, Shift_codes=codes))
    day = Duty("102", 4, "D", Kind.COVER, 390, 1110, 690, resource="DCA")
    night = Duty("103", 1, "N", Kind.COVER, 1110, 1830, 690, resource="DCA")
    moved = Duty("101", 2, "D", Kind.COVER, 390, 1110, 690, resource="DCA")
    proposed = changed(
        imported.rota, ("102", 4, [day]), ("103", 1, [night]), ("101", 2, [moved]), ("102", 6, [])
    )
    target, problems = written(imported, proposed)
    assert problems == ()
    assert work(read_rota(target).rota) == work(proposed)
    book = openpyxl.load_workbook(target)
    added = {name: [cell.value for cell in book[name][5]] for name in ("Jan", "Feb")}
    assert added["Jan"][:3] == [103, "Cy Chief", dt.datetime(2026, 1, 30)]
    assert added["Feb"][:3] == [102, "Bob Bold", dt.datetime(2026, 2, 2)]
    assert book["Jan"]["F3"].value == "D"
    assert book["Feb"]["F4"].value is None


def test_months_written_first_on_one_sheet_are_so_on_all(make, codes) -> None:
    """Of 02/03 alone nobody knows whether it is in March; 02/13 on the next sheet says it."""

    def sheet(*dates: str) -> list:
        return [HEADINGS, *([101, "Ann Able", on, "06:30", "18:30", "D"] for on in dates)]

    imported = read_rota(
        make(Early=sheet("02/03/2026", "02/05/2026"), Late=sheet("02/12/2026", "02/13/2026"),
             Shift_codes=codes)
    )  # fmt: skip
    assert imported.rota.first_day == dt.date(2026, 2, 3)
    assert [d.day for d in imported.rota.duties] == [0, 2, 9, 10]
    assert ("warning", "Early", "C1") in said(imported)


def test_another_version_of_a_list_is_named_and_not_read(make, codes) -> None:
    planned = [*JANUARY[:3], row(103, 1, 30)]
    imported = read_rota(make(Jan=JANUARY, Jan_draft=planned, Shift_codes=codes))
    assert [p.id for p in imported.rota.people] == ["101", "102"]
    (problem,) = [p for p in imported.problems if p.severity != "note"]
    assert (problem.severity, problem.sheet, problem.cell) == ("warning", "Jan draft", "1:1")
    assert "another version of the sheet 'Jan'" in problem.found


def test_lists_of_another_form_or_far_dates_are_named_and_not_read(make, codes) -> None:
    leave = [["Name", "Date", "Type", "Start", "End"],
             ["Ann Able", dt.date(2026, 1, 29), "Leave", "06:30", "18:30"]]  # fmt: skip
    later = [HEADINGS, row(102, 6, 1)]
    imported = read_rota(make(Leave=leave, Jan=JANUARY, June=later, Shift_codes=codes))
    assert {sheet for *_, cell in duties(imported) for sheet in [cell.split("!")[0]]} == {"Jan"}
    assert said(imported) == [("warning", "Leave", "1:1"), ("warning", "June", "1:1")]


def test_the_same_duty_on_two_sheets_is_read_once_and_named(make, codes) -> None:
    again = [HEADINGS, row(102, 1, 30), *FEBRUARY[1:]]
    imported = read_rota(make(Jan=JANUARY, Feb=again, Shift_codes=codes))
    assert imported.source.rows["102", 1] == (("Jan", 4), ("Feb", 2))
    (problem,) = [p for p in imported.problems if p.severity != "note"]
    assert (problem.sheet, problem.cell, problem.found) == (
        "Feb", "D2", "the same duty as in Jan!D4",
    )  # fmt: skip
    target, _ = written(imported, gone := changed(imported.rota, ("102", 1, [])))
    assert work(read_rota(target).rota) == work(gone)


def test_a_new_row_names_who_has_no_duty_left(make, codes) -> None:
    """With first name and surname apart, nobody else's name is put in their row."""
    headings = ["First name", "Surname", "Date", "Start", "End", "Shift Code", "Status"]
    times = ["06:30", "18:30", "D"]
    rows = [headings, ["Ann", "Able", dt.date(2026, 1, 5), *times, "Confirmed"]]
    rows += [["Bob", "Bold", dt.date(2026, 1, 6), *times, "Cancelled"]]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    day = Duty("bob-bold", 0, "D", Kind.COVER, 390, 1110, 690, resource="DCA")
    target, _ = written(imported, changed(imported.rota, ("bob-bold", 0, [day])))
    assert [c.value for c in openpyxl.load_workbook(target)["Duties"][4]][:2] == ["Bob", "Bold"]


def test_a_duty_in_a_row_of_rest_that_ends_at_midnight_is_shown_as_times(make, codes) -> None:
    headings = ["Name", "Start", "End", "Shift Code"]
    rows = [headings, ["Ann Able", dt.datetime(2026, 1, 5, 14), dt.datetime(2026, 1, 5, 22), "L"]]
    rows += [["Ann Able", dt.datetime(2026, 1, 6), None, "RD"]]
    imported = read_rota(make(Duties=rows, Shift_codes=codes))
    late = Duty("ann-able", 1, "1400-2400", Kind.COVER, 840, 1440, None)
    target, _ = written(imported, changed(imported.rota, ("ann-able", 1, [late])))
    (duty,) = read_rota(target).rota.by_cell["ann-able", 1]
    assert (duty.start, duty.end) == (840, 1440)
    cell = openpyxl.load_workbook(target)["Duties"]["C3"]
    assert (cell.value, cell.is_date) == (dt.datetime(2026, 1, 7), True)
