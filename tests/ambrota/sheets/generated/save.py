"""Pages as files: .xlsx and .xlsm with formulas, colours, comments; text tables and .ods plain."""

from __future__ import annotations

import csv
import shutil
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from ambrota.sheets.cells import address
from tests.ambrota.sheets.generated.canvas import Canvas, Page, Put

FORMATS = ("xlsx", "xlsm", "csv", "tsv", "semicolons", "sep", "ods")
PLAIN = {"csv", "tsv", "semicolons", "sep"}
"""One sheet of text."""


def save(pages: list[Page], folder: Path, stem: str, kind: str) -> Path:
    """Write the pages as a file of that kind."""
    suffix = "csv" if kind in ("semicolons", "sep") else kind
    path = folder / f"{stem}.{suffix}"
    if kind in PLAIN:
        _save_text(pages[0].canvas, path, kind)
    elif kind == "ods":
        _save_ods(pages, path)
    else:
        _save_excel(pages, path)
    return path


def _save_excel(pages: list[Page], path: Path) -> None:
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    looks: dict[tuple[str | None, str | None], Any] = {}

    def look(put: Put) -> Any:
        number = "dd/mm/yyyy" if isinstance(put.value, date) else None
        number = "dd/mm/yyyy hh:mm" if isinstance(put.value, datetime) else number
        number = "hh:mm" if isinstance(put.value, time) else number
        key = (put.fill, number)
        if key not in looks:
            said = {"bg_color": put.fill} if put.fill else {}
            looks[key] = book.add_format({**said, **({"num_format": number} if number else {})})
        return looks[key] if any(key) else None

    for page in pages:
        _excel_page(book.add_worksheet(page.name), page.canvas, look)
    book.close()
    if path.suffix == ".xlsm":
        _as_macro_book(path)


def _excel_page(sheet: Any, canvas: Canvas, look: Any) -> None:
    anchors = {(top, left) for top, left, _, _ in canvas.merges}
    for top, left, bottom, right in canvas.merges:
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
    for (row, column), put in sorted(canvas.cells.items()):
        at, form = (row - 1, column - 1), look(put)
        if put.formula is not None:
            cached = _serial(put.value) if isinstance(put.value, date) else put.value
            sheet.write_formula(*at, "=" + put.formula(address), form, cached)
        elif put.value is None:
            sheet.write_blank(*at, None, form)
        elif isinstance(put.value, date | time):
            sheet.write_datetime(*at, put.value, form)
        elif isinstance(put.value, str):
            sheet.write_string(*at, put.value, form)
        else:
            sheet.write_number(*at, put.value, form)
        if put.comment and at not in anchors:
            sheet.write_comment(*at, put.comment)
    for row in canvas.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in canvas.hidden_columns:
        sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})


def _serial(on: date) -> int:
    return (on - date(1899, 12, 30)).days


def _as_macro_book(path: Path) -> None:
    """Give the file the content type of a workbook that may hold macros."""
    other = path.with_suffix(".part")
    plain = b"officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "[Content_Types].xml":
                data = data.replace(
                    b"vnd.openxmlformats-" + plain, b"vnd.ms-excel.sheet.macroEnabled.main+xml"
                )
            new.writestr(item, data)
    shutil.move(other, path)


def as_text(put: Put | None) -> str:
    """A cell as a text table writes it."""
    if put is None or put.value is None:
        return ""
    if isinstance(put.value, datetime):
        return put.value.strftime("%d/%m/%Y %H:%M")
    if isinstance(put.value, date):
        return put.value.strftime("%d/%m/%Y")
    if isinstance(put.value, time):
        return put.value.strftime("%H:%M")
    if isinstance(put.value, float) and put.value.is_integer():
        return str(int(put.value))
    return str(put.value)


def _save_text(canvas: Canvas, path: Path, kind: str) -> None:
    mark = {"csv": ",", "tsv": "\t"}.get(kind, ";")
    encoding = "utf-8-sig" if kind == "csv" else "utf-16" if kind == "tsv" else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=mark)
        if kind == "sep":
            file.write("sep=;\r\n")  # how Excel is told the separator
        for row in range(1, canvas.height + 1):
            cells = (canvas.cells.get((row, column)) for column in range(1, canvas.width + 1))
            writer.writerow([as_text(put) for put in cells])


def _save_ods(pages: list[Page], path: Path) -> None:
    names = ("office", "table", "text", "manifest")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names
    )
    tables = "".join(_ods_table(page) for page in pages)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}/>")
        made.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )


def _ods_table(page: Page) -> str:
    rows = []
    for row in range(1, page.canvas.height + 1):
        cells = (page.canvas.cells.get((row, c)) for c in range(1, page.canvas.width + 1))
        rows.append(f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>")
    return f"<table:table table:name={quoteattr(page.name)}>{''.join(rows)}</table:table>"


def _ods_cell(put: Put | None) -> str:
    if put is None or put.value is None:
        return "<table:table-cell/>"
    value, kind = put.value, "string"
    said = ""
    if isinstance(value, date):
        kind, said = "date", f' office:date-value="{value.isoformat()}"'
    elif isinstance(value, time):
        kind, said = "time", f' office:time-value="PT{value:%H}H{value:%M}M00S"'
    elif isinstance(value, int | float):
        kind, said = "float", f' office:value="{value}"'
    text = f"<text:p>{escape(as_text(put))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{said}>{text}</table:table-cell>'
