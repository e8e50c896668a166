"""Layouts seen in the world, rebuilt with invented people: a rota, or one clear message."""

import datetime as dt
import zipfile

import openpyxl
import pytest

from ambrota.errors import UserError
from ambrota.model import Kind
from ambrota.sheets import Layout, read_rota
from ambrota.sheets.cells import address
from ambrota.sheets.read import read_workbook

WEEK = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]


def test_weekly_blocks_with_weekdays_and_no_year(tmp_path) -> None:
    blocks = []
    for first in (dt.date(2025, 2, 23), dt.date(2025, 3, 2)):
        days = [first + dt.timedelta(days=n) for n in range(7)]
        blocks += ["Name," + ",".join(f"{day:%a} - {day:%d/%m}" for day in days)]
        blocks += ["Ann Able,D/O,E,E,E,D/O,D/O,L", "Bob Bold,,,,D/O,,,", ""]
    path = tmp_path / "blocks.csv"
    path.write_text("\n".join(blocks), encoding="utf-8")
    imported = read_rota(path)
    rota = imported.rota
    assert (rota.first_day, rota.days, len(rota.people)) == (dt.date(2025, 2, 23), 14, 2)
    assert {d.kind for d in rota.duties if d.code == "E"} == {Kind.UNKNOWN}
    assert any("without a year" in p.found for p in imported.problems)


def test_an_off_duty_of_three_weeks_without_dates_is_shown_from_an_assumed_day(make) -> None:
    rows = [["OFF DUTY"], [None] * 4 + ["Week 1"], ["Role", "First", "Surname", "Hrs", *WEEK * 3]]
    rows += [["HCA", "Ann", "Able", 36, None, 1, 1, 1], ["HCA", "Bob", "Bold", 24, 1, None, 1]]
    nights = [*rows[:3], ["HCA", "Ann", "Able", 36, *[None] * 6, 1]]
    imported = read_rota(make("off duty 2026.xlsx", Days=rows, Nights=nights, Sheet1=[]))
    assert imported.rota.first_day == dt.date(2026, 1, 4)
    assert [(d.person, d.day, d.code, d.cell) for d in imported.rota.duties] == [
        ("ann-able", 1, "Days", "Days!F4"),
        ("ann-able", 2, "Days", "Days!G4"),
        ("ann-able", 3, "Days", "Days!H4"),
        ("ann-able", 6, "Nights", "Nights!K4"),
        ("bob-bold", 0, "Days", "Days!E5"),
        ("bob-bold", 2, "Days", "Days!G5"),
    ]
    told = [p for p in imported.problems if p.severity == "error"]
    assert {(p.sheet, p.cell) for p in told} == {("Days", "E3"), ("Nights", "E3")}
    assert all("first_day" in p.todo for p in told)
    found = imported.source.found
    assert {(a.sheet, a.missing) for a in found.assumed} == {("Days", "dates"), ("Nights", "dates")}
    assert [(u.sheet, u.why) for u in found.unread] == [("Sheet1", "blank")]
    layout = Layout(first_day=dt.date(2026, 3, 1))
    exact = read_rota(imported.source.path, layout=layout)
    assert exact.rota.first_day == layout.first_day
    assert not exact.source.found.assumed


def test_a_ragged_table_of_counts_is_refused(tmp_path) -> None:
    path = tmp_path / "counts.csv"
    path.write_bytes("\ufeff0,count\nSM,\n35,hours\n1,count\nOM,\n".encode())
    with pytest.raises(UserError, match="No rota was found"):
        read_rota(path)


def test_a_calendar_of_nobody_is_refused(tmp_path) -> None:
    path = tmp_path / "calendar.csv"
    path.write_text("Date,Event,All Day,Start,End\n2026-09-02,Early,No,07:00,19:00\n")
    with pytest.raises(UserError, match="whose duties"):
        read_rota(path)


