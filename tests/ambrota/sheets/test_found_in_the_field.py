"""Rotas as stations, wards and volunteers keep them; everybody in them is invented."""

import datetime as dt

import openpyxl
import pytest

from ambrota.errors import UserError
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


def test_a_sheet_for_each_person_with_weeks_below_one_another(make) -> None:
    def weeks(*rows: list[str | None]):
        return [["W/C", *DAYS, "Hours"], *([MONDAY + WEEK * n, *row] for n, row in enumerate(rows))]

    able = weeks([D, None, N, *[None] * 4, 23], [*[None] * 6, D, 11.5])
    bold = weeks([None, D, *[None] * 5, 11.5], [N, *[None] * 6, 11.5])
    imported = read_rota(make(Ann_Able=able, Bill_Bold=bold))
    assert duties(imported) == [
        ("ann-able", "2026-01-05", D, "Ann Able!B2"),
        ("ann-able", "2026-01-07", N, "Ann Able!D2"),
        ("ann-able", "2026-01-18", D, "Ann Able!H3"),
        ("bill-bold", "2026-01-06", D, "Bill Bold!C2"),
        ("bill-bold", "2026-01-12", N, "Bill Bold!B3"),
    ]
    assert alarms(imported) == []


def test_weeks_whose_end_is_stated_under_a_title_that_names_the_person(make) -> None:
    rows = [["Name: Ann Able"], [], ["Week ending", *DAYS]]
    rows += [["11/01/2026", D, *[None] * 6], ["18/01/2026", *[None] * 6, N]]
    imported = read_rota(make(Rota=rows))
    assert duties(imported) == [
        ("ann-able", "2026-01-05", D, "Rota!B4"), ("ann-able", "2026-01-18", N, "Rota!H5"),
    ]  # fmt: skip
    assert imported.rota.people[0].name == "Ann Able"


def test_weeks_of_several_people_with_the_date_on_the_first_row_of_each(make) -> None:
    rows = [["W/C", "Name", *DAYS]]
    rows += [[MONDAY, "A Able", D, *[None] * 6], [None, "B Bold", None, D, *[None] * 5]]
    rows += [[MONDAY + WEEK, "A Able", *[None] * 6, N], [None, "B Bold", N, *[None] * 6]]
    assert duties(read_rota(make(Rota=rows))) == [
        ("a-able", "2026-01-05", D, "Rota!C2"), ("a-able", "2026-01-18", N, "Rota!I4"),
        ("b-bold", "2026-01-06", D, "Rota!D3"), ("b-bold", "2026-01-12", N, "Rota!C5"),
    ]  # fmt: skip


def test_a_week_with_a_date_on_another_weekday_is_named(make) -> None:
    rows = [["Name: Ann Able"], ["W/C", *DAYS]]
    rows += [[MONDAY + WEEK * n, D, *[None] * 6] for n in range(3)]
    rows += [[MONDAY + WEEK * 3 + dt.timedelta(days=1), *[None] * 6, N]]
    imported = read_rota(make(Rota=rows))
    assert [cell for *_, cell in duties(imported)] == ["Rota!B3", "Rota!B4", "Rota!B5"]
    assert alarms(imported) == [("warning", "Rota", "H6:H6")]


def test_numbered_lines_with_the_dates_of_their_first_weeks_stay_lines(make) -> None:
    rows = [["Line", "W/C", *DAYS]]
    rows += [[n + 1, MONDAY + WEEK * n, D, *[None] * 6] for n in range(3)]
    assert read_rota(make(Rota=rows)).rota.first_day is None


def months(entries: dict[str, str], *names: object):
    """A planner: months down, days across, entries by 'Jan 5'."""
    rows: list[list[object]] = [["Annual planner 2026 - Hamish Howe"], [], [None, *range(1, 32)]]
    for name in names:
        short = name.strftime("%b") if isinstance(name, dt.datetime) else str(name)[:3]
        rows.append([name, *(entries.get(f"{short} {day}") for day in range(1, 32))])
    return rows


def test_a_planner_of_one_person_with_months_down(make) -> None:
    entries = {"Jan 5": D, "Feb 28": N, "Mar 1": D}
    expected = [
        ("hamish-howe", "2026-01-05", D, "Sheet1!F4"),
        ("hamish-howe", "2026-02-28", N, "Sheet1!AC5"),
        ("hamish-howe", "2026-03-01", D, "Sheet1!B6"),
    ]
    for names in (
        ("Jan", "Feb", "Mar"),
        ("January", "February 2026", "March"),
        tuple(dt.datetime(2026, month, 1) for month in (1, 2, 3)),
    ):
        imported = read_rota(make(Sheet1=months(entries, *names)))
        assert duties(imported) == expected, names
        assert alarms(imported) == []


