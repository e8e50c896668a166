"""Large .xlsx files: values by calamine, colours and hidden rows from the sheet's XML as it is.

A year of a thousand people takes openpyxl several seconds; this gives the same cells in under one.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import python_calamine
from defusedxml.ElementTree import fromstring

from ambrota.sheets.cells import Cell, Merge, Place, Sheet, column_number, place
from ambrota.sheets.values import NO_FILL, plain

LARGE_PART = 2 * 1024 * 1024
# calamine keeps a full rectangle: one stray cell in the last corner would take all memory.
RECTANGLE_LIMIT = 4_000_000

_STYLED = re.compile(r'<c\b[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*?\bs="([0-9]+)"')
_REF = re.compile(r'<c\b[^>]*?\br="([A-Z]+)([0-9]+)"')
_ROW = re.compile(r"<row\b[^>]*>")
_COLUMN = re.compile(r"<col\b[^>]*>")
_NAME = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def is_large(path: Path, parts: dict[str, str]) -> bool:
    """Whether a sheet is so large that reading it cell by cell would be felt."""
    with zipfile.ZipFile(path) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
    return any(sizes.get(part, 0) > LARGE_PART for part in parts.values())


def read_fast(path: Path, parts: dict[str, str]) -> list[Sheet] | None:
    """The sheets of the file; None when calamine should not be asked to read it."""
    with zipfile.ZipFile(path) as archive:
        texts = {
            name: archive.read(part).decode("utf-8")
            for name, part in parts.items()
            if part in archive.namelist()
        }
        names = archive.namelist()
        fills = _fills(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else []
    if any(_rectangle(text) > RECTANGLE_LIMIT for text in texts.values()):
        return None
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [
        _sheet(book.get_sheet_by_name(meta.name), meta, texts.get(meta.name, ""), fills)
        for meta in book.sheets_metadata
        if meta.name in texts
    ]


def _rectangle(text: str) -> int:
    """Rows times columns that the cells of a sheet span."""
    rows, columns = 1, {"A"}
    for match in _REF.finditer(text):
        rows = max(rows, int(match[2]))
        columns.add(match[1])
    return rows * max(map(column_number, columns))


def _fills(styles: bytes) -> list[str | None]:
    """The colour's name of each style number, as the other reader names it."""
    root = fromstring(styles)
    colours = [_colour(fill) for fill in root.findall(f"{_NAME}fills/{_NAME}fill")]
    return [
        colours[int(style.get("fillId", 0))] for style in root.findall(f"{_NAME}cellXfs/{_NAME}xf")
    ]


def _colour(fill: Any) -> str | None:
    pattern = fill.find(f"{_NAME}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    colour = pattern.find(f"{_NAME}fgColor")
    if colour is None:
        return None
    if "rgb" in colour.attrib:
        rgb = colour.get("rgb")
        return None if rgb in NO_FILL else rgb
    if "theme" in colour.attrib:
        theme, tint = int(colour.get("theme")), float(colour.get("tint", 0))
        return None if theme == 0 and not tint else f"theme{theme}{tint:+.2f}"
    indexed = int(colour.get("indexed", 64))
    return None if indexed in {9, 64, 65} else f"indexed{indexed}"


def _sheet(page: Any, meta: Any, text: str, fills: list[str | None]) -> Sheet:
    sheet = Sheet(
        meta.name,
        merges=tuple(
            Merge(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in page.merged_cell_ranges or ()
        ),
        hidden_rows=_hidden_rows(text),
        hidden_columns=_hidden_columns(text),
        hidden="Visible" not in str(meta.visible),
        uncalculated=uncalculated(text),
    )
    colours = _colours_by_place(text, fills)
    left = (page.start or (0, 0))[1]
    # iter_rows begins with the sheet's first row, whatever the first row that says something.
    for row, values in enumerate(page.iter_rows(), 1):
        for column, value in enumerate(values, left + 1):
            if value != "" and value is not None:
                sheet.put(Cell(row, column, plain(value), colours.pop((row, column), None)))
    for (row, column), colour in colours.items():
        sheet.put(Cell(row, column, None, colour))
    return sheet


def _colours_by_place(text: str, fills: list[str | None]) -> dict[Place, str]:
    coloured = {str(number): fill for number, fill in enumerate(fills) if fill is not None}
    if not coloured:
        return {}
    return {
        (int(match[2]), column_number(match[1])): coloured[match[3]]
        for match in _STYLED.finditer(text)
        if match[3] in coloured
    }


def _hidden_rows(text: str) -> frozenset[int]:
    rows = set()
    for tag in _ROW.findall(text):
        if re.search(r'\bhidden="(1|true)"', tag) and (number := re.search(r'\br="(\d+)"', tag)):
            rows.add(int(number[1]))
    return frozenset(rows)


def _hidden_columns(text: str) -> frozenset[int]:
    columns: set[int] = set()
    for tag in _COLUMN.findall(text):
        first, last = re.search(r'\bmin="(\d+)"', tag), re.search(r'\bmax="(\d+)"', tag)
        if re.search(r'\bhidden="(1|true)"', tag) and first and last:
            columns.update(range(int(first[1]), min(int(last[1]), int(first[1]) + 400) + 1))
    return frozenset(columns)


_FORMULA = re.compile(r'<c [^>]*?r="([A-Z]+[0-9]+)"[^>]*>\s*<f[ />].*?</c>', re.S)
_CACHED = re.compile(r"<v>[^<]|<is>")


def uncalculated(text: str) -> frozenset[Place]:
    """Cells that hold a formula whose value the file does not carry."""
    if "<f" not in text:
        return frozenset()
    return frozenset(
        place(match[1])
        for match in _FORMULA.finditer(text)
        if not _CACHED.search(match[0]) and 't="str"' not in match[0][:80]
    )
