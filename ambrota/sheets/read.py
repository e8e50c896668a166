"""A file as plain cells: .xlsx and .xlsm by openpyxl, text tables, other formats by calamine."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine
from defusedxml.ElementTree import fromstring

from ambrota.errors import UserError
from ambrota.sheets.cells import Cell, Merge, Sheet, Workbook
from ambrota.sheets.fast_read import LARGE_PART, is_large, read_fast, uncalculated
from ambrota.sheets.guard import TEXT, check_file
from ambrota.sheets.values import NO_FILL, plain

CELL_LIMIT = 2_000_000


def read_workbook(path: Path) -> Workbook:
    """The cells of a file. Raises `UserError` when it cannot be read, with the one reason why."""
    check_file(path)
    suffix = path.suffix.lower()
    try:
        if suffix in TEXT:
            return Workbook(path, (_read_text(path),))
        if suffix in {".xlsx", ".xlsm"}:
            return _read_openpyxl(path)
        return _read_calamine(path)
    except UserError:
        raise
    except Exception as error:
        # The readers raise whatever their parsers raise; a damaged file is the user's to mend.
        raise UserError(
            "The workbook is damaged or of an unknown make",
            str(path),
            f"{type(error).__name__} while reading it",
            "a workbook that Excel opens",
            "open it in Excel and save it again as .xlsx",
        ) from error


def _read_text(path: Path) -> Sheet:
    text = _decode(path.read_bytes())
    sheet = Sheet(path.stem)
    for number, row in enumerate(
        csv.reader(io.StringIO(text), delimiter=_separator(path, text)), 1
    ):
        for column, value in enumerate(row, 1):
            if value.strip():
                # A leading quote mark is how a text that looks like a formula is kept a text.
                sheet.put(Cell(number, column, re.sub(r"^'(?=[=+\-@])", "", value.strip())))
        if len(sheet.cells) > CELL_LIMIT:
            raise _too_many(path)
    return sheet


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(path: Path, text: str) -> str:
    """The separator that most of the first lines agree on."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    return max(",;\t|", key=lambda mark: sum(min(line.count(mark), 400) for line in lines))


def _read_openpyxl(path: Path) -> Workbook:
    with zipfile.ZipFile(path) as archive:
        parts = sheet_parts(archive)
        held = {
            name: uncalculated(archive.read(part).decode("utf-8"))
            for name, part in parts.items()
            if part in archive.namelist() and archive.getinfo(part).file_size <= LARGE_PART
        }
    if is_large(path, parts) and (sheets := read_fast(path, parts)) is not None:
        if sum(len(sheet.cells) for sheet in sheets) > CELL_LIMIT:
            raise _too_many(path)
        return Workbook(path, tuple(sheets))
    with path.open("rb") as file, warnings.catch_warnings():
        # openpyxl names what it leaves out when it writes; here it only reads.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(file, data_only=True)
    fills: dict[int, str | None] = {}
    sheets = []
    total = 0
    for page in book.worksheets:
        sheet = Sheet(
            page.title,
            merges=tuple(
                Merge(r.min_row, r.min_col, r.max_row, r.max_col) for r in page.merged_cells.ranges
            ),
            hidden_rows=frozenset(n for n, row in page.row_dimensions.items() if row.hidden),
            hidden_columns=_hidden_columns(page),
            hidden=page.sheet_state != "visible",
            uncalculated=held.get(page.title, frozenset()),
        )
        # Only cells that are in the file: iterating over the declared size would make the rest.
        stored: dict[tuple[int, int], Any] = getattr(page, "_cells")  # noqa: B009
        total += len(stored)
        if total > CELL_LIMIT:
            raise _too_many(path)
        for (row, column), cell in stored.items():
            style = cell.style_id
            if style not in fills:
                fills[style] = _fill(cell)
            if cell.value is not None or fills[style] is not None:
                sheet.put(Cell(row, column, plain(cell.value), fills[style]))
        sheets.append(sheet)
    return Workbook(path, tuple(sheets))


def _hidden_columns(page: Any) -> frozenset[int]:
    return frozenset(
        number
        for dimension in page.column_dimensions.values()
        if dimension.hidden and dimension.min
        for number in range(dimension.min, min(dimension.max, dimension.min + 400) + 1)
    )


def _fill(cell: Any) -> str | None:
    """A name for the background colour; equal colours have equal names."""
    if not cell.has_style or cell.fill is None or cell.fill.fill_type != "solid":
        return None
    colour = cell.fill.fgColor
    if colour.type == "rgb":
        return None if colour.rgb in NO_FILL else str(colour.rgb)
    if colour.type == "theme":
        # Theme colour 0 is the page itself.
        return (
            None
            if colour.theme == 0 and not colour.tint
            else f"theme{colour.theme}{colour.tint:+.2f}"
        )
    return None if colour.indexed in {9, 64, 65} else f"indexed{colour.indexed}"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive part of each sheet by the sheet's name."""
    book = fromstring(archive.read("xl/workbook.xml"))
    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = {link.get("Id"): link.get("Target", "") for link in links}
    parts = {}
    for item in book.iter():
        if item.tag.rsplit("}", 1)[-1] == "sheet":
            link = next((value for key, value in item.items() if key.endswith("}id")), None)
            name = target.get(link, "")
            parts[item.get("name", "")] = name.lstrip("/") if name.startswith("/") else f"xl/{name}"
    return parts


def _read_calamine(path: Path) -> Workbook:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheets = []
    total = 0
    for name in book.sheet_names:
        page = book.get_sheet_by_name(name)
        sheet = Sheet(name)
        left = (page.start or (0, 0))[1]
        for row, values in enumerate(page.iter_rows(), 1):
            for column, value in enumerate(values, left + 1):
                if value not in ("", None):
                    sheet.put(Cell(row, column, plain(value)))
                    total += 1
            if total > CELL_LIMIT:
                raise _too_many(path)
        sheets.append(sheet)
    return Workbook(path, tuple(sheets))


def _too_many(path: Path) -> UserError:
    return UserError(
        "The workbook has more cells than a rota can hold",
        str(path),
        f"more than {CELL_LIMIT:,} cells",
        f"at most {CELL_LIMIT:,} cells",
        "save only the rota sheets in a new workbook",
    )
