"""Rotas as stations, wards and volunteers keep them; everybody in them is invented."""

import datetime as dt

import openpyxl

from ambrota.sheets import read_rota

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONDAY = dt.datetime(2026, 1, 5)
WEEK = dt.timedelta(days=7)
D, N = "0700-1900", "1900-0700"


def duties(imported) -> list[tuple[str, str, str, str]]:
    """Person, date, code and cell of every duty."""
    rota = imported.rota
    return [
        (d.person, str(rota.first_day + dt.timedelta(days=d.day)), d.code, d.cell)
        for d in rota.duties
    ]


def alarms(imported) -> list[tuple[str, str | None, str | None]]:
    return [(p.severity, p.sheet, p.cell) for p in imported.problems if p.severity != "note"]


def test_a_report_of_duties_worked_with_assignment_numbers(make) -> None:
    heads = ["Assignment", "Staff", "Duty Date", "Shift", "Actual Start", "Actual End"]
    rows = [heads, ["2101", "A Able", MONDAY, "LD", "07:00", "19:00"]]
    rows += [["2201", "B Bold", MONDAY, "LN", "19:00", "07:00"]]
    rows += [["2201", "B Bold", MONDAY + WEEK, None, None, None, "Annual leave"]]
    rows[0].append("Unavailability")
    rota = read_rota(make(Duties=rows)).rota
    assert [(d.person, d.code, d.start, d.end) for d in rota.duties] == [
        ("2101", "LD", 420, 1140), ("2201", "LN", 1140, 1860), ("2201", "Annual leave", None, None),
    ]  # fmt: skip


def test_an_assignment_is_what_somebody_does_where_no_code_is_stated(make) -> None:
    rows = [["Name", "Date", "Start", "End", "Assignment"]]
    rows += [["A Able", MONDAY, "07:00", "19:00", "D"]]
    assert [duty.code for duty in read_rota(make(Duties=rows)).rota.duties] == ["D"]


def test_times_under_headings_that_are_not_known_are_more_than_a_note(make) -> None:
    rows = [["Name", "Date", "Shift", "Clocked start", "Clocked end"]]
    rows += [["A Able", MONDAY, "D", "07:00", "19:00"]]
    warned = alarms(read_rota(make(Duties=rows)))
    assert {("warning", "Duties", "D1"), ("warning", "Duties", "E1")} <= set(warned)


def test_days_in_a_row_with_the_month_before_the_day(make) -> None:
    rows = [["Name", "Date", "Start", "End"]]
    rows += [["A Able", f"07/{day:02}/2026", "07:00", "19:00"] for day in range(6, 11)]
    imported = read_rota(make(Duties=rows))
    assert imported.rota.first_day == dt.date(2026, 7, 6)
    assert imported.rota.days == 5
    assert ("warning", "Duties", "B1") in alarms(imported)


def test_the_first_of_each_month_stays_that(make) -> None:
    rows = [["Name", "Date", "Start", "End"]]
    rows += [["A Able", f"01/{month:02}/2026", "07:00", "19:00"] for month in range(1, 8)]
    assert read_rota(make(Duties=rows)).rota.days > 150


def test_a_table_of_leave_under_the_rota_is_no_list_of_duties(make) -> None:
    rows = [["Name", *range(5, 19)], [None, *DAYS, *DAYS], ["A Able", D], ["B Bold", None, N], []]
    rows += [["ANNUAL LEAVE"], ["Name", "From", "To", "Days"], ["B Bold", MONDAY, MONDAY, 1]]
    imported = read_rota(make(Rota_Jan_2026=rows))
    assert [cell for *_, cell in duties(imported)] == ["Rota Jan 2026!B3", "Rota Jan 2026!C4"]
    assert alarms(imported) == [("warning", "Rota Jan 2026", "A7:D7")]


def test_a_team_named_in_a_cell_over_names_and_days_is_nobody(make) -> None:
    heads = ["Name", *(MONDAY + dt.timedelta(days=day) for day in range(7))]
    rows = [["RED TEAM - led by Cleo Carr"], heads, ["A Able", D], ["B Bold", None, N]]
    rows += [["BLUE TEAM - led by Dan Dare"], heads, ["E Earl", D], ["F Fern", None, N]]
    path = make(Rota=rows)
    book = openpyxl.load_workbook(path)
    for row in (1, 5):
        book["Rota"].merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)
    book.save(path)
    imported = read_rota(path)
    assert [cell for *_, cell in duties(imported)] == [
        "Rota!B3", "Rota!C4", "Rota!B7", "Rota!C8",
    ]  # fmt: skip
    assert alarms(imported) == []


def test_a_row_that_names_two_people_is_named(make) -> None:
    heads = ["Name", *(MONDAY + dt.timedelta(days=day) for day in range(7))]
    names = [
        "Able/Bold",
        "A Carr & N Dare",
        "N/K",
        "Siân O'Hara-Earl",
        "Bank/Agency",
        "E Earl (EMT/Para)",
    ]
    imported = read_rota(make(Rota=[heads, *([name, D] for name in names)]))
    assert alarms(imported) == [("warning", "Rota", "A2"), ("warning", "Rota", "A3")]
