"""Whatever writes an .xlsx, its cells are read; both ways of reading it agree."""

import datetime as dt
import io
import re

import openpyxl
import pytest

from ambrota.errors import UserError
from ambrota.parsing import xlsx
from ambrota.parsing.packed import Unpacked, pack, unpack
from ambrota.parsing.parse import parse

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(params=["exactly", "fast"])
def read(request, monkeypatch):
    """Reads bytes by openpyxl or, as large files are, the faster way."""
    if request.param == "fast":
        monkeypatch.setattr(xlsx, "LARGE", 0)

    def sheets(data: bytes) -> list[Unpacked]:
        return unpack(pack(parse(data, "rota", ".xlsx")))[0]

    return sheets


def said(sheet: Unpacked) -> dict[tuple[int, int], object]:
    places = zip(sheet.cell_rows(), sheet.columns, strict=True)
    return dict(zip(places, sheet.values, strict=True))


def with_cells(workbook, cells: str) -> bytes:
    """A workbook whose only row holds these cells as XML."""
    row = f'<sheetData><row r="1">{cells}</row></sheetData>'.encode()
    swap = lambda part: re.sub(rb"<sheetData>.*</sheetData>", row, part)  # noqa: E731
    return workbook([["x"]], {SHEET: swap})


def test_values_of_every_kind(workbook, read) -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><t>inline</t></is></c>'
        '<c r="B1" t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r></is></c>'
        '<c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c>'
        '<c r="E1" t="e"><f>NA()</f><v>#N/A</v></c><c r="F1"><f>1+1</f><v>2</v></c>'
        '<c r="G1" t="str"><f>"D"</f><v>D</v></c><c r="H1"><v>0.25</v></c>'
        '<c r="J1"><f>A1</f></c>'
    )
    (sheet,) = read(with_cells(workbook, cells))
    assert said(sheet) == {
        (1, 1): "inline", (1, 2): "rich", (1, 3): True, (1, 4): "#REF!", (1, 5): "#N/A",
        (1, 6): 2, (1, 7): "D", (1, 8): 0.25,
    }  # fmt: skip
    assert sheet.uncalculated == {(1, 10)}


def test_dates_count_from_1904_where_the_workbook_says_so(read) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2026, 1, 5)
    whole = io.BytesIO()
    book.save(whole)
    (sheet,) = read(whole.getvalue())
    assert said(sheet) == {(1, 1): dt.datetime(2026, 1, 5)}


def test_cells_with_a_prefix(workbook, read) -> None:
    def prefixed(part: bytes) -> bytes:
        part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part)
        return part.replace(b'xmlns="', b'xmlns:x="')

    data = workbook([["Name", "D"], ["A Able", "N"]], {SHEET: prefixed})
    assert said(read(data)[0])[2, 2] == "N"


def test_strict_open_xml(workbook) -> None:
    strict = lambda part: part.replace(  # noqa: E731
        MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ).replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    parts = (SHEET, BOOK, "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels")
    data = workbook(
        [["Name", "D"], ["A Able", "N"]], dict.fromkeys((*parts, "_rels/.rels"), strict)
    )
    (sheet,) = unpack(pack(parse(data, "rota", ".xlsx")))[0]
    assert said(sheet) == {(1, 1): "Name", (1, 2): "D", (2, 1): "A Able", (2, 2): "N"}


def test_hidden_and_very_hidden_sheets_and_charts_on_sheets_of_their_own(read) -> None:
    book = openpyxl.Workbook()
    book.active.append(["shown"])
    for title, state in (("Old", "hidden"), ("Older", "veryHidden")):
        page = book.create_sheet(title)
        page.append([title])
        page.sheet_state = state
    book.create_chartsheet("Chart").add_chart(openpyxl.chart.BarChart())
    whole = io.BytesIO()
    book.save(whole)
    assert [(sheet.name, sheet.hidden) for sheet in read(whole.getvalue())] == [
        ("Sheet", False),
        ("Old", True),
        ("Older", True),
    ]


def test_a_sheet_whose_part_is_missing_is_a_damaged_workbook(workbook) -> None:
    extra = b'<sheet name="Gone" sheetId="9" r:id="rId99"/></sheets>'
    data = workbook([["Name"]], {BOOK: lambda part: part.replace(b"</sheets>", extra)})
    with pytest.raises(UserError, match="damaged"):
        parse(data, "rota", ".xlsx")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.99])
def test_a_sheet_that_is_cut_off_is_refused_and_not_half_read(workbook, read, cut) -> None:
    rows = [["Name", *"DDNNRRR"]] * 30
    data = workbook(rows, {SHEET: lambda part: part[: int(len(part) * cut)]})
    with pytest.raises(UserError, match="damaged"):
        read(data)


def test_styles_that_openpyxl_refuses_do_not_keep_the_cells_from_being_read(workbook) -> None:
    broken = {"xl/styles.xml": lambda part: part.replace(b'"gray125"', b'"none of these"')}
    data = workbook([["Name", "D"]], broken)
    assert said(unpack(pack(parse(data, "rota", ".xlsx")))[0][0]) == {(1, 1): "Name", (1, 2): "D"}


def test_a_million_declared_rows_cost_nothing(workbook, read) -> None:
    declared = re.compile(rb'<dimension ref="[^"]*"')
    data = workbook(
        [["Name", "D"]], {SHEET: lambda p: declared.sub(b'<dimension ref="A1:XFD1048576"', p)}
    )
    assert said(read(data)[0]) == {(1, 1): "Name", (1, 2): "D"}


def test_a_lone_cell_in_the_last_corner_is_read(workbook, read) -> None:
    far = (
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    data = workbook([["Name"]], {SHEET: lambda part: part.replace(b"</sheetData>", far)})
    assert said(read(data)[0]) == {(1, 1): "Name", (1_048_576, 16_384): "x"}


def test_a_merged_range_over_the_whole_sheet_is_read(workbook, read) -> None:
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = workbook([["Name"]], {SHEET: lambda part: part.replace(b"</sheetData>", merge)})
    (sheet,) = read(data)
    assert sheet.merges == [(1, 1, 1_048_576, 16_384)]


def test_long_texts_and_many_merged_cells_are_refused(workbook, read) -> None:
    long = f'<c r="A1" t="inlineStr"><is><t>{"x" * 40_000}</t></is></c>'
    with pytest.raises(UserError, match="characters"):
        read(with_cells(workbook, long))
    merge = b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:J9"/>' * 20_000 + b"</mergeCells>"
    data = workbook([["x"] * 10] * 9, {SHEET: lambda p: p.replace(b"</sheetData>", merge)})
    with pytest.raises(UserError, match="merged"):
        read(data)
