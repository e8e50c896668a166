"""What other systems write and call .xls: web pages, XML of Excel 2003, plain text, .xlsx."""

import datetime as dt

import pytest

from ambrota.errors import UserError
from ambrota.parsing.packed import Unpacked, pack, unpack
from ambrota.parsing.parse import parse

PAGE = """<html><head><meta charset="{charset}"></head><body><p>Station rota</p><table>
<tr><th rowspan=2>Name</th><th colspan="2">Week 1</th></tr>
<tr><td>05/01/2026</td><td>06/01/2026</td>
<tr><td>José &amp; Co<br>DCA</td><td bgcolor=red>D</td><td>&nbsp;</td></tr>
</table><table><tr><td>Key</td></tr></table></body></html>"""

XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><Interior ss:Color="#FFFF00" ss:Pattern="Solid"/></Style></Styles>
<Worksheet ss:Name="Rota"><Table>
<Row><Cell ss:Index="2"><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:MergeAcross="1" ss:StyleID="s1">
<Data ss:Type="Number">12</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T06:30:00.000</Data></Cell>
<Cell ss:Formula="=1+1"/></Row></Table></Worksheet></Workbook>"""


def sheets(data: bytes) -> list[Unpacked]:
    return unpack(pack(parse(data, "rota", ".xls")))[0]


def said(sheet: Unpacked) -> dict[tuple[int, int], object]:
    places = zip(sheet.cell_rows(), sheet.columns, strict=True)
    return dict(zip(places, sheet.values, strict=True))


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_the_tables_of_a_web_page_are_sheets(charset) -> None:
    rota, key = sheets(PAGE.replace("{charset}", charset).encode(charset))
    assert said(rota) == {
        (1, 1): "Name",
        (1, 2): "Week 1",
        (2, 2): "05/01/2026",
        (2, 3): "06/01/2026",
        (3, 1): "José & Co\nDCA",
        (3, 2): "D",
    }
    assert rota.merges == [(1, 1, 2, 1), (1, 2, 1, 3)]
    assert (key.name, said(key)) == ("rota 2", {(1, 1): "Key"})


def test_the_xml_of_excel_2003() -> None:
    (rota,) = sheets(XML.encode())
    assert said(rota) == {
        (1, 2): "Name",
        (1, 3): dt.datetime(2026, 1, 5),
        (4, 1): 12,
        (4, 3): dt.time(6, 30),
    }
    assert rota.fills[2] == "FFFFFF00"
    assert (rota.merges, rota.hidden_rows) == ([(4, 1, 4, 2)], {4})
    assert rota.uncalculated == {(4, 4)}


def test_plain_text_and_an_xlsx_called_xls(workbook) -> None:
    assert said(sheets(b"Name\tMon\nA Able\tD\n")[0])[2, 2] == "D"
    assert said(sheets(workbook([["Name", "D"]]))[0]) == {(1, 1): "Name", (1, 2): "D"}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"<html><body>Log in</body></html>", "a web page without a table"),
        (b"MIME-Version: 1.0\nX-Document-Type: Workbook", "a web page in one file"),
        (b'<?xml version="1.0"?><staff/>', "an XML file"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1}", "a text document"),
    ],
)
def test_what_else_is_called_xls_is_refused(data, found) -> None:
    with pytest.raises(UserError) as caught:
        sheets(data)
    assert caught.value.found == found
    assert "save" in caught.value.todo or "ask" in caught.value.todo


def test_entities_of_xml_2003_are_not_expanded() -> None:
    bad = XML.replace('progid="Excel.Sheet"?>', 'progid="x"?><!DOCTYPE a [<!ENTITY b "ha">]>')
    with pytest.raises(UserError, match="damaged"):
        sheets(bad.encode())
