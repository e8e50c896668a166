"""Recognise lists with one row per duty, as rostering systems export them."""

from __future__ import annotations

from dataclasses import dataclass

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.grids import fields_in
from ambrota.sheets.headings import EXPORT
from ambrota.sheets.layout import Layout


@dataclass(frozen=True)
class Listing:
    """One row per duty: where the headings stand and which column says what."""

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    last_row: int

    def cell(self, row: int, name: str) -> Cell | None:
        """The cell of that field, when the list has its column."""
        column = self.columns.get(name)
        return None if column is None else self.sheet.at(row, column)

    def said(self, row: int, name: str) -> str:
        """What the row says of that field; '' when the list has no such column."""
        cell = self.cell(row, name)
        return "" if cell is None else cell.text


def find_listing(sheet: Sheet, layout: Layout) -> Listing | None:
    """The list on a sheet: a heading row with a person, a date or start, and times or a code."""
    for row, cells in list(sheet.filled_rows())[:30]:
        if layout.header_row is not None and row != layout.header_row:
            continue
        columns = fields_in(cells, EXPORT)
        for name in layout.columns:
            column = layout.column_of(name)
            if column is not None:
                columns[name] = column
        person = {"id", "name", "first", "last"} & set(columns)
        work = "code" in columns or {"start", "end"} <= set(columns)
        if person and "date" in columns and work:
            return Listing(sheet, row, columns, layout.last_row or sheet.last_row)
    return None
