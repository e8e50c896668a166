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


def test_a_list_of_nobody_asks_whose_it_is_and_the_name_settles_it(understood) -> None:
    rows = [["Date", "Event", "Start", "End"]]
    rows += [[f"0{day}/06/2026", "Working", "07:00", "19:00"] for day in range(1, 6)]
    first = understood(rows)
    (question,) = first.questions
    assert (question.kind, question.title) == ("person", "Whose duties are these?")
    assert question.cells[:2] == ((2, 1), (3, 1))
    assert "5 duties" in question.evidence[0]
    then = understand(first.book, Layout(person="A Able"))
    assert then.questions == ()
    assert then.imported is not None
    assert [one.name for one in then.imported.rota.people] == ["A Able"]
    assert len(then.imported.rota.duties) == 5


def test_a_summary_of_counts_is_no_other_rota(understood) -> None:
    week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    counts = [["Shift", *week], ["Days", *[3] * 7], ["Nights", *[2] * 7]]
    lines = [["Line", *week], [1, *"DDDDDDD"], [2, *"DDDDDDD"]]
    rota = [["Name", *DAYS], *[[name, "D", "RD", "D"] for name in ("A Able", "B Bold", "C Cole")]]
    rota *= 3
    assert understood(rota, Dashboard=counts, Key=KEY).questions == ()
    (question,) = understood(rota, Lines=lines, Key=KEY).questions
    assert [one.title for one in question.choices] == ["Rota", "Lines"]
    assert (
        question.choices[0].detail
        == "as shown: 3 people, Monday 5 Jan 2026 to Wednesday 7 Jan 2026"
    )
    assert question.choices[1].detail == "instead: 2 lines of a week each"


@pytest.mark.parametrize(
    ("rows", "kind", "title"),
    [
        ([["Nothing", "here"], ["to", "read"]], "where", "Where is the rota on this sheet?"),
        ([[None]], "mend", "The workbook is blank"),
    ],
)
def test_what_is_no_rota_is_asked_about_in_plain_words(understood, rows, kind, title) -> None:
    (question,) = understood(rows).questions
    assert (question.kind, question.title) == (kind, title)
    assert "layout" not in " ".join(question.evidence)


def test_days_across_the_corner_are_days_and_second_cells_of_a_day_are_duties(understood) -> None:
    rows = [["Date", "Day", "A Able", "B Bold"]]
    rows += [
        [on, f"{on:%a}", "D", "RD"]
        for on in (dt.datetime(2026, 1, 5) + dt.timedelta(k) for k in range(14))
    ]
    parts = understood(rows, Key=KEY).parts("Rota")
    assert {parts[1, 1], parts[2, 1], parts[2, 2]} == {Part.DAY}
    days = [cell for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun") for cell in (day, "")]
    times = ["07:00", "19:00", "OFF", "", "19:00", "07:00", *["OFF", ""] * 4]
    week = [["Week commencing 05/01/2026"], ["", *days], ["Name", *["Start", "Finish"] * 7]]
    week += [[name, *times] for name in ("A Able", "B Bold", "C Cole")]
    parts = understood(week).parts("Rota")
    assert {parts[4, 2], parts[4, 3], parts[4, 7]} == {Part.DUTY}
    assert parts[3, 3] is Part.DAY
    assert parts[3, 1] is Part.NAME


def test_marks_on_every_sheet_are_duties(understood) -> None:
    def marked(*rows: str) -> list[list[object]]:
        heading = ["Name", *(dt.datetime(2026, 6, 1) + dt.timedelta(k) for k in range(7))]
        names = ("A Able", "B Bold", "C Cole")
        return [
            heading,
            *([n, *(x.strip() or None for x in r)] for n, r in zip(names, rows, strict=True)),
        ]

    first = understood(
        marked("X X    ", " X X   ", "X      "),
        **{"Nights 1900-0700": marked("   X   ", "", " X ")},
    )
    assert first.parts("Nights 1900-0700")[2, 5] is Part.DUTY
    assert first.parts("Nights 1900-0700")[4, 3] is Part.DUTY


def test_a_code_of_a_list_is_shown_where_it_is_written(understood) -> None:
    rows = [["Name", "Date", "Start", "End", "Shift"]]
    rows += [["A Able", f"0{day}/06/2026", "07:00", "19:00", "Days"] for day in range(1, 5)]
    rows += [["A Able", "05/06/2026", None, None, "ZQ"]]
    understanding = understood(rows)
    (question,) = understanding.questions
    assert (question.code, question.cells, question.entries) == ("ZQ", ((6, 5),), 1)
    assert understanding.parts("Rota")[6, 5] is Part.OPEN
    assert understanding.parts("Rota")[2, 5] is Part.DUTY


def test_a_key_under_the_rota_is_read_and_counts_with_its_codes_are_not(understood) -> None:
    rows = [["Name", "", *DAYS], ["A Able", "", "LD", "", "LD"], ["B Bold", "", "", "LD", "LD"]]
    rows += [["LD", "", 1, 1, 2], [None], ["Key:"], ["LD", "Long Day 06:30-18:30"]]
    parts = understood(rows).parts("Rota")
    assert {parts[7, 1], parts[7, 2]} == {Part.TABLE}
    assert parts[4, 1] is Part.IGNORED
