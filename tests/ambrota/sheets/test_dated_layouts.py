"""Layouts of dated rotas as rota managers draw them: every duty with its person, day and cell."""

import datetime as dt

import openpyxl
import pytest

from ambrota.errors import UserError
from ambrota.sheets import Layout, read_rota

WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
KEY = [["Code", "Meaning", "Start", "End", "Kind"], ["D", "Day", "0700", "1900", "cover"],
       ["N", "Night", "1900", "0700", "cover"]]  # fmt: skip


def on(day: int, month: int = 1) -> dt.datetime:
    return dt.datetime(2026, month, day)


def days(first: int, many: int) -> list[dt.datetime]:
    return [on(first) + dt.timedelta(days=step) for step in range(many)]


def read(make, rows, name="station.xlsx", sheet="Rota", merges=(), layout=None, **sheets):
    """The rota of sheets given as rows, with a legend and merged ranges on the first."""
    path = make(name, **{sheet: rows}, **sheets, Key=KEY)
    if merges:
        book = openpyxl.load_workbook(path)
        for place in merges:
            book[sheet].merge_cells(place)
        book.save(path)
    return read_rota(path, layout=layout)


def duties(imported) -> list[tuple[str, str, str, str]]:
    """Person, date, code and cell of each duty."""
    rota = imported.rota
    return [
        (d.person, f"{rota.first_day + dt.timedelta(days=d.day):%d %b}", d.code, d.cell)
        for d in rota.duties
    ]


def alarms(imported) -> list[tuple[str, str | None, str | None]]:
    """Errors and warnings: severity, sheet and cell."""
    return [(p.severity, p.sheet, p.cell) for p in imported.problems if p.severity != "note"]


def two(row: int, first: str = "B", second: str = "C", sheet: str = "Rota"):
    """Ann's day and night from 5 January and Bob's night on the 6th, in rows from `row`."""
    return [
        ("a-able", "05 Jan", "D", f"{sheet}!{first}{row}"),
        ("a-able", "06 Jan", "N", f"{sheet}!{second}{row}"),
        ("b-bold", "06 Jan", "N", f"{sheet}!{second}{row + 1}"),
    ]


PEOPLE = [["A Able", "D", "N"], ["B Bold", None, "N"]]

