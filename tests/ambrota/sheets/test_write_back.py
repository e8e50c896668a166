"""A proposal in a copy of the user's own workbook reads back as the same duties and sessions."""

import datetime as dt
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from ambrota.errors import UserError
from ambrota.model import Duty, Kind, Rota, Session
from ambrota.sheets import read_rota, write_back
from tests.ambrota.sheets.copies import changed, work, written


def values(path: Path, *, formulas: bool = False) -> dict:
    book = openpyxl.load_workbook(path, data_only=not formulas)
    return {
        (page.title, cell.coordinate): cell.value
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def training(person: str, day: int) -> Duty:
    return Duty(person, day, "0900-1700", Kind.TRAINING, 540, 1020, category="cpd")


@pytest.fixture
def dated_book(make, dated, codes):
    return make(
        Rota=[
            ["Station 4"],
            *dated(
                ("Ann Able", "D D N N RD RD . D D N"),
                ("Bob Bold", "RD AL D D D N N RD . D"),
                ("Cy Chief", "REL REL D 0700-1900 . D . RV RV RD"),
            ),
        ],
        Shift_codes=codes,
    )


@pytest.fixture
def cyclic_book(make, lines, codes):
    other = [["Car rota"], *lines("RV . RV . RV . .", ". RV . RV . RV .")]
    return make(
        Lines=[
            ["DCA rota"],
            *lines("D D N N . . .", ". . D D REL REL .", "N . . . . D D"),
            [],
            *other,
        ],
        Key=codes,
    )


HEADINGS = ["Employee No", "Name", "Date", "Start", "End", "Shift Code", "Hours", "Status"]


@pytest.fixture
def list_book(make, codes):
    def build(*, status: bool = True, texts: bool = True, name: str = "export.xlsx") -> Path:
        rows = [HEADINGS if status else HEADINGS[:-1]]
        for person in (1, 2, 3):
            for day in range(0, 12, person):
                on = dt.datetime(2026, 3, 2) + dt.timedelta(days=day)
                times = ("06:30", "18:30") if texts else (dt.time(6, 30), dt.time(18, 30))
                rows.append(
                    [person, f"Person {person}", on, *times, "D", 11.5, "Confirmed"][: len(rows[0])]
                )
        return make(name, Duties=rows, Shift_codes=codes)

    return build


def random_proposal(rota: Rota, rng: random.Random) -> Rota:
    """Some days blanked, some given another code, some turned into training; sessions placed."""
    codes = [shift for shift in rota.shifts if shift.start is not None and shift.code.isalpha()]
    edits = []
    for _ in range(rng.randrange(1, 10)):
        person, day = rng.choice(rota.people).id, rng.randrange(rota.days)
        choice = rng.randrange(4)
        after: tuple[Duty, ...] = ()
        if choice in (1, 2):
            after = (rng.choice(codes).duty(person, day),)
        elif choice == 3:
            after = (training(person, day),)
        edits.append((person, day, after))
    unique = {(person, day): (person, day, after) for person, day, after in edits}
    sessions = []
    for _ in range(rng.randrange(6)):
        person, manager = rng.sample([p.id for p in rota.people], 2)
        weeks = len(rota.groups[rota.person(person).rota])
        day = rng.randrange(7 * weeks if rota.is_cyclic else rota.days)
        start = rng.randrange(28, 80) * 15
        sessions.append(Session("contact", "one-to-one", person, manager, day, start, start + 30))
        sessions.append(Session("training", "Sexual safety", person, None, day, start, start + 225))
    return changed(rota, *unique.values()).with_sessions(sessions)


def touches(rota: Rota) -> bool:
    """Whether somebody's duty begins in the minute in which another of theirs ends."""
    timed = [duty for duty in rota.duties if duty.start is not None]
    starts = {(duty.person, duty.day * 1440 + duty.start) for duty in timed}
    return any((duty.person, duty.day * 1440 + (duty.end or 0)) in starts for duty in timed)


@pytest.mark.parametrize(
    "layout", ["dated", "cyclic", "list", "list without status", "list of times"]
)
def test_any_proposal_reads_back_the_same(layout, dated_book, cyclic_book, list_book) -> None:
    path = {
        "dated": lambda: dated_book,
        "cyclic": lambda: cyclic_book,
        "list": lambda: list_book(),
        "list without status": lambda: list_book(status=False),
        "list of times": lambda: list_book(texts=False),
    }[layout]()
    imported = read_rota(path)
    before = path.read_bytes()
    for seed in range(25):
        proposed = random_proposal(imported.rota, random.Random(seed))
        if layout.startswith("list") and touches(proposed):
            continue  # in a list, touching rows are one duty
        target, _ = written(imported, proposed)
        back = read_rota(target).rota
        assert work(back) == work(proposed), f"seed {seed}"
        assert back.sessions == proposed.sessions, f"seed {seed}"
        assert back.people == proposed.people
        assert (back.first_day, back.days) == (proposed.first_day, proposed.days)
    assert path.read_bytes() == before


def test_only_changed_rota_cells_differ(dated_book) -> None:
    imported = read_rota(dated_book)
    shift = imported.rota.shift_by_code["N"]
    proposed = changed(
        imported.rota, ("ann-able", 0, [shift.duty("ann-able", 0)]), ("bob-bold", 2, [])
    )
    target, problems = written(imported, proposed)
    old, new = values(dated_book), values(target)
    assert {key for key in old | new if old.get(key) != new.get(key)} == {
        ("Rota", "B3"),
        ("Rota", "D4"),
    }
    assert (new["Rota", "B3"], new["Rota", "D4"]) == ("N", "RD")
    assert problems == ()


def test_charts_formulas_widths_and_cached_values_stay(tmp_path, codes) -> None:
    path = tmp_path / "rich.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Rota")
    day = book.add_format({"num_format": "ddd d mmm", "bold": True})
    page.write_row(0, 0, ["Name"])
    page.write_datetime(0, 1, dt.datetime(2026, 1, 5), day)
    for column in range(2, 8):
        page.write_formula(0, column, f"={chr(64 + column)}1+1", day, 46026 + column)
    page.write_row(1, 0, ["Ann & Able <1>", "D", "D", "N", "", "RD", "D", "D"])
    page.write_formula(1, 8, '=COUNTIF(B2:H2,"D")', None, 4)
    page.set_column(1, 8, 17)
    page.conditional_format(
        "B2:H2", {"type": "cell", "criteria": "==", "value": '"N"', "format": day}
    )
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Rota!$I$2:$I$2"})
    page.insert_chart("A9", chart)
    key = book.add_worksheet("Key")
    for number, row in enumerate(codes):
        key.write_row(number, 0, [str(v) if isinstance(v, dt.time) else v for v in row])
    book.close()
    imported = read_rota(path)
    person = imported.rota.people[0].id
    proposed = changed(imported.rota, (person, 0, [])).with_sessions(
        [Session("contact", "one-to-one", person, None, 1, 600, 630)]
    )
    target, _ = written(imported, proposed)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(target) as other:
        assert set(one.namelist()) < set(other.namelist())
        for name in one.namelist():
            if "chart" in name or "drawing" in name or "styles" in name:
                assert one.read(name) == other.read(name)
        assert b"conditionalFormatting" in other.read("xl/worksheets/sheet1.xml")
        assert b'fullCalcOnLoad="1"' in other.read("xl/workbook.xml")
    old, new = values(path, formulas=True), values(target, formulas=True)
    kept = {key for key in old if old[key] == new.get(key)}
    assert set(old) - kept == {("Rota", "B2")}
    assert read_rota(target).rota.first_day == dt.date(2026, 1, 5)
    assert openpyxl.load_workbook(target)["Rota"].column_dimensions["B"].width > 16