def test_many_declared_rows_cost_nothing(make, dated, codes) -> None:
    path = make(Rota=dated(("A Able", "D D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"]["XFD1048576"] = "end"
    book.save(path)
    rota = read_rota(path).rota
    assert len(rota.people) == 1


def test_a_staff_sheet_that_is_the_rota_and_a_list_called_duties(make, dated, codes) -> None:
    rota = read_rota(make(Staff=dated(("A Able", "D D D D D D D")), Key=codes)).rota
    assert len(rota.duties) == 7
    rows = [["Name", "Date", "Shift Code"], ["A Able", dt.datetime(2026, 1, 5), "D"]]
    assert len(read_rota(make(Duties=rows, Key=codes)).rota.duties) == 1


def test_companion_sheets_under_other_names(make, dated, codes) -> None:
    people = [
        ["Name", "Grade", "Line manager"],
        ["A Able", "EMT", "B Bold"],
        ["B Bold", "OTL", None],
    ]
    grid = dated(("A Able", "D D D"), ("B Bold", "D D D"))
    imported = read_rota(make(Rota=grid, Sheet2=codes, Sheet3=people))
    assert imported.rota.people[0].line_manager == "b-bold"
    assert imported.rota.duties[0].start == 390
    assert imported.problems == ()


def test_other_rotas_are_named_and_not_mixed_in(make, dated, lines, codes) -> None:
    later = dated(("A Able", "N N N"), first=dt.date(2027, 1, 4))
    imported = read_rota(
        make(Now=dated(("A Able", "D D D D")), Later=later, Lines=lines("D . . . . . ."), Key=codes)
    )
    assert imported.rota.days == 4
    assert {p.sheet for p in imported.problems if "another rota" in p.found} == {"Later", "Lines"}


def open_document(path, rows: str):
    """A minimal .ods workbook with one sheet."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "manifest")
    )
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}/>")
        made.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Rota">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


@pytest.mark.parametrize(("top", "left"), [(1, 1), (4, 3)])
def test_other_formats_have_their_cells_where_they_stand(
    tmp_path, make, monkeypatch, read_here, top, left
):
    cell = '<table:table-cell office:value-type="string"><text:p>here</text:p></table:table-cell>'
    blank = "<table:table-cell/>"
    rows = f"<table:table-row>{blank}</table:table-row>" * (top - 1)
    rows += f"<table:table-row>{blank * (left - 1)}{cell}</table:table-row>"
    monkeypatch.setattr("ambrota.parsing.xlsx.LARGE", 0)
    excel = make(Rota=[[]] * (top - 1) + [[None] * (left - 1) + ["here"]])
    for path in (open_document(tmp_path / "rota.ods", rows), excel):
        (sheet,) = read_workbook(path).sheets
        found = [(c.address, c.value) for c in sheet.cells.values()]
        assert found == [(address(top, left), "here")], path.suffix


@pytest.mark.parametrize(
    "above",
    [
        ["Week commencing 5 January 2026"],
        ["W/C", dt.datetime(2026, 1, 5)],
        [None, dt.datetime(2026, 1, 5)],
        ["w/c 05/01/26"],
    ],
)
def test_weeks_commencing_are_dated(make, codes, above) -> None:
    week = ["Name", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    second = ["Week commencing 12/01/2026"]
    rows = [above, week, ["A Able", "D", "N"], [], second, week, ["A Able", None, "D"]]
    rota = read_rota(make(Rota=rows, Key=codes)).rota
    assert (rota.first_day, rota.days) == (dt.date(2026, 1, 5), 14)
    assert [(d.day, d.code) for d in rota.duties] == [(0, "D"), (1, "N"), (8, "D")]


def test_a_week_commencing_on_another_day_is_named(make, codes) -> None:
    week = ["Name", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    imported = read_rota(make(Rota=[["w/c 06/01/2026"], week, ["A Able", "D"]], Key=codes))
    (problem,) = [p for p in imported.problems if p.severity == "error"]
    assert (problem.sheet, problem.cell) == ("Rota", "A1")


def test_a_date_of_review_makes_no_cyclic_rota_dated(make, lines, codes) -> None:
    rows = [["Reviewed 05/01/2026"], *lines("D . . . . . .", ". D . . . . .")]
    assert read_rota(make(Rota=rows, Key=codes)).rota.is_cyclic


def test_an_off_duty_with_a_sheet_for_each_shift(make) -> None:
    """Marks under three undated weeks; stacked tables, sums, a week copied out, a plan, text."""
    heading = ["Role", "Given", "Family", "SAP", "Hours Worked per week", "Unit"]
    heading += [cell for week in (1, 2, 3) for cell in (f"Week {week}", *WEEK)]

    def row(number: int, first: str, last: str, *weeks: str) -> list[object]:
        cells = [["Week", *(1 if cell == "1" else None for cell in week)] for week in weeks]
        for at, week in enumerate(cells, 1):
            week[0] = f"Week {at}"
        return ["HCA", first, last, number, 35, "Plum", *(cell for week in cells for cell in week)]

    ann = row(10082, "Ann", "Able", "1100000", "0000011", "0011000")
    bob = row(10083, "Bob", "Bold", "0011000", "1100000", "0000011")
    sums = [None] * 5 + ["totals"] + [None, 1, 1, 1, 1, 0, 0, 0] * 3
    unnamed = [None] * 7 + [3, 3, 5, 2, 5, 3, 3]
    cara = row(10084, "Cara", "Cole", "0000011", "0011000", "1100000")
    week = [[None] * 3 + WEEK, ["Ann", "Able", None, 1, 1]]
    days = [heading, ann, bob, sums, [], heading, cara, unnamed, [], [], *week]
    dan = row(20001, "Dan", "Dunn", *["1010000"] * 3)
    again = row(10083, "Bob", "Bold", "0000001", "0" * 7, "0" * 7)
    eve = row(20002, "Eve", "Eden", "0" * 7, "0000001", "0" * 7)
    nights = [heading, dan, again, eve]
    plan = [["shifts", "TEAM A", "Week 1", *WEEK, *WEEK], [3, "HCA", "Week 1", 1, 1, None, 1]]
    text = [["Key: N = Night"], [], ["         | Wk1 | Wk2 |"], ["HCA-1    |  N    O  |"]]
    imported = read_rota(
        make("off duty 2026.xlsx", Days=days, Nights=nights, Plan=plan, VG=text, Sheet2=[])
    )
    sheets = {"Days": (ann, bob, cara), "Nights": (dan, again, eve)}
    rows = {"Days": (2, 3, 7), "Nights": (2, 3, 4)}
    wanted = {
        (str(person[3]), 7 * week + day, sheet, f"{sheet}!{address(at, 8 + 8 * week + day)}")
        for sheet, people in sheets.items()
        for at, person in zip(rows[sheet], people, strict=True)
        for week in range(3)
        for day in range(7)
        if person[7 + 8 * week + day] == 1
    }
    assert {(d.person, d.day, d.code, d.cell) for d in imported.rota.duties} == wanted
    assert [(p.id, p.name) for p in imported.rota.people] == [
        ("10082", "Ann Able"), ("10083", "Bob Bold"), ("10084", "Cara Cole"),
        ("20001", "Dan Dunn"), ("20002", "Eve Eden"),
    ]  # fmt: skip
    grids = imported.source.found.grids
    assert [(g.mark, [t.row for t in g.totals]) for g in grids] == [
        ("Days", [4]), ("Days", [8]), ("Nights", []),
    ]  # fmt: skip
    unread = {(u.sheet, u.why) for u in imported.source.found.unread}
    assert unread == {("Days", "another rota"), ("Plan", "no rota"), ("VG", "no rota"),
                      ("Sheet2", "blank")}  # fmt: skip
    said = {(p.sheet, p.cell) for p in imported.problems if p.severity == "error"}
    assert said == {("Days", "H1"), ("Nights", "H1")}
    assert any(p.sheet == "Plan" and "without a name" in p.found for p in imported.problems)


CALENDAR = [
    ["Date", "Event", "All Day", "Start", "End"],
    ["2026-09-02", "Working (Early)", "No", "07:00", "19:00"],
    ["2026-09-09", "Working (Nights)", "No", "19:00", "07:00"],
]


@pytest.mark.parametrize("title", [None, ["Rota for Ann Able"], ["Name:", "Ann Able"]])
def test_a_calendar_of_one_person_named_by_the_layout_or_a_title(make, title) -> None:
    layout = Layout() if title else Layout(person="Ann Able")
    rows = [*([title] if title else []), *CALENDAR]
    rota = read_rota(make(Calendar=rows), layout=layout).rota
    assert [p.name for p in rota.people] == ["Ann Able"]
    assert [(d.day, d.start, d.end) for d in rota.duties] == [(0, 420, 1140), (7, 1140, 1860)]
    assert Layout.from_toml(layout.to_toml()) == layout
