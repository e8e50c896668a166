"""What a copy shows besides the changed cells: totals, lists of choices, tables, locked files."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.datavalidation import DataValidation

from ambrota.errors import UserError
from ambrota.model import Duty, Kind
from ambrota.sheets import parts_at_risk, read_rota, write_back
from tests.ambrota.sheets.copies import changed, written

MONDAY = dt.datetime(2026, 1, 5)
ROWS = [("Ann Able", "D D N N . . ."), ("Bob Bold", "N N . . D D ."), ("Cy Chief", ". D D . . N N")]


def figures(path: Path) -> dict:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        f"{page.title}!{cell.coordinate}": cell.value
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.fixture
def summed(tmp_path, codes):
    """A rota with totals as formulas, and the figures that Excel would have kept for them."""

    def build(odd: str | None = None) -> Path:
        path = tmp_path / "summed.xlsx"
        book = xlsxwriter.Workbook(str(path))
        page, key, all_ = (book.add_worksheet(name) for name in ("Rota", "Key", "All"))
        day = book.add_format({"num_format": "ddd d mmm yy"})
        page.write(0, 0, "Name")
        page.write_datetime(0, 1, MONDAY, day)
        for column in range(2, 8):
            page.write_formula(0, column, f"={chr(64 + column)}1+1", day, 46026 + column)
        page.write_row(0, 8, ["Hours", "Duties"])
        for number, (name, said) in enumerate(ROWS, 1):
            entries = [None if code == "." else code for code in said.split()]
            page.write_row(number, 0, [name, *entries])
            worked = sum(code in ("D", "N") for code in entries)
            cells = f"B{number + 1}:H{number + 1}"
            page.write_formula(
                number, 8, f'=SUMPRODUCT(({cells}="D")*11.5)+COUNTIF({cells},"N")*Key!$E$3', None,
                worked * 11.5,
            )  # fmt: skip
            page.write_formula(
                number, 9, f'=COUNTIF({cells},"D")+COUNTIF({cells},"N")', None, worked
            )
        page.write_formula(5, 8, "=SUM(I2:I4)", None, 12 * 11.5)
        all_.write_formula(0, 0, "=Rota!I6/3", None, 46)
        all_.write_formula(0, 1, "=TODAY()", None, 46100)
        if odd:
            all_.write_formula(0, 2, odd, None, 1)
        for number, row in enumerate(codes):
            key.write_row(number, 0, [str(v)[:5] if isinstance(v, dt.time) else v for v in row])
        book.close()
        return path

    return build


def test_totals_stay_formulas_and_show_the_new_figures(summed) -> None:
    imported = read_rota(summed())
    night = imported.rota.shift_by_code["N"]
    proposed = changed(
        imported.rota, ("ann-able", 0, []), ("ann-able", 1, []), ("ann-able", 4, []),
        ("bob-bold", 2, [night.duty("bob-bold", 2)]),
    )  # fmt: skip
    target, problems = written(imported, proposed)
    old, new = figures(imported.source.path), figures(target)
    differ = {cell: new.get(cell) for cell in old | new if old.get(cell) != new.get(cell)}
    assert differ == {
        "Rota!B2": None, "Rota!C2": None, "Rota!D3": "N", "Rota!I2": 23, "Rota!J2": 2,
        "Rota!I3": 57.5, "Rota!J3": 5, "Rota!I6": 126.5, "All!A1": pytest.approx(126.5 / 3),
    }  # fmt: skip
    formulas = openpyxl.load_workbook(target)
    assert formulas["Rota"]["I6"].value == "=SUM(I2:I4)"
    assert formulas["All"]["B1"].value == "=TODAY()"
    assert problems == ()
    assert not [p for p in read_rota(target).problems if p.severity != "note"]


def test_a_figure_that_is_not_known_is_taken_out_and_named(summed) -> None:
    imported = read_rota(summed("=STDEV(Rota!I2:I4)"))
    target, problems = written(imported, changed(imported.rota, ("ann-able", 0, [])))
    assert figures(target).get("All!C1") is None
    assert openpyxl.load_workbook(target)["All"]["C1"].value == "=STDEV(Rota!I2:I4)"
    assert [(p.severity, p.sheet, p.cell) for p in problems] == [("note", "All", "C1")]
    assert figures(target)["Rota!C1"] == dt.datetime(2026, 1, 6)


def with_formulas(path: Path, **cells: str) -> Path:
    """The workbook with the XML of some cells of its first sheet replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for at, content in cells.items():
        sheet, found = re.subn(rf'<c r="{at}"[^>]*>.*?</c>', f'<c r="{at}" {content}</c>', sheet)
        assert found == 1
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def codes_of(path: Path, person: str) -> list[str]:
    return [duty.code for duty in read_rota(path).rota.duties if duty.person == person]


