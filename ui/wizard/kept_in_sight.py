"""Names and days kept in sight: strips over the edges of the sheet while they are scrolled out."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QTableView, QWidget

from ui.theme import THEME
from ui.wizard.heads import Heads
from ui.wizard.sheet_delegate import SheetDelegate
from ui.wizard.sheet_model import SheetModel

EDGE = 2


class Strip(QWidget):
    """One line of the sheet at the edge of its view. A click goes to the cell itself."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.view, self.line = view, 0
        self.delegate = SheetDelegate(view)
        self.hide()

    def stand(self, line: int | None, size: int) -> None:
        """Show a line of that size; hide where there is none, or no room for it."""
        self.line = line or 0
        room = self.view.viewport().geometry()
        self.place(room, size + EDGE)
        self.setVisible(bool(line) and 0 < size < min(room.width(), room.height()) // 2)
        self.update()

    def place(self, room: QRect, size: int) -> None:
        """Stand at the edge of the view."""
        raise NotImplementedError

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the sheet beneath scrolls


class Names(Strip):
    """The column that heads the rows, at the left."""

    def place(self, room: QRect, size: int) -> None:
        self.setGeometry(room.left(), room.top(), size, room.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        model, view = self.view.model(), self.view
        if not isinstance(model, SheetModel):
            return
        painter, wide = QPainter(self), self.width() - EDGE
        painter.fillRect(self.rect(), THEME.colour("panel"))
        last = view.rowAt(view.viewport().height() - 1)
        for row in range(view.rowAt(0), (last if last >= 0 else model.rowCount() - 1) + 1):
            rect = QRect(0, view.rowViewportPosition(row), wide, view.rowHeight(row))
            self.delegate.paint_cell(painter, rect, model, (row + 1, self.line))
        painter.fillRect(wide, 0, EDGE, self.height(), THEME.colour("muted"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.view.rowAt(round(event.position().y()))
        self.view.setCurrentIndex(self.view.model().index(row, self.line - 1))


class Days(Strip):
    """The row that heads the columns, on top."""

    def place(self, room: QRect, size: int) -> None:
        self.setGeometry(room.left(), room.top(), room.width(), size)

    def paintEvent(self, event: QPaintEvent) -> None:
        model, view = self.view.model(), self.view
        if not isinstance(model, SheetModel):
            return
        painter, high = QPainter(self), self.height() - EDGE
        painter.fillRect(self.rect(), THEME.colour("panel"))
        last = view.columnAt(view.viewport().width() - 1)
        columns = range(view.columnAt(0), (last if last >= 0 else model.columnCount() - 1) + 1)
        for column in columns:
            left, wide = view.columnViewportPosition(column), view.columnWidth(column)
            self.delegate.paint_cell(
                painter, QRect(left, 0, wide, high), model, (self.line, column + 1)
            )
        painter.fillRect(0, high, self.width(), EDGE, THEME.colour("muted"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self.view.columnAt(round(event.position().x()))
        self.view.setCurrentIndex(self.view.model().index(self.line - 1, column))


class KeptInSight:
    """The strips of one view, standing as the view is scrolled."""

    def __init__(self, view: QTableView) -> None:
        self.view, self.heads = view, Heads()
        self.days, self.names = Days(view), Names(view)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.follow())

    def show_heads(self, heads: Heads) -> None:
        """Keep these lines in sight."""
        self.heads = heads
        self.follow()

    def follow(self) -> None:
        """Stand over what is scrolled away."""
        view, heads = self.view, self.heads
        column = heads.column
        if column is not None and view.columnViewportPosition(column - 1) >= 0:
            column = None
        self.names.stand(column, view.columnWidth(column - 1) if column else 0)
        gone = [row for row in heads.rows if view.rowViewportPosition(row - 1) < 0]
        self.days.stand(gone[-1] if gone else None, view.rowHeight(gone[-1] - 1) if gone else 0)

    def uncover(self, cell: QRect) -> None:
        """Scroll a cell that lies under a strip out from under it."""
        if self.names.isVisible() and cell.left() < self.names.width():
            bar = self.view.horizontalScrollBar()
            bar.setValue(bar.value() - (self.names.width() - cell.left()))
        if self.days.isVisible() and cell.top() < self.days.height():
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() - (self.days.height() - cell.top()))
