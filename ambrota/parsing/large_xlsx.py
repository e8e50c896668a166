"""Large .xlsx files: values by calamine, colours and hidden rows from the sheet's XML as it is.

A year of a thousand people takes openpyxl several seconds; this gives the same cells in under one.
"""

from __future__ import annotations

import io
from typing import Any

import python_calamine

from ambrota.parsing.packed import Packed
from ambrota.parsing.values import plain
from ambrota.parsing.xlsx_parts import (
    colours_by_place,
    errors_in,
    hidden_columns,
    hidden_rows,
    rectangle,
    uncalculated,
)

# calamine keeps a full rectangle: one stray cell in the last corner would take all memory.
RECTANGLE_LIMIT = 4_000_000


def read_large(data: bytes, texts: dict[str, str], fills: list[str | None]) -> list[Packed] | None:
    """The sheets of the file; None when calamine should not be asked to read it."""
    if any(rectangle(text) > RECTANGLE_LIMIT for text in texts.values()):
        return None
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        _sheet(book.get_sheet_by_name(meta.name), meta, texts[meta.name], fills)
        for meta in book.sheets_metadata
        if meta.name in texts
    ]


def _sheet(page: Any, meta: Any, text: str, fills: list[str | None]) -> Packed:
    sheet = Packed(meta.name)
    sheet.merges = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in page.merged_cell_ranges or ()
    ]
    sheet.hidden_rows = hidden_rows(text)
    sheet.hidden_columns = hidden_columns(text)
    sheet.hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
    sheet.uncalculated = uncalculated(text)
    colours = colours_by_place(text, fills)
    errors = errors_in(text)
    put, take = sheet.put, colours.pop
    left = (page.start or (0, 0))[1]
    # iter_rows begins with the sheet's first row, whatever the first row that says something.
    for row, values in enumerate(page.iter_rows(), 1):
        for column, value in enumerate(values, left + 1):
            if value != "" and value is not None:
                put(row, column, plain(value), take((row, column), None))
    for (row, column), error in errors.items():
        put(row, column, error, take((row, column), None))
    for (row, column), colour in colours.items():
        put(row, column, None, colour)
    return sheet