HEADINGS = {
    "weekdays above": ([["Rota 2026"], [None, *WEEK[:5]], ["Name", *days(5, 5)]], 4),
    "weekdays below": ([["Name", *days(5, 9)], [None, *(WEEK * 2)[:9]]], 3),
    "three rows": ([[None, "January 2026"], [None, *range(5, 12)], ["Name", *WEEK]], 4),
    "week over days": ([[None, "Week 1"], ["Name", *days(5, 7)], [None, *WEEK]], 4),
    "initials": ([["Name", *days(5, 7)], [None, *"MTWTFSS"]], 3),
    "odd spaces": ([["Name", " Mon  5 / 1 / 26", "Tue 6/1/26 ", "Wed\n7/1/26"]], 2),
    "weekday behind": ([["Rota 2026"], ["Name", "5/1 Mon", "6/1 Tue", "7/1 (Wed)"]], 3),
    "in full": ([["2026"], ["Name", "Monday 5th January", "Tuesday 6th January", "Wed 7 Jan"]], 3),
    "a range in the title": ([["05/01/2026 to 11/01/2026"], ["Name", *range(5, 12)]], 3),
    "German": ([["Januar 2026"], ["Name", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
                [None, *range(5, 12)]], 4),
    "Polish": ([["GRAFIK MIESIĄC STYCZEŃ 2026"], ["Pracownik", *range(5, 12)]], 3),
    "week commencing": ([["Week commencing 05/01/2026"], ["Name", *WEEK]], 3),
    "logo and title": ([[None, None, "NORTHGATE"], [], ["Rota 4"], [], ["Name", *days(5, 4)]], 6),
}  # fmt: skip


@pytest.mark.parametrize("form", HEADINGS)
def test_headings_of_one_to_three_rows(make, form) -> None:
    heading, row = HEADINGS[form]
    imported = read(make, [*heading, *PEOPLE])
    assert duties(imported) == two(row)
    assert alarms(imported) == []


def test_a_grid_that_begins_far_in(make) -> None:
    rows = [[]] * 9 + [[None] * 5 + row for row in (["Name", *days(5, 7)], *PEOPLE)]
    imported = read(make, rows)
    assert duties(imported) == two(11, "G", "H")
    assert alarms(imported) == []


def test_months_merged_over_day_numbers(make) -> None:
    rows = [[None, "January 2026", None, "February 2026"], ["Name", 30, 31, 1, 2, 3]]
    rows += [["A Able", "D", None, "N", None, "D"]]
    imported = read(make, rows, merges=("B1:C1", "D1:F1"))
    assert [(day, code) for _, day, code, _ in duties(imported)] == [
        ("30 Jan", "D"), ("01 Feb", "N"), ("03 Feb", "D"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "numbers", "first"),
    [
        ("January 2026", [*range(26, 32), *range(1, 26)], dt.date(2025, 12, 26)),
        ("Feb 2026", [*range(26, 32), *range(1, 26)], dt.date(2026, 1, 26)),
        ("March 2026", [*range(1, 32)], dt.date(2026, 3, 1)),
    ],
)
def test_day_numbers_that_start_in_the_month_before(make, title, numbers, first) -> None:
    imported = read(make, [[title], ["Name", *numbers], ["A Able", "D"]])
    assert (imported.rota.first_day, imported.rota.days) == (first, len(numbers))
    assert alarms(imported) == []


def test_dates_of_no_year_take_it_from_the_weekdays_and_say_so_once(make) -> None:
    rows = []
    for first in (dt.date(2025, 12, 21), dt.date(2025, 12, 28), dt.date(2026, 1, 4)):
        week = [first + dt.timedelta(days=step) for step in range(7)]
        rows += [["Name", *(f"{day:%a} - {day:%d/%m}" for day in week)], ["A Able", "D"], []]
    imported = read(make, rows)
    assert imported.rota.first_day == dt.date(2025, 12, 21)
    assert [day for _, day, _, _ in duties(imported)] == ["21 Dec", "28 Dec", "04 Jan"]
    assert alarms(imported) == [("warning", "Rota", "B1")]
    assert [a.missing for a in imported.source.found.assumed] == ["year"]


def test_the_year_of_the_title_turns_with_the_blocks(make) -> None:
    rows = [["Rota 2025"], ["Name", *[f"{day} Dec" for day in range(22, 29)]], ["A Able", "D"], []]
    rows += [["Name", "29 Dec", "30 Dec", "31 Dec", "1 Jan", "2 Jan"], ["A Able", "N"], []]
    rows += [["Name", "3 Jan", "4 Jan", "5 Jan"], ["A Able", "D"]]
    imported = read(make, rows)
    assert (imported.rota.first_day, imported.rota.days) == (dt.date(2025, 12, 22), 15)
    assert alarms(imported) == []


def test_numbers_without_a_month_are_shown_from_an_assumed_one(make) -> None:
    imported = read(make, [["Name", *range(1, 15)], ["A Able", "D", "N"]], "rota 2026.xlsx")
    assert alarms(imported) == [("error", "Rota", "B1")]
    assert [a.missing for a in imported.source.found.assumed] == ["month"]
    layout = Layout(first_day=dt.date(2026, 6, 1))
    exact = read(make, [["Name", *range(1, 15)], ["A Able", "D", "N"]], layout=layout)
    assert (exact.rota.first_day, alarms(exact)) == (layout.first_day, [])


UNDATED = {
    "weeks side by side": [["Name", *WEEK, *WEEK], ["A Able", "D", *[None] * 6, "N"]],
    "blocks of the same people": [["Week 1"], ["Name", *WEEK], ["A Able", "D"], ["B Bold", "N"],
                                  [], ["Week 2"], ["Name", *WEEK], ["A Able", "N"], ["B Bold"]],
    "numbers between the weeks": [["Name", *WEEK, "Hrs", *WEEK, "Hrs"],
                                  ["A Able", "D", *[None] * 6, 12, "N", *[None] * 6, 12]],
}  # fmt: skip


@pytest.mark.parametrize("form", UNDATED)
def test_weeks_without_a_date(make, form) -> None:
    imported = read(make, UNDATED[form], "off duty 2026.xlsx")
    first = [(day, code) for person, day, code, _ in duties(imported) if person == "a-able"]
    assert first == [("05 Jan", "D"), ("12 Jan", "N")]
    assert [kind for kind, _, _ in alarms(imported)] == ["error"]
    assert [a.missing for a in imported.source.found.assumed] == ["dates"]
    exact = read(make, UNDATED[form], layout=Layout(first_day=dt.date(2026, 3, 2)))
    assert [day for person, day, _, _ in duties(exact) if person == "a-able"] == [
        "02 Mar", "09 Mar",
    ]  # fmt: skip
    assert alarms(exact) == []


def test_a_first_day_on_another_weekday_is_an_error(make) -> None:
    rows = UNDATED["weeks side by side"]
    imported = read(make, rows, layout=Layout(first_day=dt.date(2026, 3, 3)))
    assert alarms(imported) == [("error", "Rota", "B1")]


@pytest.mark.parametrize(
    ("first", "second"),
    [(WEEK, WEEK), (["Sun", *WEEK[:6]], None), (["Sat", "Sun", *WEEK[:5]], None)],
)
def test_weeks_begin_on_any_day(make, first, second) -> None:
    start = on(5) - dt.timedelta(days={"Mon": 0, "Sun": 1, "Sat": 2}[first[0]])
    rows = [[f"w/c {start:%d.%m.%y}"], ["Name", *first], ["A Able", *["D"] * 7]]
    rows += [[], ["Name", *first], ["A Able", "N"]]
    imported = read(make, rows)
    assert (imported.rota.first_day, imported.rota.days) == (start.date(), 14)
    assert [d.code for d in imported.rota.duties] == ["D"] * 7 + ["N"]
    assert alarms(imported) == []


def test_blocks_of_other_people_under_one_date_are_the_same_week(make) -> None:
    rows = [["w/c 05/01/2026"], ["Name", *WEEK], ["A Able", "D"], [], ["Name", *WEEK]]
    imported = read(make, [*rows, ["C Cole", "N"], ["D Dunn", "N"]])
    assert imported.rota.days == 7
    assert {day for _, day, _, _ in duties(imported)} == {"05 Jan"}


def test_grids_side_by_side(make) -> None:
    heading = ["Name", *days(5, 3), None, "Grade", "Name", *days(5, 3)]
    rows = [heading, ["A Able", "D", None, None, None, "EMT", "C Cole", "N"]]
    rows += [["B Bold", None, "D", None, None, "Paramedic", "D Dunn", None, None, "N"]]
    imported = read(make, rows)
    assert duties(imported) == [
        ("a-able", "05 Jan", "D", "Rota!B2"), ("b-bold", "06 Jan", "D", "Rota!C3"),
        ("c-cole", "05 Jan", "N", "Rota!H2"), ("d-dunn", "07 Jan", "N", "Rota!J3"),
    ]  # fmt: skip
    assert [p.role for p in imported.rota.people] == [None, None, "EMT", "Paramedic"]
    assert alarms(imported) == []


def test_separators_sums_and_counts_are_no_days_and_no_people(make) -> None:
    rows = [["Name", *days(5, 3), None, "Wk 1", *days(8, 2), "Total"], []]
    rows += [["A Able", "D", "D", None, None, 24, "N", None, 36], []]
    rows += [["B Bold", "N", None, None, None, 12, None, "D", 24], []]
    rows += [["D", 1, 1, 0, None, None, 0, 1], ["No. on N", 1, 0, 0, None, None, 1, 0]]
    rows += [["Staff on duty", 2, 1, 0, None, None, 1, 1], [], ["Approved by:", None, "Date:"]]
    imported = read(make, rows)
    (grid,) = imported.source.found.grids
    assert [p.name for p in imported.rota.people] == ["A Able", "B Bold"]
    assert [(t.row, t.label) for t in grid.totals] == [
        (7, "D"), (8, "No. on N"), (9, "Staff on duty"),
    ]  # fmt: skip
    assert grid.sums == {6: "Wk 1", 9: "Total"}
    assert alarms(imported) == []


def test_entries_in_a_row_of_nobody_are_named(make) -> None:
    imported = read(make, [["Name", *days(5, 3)], ["A Able", "D"], [None, "N", "N"]])
    assert alarms(imported) == [("warning", "Rota", "B3:C3")]


def test_files_and_sheets_that_hold_no_rota_are_passed_over_with_a_word(make) -> None:
    rows = [["Name", *days(5, 4)], *PEOPLE]
    imported = read(
        make, rows,
        Dashboard=[["Cover"], ["Week", "Days", "Nights"], ["W1", 12, 11]],
        Chart=[["Date", *days(5, 4)], ["Days", 2, 1, 1, 0], ["Nights", 1, 3, 0, 1]],
        Notes=[["Please read"], ["All swaps to be agreed by the manager."]], Sheet3=[],
    )  # fmt: skip
    assert duties(imported) == two(2)
    unread = {one.sheet: one.why for one in imported.source.found.unread}
    assert unread == {"Dashboard": "no rota", "Chart": "no rota", "Notes": "no rota",
                      "Sheet3": "blank"}  # fmt: skip
    assert {p.sheet for p in imported.problems if p.severity == "note"} >= set(unread)
    assert alarms(imported) == []


def test_another_version_of_a_sheet_is_not_mixed_in(make) -> None:
    rows = [["Name", *days(5, 4)], *PEOPLE]
    other = [["Name", *days(5, 4)], ["A Able", "D", "D"], ["B Bold", None, "D"]]
    imported = read(make, other, sheet="Rota_draft", Rota=rows)
    assert duties(imported) == two(2)
    assert alarms(imported) == [("warning", "Rota draft", "1:1")]
    assert [(u.sheet, u.why) for u in imported.source.found.unread] == [
        ("Rota draft", "another rota")
    ]


def test_a_sheet_for_each_month_and_week(make) -> None:
    months = {"Feb": [["Name", *range(1, 29)], ["A Able", "N"]]}
    january = [["Name", *range(1, 32)], ["A Able", *["D"] * 31]]
    imported = read(make, january, "Rota 2026.xlsx", sheet="Jan", **months)
    assert (imported.rota.first_day, imported.rota.days) == (dt.date(2026, 1, 1), 59)
    week = {"WC_12.01.26": [["Name", *WEEK], ["A Able", "N"]]}
    imported = read(make, [["Name", *WEEK], ["A Able", "D"]], sheet="WC_05.01.26", **week)
    assert duties(imported) == [
        ("a-able", "05 Jan", "D", "WC 05.01.26!B2"), ("a-able", "12 Jan", "N", "WC 12.01.26!B2"),
    ]  # fmt: skip


def test_a_month_of_one_day_on_a_sheet_of_its_own(make) -> None:
    may = {"May": [["Name", on(1, 5), "Shifts"], ["A Able", "D", 1], ["B Bold"]]}
    april = [["Name", on(29, 4), on(30, 4)], ["A Able", "N", None], ["B Bold", None, "N"]]
    imported = read(make, april, sheet="April", **may)
    assert imported.rota.days == 3
    assert ("a-able", "01 May", "D", "May!B2") in duties(imported)


def test_a_month_of_one_day_over_a_sign_off(make) -> None:
    may = {
        "May": [[None, on(1, 5)], ["A Able", "D"], ["B Bold", "N"], [], ["Signed:", None, "Date:"]]
    }
    april = [[None, *days(5, 26)], ["A Able", *"D" * 26], ["B Bold", *"N" * 26]]
    april[0][1:] = [on(day, 4) for day in range(5, 31)]
    imported = read(make, april, sheet="April", **may)
    assert ("a-able", "01 May", "D", "May!B2") in duties(imported)


def test_a_month_of_one_day_with_one_entry(make) -> None:
    april = [[None, *[on(day, 4) for day in range(5, 31)]], ["A Able", *"D" * 26], ["B Bold"]]
    may = {"May_2026": [[None, on(1, 5)], ["A Able"], ["B Bold", "D"]]}
    imported = read(make, april, sheet="April 2026", **may)
    assert (imported.rota.days, len(imported.rota.duties)) == (27, 27)


def test_a_month_of_one_day_over_counts_of_its_codes(make) -> None:
    april = [[None, *[on(day, 4) for day in range(5, 31)]], ["A Able", *"D" * 26], ["B Bold"]]
    may = {"May_2026": [[None, on(1, 5)], ["A Able", "N"], ["B Bold", "D"], ["D", 1], ["N", 1]]}
    imported = read(make, april, sheet="April 2026", **may)
    assert [person.name for person in imported.rota.people] == ["A Able", "B Bold"]
    assert (imported.rota.days, len(imported.rota.duties)) == (27, 28)


@pytest.mark.parametrize("entry", ["D 0700-1900 / N 1900-0700", 12])
def test_a_month_of_one_day_is_read_or_said(make, entry) -> None:
    """With its times in the cells, or with what is no entry: never as a table of people."""
    april = [[None, *[on(day, 4) for day in range(5, 31)]], ["A Able", *"D" * 26], ["B Bold"]]
    may = {"May_2026": [[None, on(1, 5)], ["A Able", entry], ["B Bold", entry]]}
    imported = read(make, april, sheet="April 2026", **may)
    read_there = [duty for duty in imported.rota.duties if duty.cell.startswith("May")]
    said = any(p.sheet == "May 2026" and p.severity == "warning" for p in imported.problems)
    assert (len(read_there), said) == ((4, False) if isinstance(entry, str) else (0, True))


def test_several_shifts_of_a_row_are_no_people(make) -> None:
    rows = [["Employee", "Date", "Shift 1", "Shift 2"]]
    rows += [["A Able", day, "D", None] for day in days(5, 7)]
    with pytest.raises(UserError, match="No rota"):
        read(make, rows)


def test_weeks_beside_start_dates_and_a_legend_are_no_list(make) -> None:
    begin = [None, None, on(5), *[None] * 6, on(12)]
    heading = ["Name", "Start date", *WEEK, *WEEK, None, "Code", "Description", "Start", "End"]
    people = [["A Able", on(4, 1), "D"], ["B Bold", on(14, 5), None, "N"]]
    imported = read_rota(make(Rota=[begin, heading, *people], Key=KEY))
    assert duties(imported) == [
        ("a-able", "05 Jan", "D", "Rota!C3"), ("b-bold", "06 Jan", "N", "Rota!D4"),
    ]  # fmt: skip


def test_a_sheet_of_a_month_that_is_not_read_is_said(make) -> None:
    other = {"May": [["as April"]], "Notes": [["Ask Ann"]]}
    imported = read(make, [["Name", *days(5, 7)], *PEOPLE], sheet="January", **other)
    assert alarms(imported) == [("warning", "May", None)]


def test_staff_numbers_that_read_like_days_are_numbers(make) -> None:
    rows = [["Staff no", 38210, 51155, 64688], ["Name", "A Able", "B Bold", "C Cole"]]
    rows += [[day, "D", None, "N"] for day in days(5, 6)]
    people = read(make, rows).rota.people
    assert [(p.id, p.name) for p in people] == [
        ("38210", "A Able"), ("51155", "B Bold"), ("64688", "C Cole"),
    ]  # fmt: skip


def test_days_that_begin_a_year_ago_are_another_rota(make) -> None:
    old = {
        "Old": [["Name", *[day.replace(year=2025) for day in days(6, 5)]], ["A Able", "0700-1900"]]
    }
    imported = read(make, [["Name", *days(5, 4)], *PEOPLE], **old)
    assert alarms(imported) == [("warning", "Old", "1:1")]
    assert {shift.code for shift in imported.rota.shifts} == {"D", "N"}


def test_dates_without_anybody_are_refused_with_the_reason(make) -> None:
    with pytest.raises(UserError, match="rows without a name"):
        read(make, [[*days(5, 4)], ["D", "N", None, "D"], ["N", "D", "D", "N"]])


@pytest.mark.parametrize(
    ("title", "sheet", "said"),
    [
        ("Rota w/e 11/01/2026", "Rota", 0), ("Week ending Sunday 11th January", "Rota", 1),
        ("Week commencing 5 January", "Rota", 1), ("W/C 5th Jan", "2026", 0),
        ("W/C 5th Jan", "Rota 2025", 0), ("Rota", "WE 11.01.26", 0), ("Rota", "WC 5 Jan", 1),
        ("Week 2 - W/C Mon 5/1", "Rota", 1), ("5th - 11th January 2026", "Rota", 0),
        ("5 Jan to 11 Jan", "Rota", 1), ("05/01/2026 - 11/01/2026", "Rota", 0),
    ],
)  # fmt: skip
def test_a_week_whose_title_says_when_it_begins_or_ends(make, title, sheet, said) -> None:
    imported = read(make, [[title], ["Name", *WEEK], ["A Able", "D"]], sheet=sheet)
    assert duties(imported) == [("a-able", "05 Jan", "D", f"{sheet}!B3")]
    assert [p.found[:20] for p in imported.problems] == ["dates without a year"] * said


@pytest.mark.parametrize("title", ["Week beginning", "5 January 2026", "w/c the 5th"])
def test_a_week_of_people_under_a_date_that_is_not_understood_is_said(make, title) -> None:
    imported = read(make, [[title], ["Name", *WEEK], ["A Able", "D"]])
    assert not imported.rota.first_day
    assert alarms(imported) == [("warning", "Rota", "A1")]
