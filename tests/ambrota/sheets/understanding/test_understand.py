"""What is understood of a workbook, what stays open, and what an answer makes of it."""

import datetime as dt

import pytest

from ambrota.model import Kind
from ambrota.sheets.layout import Layout
from ambrota.sheets.read import read_workbook
from ambrota.sheets.understanding import CORRECTIONS, Part, understand

PEOPLE = [["A Able", "D", "R", "L"], ["B Bold", "R", "D", "D"], ["C Cole", "L", "R", "R"]]
DAYS = ["Mon 05/01/2026", "Tue 06/01/2026", "Wed 07/01/2026"]
KEY = [["Code", "Meaning", "Start", "End"], ["D", "Day", "06:30", "18:30"]]
CORRECT = {one.id: one.apply for one in CORRECTIONS}


@pytest.fixture
def understood(make):
    def build(rows, layout=None, **sheets):
        return understand(read_workbook(make(Rota=rows, **sheets)), layout)

    return build


def test_open_codes_are_asked_one_each_and_an_answer_settles_one(understood) -> None:
    first = understood([["Name", *DAYS], *PEOPLE], Key=KEY)
    assert [q.code for q in first.questions] == ["R", "L"]
    question = first.questions[0]
    assert question.kind == "code"
    assert question.cells == ((2, 3), (3, 2), (4, 3), (4, 4))
    assert {c.shift.kind for c in question.choices if c.shift} >= {Kind.REST, Kind.RELIEF}
    rest = next(c for c in question.choices if c.shift and c.shift.kind is Kind.REST)
    then = understand(first.book, rest.layout)
    assert [q.code for q in then.questions] == ["L"]
    assert then.imported is not None
    assert [d.kind for d in then.imported.rota.duties if d.code == "R"] == [Kind.REST] * 4


def test_nothing_is_asked_where_the_sheet_answers(understood) -> None:
    rows = [["Name", *DAYS], ["A Able", "D", "RD", "D"]]
    assert understood(rows, Key=KEY).questions == ()


def test_a_missing_year_is_asked_and_the_answer_is_the_year(understood) -> None:
    rows = [["Name", "Mon 05/01", "Tue 06/01", "Wed 07/01"], ["A Able", "D", "D", "RD"]]
    first = understood(rows, Key=KEY)
    (question,) = first.questions
    assert (question.kind, question.sheet, question.cells) == ("dates", "Rota", ((1, 2),))
    then = understand(first.book, Layout(year=2026))
    assert then.questions == ()
    assert then.imported is not None
    assert then.imported.rota.first_day == dt.date(2026, 1, 5)


def test_a_sheet_without_a_rota_is_shown_and_the_names_can_be_pointed_out(understood) -> None:
    first = understood([["Nothing", "here"], ["to", "read"]])
    assert first.imported is None
    assert first.refusal is not None
    assert [q.kind for q in first.questions] == ["where"]
    assert set(first.parts("Rota").values()) == {Part.IGNORED}


def test_every_cell_is_told_apart(understood) -> None:
    rows = [
        ["Station X"],
        ["Name", "Role", *DAYS, "Hours"],
        ["A Able", "EMT", "D", "?", "D", 23],
        [None],
        ["D = Day 0630-1830"],
    ]
    parts = understood(rows).parts("Rota")
    assert parts[1, 1] is Part.IGNORED
    assert {parts[2, 3], parts[2, 5]} == {Part.DAY}
    assert {parts[2, 1], parts[3, 1]} == {Part.NAME}
    assert parts[3, 2] is Part.LABEL
    assert parts[3, 3] is Part.DUTY
    assert parts[3, 4] is Part.OPEN
    assert parts[5, 1] is Part.TABLE


def test_parts_of_people_across_stand_in_the_files_own_cells(understood) -> None:
    rows = [["Date", "A Able", "B Bold"]]
    rows += [[dt.datetime(2026, 1, 5) + dt.timedelta(k), "D", "RD"] for k in range(14)]
    understanding = understood(rows, Key=KEY)
    parts = understanding.parts("Rota")
    assert {parts[1, 2], parts[1, 3]} == {Part.NAME}
    assert {parts[2, 1], parts[15, 1]} == {Part.DAY}
    assert {parts[2, 2], parts[15, 3]} == {Part.DUTY}


def test_parts_of_a_list(understood) -> None:
    rows = [
        ["Staff No", "Name", "Date", "Start", "End", "Base"],
        ["1", "A Able", "05/01/2026", "06:30", "18:30", "X"],
    ]
    parts = understood(rows).parts("Rota")
    assert parts[2, 1] is parts[2, 2] is Part.NAME
    assert parts[2, 3] is Part.DAY
    assert parts[2, 4] is Part.DUTY
    assert parts[2, 6] is Part.IGNORED


@pytest.mark.parametrize(
    ("which", "at", "stated"),
    [
        ("name", (7, 3), {"columns": {"name": "C"}}),
        ("header_row", (7, 3), {"header_row": 7}),
        ("first_column", (7, 28), {"first_column": "AB"}),
        ("last_column", (7, 3), {"last_column": "C"}),
        ("last_row", (7, 3), {"last_row": 7}),
        ("across", (7, 3), {"people": "across"}),
    ],
)
def test_pointing_at_a_cell_states_it_of_that_sheet(which, at, stated) -> None:
    made = CORRECT[which](Layout(), "Rota", at)
    assert made == Layout(by_sheet={"Rota": Layout(**stated)})


def test_pointing_on_a_sheet_of_people_across_counts_as_if_they_ran_down() -> None:
    layout = CORRECT["across"](Layout(), "Rota", (1, 1))
    assert CORRECT["name"](layout, "Rota", (3, 7)).on("Rota").columns == {"name": "C"}
    assert CORRECT["header_row"](layout, "Rota", (9, 2)).on("Rota").header_row == 2


def test_a_column_says_one_thing() -> None:
    layout = CORRECT["role"](CORRECT["name"](Layout(), "Rota", (1, 2)), "Rota", (1, 2))
    assert layout.on("Rota").columns == {"role": "B"}


def test_a_sheet_is_taken_out_and_put_in_again() -> None:
    out = CORRECT["no_rota"](Layout(sheets=("Rota", "Old")), "Old", (1, 1))
    assert (out.sheets, out.ignore) == (("Rota",), ("Old",))
    back = CORRECT["rota"](out, "Old", (1, 1))
    assert (back.sheets, back.ignore) == (("Rota", "Old"), ())
