"""Single cells set in archives of several makes."""

import io
import re
import zipfile

import openpyxl
import pytest

from ambrota.errors import UserError
from ambrota.sheets.formulas.cells import read_cells
from ambrota.sheets.writing.package import Package
from ambrota.sheets.writing.sheet_patch import SheetPatch, without_merge

PREFIXED = (
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1" spans="1:2"><x:c r="A1" s="3"><x:v>1</x:v>'
    '</x:c><x:c r="C1"/></x:row><x:row r="3"><x:c r="A3"/></x:row></x:sheetData></x:worksheet>'
)


def test_prefixes_gaps_and_new_rows() -> None:
    text = SheetPatch(PREFIXED, {(1, 1): "a<b", (1, 2): 5, (2, 1): None, (4, 2): "=1"}, {}).apply()
    assert '<x:c r="A1" s="3" t="inlineStr"><x:is><x:t xml:space="preserve">a&lt;b</x:t>' in text
    assert '<x:c r="B1"><x:v>5</x:v></x:c><x:c r="C1"/>' in text
    assert re.findall(r'<x:row r="(\d)"', text) == ["1", "2", "3", "4"]
    assert "spans" not in text


def test_cells_without_addresses_are_counted() -> None:
    text = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
    patched = SheetPatch(text, {(1, 2): "N"}, {(1, 2): 7}).apply()
    assert patched.startswith("<sheetData><row><c><v>1</v></c>")
    assert '<c r="B1" s="7" t="inlineStr">' in patched


def test_attributes_may_stand_in_single_quotes() -> None:
    text = "<sheetData><row r='2'><c r='B2' s='3' t='s'><v>0</v></c><c r='D2'/></row></sheetData>"
    patched = SheetPatch(text, {(2, 2): 4, (2, 3): "N"}, {}).apply()
    assert """<row r='2'><c r="B2" s="3"><v>4</v></c><c r="C2" t="inlineStr">""" in patched
    assert read_cells(text, ["D"]).values == {(2, 2): "D"}


def test_cells_that_shared_a_formula_keep_it_as_their_own() -> None:
    text = (
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="0">C1&amp;"A1"</f><v>1</v>'
        '</c><c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f>D1</f><v>3</v></c></row>'
        '<row r="2"><c r="A2" s="4"><f t="shared" si="0"/><v>5</v></c>'
        '<c r="B2"><f t="shared" ref="B2:C2" si="0">E2</f></c><c r="C2"><f t="shared" si="0"/></c>'
        "</row></sheetData>"
    )
    patch = SheetPatch(text, {(1, 1): "D"}, {})
    patched = patch.apply()
    assert patch.lost_formula
    assert '<c r="B1"><f>D1&amp;"A1"</f><v>2</v></c><c r="C1"><f>D1</f>' in patched
    assert '<c r="A2" s="4"><f>C2&amp;"A1"</f><v>5</v></c>' in patched
    assert patched.endswith(text[text.index('<c r="B2"') :])


def test_the_last_merged_range_takes_the_list_with_it() -> None:
    two = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/></mergeCells>'
    one = without_merge(two, "A1:B1")
    assert one == '<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>'
    assert without_merge(one, "C1:D1") == ""


@pytest.mark.parametrize("name", ["Ambrota sessions", 'A & "B" <C>'])
def test_an_added_sheet_is_opened_by_others(make, name, tmp_path) -> None:
    package = Package(make(Rota=[["Name"]], Key=[["Code"]]).read_bytes())
    package.put_sheet(name, [["Kind", "=1+1"], ["", "x\x01y"]])
    package.put_sheet(name, [["Kind", "=1+1"], ["", "x\x01y"]])
    target = tmp_path / "new" / "copy.xlsx"
    package.save(target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Rota", "Key", name]
    assert [[c.value for c in row] for row in book[name].iter_rows()] == [
        ["Kind", "=1+1"],
        [None, "xy"],
    ]
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None


def test_a_sheet_of_the_name_in_other_capitals_is_replaced(make) -> None:
    package = Package(make(**{"Rota": [["Name"]], "AMBROTA sessions": [["Kind"]]}).read_bytes())
    package.put_sheet("Ambrota sessions", [["Category"]])
    assert list(package.sheets) == ["Rota", "AMBROTA sessions"]
    assert package.cells_of("AMBROTA sessions").values == {(1, 1): "Category"}


def test_other_encodings_and_a_workbook_that_says_nothing_of_calculation(make, tmp_path) -> None:
    path = make(Rota=[["Name", "=1+1"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = re.sub(rb"<calcPr[^>]*/>", b"", parts["xl/workbook.xml"])
    parts["xl/workbook.xml"] = book
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{sheet}'.encode(
        "utf-16"
    )
    with zipfile.ZipFile(tmp_path / "odd.xlsx", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    package = Package((tmp_path / "odd.xlsx").read_bytes())
    package.set_cells("Rota", {(2, 1): "Ann"}, {})
    package.save(tmp_path / "copy.xlsx")
    page = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Rota"]
    assert [page["A1"].value, page["B1"].value, page["A2"].value] == ["Name", "=1+1", "Ann"]
    with zipfile.ZipFile(tmp_path / "copy.xlsx") as archive:
        text = archive.read("xl/workbook.xml")
    assert text.index(b"</sheets>") < text.index(b'<calcPr fullCalcOnLoad="1"/>')


def test_an_archive_without_a_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    for data in (out.getvalue(), b"PK nothing"):
        with pytest.raises(UserError, match="unknown make"):
            Package(data)
