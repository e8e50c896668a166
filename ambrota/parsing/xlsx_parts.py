"""What is read straight from the XML of an .xlsx: sheets and their parts, colours, what is hidden.

The patterns take any prefix: some systems write `<x:c>` where Excel writes `<c>`.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from defusedxml.ElementTree import fromstring

from ambrota.parsing.addresses import Place, column_number, place
from ambrota.parsing.values import NO_FILL

# As nearly all programs write a cell, and in any form.
_USUAL = re.compile(r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?')
_TAG = re.compile(
    r'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})")(?=[^>]*?\bs="([0-9]{1,6})"|)'
)
_ROW = re.compile(r"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(r"<(?:\w+:)?col\b[^>]*>")
_HIDDEN = re.compile(r'\bhidden="(?:1|true)"')
_FORMULA = re.compile(
    r'<(?:\w+:)?c\b([^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*)>\s*<(?:\w+:)?f\b.*?</(?:\w+:)?c>', re.S
)
_CACHED = re.compile(r"<(?:\w+:)?v>[^<]|<(?:\w+:)?is\b")
_ERROR = re.compile(
    r'<(?:\w+:)?c\b(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>'
    r"(?:<(?:\w+:)?f\b[^>]*/>|<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>([^<]{1,20})</"
)
_MERGE = re.compile(
    r'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"'
)
_WIDEST_HIDDEN = 400


def local(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive part of each sheet by the sheet's name."""
    book = fromstring(archive.read("xl/workbook.xml"))
    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = {link.get("Id"): link.get("Target", "") for link in links}
    parts = {}
    for item in book.iter():
        if local(item) == "sheet":
            link = next((value for key, value in item.items() if key.endswith("}id")), None)
            name = target.get(link, "")
            parts[item.get("name", "")] = name.lstrip("/") if name.startswith("/") else f"xl/{name}"
    return parts


def merged_area(text: str) -> int:
    """How many cells the merged ranges of a sheet cover: openpyxl makes each of them."""
    if "mergeCell" not in text:
        return 0
    return sum(
        (int(bottom) - int(top) + 1) * (column_number(right) - column_number(left) + 1)
        for left, top, right, bottom in _MERGE.findall(text)
    )


def fills_of(styles: bytes) -> list[str | None]:
    """The colour's name of each style number, as the other reader names it."""
    root = fromstring(styles)
    colours = [_colour(fill) for fills in _all(root, "fills") for fill in _all(fills, "fill")]
    return [
        colours[number] if (number := int(style.get("fillId", 0))) < len(colours) else None
        for styled in _all(root, "cellXfs")
        for style in _all(styled, "xf")
    ]


def _all(parent: Any, name: str) -> list[Any]:
    return [child for child in parent if local(child) == name]


def _colour(fill: Any) -> str | None:
    pattern = next(iter(_all(fill, "patternFill")), None)
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    colour = next(iter(_all(pattern, "fgColor")), None)
    if colour is None:
        return None
    if "rgb" in colour.attrib:
        rgb: str = colour.get("rgb")
        return None if rgb in NO_FILL else rgb
    if "theme" in colour.attrib:
        theme, tint = int(colour.get("theme")), float(colour.get("tint", 0))
        # Theme colour 0 is the page itself.
        return None if theme == 0 and not tint else f"theme{theme}{tint:+.2f}"
    indexed = int(colour.get("indexed", 64))
    return None if indexed in {9, 64, 65} else f"indexed{indexed}"


@dataclass
class Tags:
    """What a sheet's cells say of themselves: how far they reach, and colours by row and column."""

    last_row: int = 1
    last_column: int = 1
    fills: dict[int, dict[int, str]] = field(default_factory=dict)


def tags_of(text: str, fills: list[str | None]) -> Tags:
    """What the tags of a sheet's cells say."""
    coloured = {str(number): fill for number, fill in enumerate(fills) if fill is not None}
    tags = Tags()
    for piece in text.split("row>"):
        found = _USUAL.findall(piece)
        if len(found) != piece.count("<c ") or ":c " in piece:
            found = _TAG.findall(piece)
        if not found:
            continue
        columns, rows, styles = zip(*found, strict=True)
        numbers = list(map(column_number, columns))
        tags.last_row = max(tags.last_row, *map(int, set(rows)))
        tags.last_column = max(tags.last_column, *numbers)
        if not coloured.keys().isdisjoint(styles):
            told = zip(rows, numbers, styles, strict=True)
            for row, cells in groupby(told, itemgetter(0)):
                own = {column: coloured[style] for _, column, style in cells if style in coloured}
                tags.fills.setdefault(int(row), {}).update(own)
    return tags


def hidden_rows(text: str) -> set[int]:
    """The rows that are not shown."""
    if "hidden=" not in text:
        return set()
    rows = set()
    for tag in _ROW.findall(text):
        if _HIDDEN.search(tag) and (number := re.search(r'\br="(\d{1,7})"', tag)):
            rows.add(int(number[1]))
    return rows


def hidden_columns(text: str) -> set[int]:
    """The columns that are not shown; of a hidden rest of the sheet only its beginning."""
    columns: set[int] = set()
    for tag in _COLUMN.findall(text, 0, max(0, text.find("sheetData"))):
        first, last = re.search(r'\bmin="(\d{1,5})"', tag), re.search(r'\bmax="(\d{1,5})"', tag)
        if _HIDDEN.search(tag) and first and last:
            columns.update(
                range(int(first[1]), min(int(last[1]), int(first[1]) + _WIDEST_HIDDEN) + 1)
            )
    return columns


def uncalculated(text: str) -> set[Place]:
    """Cells that hold a formula whose value the file does not carry."""
    if "<f" not in text and ":f" not in text:
        return set()
    return {
        place(match[2])
        for match in _FORMULA.finditer(text)
        if not _CACHED.search(match[0]) and 't="str"' not in match[1]
    }


def errors_in(text: str) -> dict[Place, str]:
    """What cells say that hold an error, such as #REF!."""
    if 't="e"' not in text:
        return {}
    return {place(match[1]): match[2] for match in _ERROR.finditer(text)}
