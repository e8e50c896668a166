"""Where people stand: across the sheet, in several columns or rows, on a sheet for each shift."""

import datetime as dt

import openpyxl
import pytest

from ambrota.errors import UserError
from ambrota.model import Kind
from ambrota.sheets import Layout, read_rota

WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
KEY = [
    ["Code", "Meaning", "Start", "End", "Kind"],
    ["D", "Day", "0700", "1900", "cover"],
    ["N", "Night shift", "1900", "0700", "cover"],
    ["AL", "Leave", None, None, "leave"],
]


def days(first: int, many: int) -> list[dt.datetime]:
    return [dt.datetime(2026, 1, first) + dt.timedelta(days=step) for step in range(many)]


def duties(imported) -> list[tuple[str, int, str, str]]:
    return [(d.person, d.day, d.code, d.cell) for d in imported.rota.duties]


def alarms(imported) -> list[tuple[str, str | None, str | None]]:
    return [(p.severity, p.sheet, p.cell) for p in imported.problems if p.severity != "note"]


ACROSS = [
    ("a-able", 0, "D", "Rota!B2"), ("a-able", 3, "N", "Rota!B5"), ("b-bold", 1, "N", "Rota!C3"),
]  # fmt: skip


def across(*cells: tuple[str | None, str | None]):
    return [[day, *pair] for day, pair in zip(days(5, len(cells)), cells, strict=True)]


ENTRIES = (("D", None), (None, "N"), (None, None), ("N", None), (None, None), (None, None))


def test_people_across_with_their_true_cells(make) -> None:
    rows = [["Date", "A Able", "B Bold"], *across(*ENTRIES)]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert duties(imported) == ACROSS
    assert imported.source.spots["b-bold", 5] == ("Rota", 7, 3)
    assert alarms(imported) == []


def test_people_across_with_weekdays_grades_totals_and_a_legend(make) -> None:
    rows = [["Rota"], [], ["Date", "Day", "A Able", "B Bold", "Total", None, "Code", "Meaning"]]
    rows += [[None, "Grade", "EMT", "Paramedic", None, None, "D", "Day 0700-1900"]]
    rows += [[day, day.strftime("%a"), "D", None, 1] for day in days(5, 7)]
    imported = read_rota(make(Rota=rows))
    assert [(p.name, p.role) for p in imported.rota.people] == [
        ("A Able", "EMT"), ("B Bold", "Paramedic"),
    ]  # fmt: skip
    assert [d.cell for d in imported.rota.duties] == [f"Rota!C{row}" for row in range(5, 12)]
    assert alarms(imported) == []


def test_problems_of_people_across_name_the_true_cells(make) -> None:
    rows = [["Date", "A Able", "B Bold"], *across(("D", "?!"), *ENTRIES[1:])]
    path = make(Rota=rows, Key=KEY)
    book = openpyxl.load_workbook(path)
    book["Rota"].row_dimensions[3].hidden = True
    book["Rota"].column_dimensions["C"].hidden = True
    book.save(path)
    imported = read_rota(path)
    assert ("warning", "Rota", "C2") in alarms(imported)
    assert {p.cell for p in imported.problems if "hidden" in p.found} == {"3:3", "C:C"}


def test_what_the_layout_says_of_people_across_counts_as_if_they_ran_down(make) -> None:
    rows = [["x", "A Able", "B Bold"], *[[day, "D", None] for day in range(1, 7)]]
    layout = Layout().with_sheet("Rota", people="across", first_day=dt.date(2026, 2, 1))
    imported = read_rota(make(Rota=rows, Key=KEY), layout=layout)
    assert imported.rota.first_day == dt.date(2026, 2, 1)
    assert duties(imported)[0] == ("a-able", 0, "D", "Rota!B2")
    only = layout.with_sheet("Rota", last_row=2)
    assert [p.name for p in read_rota(imported.source.path, layout=only).rota.people] == ["A Able"]


def test_shifts_across_with_names_in_the_cells_are_refused(make) -> None:
    rows = [["Date", "Early", "Late", "Night"]]
    rows += [[day, "A Able", "B Bold", "C Cole"] for day in days(5, 7)]
    with pytest.raises(UserError, match="shifts, not people"):
        read_rota(make(Rota=rows))


COLUMNS = {
    "no headings": ([None, None, None], [40012, "A Able", "Paramedic"], "40012", "A Able"),
    "unknown headings": (["Pers", "Wer", "Rang"], [40012, "A Able", "EMT"], "40012", "A Able"),
    "row numbers": (["#", None, "Grade"], [1, "A Able", "EMT"], "a-able", "A Able"),
    "phones": (["Mobile", "Name", "Grade"], ["07700 900123", "A Able", "EMT"], "a-able", "A Able"),
    "first and last": (["Given", "Fam", "Grade"], ["Ann", "Able", "EMT"], "ann-able", "Ann Able"),
    "start dates": (["From", "Name", "Grade"], ["2019-04-01", "A Able", "EMT"], "a-able", "A Able"),
}  # fmt: skip