def test_a_duty_worked_out_from_another_keeps_what_it_said(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N"), ("Bob Bold", "N N D")), Key=codes)
    with_formulas(path, D3='t="str"><f>IF(B2="D","D","RD")</f><v>D</v>')
    imported = read_rota(path)
    target, problems = written(imported, changed(imported.rota, ("ann-able", 0, [])))
    assert [(p.severity, p.cell) for p in problems] == [("warning", "D3")]
    assert openpyxl.load_workbook(target)["Rota"]["D3"].value == "D"
    assert codes_of(target, "bob-bold") == ["N", "N", "D"]


def test_a_formula_that_a_new_duty_replaces_is_named(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N"), ("Bob Bold", "N N D")), Key=codes)
    with_formulas(path, D3='t="str"><f>Key!A2</f><v>D</v>')
    imported = read_rota(path)
    target, problems = written(imported, changed(imported.rota, ("bob-bold", 2, [])))
    assert [(p.severity, p.cell, p.found) for p in problems] == [
        ("warning", "D3", "a formula in cells that change: D3")
    ]
    assert codes_of(target, "bob-bold") == ["N", "N"]


@pytest.mark.parametrize("day", [0, 1])
def test_a_formula_that_fills_several_days_gives_way_as_a_whole(make, dated, codes, day) -> None:
    path = make(Rota=dated(("Ann Able", "D D D"), ("Bob Bold", "N N D")), Key=codes)
    with_formulas(path, B2='t="str"><f t="array" ref="B2:D2">Key!A2:C2</f><v>D</v>')
    imported = read_rota(path)
    target, problems = written(imported, changed(imported.rota, ("ann-able", day, [])))
    assert [(p.severity, p.sheet) for p in problems] == [("warning", "Rota")] * (day + 1)
    page = openpyxl.load_workbook(target)["Rota"]
    assert [page.cell(2, column).value for column in (2, 3, 4)] == [
        None if at == day else "D" for at in range(3)
    ]


def test_typed_totals_that_go_wrong_are_named_and_left(make, dated, codes) -> None:
    rows = dated(*ROWS, ("Di Dale", "D D D . . . ."))
    rows[0].append("Hours")
    for row in rows[1:]:
        row.append(11.5 * sum(cell in ("D", "N") for cell in row[1:8]))
    rows.append(["Days", *(sum(row[day] == "D" for row in rows[1:5]) for day in range(1, 8))])
    imported = read_rota(make(Rota=rows, Key=codes))
    assert not [p for p in imported.problems if p.severity == "warning"]
    night = imported.rota.shift_by_code["N"]
    more = night.duty("bob-bold", 2)
    proposed = changed(imported.rota, ("ann-able", 0, []), ("bob-bold", 2, [more]))
    target, problems = written(imported, proposed)
    said = " ".join(p.found for p in problems)
    assert "I2 says 46, should be 34.5" in said
    assert "I3 says 46, should be 57.5" in said
    assert "B6 says 2, should be 1" in said
    assert "D6" not in said
    assert figures(target)["Rota!I2"] == 46


def test_a_value_that_the_list_of_choices_lacks_is_named(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N"), ("Bob Bold", "N N D")), Key=codes)
    book = openpyxl.load_workbook(path)
    for formula, cells in (('"D,N,RD"', "B2:D2"), ("Key!$A$2:$A$7", "B3:D3")):
        rule = DataValidation(type="list", formula1=formula)
        rule.add(cells)
        book["Rota"].add_data_validation(rule)
    book.save(path)
    imported = read_rota(path)
    rota = imported.rota
    new = [
        Duty(person, 0, "0900-1700", Kind.COVER, 540, 1020, resource="DCA")
        for person in ("ann-able", "bob-bold")
    ]
    night = rota.shift_by_code["N"].duty("ann-able", 1)
    proposed = changed(
        rota, ("ann-able", 0, new[:1]), ("bob-bold", 0, new[1:]), ("ann-able", 1, [night]),
        ("bob-bold", 1, []),
    )  # fmt: skip
    target, problems = written(imported, proposed)
    offered = [p for p in problems if "list of choices" in p.found]
    assert [(p.cell, "'0900-1700'" in p.found) for p in offered] == [("B2:B3", True)]
    with zipfile.ZipFile(target) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").count(b"<dataValidation ") == 2


@pytest.mark.parametrize("note_below", [False, True])
def test_a_table_takes_in_the_rows_added_to_a_list(tmp_path, note_below) -> None:
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Duties")
    rows = [
        [person, MONDAY + dt.timedelta(day), "06:30", "18:30", "D"]
        for person in ("Ann Able", "Bob Bold")
        for day in range(5)
    ]
    page.add_table(0, 0, len(rows), 4, {
        "name": "Duties", "data": rows,
        "columns": [{"header": h} for h in ("Name", "Date", "Start", "End", "Shift Code")],
    })  # fmt: skip
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows, 1):
        page.write_datetime(number, 1, row[1], day)
    if note_below:
        page.write(13, 5, "Printed by the office")
    book.close()
    imported = read_rota(path)
    person = imported.rota.people[0].id
    held = imported.rota.by_cell[person, 0][0]
    second = Duty(person, 0, "1900-2300", Kind.COVER, 1140, 1380, resource=held.resource)
    target, problems = written(imported, changed(imported.rota, (person, 0, [held, second])))
    with zipfile.ZipFile(target) as archive:
        table = archive.read("xl/tables/table1.xml").decode()
    assert ('ref="A1:E12"' in table) != note_below
    assert [p.cell for p in problems if "table" in p.found] == (["A15"] if note_below else [])
    assert len(read_rota(target).rota.duties) == 11


def saved_anew(path: Path, **cells: str) -> None:
    """Save a workbook as another program does, with some cells of its first sheet set."""
    book = openpyxl.load_workbook(path)
    for at, value in cells.items():
        book.worksheets[0][at].value = value
    book.save(path)


@pytest.mark.parametrize("cell", ["B2", "D3", "A3", "H9"])
def test_a_workbook_changed_since_it_was_read_is_not_written_into(make, dated, codes, cell) -> None:
    path = make(Rota=dated(("Ann Able", "D D N"), ("Bob Bold", "N N D")), Key=codes)
    imported = read_rota(path)
    saved_anew(path, **{cell: "AL"})
    for proposed in (imported.rota, changed(imported.rota, ("ann-able", 0, []))):
        with pytest.raises(UserError, match="changed since"):
            written(imported, proposed)
    assert not (path.parent / "copy.xlsx").exists()


def test_a_workbook_saved_anew_as_it_was_is_written_into(make, dated, codes) -> None:
    path = make(Rota=dated(("Ann Able", "D D N"), ("Bob Bold", "N N D")), Key=codes)
    with_formulas(path, D3='t="str"><f>Key!A2</f><v>D</v>')
    imported = read_rota(path)
    with_formulas(path, D3='t="str"><f>Key!A2</f>')
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("docProps/custom.xml", "<Properties/>")
    assert not written(imported, imported.rota)[1]


def test_a_copy_that_is_open_is_not_replaced(make, dated, codes, tmp_path) -> None:
    imported = read_rota(
        make(
            Rota=dated(
                ("Ann Able", "D D N"),
            ),
            Key=codes,
        )
    )
    target, _ = written(imported, imported.rota)
    before = target.read_bytes()
    (tmp_path / "~$copy.xlsx").write_bytes(b"")
    with pytest.raises(UserError, match="somebody has open"):
        written(imported, changed(imported.rota, ("ann-able", 0, [])))
    assert target.read_bytes() == before


def test_a_folder_that_is_none_gives_a_message(make, dated, codes, tmp_path) -> None:
    imported = read_rota(
        make(
            Rota=dated(
                ("Ann Able", "D D N"),
            ),
            Key=codes,
        )
    )
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be written"):
        write_back(imported, imported.rota, tmp_path / "file" / "copy.xlsx")
    with pytest.raises(UserError, match="cannot be written"):
        write_back(imported, imported.rota, tmp_path / ("x" * 260 + ".xlsx"))


def test_the_original_is_safe_from_other_names_of_it(make, dated, codes, tmp_path) -> None:
    path = make(
        Rota=dated(
            ("Ann Able", "D D N"),
        ),
        Key=codes,
    )
    imported = read_rota(path)
    (tmp_path / "hard.xlsx").hardlink_to(path)
    with pytest.raises(UserError, match="overwrite"):
        write_back(imported, imported.rota, tmp_path / "hard.xlsx")


def test_what_a_copy_will_not_keep_is_said_beforehand(summed, tmp_path) -> None:
    path = summed()
    assert parts_at_risk(path) == []
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
        archive.writestr("xl/charts/chart1.xml", "<c/>")
        archive.writestr("xl/pivotTables/pivotTable1.xml", "<p/>")
        archive.writestr(
            "xl/worksheets/_rels/sheet3.xml.rels",
            '<R><Relationship Id="r1" Target="../pivotTables/pivotTable1.xml"/></R>',
        )
        archive.writestr(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            '<d><cacheSource><worksheetSource ref="A1:J4" sheet="Rota"/></cacheSource></d>',
        )
    said = " ".join(parts_at_risk(path))
    assert "digitally signed" in said
    assert "Pivot tables on the sheet 'All' keep the figures of the sheet 'Rota'" in said
    assert "chart" in said
    assert ".xlsx" in parts_at_risk(tmp_path / "rota.csv")[0]
    assert "Formulas become the values" in parts_at_risk(tmp_path / "rota.xls")[0]


def test_a_protected_sheet_is_named_and_stays_so(make, dated, codes) -> None:
    path = make(
        Rota=dated(
            ("Ann Able", "D D N"),
        ),
        Key=codes,
    )
    book = openpyxl.load_workbook(path)
    book["Rota"].protection.sheet = True
    book.save(path)
    assert parts_at_risk(path) == [
        "The sheet 'Rota' is protected against changes, in the copy too."
    ]
    imported = read_rota(path)
    target, _ = written(imported, changed(imported.rota, ("ann-able", 0, [])))
    assert openpyxl.load_workbook(target)["Rota"].protection.sheet


def test_macros_and_all_other_parts_stay_byte_for_byte(summed, tmp_path) -> None:
    path = tmp_path / "macros.xlsm"
    with zipfile.ZipFile(summed()) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", bytes(range(256)))
        new.writestr("xl/threadedComments/threadedComment1.xml", "<t/>")
    imported = read_rota(path)
    target, _ = written(imported, changed(imported.rota, ("ann-able", 0, [])))
    assert target.suffix == ".xlsm"
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(target) as other:
        differ = {name for name in one.namelist() if one.read(name) != other.read(name)}
    assert differ <= {
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/workbook.xml",
    }  # fmt: skip