def test_a_changed_cell_takes_the_look_of_its_code(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N N . ."), ("Bob Bold", "N N . . D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    colours = {"D": "FFFFCC00", "N": "FF0000FF"}
    for row in book["Rota"].iter_rows(min_row=2, min_col=2):
        for cell in row:
            if cell.value:
                cell.fill = PatternFill("solid", fgColor=colours[cell.value])
    book.save(path)
    imported = read_rota(path)
    shift = imported.rota.shift_by_code["N"]
    proposed = changed(
        imported.rota, ("ann-able", 0, [shift.duty("ann-able", 0)]), ("ann-able", 1, [])
    )
    target, _ = written(imported, proposed)
    page = openpyxl.load_workbook(target)["Rota"]
    assert page["B2"].fill.fgColor.rgb == colours["N"]
    assert page["C2"].fill.fill_type is None
    assert page["D2"].fill.fgColor.rgb == colours["N"]


def test_colours_that_do_not_go_by_code_stay(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N N D D"), ("Bob Bold", "N N D D D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    for row in (2, 3):
        book["Rota"].cell(row, 6).fill = PatternFill("solid", fgColor="FFEEEEEE")
    book.save(path)
    imported = read_rota(path)
    target, _ = written(imported, changed(imported.rota, ("ann-able", 4, [])))
    assert openpyxl.load_workbook(target)["Rota"]["F2"].fill.fgColor.rgb == "FFEEEEEE"


def test_a_merged_block_is_split_where_a_day_of_it_changes(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "REL . . D"), ("Bob Bold", "REL . . D")), Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"].merge_cells("B2:D2")
    book["Rota"].merge_cells("B3:D3")
    book.save(path)
    imported = read_rota(path)
    shift = imported.rota.shift_by_code["D"]
    target, problems = written(
        imported, changed(imported.rota, ("ann-able", 1, [shift.duty("ann-able", 1)]))
    )
    page = openpyxl.load_workbook(target)["Rota"]
    assert [page.cell(2, column).value for column in range(2, 6)] == ["REL", "D", "REL", "D"]
    assert [str(merged) for merged in page.merged_cells.ranges] == ["B3:D3"]
    assert [p.cell for p in problems] == ["B2:D2"]


def test_a_list_keeps_its_rows_and_marks_what_is_cancelled(list_book) -> None:
    imported = read_rota(list_book())
    shift = imported.rota.shift_by_code["N"]
    proposed = changed(
        imported.rota, ("1", 0, []), ("2", 0, [shift.duty("2", 0)]), ("3", 1, [shift.duty("3", 1)])
    )
    target, _ = written(imported, proposed)
    old, new = values(imported.source.path), values(target)
    differ = {
        cell for (sheet, cell) in old | new if old.get((sheet, cell)) != new.get((sheet, cell))
    }
    assert "H2" in differ
    assert new["Duties", "H2"] == "Cancelled"
    assert differ >= {"D14", "E14", "F14"}
    added = max(int(cell[1:]) for _, cell in new if cell[0] == "A" and _ == "Duties")
    assert [new["Duties", f"{c}{added}"] for c in "ABCDEF"] == [
        3,
        "Person 3",
        dt.datetime(2026, 3, 3),
        "18:30",
        "06:30",
        "N",
    ]


def test_duties_of_a_list_that_would_read_as_one_are_named(list_book) -> None:
    imported = read_rota(list_book())
    day, night = (imported.rota.shift_by_code[code] for code in "DN")
    apart = changed(imported.rota, ("1", 0, [night.duty("1", 0)]), ("1", 1, []))
    assert not written(imported, apart, "apart")[1]
    touching = changed(apart, ("1", 1, [day.duty("1", 1)]))
    target, problems = written(imported, touching)
    assert [(p.severity, p.found) for p in problems] == [
        ("warning", "N of 1 on 2026-03-02, at whose end D begins")
    ]
    assert work(read_rota(target).rota) != work(touching)


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_a_text_table_becomes_a_workbook(tmp_path, suffix) -> None:
    mark = "," if suffix == ".csv" else "\t"
    path = tmp_path / f"rota{suffix}"
    rows = [
        ["Name", "05/01/2026", "06/01/2026", "07/01/2026"],
        ["'=1+1", "0600-1800", "OFF", ""],
        ["B", "", "", "OFF"],
    ]
    path.write_text("\n".join(mark.join(row) for row in rows), encoding="utf-8")
    imported = read_rota(path)
    proposed = changed(
        imported.rota, (imported.rota.people[0].id, 0, [training(imported.rota.people[0].id, 0)])
    )
    target, problems = written(imported, proposed)
    assert target.suffix == ".xlsx"
    assert [p.severity for p in problems] == ["note"]
    assert work(read_rota(target).rota) == work(proposed)
    assert openpyxl.load_workbook(target)["rota"]["A2"].data_type == "s"


@pytest.mark.parametrize(
    "stem", ["rota [v2]", "the rota of the whole northern area, 2026", "a\x07b"]
)
def test_a_text_table_of_any_name_comes_back_with_the_same_people(tmp_path, stem) -> None:
    path = tmp_path / f"{stem.replace(chr(7), '')}.csv"
    bell = "\x07" if "\x07" in stem else ""
    path.write_text(f"Name,05/01/2026,06/01/2026,07/01/2026\nAnn{bell} Able,0600-1800,OFF,OFF\n")
    imported = read_rota(path)
    target, _ = written(imported, imported.rota)
    back = read_rota(target).rota
    assert [p.rota for p in back.people] == [p.rota for p in imported.rota.people]
    assert work(back) == work(imported.rota)


def test_names_that_look_like_formulas_stay_text(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D D"), ("x", "D D D")), Key=codes)
    book = openpyxl.load_workbook(path)
    book["Rota"]["A3"].value = "=HYPERLINK(1)"
    book["Rota"]["A3"].data_type = "s"
    book.save(path)
    imported = read_rota(path)
    one, other = (person.id for person in imported.rota.people)
    proposed = imported.rota.with_sessions(
        [Session("contact", "one-to-one", other, one, 0, 600, 630)]
    )
    target, _ = written(imported, proposed)
    page = openpyxl.load_workbook(target)["Ambrota sessions"]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    assert read_rota(target).rota.sessions == proposed.sessions


def test_a_proposal_is_written_over_an_earlier_one(dated_book) -> None:
    imported = read_rota(dated_book)
    session = Session("contact", "one-to-one", "ann-able", "cy-chief", 0, 600, 630)
    first, _ = written(imported, imported.rota.with_sessions([session]), "first")
    again = read_rota(first)
    moved = Session("contact", "one-to-one", "ann-able", "cy-chief", 1, 600, 630)
    second, _ = written(again, again.rota.with_sessions([moved]), "second")
    assert openpyxl.load_workbook(second).sheetnames.count("Ambrota sessions") == 1
    assert read_rota(second).rota.sessions == (moved,)
    none, _ = written(again, again.rota.with_sessions([]), "none")
    assert read_rota(none).rota.sessions == ()


def test_a_sheet_of_others_makes_times_training(make, dated, codes) -> None:
    sessions = [
        ["Kind", "Category", "Person", "Date", "Start", "End"],
        ["training", "cpd", "Ann Able", "2026-01-05", "09:00", "17:00"],
    ]
    path = make(
        Rota=dated(("Ann Able", "0900-1700 0900-1700 D")), Key=codes, Ambrota_sessions=sessions
    )
    rota = read_rota(path).rota
    assert [(d.kind, d.category) for d in rota.duties][:2] == [
        (Kind.TRAINING, "cpd"),
        (Kind.COVER, None),
    ]


def test_nothing_is_written_over_the_original(dated_book, tmp_path) -> None:
    imported = read_rota(dated_book)
    before = dated_book.read_bytes()
    link = tmp_path / "link.xlsx"
    link.symlink_to(dated_book)
    for target in (dated_book, link, tmp_path / "." / dated_book.name):
        with pytest.raises(UserError, match="overwrite"):
            write_back(imported, imported.rota, target)
    with pytest.raises(UserError, match="same kind"):
        write_back(imported, imported.rota, tmp_path / "copy.csv")
    assert dated_book.read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(dated_book, tmp_path) -> None:
    imported = read_rota(dated_book)
    (tmp_path / "taken.xlsx").mkdir()
    with pytest.raises(UserError):
        write_back(imported, imported.rota, tmp_path / "taken.xlsx")
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".ambrota")]


