"""A layout: what a user states of a workbook, kept as TOML."""

import datetime as dt

import pytest

from ambrota.errors import UserError
from ambrota.model import Kind, Shift
from ambrota.sheets import Layout, read_rota

FULL = Layout(
    kind="dated",
    sheets=("Rota", 'A "quoted" one'),
    header_row=5,
    last_row=40,
    first_column="E",
    last_column="AB",
    columns={"name": "B", "id": "A"},
    first_day=dt.date(2026, 1, 5),
    year=2026,
    codes=(
        Shift("D/1", Kind.COVER, 390, 1110, 690, "DCA", "Day"),
        Shift("L", Kind.COVER, 720, 1440),
        Shift("N", Kind.COVER, 1110, 1830),
        Shift("ST", Kind.TRAINING, 540, 1020, category="cpd"),
    ),
    ignore=("Dashboard",),
    people="across",
    mark="N",
    ids={"J. O'Neil\t\u2019": "S104"},
    by_sheet={"Nights 2": Layout(header_row=3, mark="N", columns={"name": "C"})},
)


def test_a_layout_survives_its_file(tmp_path) -> None:
    assert Layout.from_toml(FULL.to_toml()) == FULL
    assert Layout.from_toml(Layout().to_toml()) == Layout()
    path = tmp_path / "layout.toml"
    path.write_text(FULL.to_toml(), encoding="utf-8")
    assert Layout.from_file(path) == FULL


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("kind = ", "layout"),
        ('kind = "round"', "round"),
        ("colour = 3", "colour"),
        ("header_row = 0", "header_row"),
        ('first_column = "7"', "7"),
        ('[columns]\nname = "B2"', "B2"),
        ('first_day = "soon"', "soon"),
        ('people = "up"', "up"),
        ("mark = 1", "mark"),
        ("ids = 3", "ids"),
        ('[sheet."Days"]\nheader_row = "x"', "Days"),
        ('[sheet."Days"]\nsheets = "x"', "sheets"),
        ("[sheet]\nDays = 4", "Days"),
        ('[codes.D]\nkind = "day"', "day"),
        ('[codes.D]\nkind = "cover"\nstart = "soon"\nend = "18:00"', "times"),
        ('[codes.D]\nkind = "cover"\npaid_hours = "many"', "many"),
        ('[codes.D]\nkind = "cover"\npaid_hours = -7', "-7"),
        ('[codes.D]\nkind = "cover"\npaid_hours = nan', "nan"),
        ('[codes.D]\nkind = "cover"\npaid_hours = inf', "inf"),
        ('[codes.D]\nkind = "cover"\nresource = 4', "resource"),
        ('[codes.D]\nkind = "cover"\nlength = 12', "length"),
        ('[columns]\nnane = "B"', "nane"),
        ("[ids]\nAnn = [4]", "Ann"),
        ("sheets = [4]", "sheets"),
        ("year = 26", "1900"),
        ("first_day = 9999-12-31", "9999"),
        ("header_row = 5\nlast_row = 4", "last_row"),
        ('first_column = "F"\nlast_column = "E"', "last_column"),
    ],
)
def test_a_layout_with_a_fault_is_refused_by_name(text, word) -> None:
    with pytest.raises(UserError) as caught:
        Layout.from_toml(text, "mine.toml")
    assert word in str(caught.value)
    assert "mine.toml" in caught.value.where


def test_a_layout_file_may_begin_as_windows_begins_it(tmp_path) -> None:
    path = tmp_path / "layout.toml"
    path.write_bytes(b"\xef\xbb\xbfyear = 2026\r\n")
    assert Layout.from_file(path) == Layout(year=2026)


def test_a_missing_layout_file_is_refused(tmp_path) -> None:
    with pytest.raises(UserError, match="layout"):
        Layout.from_file(tmp_path / "none.toml")


def test_codes_of_the_layout_stand_before_the_legend(make, dated, codes) -> None:
    layout = Layout(codes=(Shift("D", Kind.OTHER_WORK, 480, 960), Shift("R", Kind.RELIEF)))
    rota = read_rota(make(Rota=dated(("A Able", "D R N")), Key=codes), layout=layout).rota
    assert [(d.kind, d.start) for d in rota.duties] == [
        (Kind.OTHER_WORK, 480),
        (Kind.RELIEF, None),
        (Kind.COVER, 1110),
    ]


def test_a_layout_of_a_sheet_that_is_not_there_is_said(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D N D")), Key=codes)
    for layout in (
        Layout(sheets=("Rota", "Nope")),
        Layout(by_sheet={"Nope": Layout(header_row=2)}),
    ):
        (problem,) = read_rota(path, layout=layout).problems
        assert (problem.severity, "'Nope'" in problem.found) == ("warning", True)
        assert "'Rota', 'Key'" in problem.expected
    (problem,) = read_rota(path, layout=Layout(ignore=("Nope",))).problems
    assert (problem.severity, "'Nope'" in problem.found) == ("note", True)
    with pytest.raises(UserError, match="no sheet 'Nope'") as caught:
        read_rota(path, layout=Layout(sheets=("Nope",)))
    assert "'Rota', 'Key'" in caught.value.expected


def test_columns_and_sheets_of_the_layout(make, codes) -> None:
    rows = [["x", "y", 5, 6, 7, 8, 9], ["EMT", "A Able", "D", "D"], ["EMT", "B Bold", "N"]]
    path = make(Rota=rows, Old_rota=rows, Key=codes)
    layout = Layout(sheets=("rota",), columns={"name": "B", "role": "A"}, year=2026)
    assumed = read_rota(path, layout=layout)
    assert [one.missing for one in assumed.source.found.assumed] == ["month"]
    assert assumed.problems[0].severity == "error"
    rows.insert(0, ["January"])
    imported = read_rota(make(Rota=rows, Old_rota=rows, Key=codes), layout=layout)
    assert [(p.name, p.role) for p in imported.rota.people] == [
        ("A Able", "EMT"),
        ("B Bold", "EMT"),
    ]
    assert imported.layout is layout


def test_what_is_said_of_one_sheet_stands_before_the_rest() -> None:
    layout = Layout(header_row=5, columns={"name": "B", "id": "A"}).with_sheet(
        "Nights", header_row=3, columns={"name": "C"}
    )
    on = layout.on(" nights ")
    assert (on.header_row, on.columns) == (3, {"name": "C", "id": "A"})
    assert layout.on("Days").header_row == 5
    assert not Layout(ignore=("Notes",)).applies_to("notes")


def test_a_code_is_stated_once() -> None:
    layout = Layout().with_code(Shift("R", Kind.REST)).with_code(Shift("r", Kind.RELIEF))
    assert layout.codes == (Shift("r", Kind.RELIEF),)