@pytest.mark.parametrize("form", COLUMNS)
def test_columns_of_people_are_told_by_what_stands_in_them(make, form) -> None:
    headings, first, number, name = COLUMNS[form]
    others = [
        [f"{cell}{letter}" if isinstance(cell, str) and "-" not in cell else cell for cell in first]
        for letter in "bcd"
    ]
    for step, row in enumerate(others, 1):
        row[0] = row[0] + step if isinstance(row[0], int) else row[0]
        row[2] = first[2]
    rows = [[*headings, *days(5, 4)]]
    rows += [[*row, "D", None, "N"] for row in (first, *others)]
    imported = read_rota(make(Rota=rows, Key=KEY))
    person = imported.rota.people[0]
    assert (person.id, person.name, person.role) == (number, name, first[2])
    assert len(imported.rota.people) == 4
    assert alarms(imported) == []


def test_labels_right_of_the_days(make) -> None:
    rows = [["Name", *days(5, 3), "Line manager", "Contracted hours", "Total"]]
    rows += [
        ["A Able", "D", None, "N", "B Bold", 30, 24],
        ["B Bold", "N", None, None, None, 37.5, 12],
    ]
    people = read_rota(make(Rota=rows, Key=KEY)).rota.people
    assert [(p.line_manager, p.contracted_hours) for p in people] == [("b-bold", 30), (None, 37.5)]


SECTIONS = {
    "watches": ["RED WATCH", "BLUE WATCH"], "words": ["Days", "Nights"],
    "titles": ["A team", "B team"],
}  # fmt: skip


@pytest.mark.parametrize("form", SECTIONS)
@pytest.mark.parametrize("grade", [True, False])
def test_headings_between_the_people_are_their_teams(make, form, grade) -> None:
    first, second = SECTIONS[form]
    extra = ["EMT"] if grade else []
    rows = [["Name", *(["Grade"] if grade else []), *days(5, 3)], [first], ["A Able", *extra, "D"]]
    rows += [["C Cole", *extra, "N"], [], [second], ["B Bold", *extra, None, "N"]]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert [(p.name, p.team) for p in imported.rota.people] == [
        ("A Able", first), ("C Cole", first), ("B Bold", second),
    ]  # fmt: skip
    assert alarms(imported) == []


def test_a_person_without_entries_is_no_section_and_a_note_is_no_person(make) -> None:
    rows = [["Name", *days(5, 3)], ["A Able", "D"], ["C Cole"], ["VACANCY"], ["B Bold", "N"]]
    rows += [["Agency cover is to be confirmed by Friday of each week"], [], ["Subject to change"]]
    people = read_rota(make(Rota=rows, Key=KEY)).rota.people
    assert [p.name for p in people] == ["A Able", "C Cole", "VACANCY", "B Bold"]


TIMES = [dt.time(7), "0700", 700, "07:00", 7 / 24, "7am"]


@pytest.mark.parametrize("start", TIMES)
def test_start_and_finish_in_two_columns(make, start) -> None:
    heading = ["Name", *(cell for day in days(5, 3) for cell in (day, None))]
    rows = [heading, [None, *["Start", "Finish"] * 3]]
    rows += [
        ["A Able", start, "19:00", "AL", None, "19:00", "07:00"],
        ["B Bold", None, None, start],
    ]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert duties(imported) == [
        ("a-able", 0, "0700-1900", "Rota!B3"), ("a-able", 1, "AL", "Rota!D3"),
        ("a-able", 2, "1900-0700", "Rota!F3"),
    ]  # fmt: skip
    assert alarms(imported) == [("error", "Rota", "D4")]
    spot = imported.source.spots["a-able", 0]
    assert imported.source.found.grids[0].ends == {2: 3, 4: 5, 6: 7}
    assert spot == ("Rota", 3, 2)


def test_start_and_finish_under_weekdays(make) -> None:
    heading = ["Name", *(cell for day in WEEK for cell in (day, None))]
    rows = [
        ["w/c 05/01/2026"],
        heading,
        [None, *["From", "To"] * 7],
        ["A Able", 600, 1400, 1400, 2200],
    ]
    imported = read_rota(make(Rota=rows))
    assert [(d.day, d.start, d.end) for d in imported.rota.duties] == [
        (0, 360, 840),
        (1, 840, 1320),
    ]


