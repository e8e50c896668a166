"""Large .xlsx files: values by calamine, colours and hidden rows from the sheet's XML as it is.

A year of a thousand people takes openpyxl several seconds; this gives the same cells in under one.
"""

from __future__ import annotations

import io
from typing import Any

import python_calamine

from ambrota.parsing.packed import Packed
from ambrota.parsing.xlsx_parts import (
    Tags,
    errors_in,
    hidden_columns,
    hidden_rows,
    tags_of,
    uncalculated,
)

# calamine keeps a full rectangle: one stray cell in the last corner would take all memory.
RECTANGLE_LIMIT = 4_000_000


def read_large(data: bytes, texts: dict[str, str], fills: list[str | None]) -> list[Packed] | None:
    """The sheets of the file; None when calamine should not be asked to read it."""
    tags = {}
    for name, text in texts.items():
        tags[name] = tags_of(text, fills)
        if tags[name].last_row * tags[name].last_column > RECTANGLE_LIMIT:
            return None
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        _sheet(book.get_sheet_by_name(meta.name), meta, texts[meta.name], tags[meta.name])
        for meta in book.sheets_metadata
        if meta.name in texts
    ]


def _sheet(page: Any, meta: Any, text: str, tags: Tags) -> Packed:
    sheet = Packed(meta.name)
    sheet.merges = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in page.merged_cell_ranges or ()
    ]
    sheet.hidden_rows = hidden_rows(text)
    sheet.hidden_columns = hidden_columns(text)
    sheet.hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
    sheet.uncalculated = uncalculated(text)
    for (row, column), error in errors_in(text).items():
        sheet.put(row, column, error, tags.fills.get(row, {}).pop(column, None))
    left = (page.start or (0, 0))[1] + 1
    # iter_rows begins with the sheet's first row, whatever the first row that says something.
    for row, values in enumerate(page.iter_rows(), 1):
        fills = tags.fills.pop(row, {})
        sheet.put_row(row, left, values, fills)
        for column, fill in fills.items():
            if not left <= column < left + len(values):
                sheet.put(row, column, None, fill)
    for row, fills in tags.fills.items():
        for column, fill in fills.items():
            sheet.put(row, column, None, fill)
    return sheet