def test_a_planner_with_months_across(make) -> None:
    rows = months({"Jan 5": D, "Feb 28": N}, "Jan", "Feb", "Mar")
    turned = [[row[at] if at < len(row) else None for row in rows] for at in range(32)]
    assert [cell for *_, cell in duties(read_rota(make(Sheet1=turned)))] == [
        "Sheet1!D6", "Sheet1!E29",
    ]  # fmt: skip


def test_an_entry_on_a_day_that_a_month_does_not_have_is_named(make) -> None:
    imported = read_rota(make(Sheet1=months({"Jan 5": D, "Feb 30": N}, "Jan", "Feb", "Mar")))
    assert [cell for *_, cell in duties(imported)] == ["Sheet1!F4"]
    assert alarms(imported) == [("warning", "Sheet1", "AE5")]


def test_a_planner_that_names_nobody_says_so(make) -> None:
    rows = [["Planner 2026"], *months({"Jan 5": D}, "Jan", "Feb")[1:]]
    imported = read_rota(make(name="hall.xlsx", Sheet1=rows))
    assert [person.name for person in imported.rota.people] == ["hall"]
    assert alarms(imported) == [("warning", "Sheet1", "B3")]


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


def test_an_archive_gives_way_to_the_rota_of_today(make) -> None:
    def rota(first: dt.datetime, many: int):
        heads = ["Name", *(first + dt.timedelta(days=day) for day in range(many))]
        return [heads, ["A Able", *[D] * many], ["B Bold", *[N] * many]]

    last_year = rota(MONDAY - WEEK * 52, 28)
    for title, hidden in (("Archive", False), ("2025", True)):
        path = make(**{title: last_year, "Rota": rota(MONDAY, 14)})
        book = openpyxl.load_workbook(path)
        book[title].sheet_state = "hidden" if hidden else "visible"
        book.active = book.worksheets.index(book["Rota"])
        book.save(path)
        imported = read_rota(path)
        assert imported.rota.first_day == MONDAY.date()
        assert ("warning", title, "1:1") in alarms(imported)


def test_a_week_with_its_first_day_in_welsh(make) -> None:
    rows = [["Rota Gorsaf Aberwen – wythnos yn dechrau 2 Mawrth 2026"]]
    rows += [["Enw", "Llun", "Maw", "Mer", "Iau", "Gwe", "Sad", "Sul"], ["Nia Rees", D]]
    imported = read_rota(make(Rota=rows))
    assert duties(imported) == [("nia-rees", "2026-03-02", D, "Rota!B3")]


def test_a_sheet_for_each_day_is_refused_in_its_own_words(make) -> None:
    rows = [["Allocation 02/03/2026"], ["Name", "Start", "Finish", "Vehicle"]]
    rows += [["A Able", dt.time(7), dt.time(19), "KB21"]]
    with pytest.raises(UserError, match="does not say on which days"):
        read_rota(make(Mon=rows, Tue=rows))


def test_a_sheet_named_after_the_days_of_its_week(make) -> None:
    def week(*entries: str | None):
        return [["Name", *DAYS], ["A Able", *entries], ["B Bold", N]]

    imported = read_rota(make(**{"2-8 Mar 2026": week(D), "9th - 15th March 2026": week(None, D)}))
    assert duties(imported) == [
        ("a-able", "2026-03-02", D, "2-8 Mar 2026!B2"),
        ("a-able", "2026-03-10", D, "9th - 15th March 2026!C2"),
        ("b-bold", "2026-03-02", N, "2-8 Mar 2026!B3"),
        ("b-bold", "2026-03-09", N, "9th - 15th March 2026!B3"),
    ]


def test_weeks_of_the_same_people_without_a_date_are_more_than_a_note(make) -> None:
    week = [["Name", *DAYS], ["A Able", D], ["B Bold", N]]
    assert ("error", "Week 1", "B1") in alarms(read_rota(make(Week_1=week, Week_2=week)))
    other = [["Name", *DAYS], ["C Carr", D], ["D Dare", N]]
    assert alarms(read_rota(make(Red=week, Blue=other))) == []


def test_who_signed_a_rota_is_not_in_it(make) -> None:
    heads = ["Name", *(MONDAY + dt.timedelta(days=day) for day in range(7))]
    rows = [heads, ["A Able", D], ["B Bold", N], [], ["Please tell the office of any errors"]]
    imported = read_rota(make(Rota=[*rows, ["Signed: C Carr"]]))
    assert [person.name for person in imported.rota.people] == ["A Able", "B Bold"]
