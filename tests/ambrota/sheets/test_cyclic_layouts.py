"""Layouts of cyclic rotas: lines down or across, several rotas together, weeks from any day."""

import datetime as dt

import pytest

from ambrota.model import RotaKind
from ambrota.sheets import Layout, read_rota

WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
KEY = [
    ["Code", "Meaning", "Start", "End", "Kind"],
    ["D", "Day", "0700", "1900", "cover"],
    ["N", "Night", "1900", "0700", "cover"],
]


def duties(imported) -> list[tuple[str, int, str, str]]:
    return [(d.person, d.day, d.code, d.cell) for d in imported.rota.duties]


def alarms(imported) -> list[tuple[str, str | None, str | None]]:
    return [(p.severity, p.sheet, p.cell) for p in imported.problems if p.severity != "note"]


LABELS = {
    "numbers": ([1, 2, 3], ["1", "2", "3"]),
    "lines": (["Line 1", "Line 2", "Line 3"], ["1", "2", "3"]),
    "weeks": (["Wk1", "Wk2", "Wk3"], ["1", "2", "3"]),
    "leaders": (["TL1", "TL2", "TL3"], ["TL1", "TL2", "TL3"]),
    "letters": (["A", "B", "C"], ["A", "B", "C"]),
    "lettered weeks": (["Week A", "Week B", "Week C"], ["A", "B", "C"]),
}


@pytest.mark.parametrize("form", LABELS)
def test_lines_are_numbered_or_lettered(make, form) -> None:
    labels, ids = LABELS[form]
    rows = [["Line", *WEEK, "Hours"]]
    rows += [[label, "D", None, "N", *[None] * 4, 24] for label in labels]
    rows += [["No. on D", 3, 0, 0, 0, 0, 0, 0], [], ["Approved by:", None, "Date:"]]
    imported = read_rota(make(Lines=rows, Key=KEY))
    assert imported.rota.kind is RotaKind.CYCLIC
    assert [p.id for p in imported.rota.people] == ids
    assert [cell for _, _, _, cell in duties(imported)] == [
        f"Lines!{column}{row}" for row in (2, 3, 4) for column in "BD"
    ]
    (grid,) = imported.source.found.grids
    assert ([t.row for t in grid.totals], grid.sums) == ([5], {9: "Hours"})
    assert alarms(imported) == []


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        (0, [("1", 0), ("1", 6), ("2", 0), ("2", 6)]),
        (6, [("2", 6), ("1", 5), ("1", 6), ("2", 5)]),
        (5, [("2", 5), ("1", 4), ("1", 5), ("2", 4)]),
    ],
)
def test_the_days_before_monday_end_the_line_before(make, begin, expected) -> None:
    heading = [*WEEK[begin:], *WEEK[:begin]]
    rows = [["Line", *heading], *[[line, "D", *[None] * 5, "N"] for line in (1, 2)]]
    imported = read_rota(make(Lines=rows, Key=KEY))
    found = [(d.person, d.day, d.cell) for d in imported.rota.duties]
    cells = ["Lines!B2", "Lines!H2", "Lines!B3", "Lines!H3"]
    assert sorted(found) == sorted((*at, cell) for at, cell in zip(expected, cells, strict=True))


def test_rotas_side_by_side_each_under_its_title(make) -> None:
    rows = [["DCA rota", *[None] * 8, "Car rota"], ["Line", *WEEK, None, "Line", *WEEK]]
    rows += [[1, "D", *[None] * 7, 1, None, "N"], [2, *[None] * 6, "N", None, 2, "D"]]
    rows += [[*[None] * 9, 3, "N"]]
    imported = read_rota(make(Lines=rows, Key=KEY))
    groups = {name: len(own) for name, own in imported.rota.groups.items()}
    assert groups == {"DCA rota": 2, "Car rota": 3}
    assert [(day, code, cell) for _, day, code, cell in duties(imported)] == [
        (0, "D", "Lines!B3"), (6, "N", "Lines!H4"), (1, "N", "Lines!L3"), (0, "D", "Lines!K4"),
        (0, "N", "Lines!K5"),
    ]  # fmt: skip
    assert alarms(imported) == []


