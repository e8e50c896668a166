"""Recognise lists with one row per duty, as rostering systems export them."""

from __future__ import annotations

from dataclasses import dataclass

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.grids import fields_in
from ambrota.sheets.headings import EXPORT
from ambrota.sheets.layout import Layout
from ambrota.sheets.moments import moment_of


@dataclass(frozen=True)
class Listing:
    """One row per duty: where the headings stand and which column says what."""

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    last_row: int

    @property
    def date_is_start(self) -> bool:
        """Whether the list has no date but the one within its start."""
        return self.columns["date"] == self.columns.get("start")

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
        if "date" not in columns and "start" in columns and _dated(sheet, row, columns["start"]):
            columns["date"] = columns["start"]
        if person and "date" in columns and work:
            return Listing(sheet, row, columns, layout.last_row or sheet.last_row)
    return None


def _dated(sheet: Sheet, header: int, column: int) -> bool:
    """Whether the first entries of a column under its heading state a date and a time."""
    rows = range(header + 1, min(header + 20, sheet.last_row) + 1)
    return any(moment_of(sheet.at(row, column))[1] is not None for row in rows)