def test_a_source_that_changed_or_vanished_is_named(dated_book, tmp_path) -> None:
    imported = read_rota(dated_book)
    shutil.move(dated_book, tmp_path / "moved.xlsx")
    with pytest.raises(UserError, match="not there any more"):
        write_back(imported, imported.rota, tmp_path / "copy.xlsx")


def test_what_is_loaded_late_keeps_its_name() -> None:
    script = (
        "from ambrota.sheets import copy_suffix; import ambrota.sheets as sheets; "
        "assert all(callable(getattr(sheets, name)) for name in sheets.__all__)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_writing_twice_gives_the_same_bytes(dated_book) -> None:
    imported = read_rota(dated_book)
    proposed = random_proposal(imported.rota, random.Random(3))
    one, _ = written(imported, proposed, "one")
    two, _ = written(imported, proposed, "two")
    assert one.read_bytes() == two.read_bytes()


def test_a_callsign_goes_with_its_own_duty_only(make, dated, codes) -> None:
    grid = dated(("Ann Able", "D D D"), ("Bob Bold", "N N ."))
    for column in (1, 2, 3):
        grid[1][column] = "D (M101)"
    imported = read_rota(make(Rota=grid, Key=codes))
    day = imported.rota.shift_by_code["D"]
    kept = imported.rota.by_cell["ann-able", 0][0]
    proposed = changed(
        imported.rota,
        ("bob-bold", 2, [day.duty("bob-bold", 2)]),
        ("bob-bold", 0, [Duty("bob-bold", 0, "D", Kind.COVER, 390, 1110, 690, "DCA", unit="M7")]),
    )
    target, _ = written(imported, proposed)
    assert kept.unit == "M101"
    assert values(target)["Rota", "D3"] == "D"
    assert values(target)["Rota", "B3"] == "D (M7)"
    assert work(read_rota(target).rota) == work(proposed)


def test_a_narrowed_proposal_leaves_the_other_rotas_alone(cyclic_book) -> None:
    imported = read_rota(cyclic_book)
    both = changed(imported.rota, ("car-rota-1", 1, [training("car-rota-1", 1)])).with_sessions(
        [
            Session("contact", "one-to-one", "car-rota-1", "car-rota-2", 0, 600, 630),
            Session("contact", "one-to-one", "dca-rota-1", "dca-rota-2", 0, 600, 630),
        ]
    )
    first, _ = written(imported, both, "first")
    narrow = read_rota(first, rota="DCA rota")
    moved = Session("contact", "one-to-one", "dca-rota-1", "dca-rota-2", 1, 600, 630)
    second, _ = written(narrow, narrow.rota.with_sessions([moved]), "second")
    back = read_rota(second).rota
    assert work(back) == work(both)
    assert set(back.sessions) == {moved, both.sessions[0]}
