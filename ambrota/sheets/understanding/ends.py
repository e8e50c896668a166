"""Where the user said that people or days end, told by what stands behind the end.

A row or column of one month's file is wrong in the next: there is one person more, or one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from ambrota.sheets.cells import Cell, Sheet, Workbook, column_number, letters
from ambrota.sheets.layout import ACROSS, Layout

HEAD = 15


class Mark(NamedTuple):
    """What stands behind an end: its words, in which line of cells, and how far behind."""

    line: int
    text: str
    behind: int


Ends = dict[str, dict[str, Mark]]


def ends_of(layout: Layout, book: Workbook) -> Ends:
    """By sheet: what stands behind each end that the layout states of it."""
    found: Ends = {}
    for sheet in book.sheets:
        own, view = layout.on(sheet.name), _view(layout, sheet)
        marks: dict[str, Mark] = {}
        if own.last_row is not None and (row := _below(view, own.last_row)):
            marks["last_row"] = Mark(row.column, row.text, row.row - own.last_row)
        if own.last_column is not None:
            last = column_number(own.last_column)
            if beside := _beside(view, last):
                marks["last_column"] = Mark(beside.row, beside.text, beside.column - last)
        if marks:
            found[sheet.name] = marks
    return found


def with_ends(layout: Layout, ends: Mapping[str, Mapping[str, Mark]], book: Workbook) -> Layout:
    """The layout with the ends where the same words stand behind them in this book."""
    for sheet in book.sheets:
        view = _view(layout, sheet)
        for field, mark in ends.get(sheet.name, {}).items():
            if field == "last_row":
                rows = [
                    c.row for c in view.cells.values() if c.column == mark.line and _is(c, mark)
                ]
                if rows:
                    layout = layout.with_sheet(sheet.name, last_row=min(rows) - mark.behind)
            else:
                columns = [c.column for c in view.by_row.get(mark.line, ()) if _is(c, mark)]
                if columns:
                    last = letters(min(columns) - mark.behind)
                    layout = layout.with_sheet(sheet.name, last_column=last)
    return layout


def without_ends(layout: Layout) -> Layout:
    """The layout without any end that it states."""
    return replace(layout, last_row=None, last_column=None)


def _view(layout: Layout, sheet: Sheet) -> Sheet:
    """The sheet as a layout counts its rows and columns."""
    return sheet.turned() if layout.on(sheet.name).people == ACROSS else sheet


def _below(view: Sheet, last: int) -> Cell | None:
    """The first cell that holds words below a row."""
    rows = (cells for row, cells in view.filled_rows() if row > last)
    return next((cell for cells in rows if (cell := _words(cells)) is not None), None)


def _beside(view: Sheet, last: int) -> Cell | None:
    """The nearest cell that holds words right of a column, among the headings."""
    heads = (cells for row, cells in view.filled_rows() if row <= HEAD)
    beside = (_words(cell for cell in cells if cell.column > last) for cells in heads)
    return min((c for c in beside if c is not None), key=lambda c: (c.column, c.row), default=None)


def _words(cells: Iterable[Cell]) -> Cell | None:
    return next((c for c in cells if isinstance(c.value, str) and c.text), None)


def _is(cell: Cell, mark: Mark) -> bool:
    return cell.text.casefold() == mark.text.casefold()
