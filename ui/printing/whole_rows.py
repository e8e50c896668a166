"""Rows of tables that stay whole: what would run over the end of a page begins on the next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextDocument, QTextTable

MOST = 200
"""Rows moved at most; a text of more pages than that is not read row by row."""
CLEAR = 2.0


def keep_rows_whole(text: QTextDocument, height: float) -> None:
    """Move every row that two pages share to the second of them, from the first page on."""
    tables = [one for one in text.rootFrame().childFrames() if isinstance(one, QTextTable)]
    for _ in range(MOST):
        found = next(_shared(text, tables, height), None)
        if found is None:
            return
        table, row, room = found
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            how = cell.format().toTableCellFormat()
            how.setTopPadding(how.topPadding() + room + CLEAR)
            cell.setFormat(how)


def _shared(
    text: QTextDocument, tables: list[QTextTable], height: float
) -> Iterator[tuple[QTextTable, int, float]]:
    """Rows on two pages, with the room that is left on the first; not those taller than a page."""
    for table in tables:
        for row in range(1, table.rows()):
            top, end = _extent(text, table, row)
            room = height - top % height
            if end - top < height / 2 and end - top > room + 0.5:
                yield table, row, room


def _extent(text: QTextDocument, table: QTextTable, row: int) -> tuple[float, float]:
    """From where to where the words of a row stand."""
    layout = text.documentLayout()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    first = (layout.blockBoundingRect(one.firstCursorPosition().block()).top() for one in cells)
    last = (layout.blockBoundingRect(one.lastCursorPosition().block()).bottom() for one in cells)
    return min(first), max(last)