def test_start_and_finish_in_two_rows(make) -> None:
    rows = [["Name", None, *days(5, 3)], ["A Able", "Start", "07:00", None, dt.time(19)]]
    rows += [[None, "Finish", "19:00", None, dt.time(7)], ["B Bold", "Start", None, "AL", "0800"]]
    rows += [[None, "Finish", None, None, "1600"]]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert duties(imported) == [
        ("a-able", 0, "0700-1900", "Rota!C2"), ("a-able", 2, "1900-0700", "Rota!E2"),
        ("b-bold", 1, "AL", "Rota!D4"), ("b-bold", 2, "0800-1600", "Rota!E4"),
    ]  # fmt: skip
    assert alarms(imported) == []


def test_two_rows_of_a_person_that_say_what_they_are(make) -> None:
    rows = [["Name", None, *days(5, 3)], ["A Able", "AM", "D", None, "D"], [None, "PM", None, "N"]]
    rows += [["B Bold", "AM", None, "D"], ["B Bold", "PM", None, None, "N"]]
    imported = read_rota(make(Rota=rows, Key=KEY))
    assert duties(imported) == [
        ("a-able", 0, "D", "Rota!C2"), ("a-able", 1, "N", "Rota!D3"), ("a-able", 2, "D", "Rota!E2"),
        ("b-bold", 1, "D", "Rota!D4"), ("b-bold", 2, "N", "Rota!E5"),
    ]  # fmt: skip
    assert alarms(imported) == []


@pytest.mark.parametrize("mark", [1, "x", "X", "✓", "Y"])
@pytest.mark.parametrize(
    ("first", "second"), [("Days", "Nights"), ("D", "N"), ("Day rota", "Night shift")]
)
def test_a_sheet_of_marks_for_each_shift(make, mark, first, second) -> None:
    heading = ["No", "Name", *days(5, 4)]
    one = [heading, [101, "A Able", mark, None, mark], [102, "B Bold", None, mark]]
    two = [heading, [101, "A. Able", None, mark], [103, "C Cole", mark, None, "AL"]]
    sheets = {first.replace(" ", "_"): one, second.replace(" ", "_"): two}
    imported = read_rota(make(**sheets, Key=KEY))
    assert duties(imported) == [
        ("101", 0, "D", f"{first}!C2"), ("101", 1, "N", f"{second}!D2"),
        ("101", 2, "D", f"{first}!E2"), ("102", 1, "D", f"{first}!D3"),
        ("103", 0, "N", f"{second}!C3"), ("103", 2, "AL", f"{second}!E3"),
    ]  # fmt: skip
    assert alarms(imported) == []


def test_a_shift_that_nobody_works_yet_is_of_marks_too(make) -> None:
    heading = ["Name", *days(5, 4)]
    posts = [["VACANCY"], ["VACANCY"]]
    one = [heading, ["A Able", "x", None, "x"], *([*post, "x"] for post in posts)]
    people = read_rota(make(Day=one, Night=[heading, ["A Able"], *posts], Key=KEY)).rota.people
    assert [person.id for person in people] == ["a-able", "vacancy", "vacancy-2"]


@pytest.mark.parametrize("below", [["Approved by:", None, "Date:"], ["C Cole", None, "AL"]])
def test_a_mark_on_nearly_every_day_is_no_row_of_figures(make, below) -> None:
    heading = ["Name", *days(5, 7)]
    one = [heading, ["A Able", 1, None, 1, 1], ["B Bold", 1, 1, 1, 1, 1, 1], [], below]
    imported = read_rota(make(Day=one, Night=[heading, ["A Able", None, 1]], Key=KEY))
    assert sum(duty.person == "b-bold" for duty in imported.rota.duties) == 6


def test_marks_of_a_layout_and_marks_of_no_shift(make) -> None:
    rows = [["Name", *days(5, 4)], ["A Able", 1, None, 1]]
    path = make(Rota=rows, Key=KEY)
    assert {d.kind for d in read_rota(path).rota.duties} == {Kind.UNKNOWN}
    layout = Layout().with_sheet("rota", mark="N")
    assert [d.start for d in read_rota(path, layout=layout).rota.duties] == [1140, 1140]


def test_an_x_among_codes_is_no_mark(make) -> None:
    rows = [["Name", *days(5, 6)], ["A Able", "N", "x", "x", "x"], ["B Bold", "x", "x", "N", "x"]]
    duties_read = read_rota(make(Nights=rows, Key=KEY)).rota.duties
    assert {d.code: d.kind for d in duties_read} == {"N": Kind.COVER, "x": Kind.REST}


