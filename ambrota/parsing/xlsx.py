"""Workbooks in Excel's own form (.xlsx, .xlsm): by openpyxl, and large ones the faster way."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any

from ambrota.errors import UserError
from ambrota.parsing.chains import worked_out
from ambrota.parsing.large_xlsx import read_large
from ambrota.parsing.packed import CELL_LIMIT, MERGED_LIMIT, Packed, too_many
from ambrota.parsing.values import NO_FILL, plain
from ambrota.parsing.xlsx_parts import fills_of, merged_area, sheet_parts, uncalculated

LARGE = 2 * 1024 * 1024
_HIDDEN_SPAN = 400


def read_xlsx(data: bytes) -> list[Packed]:
    """The sheets of the file. openpyxl is exact about forms; what it refuses is read leniently."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = sheet_parts(archive)
        names = set(archive.namelist())
        texts = {
            name: archive.read(part).decode("utf-8")
            for name, part in parts.items()
            if part in names and "chartsheets/" not in part
        }
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else None
    colours = fills_of(styles) if styles else []
    merged = sum(map(merged_area, texts.values()))
    if merged > MERGED_LIMIT or sum(map(len, texts.values())) > LARGE:
        sheets = read_large(data, texts, colours)
        if sheets is not None:
            return sheets
    return _read_exactly(data, texts) or read_large(data, texts, colours) or []


def _read_exactly(data: bytes, texts: dict[str, str]) -> list[Packed] | None:
    """The sheets by openpyxl; None where it does not understand the file, or not all of it.

    It raises on styles that it does not know, and passes over sheets of the strict form.
    """
    try:
        sheets = _read_openpyxl(data, texts)
    except (MemoryError, UserError):
        raise
    except Exception:
        return None
    return sheets if len(sheets) >= len(texts) else None


def _read_openpyxl(data: bytes, texts: dict[str, str]) -> list[Packed]:
    import openpyxl  # a large file does without it

    with warnings.catch_warnings():
        # openpyxl names what it leaves out when it writes; here it only reads.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    fills: dict[int, str | None] = {}
    return [_sheet(page, texts.get(page.title, ""), fills) for page in book.worksheets]


def _sheet(page: Any, text: str, fills: dict[int, str | None]) -> Packed:
    sheet = Packed(page.title)
    sheet.merges = [(r.min_row, r.min_col, r.max_row, r.max_col) for r in page.merged_cells.ranges]
    sheet.hidden_rows = {n for n, row in page.row_dimensions.items() if row.hidden}
    sheet.hidden_columns = _hidden_columns(page)
    sheet.hidden = page.sheet_state != "visible"
    sheet.uncalculated = uncalculated(text)
    # Only cells that are in the file: iterating over the declared size would make the rest.
    stored: dict[tuple[int, int], Any] = getattr(page, "_cells")  # noqa: B009
    if len(stored) > CELL_LIMIT:
        raise too_many(f"more than {CELL_LIMIT:,} cells", f"at most {CELL_LIMIT:,} cells")
    known = worked_out(
        text, sheet.uncalculated, lambda at: plain(stored[at].value) if at in stored else None
    )
    sheet.uncalculated -= known.keys()
    for (row, column), cell in stored.items():
        style = cell.style_id
        if style not in fills:
            fills[style] = _fill(cell)
        value = plain(known.get((row, column), cell.value))
        if value is not None or fills[style] is not None:
            sheet.put(row, column, value, fills[style])
    return sheet


def _hidden_columns(page: Any) -> set[int]:
    return {
        number
        for dimension in page.column_dimensions.values()
        if dimension.hidden and dimension.min
        for number in range(dimension.min, min(dimension.max, dimension.min + _HIDDEN_SPAN) + 1)
    }


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
