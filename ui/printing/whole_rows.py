"""Rows of tables that stay whole, and headings with what they head: both begin on the next page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

MOST = 200
"""Rows and headings moved at most; a text of more pages than that is not read through."""
CLEAR = 2.0


def keep_rows_whole(text: QTextDocument, height: float) -> None:
    """Move every row that two pages share to the second of them, from the first page on; and every
    heading whose table begins on the next page."""
    tables = [one for one in text.rootFrame().childFrames() if isinstance(one, QTextTable)]
    for _ in range(MOST):
        if alone := next(_alone(text, tables, height), None):
            _move_heading(*alone)
        elif shared := next(_shared(text, tables, height), None):
            _move_row(*shared)
        else:
            return


def _move_row(table: QTextTable, row: int, room: float) -> None:
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        how = cell.format().toTableCellFormat()
        how.setTopPadding(how.topPadding() + room + CLEAR)
        cell.setFormat(how)


def _move_heading(heading: QTextBlock, room: float) -> None:
    cursor = QTextCursor(heading)
    how = cursor.blockFormat()
    how.setTopMargin(how.topMargin() + room + CLEAR)
    cursor.setBlockFormat(how)


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


def _alone(
    text: QTextDocument, tables: list[QTextTable], height: float
) -> Iterator[tuple[QTextBlock, float]]:
    """Headings at the foot of a page whose tables have no row there, with the room left to them."""
    for table in tables:
        heading = _heading(text, table)
        if heading is None or table.rows() < 2:
            continue
        top = text.documentLayout().blockBoundingRect(heading).top()
        first, end = _extent(text, table, 1)
        room = height - top % height
        # The words of a row that is still to be moved whole end on the next page.
        if end - top > room + 0.5 and room < height / 2 and end - first < height / 2:
            yield heading, room


def _heading(text: QTextDocument, table: QTextTable) -> QTextBlock | None:
    """The first of the words between this table and the one before."""
    block, found = text.findBlock(table.firstPosition() - 1), None
    while block.isValid() and QTextCursor(block).currentTable() is None:
        found = block if block.text().strip() else found
        block = block.previous()
    return found


def _extent(text: QTextDocument, table: QTextTable, row: int) -> tuple[float, float]:
    """From where to where the words of a row stand."""
    layout = text.documentLayout()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    first = (layout.blockBoundingRect(one.firstCursorPosition().block()).top() for one in cells)
    last = (layout.blockBoundingRect(one.lastCursorPosition().block()).bottom() for one in cells)
    return min(first), max(last)
