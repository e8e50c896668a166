"""Real-looking rotas with values as nobody expects them, in every kind of file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

Rows = list[list[Any]]
Parts = dict[str, bytes]

SAMPLES = Path(__file__).parents[2] / "sample_rotas"
MONDAY = dt.date(2026, 1, 5)
CODES: Rows = [
    ["Code", "Meaning", "Start", "End", "Paid hours", "Kind"],
    ["D", "Day", dt.time(6, 30), dt.time(18, 30), 11.5, "cover"],
    ["N", "Night", "18:30", "06:30", 11.5, "cover"],
    ["RD", "Rest day", None, None, None, "rest"],
    ["AL", "Annual leave", None, None, 7.5, "leave"],
]
NASTY: list[Any] = [
    "", " ", "\n", "\t", "0", "-1", "1e308", "-1e308", "NaN", "inf", "9" * 40, "#REF!", "#N/A",
    "=1+1", "Total", "Name", "Week 1", "Mon", "31/02/2026", "29/02/2027", "1900-02-29",
    "9999-12-31", "00:00", "24:00", "2400-0000", "0600-", "-0600", "0600-1800 / 0700-1900 / N",
    "25:61", "D" * 300, "é\u0301\u200b", "\u202eDOG", "😀", "1/1", "12", "\uff12\uff16", "R", "L",
    "X", "✓", "D/N", "D+N", "(D)", "Person 1", "A Able", "Line 1", "Key:", "Cover", "Hours",
    "05/01/2026", "5 Jan", "Jan-26", 0, -1, 1, 31, 32, 46000, 46000.5, 2958466, 1e300, -0.5, 0.25,
    2**53, True, False, None, None, None, dt.date(2026, 1, 5), dt.date(1900, 1, 1),
    dt.date(9999, 12, 31), dt.time(6), dt.datetime(2026, 1, 5, 6),
]  # fmt: skip


def rota_rows(rng: random.Random) -> Rows:
    """A rota in one of a few forms."""
    return rng.choice((_dated, _cyclic, _listed))(rng)


def _dated(rng: random.Random) -> Rows:
    days = rng.choice((7, 14, 28))
    rows: Rows = [["Station rota"], []] if rng.random() < 0.3 else []
    rows.append(["No", "Name", "Role", *(MONDAY + dt.timedelta(days=day) for day in range(days))])
    if rng.random() < 0.3:
        rows.append([None, None, None, *("MTWTFSS"[day % 7] for day in range(days))])
    for number in range(rng.randrange(3, 9)):
        codes = [rng.choice(("D", "N", "RD", "AL", "0700-1900", None)) for _ in range(days)]
        rows.append([7000 + number, f"Person {number}", "Paramedic", *codes])
    return rows


def _cyclic(rng: random.Random) -> Rows:
    rows: Rows = [["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Hours"]]
    for line in range(1, rng.randrange(4, 9)):
        rows.append([line, *(rng.choice(("D", "N", "RD", None)) for _ in range(7)), 46])
    return rows


def _listed(rng: random.Random) -> Rows:
    rows: Rows = [["Staff no", "Name", "Date", "Start", "End", "Shift", "Status"]]
    for number in range(rng.randrange(5, 30)):
        on = MONDAY + dt.timedelta(days=rng.randrange(14))
        rows.append([7000 + number % 5, f"Person {number % 5}", on, "06:30", "18:30", "D", ""])
    return rows


def with_nasty_values(rows: Rows, rng: random.Random) -> Rows:
    """Rows in which some cells, rows and columns are not what they should be."""
    rows = [list(row) for row in rows]
    for _ in range(rng.randrange(1, 12)):
        row = rng.choice(rows)
        match rng.randrange(5):
            case 0 | 1 if row:
                row[rng.randrange(len(row))] = rng.choice(NASTY)
            case 2:
                row.insert(rng.randrange(len(row) + 1), rng.choice(NASTY))
            case 3:
                rows.insert(rng.randrange(len(rows)), list(rng.choice(rows)))
            case _:
                rng.shuffle(row if rng.random() < 0.3 else rows)
    return rows


def as_xlsx(rows: Rows, rng: random.Random) -> bytes:
    """The rows and a legend as a workbook, with a few colours, merges and hidden rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    titles = ["Rota", "Shift codes", *rng.sample(("People", "Cover", "Rules", "Jan 26"), 2)]
    for title, content in zip(titles, (rows, CODES, rows, CODES), strict=True):
        page = book.create_sheet(title)
        for row in content:
            page.append([str(v) if isinstance(v, str) and "\x00" in v else v for v in row])
    page = book["Rota"]
    for _ in range(rng.randrange(4)):
        row, column = rng.randrange(1, 9), rng.randrange(1, 9)
        page.cell(row, column).fill = PatternFill("solid", fgColor="FFFF00")
        if rng.random() < 0.4:
            page.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + rng.randrange(3),
                end_column=column + 2,
            )
        page.row_dimensions[row].hidden = rng.random() < 0.3
    whole = io.BytesIO()
    book.save(whole)
    parts = parts_of(whole.getvalue())
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-01-05T00:00:00Z", parts[core])
    return zipped(parts)


def as_text(rows: Rows, rng: random.Random) -> bytes:
    """The rows as a text table in some encoding."""
    text = io.StringIO()
    csv.writer(
        text, delimiter=rng.choice(",;\t|"), lineterminator=rng.choice(("\n", "\r\n", "\r"))
    ).writerows(rows)
    encoding = rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1250"))
    return text.getvalue().encode(encoding, "replace")


def as_page(rows: Rows, rng: random.Random) -> bytes:
    """The rows as a web page that is called a workbook."""
    body = "".join(
        "<tr>"
        + "".join(f"<td colspan={rng.choice((1, 1, 1, 2, 900))}>{v}</td>" for v in row)
        + "</tr>"
        for row in rows
    )
    return f"<html><body><table>{body}</table></body></html>".encode()


def as_xml_2003(rows: Rows, rng: random.Random) -> bytes:
    """The rows as the XML of Excel 2003."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    body = "".join(
        "<Row>" + "".join(
            f'<Cell ss:MergeAcross="{rng.choice((0, 0, 0, 1, -1))}"><Data ss:Type="String">'
            f"{re.sub('[<&]', '', str(v))}</Data></Cell>" for v in row
        ) + "</Row>" for row in rows
    )  # fmt: skip
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="Rota"><Table>{body}</Table></Worksheet></Workbook>'
    ).encode("utf-8", "replace")


def as_ods(rows: Rows, rng: random.Random) -> bytes:
    """The rows as an OpenDocument spreadsheet."""
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    again = ("", "", "", ' table:number-columns-repeated="3"', ' table:number-columns-repeated="x"')
    body = "".join(
        "<table:table-row>"
        + "".join(cell.format(rng.choice(again), re.sub("[<&]", "", str(v))) for v in row)
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Rota">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": manifest,
            "content.xml": content.encode("utf-8", "replace"),
        }
    )


@cache
def sample(number: int) -> bytes:
    """One of the sample workbooks."""
    paths = sorted(SAMPLES.glob("*.xlsx"))
    return paths[number % len(paths)].read_bytes()


def parts_of(data: bytes) -> Parts:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    """An archive of these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in parts.items():
            # A fixed date: the same case is the same file.
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return whole.getvalue()