def test_a_person_on_two_sheets_is_joined_or_named(make) -> None:
    heading = ["Name", *days(5, 4)]
    early = [heading, ["A Able", "D", None, "D"], ["B Bold", "D"]]
    joined = read_rota(make(Early=early, Late=[heading, ["A Able", None, "N"]], Key=KEY))
    assert [(person, day, code) for person, day, code, _ in duties(joined)] == [
        ("a-able", 0, "D"), ("a-able", 1, "N"), ("a-able", 2, "D"), ("b-bold", 0, "D"),
    ]  # fmt: skip
    clash = read_rota(make(Early=early, Late=[heading, ["A Able", "N", "N", None, "N"]], Key=KEY))
    assert alarms(clash) == [("error", "Late", "A2")]


def test_ids_of_an_earlier_import_are_kept(make) -> None:
    rows = [["Name", *days(5, 3)], ["A Able", "D"], ["Bold, B", "N"]]
    layout = Layout(ids={"a able": "77", "B Bold": "78"})
    assert [p.id for p in read_rota(make(Rota=rows, Key=KEY), layout=layout).rota.people] == [
        "77",
        "78",
    ]


@pytest.mark.parametrize("label", ["Cover OK?", "Status", "Minimum met"])
def test_a_row_that_judges_the_totals_is_no_person(make, label) -> None:
    days = [dt.datetime(2026, 1, 5) + dt.timedelta(number) for number in range(7)]
    rows = [
        ["Staff no", "Name", *days],
        ["101", "A Able", *"DDDNN", None, None],
        ["102", "B Bold", None, None, *"DDDNN"],
        [None, "Total", 1, 1, 2, 2, 2, 1, 1],
        [None, label, "SHORT", "SHORT", "OK", "OK", "OK", "SHORT", "SHORT"],
    ]
    read = read_rota(make(Rota=rows, Key=[["Code", "Start", "End"], ["D", "07:00", "19:00"]]))
    assert [person.name for person in read.rota.people] == ["A Able", "B Bold"]
    assert any(problem.cell == "B5" or problem.cell == "A5" for problem in read.problems)


@pytest.mark.parametrize(
    ("crews", "beside", "are_people"),
    [
        (["Osric Pelham", "Betsy Moor", "Ines Whin"], ["PM", "EMT", "ECA"], True),
        (["Red Watch", "Red Watch", "Blue Watch"], ["Osric", "Betsy", "Ines"], False),
        (["Crew 1", "Crew 2", "Crew 3"], ["Osric", "Betsy", "Ines"], False),
    ],
)
def test_a_column_headed_crew_is_who_where_each_has_a_name(
    make, crews: list[str], beside: list[str], are_people: bool
) -> None:
    heading = "Gr" if are_people else None
    cells = ["D", None, "N", None, "D", None, None]
    rows = [[crew, one, *cells] for crew, one in zip(crews, beside, strict=True)]
    path = make(Rota=[["Crew", heading, *days(5, 7)], *rows], Key=KEY)
    people = read_rota(path).rota.people
    assert [person.name for person in people] == (crews if are_people else beside)
    assert [person.team for person in people] == ([None] * 3 if are_people else crews)
    if are_people:
        assert [person.role for person in people] == beside


def test_a_stray_cell_a_million_rows_down_costs_nothing(make) -> None:
    """Rows in which nothing stands are never asked one by one, nor remembered."""
    path = make(Rota=[["Name", *days(5, 7)], ["A Able", "D", "N"], ["B Bold", "D"]], Key=KEY)
    book = openpyxl.load_workbook(path)
    book["Rota"].cell(1048570, 2, 7)
    book.save(path)
    imported = read_rota(path)
    assert [person.name for person in imported.rota.people] == ["A Able", "B Bold"]
    sheet = imported.source.book.sheets[0]
    assert sheet.between(1, 2_000_000) == [1, 2, 3, 1048570]
    assert sheet.gist(500) is sheet.gist(501)


def test_staff_counted_team_by_team_down_a_sheet_are_no_days_across_it(make) -> None:
    """Numbers that begin again under each team are no months, however alike two teams are."""
    rota = [["Name", *days(5, 7)], ["A Able", "D", "N"], ["B Bold", "D"]]
    planned: list[list[object]] = [[None, "Grade", "Count", "TEAM A"]]
    for team in ("TEAM B", "TEAM C", None):
        planned += [[None, None, number, "SCW (N)"] for number in range(1, 5)]
        planned += [[None, None, number, "SCA (N)"] for number in range(1, 12)]
        planned += [[None, None, None, team]]
    people = read_rota(make(Rota=rota, Sheet1=planned, Key=KEY)).rota.people
    assert [person.name for person in people] == ["A Able", "B Bold"]