def test_lines_across_with_their_true_cells(make) -> None:
    rows = [["Line", 1, 2, 3], *[[day, "D", None, "N"] for day in WEEK[:2]]]
    rows += [[day, None, "D"] for day in WEEK[2:]]
    imported = read_rota(make(Lines=rows, Key=KEY))
    assert imported.rota.kind is RotaKind.CYCLIC
    assert duties(imported)[:3] == [
        ("1", 0, "D", "Lines!B2"), ("1", 1, "D", "Lines!B3"), ("2", 2, "D", "Lines!C4"),
    ]  # fmt: skip
    assert alarms(imported) == []


def test_names_beside_the_lines_and_a_vacancy(make) -> None:
    rows = [["Line", "Name", *WEEK], [1, "A Able", "D"], [2, "VACANT", "N"], [3, "B Bold"]]
    people = read_rota(make(Lines=rows, Key=KEY)).rota.people
    assert [(p.id, p.name, p.vacant) for p in people] == [
        ("1", "A Able", False), ("2", "VACANT", True), ("3", "B Bold", False),
    ]  # fmt: skip


def test_lines_over_several_weeks_are_shown_from_an_assumed_day(make) -> None:
    rows = [[None, "Week 1", *[None] * 6, "Week 2"], ["Line", *WEEK, *WEEK]]
    rows += [["Line 1", "D", *[None] * 6, "N"], ["Line 2", "N", *[None] * 6, "D"]]
    imported = read_rota(make("rota 2026.xlsx", Lines=rows, Key=KEY))
    assert [(person, day, code) for person, day, code, _ in duties(imported)] == [
        ("line-1", 0, "D"), ("line-1", 7, "N"), ("line-2", 0, "N"), ("line-2", 7, "D"),
    ]  # fmt: skip
    assert alarms(imported) == [("error", "Lines", "B2")]


def test_a_stated_kind_and_day_make_a_single_week_dated(make) -> None:
    rows = [["Name", *WEEK], ["A Able", "D", "N"], ["B Bold", None, "N"]]
    path = make(Rota=rows, Key=KEY)
    assert read_rota(path).rota.is_cyclic
    rota = read_rota(path, layout=Layout(first_day=dt.date(2026, 3, 2))).rota
    assert (rota.first_day, rota.days) == (dt.date(2026, 3, 2), 7)


def test_a_weeks_counts_of_shifts_are_no_cyclic_rota(make, dated, codes) -> None:
    week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    summary = [["Cover summary"], ["Shift", *week], ["Days", *[3] * 7], ["Nights", *[2] * 7]]
    read = read_rota(make(Dashboard=summary, Rota=dated(("A Able", "D N RD")), Key=codes))
    assert [person.name for person in read.rota.people] == ["A Able"]
    assert not any("another rota" in problem.found for problem in read.problems)


@pytest.mark.parametrize(
    "beside", [(51472, 46180), (dt.datetime(2016, 6, 6), dt.datetime(2018, 6, 25))]
)
def test_numbers_and_start_dates_of_people_are_no_weeks(make, codes, beside) -> None:
    """Both happen to be Sundays or Mondays, as the first or last day of a week would be."""
    week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    rows = [["Wk", "Start date", *week]]
    rows += [[number, said, *"DDNN"] for number, said in enumerate(beside, 1)]
    rota = read_rota(make(Rota=rows, Key=codes)).rota
    assert rota.is_cyclic
    assert [(duty.day, duty.code) for duty in rota.duties][:4] == [*enumerate("DDNN")]


def test_dates_beside_numbered_lines_are_said(make) -> None:
    begins = [dt.datetime(2026, 1, 5) + dt.timedelta(weeks=week) for week in range(3)]
    rows = [["Line", "W/C", *WEEK]]
    rows += [[line, on, "D", None, "N"] for line, on in enumerate(begins, 1)]
    imported = read_rota(make(Lines=rows, Key=KEY))
    assert imported.rota.kind is RotaKind.CYCLIC
    (problem,) = imported.problems
    assert (problem.severity, problem.cell) == ("note", "B2:B4")
    assert problem.found == "dates beside numbered lines, under 'W/C'"
