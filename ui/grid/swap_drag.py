"""Dragging what is selected, by its outline, onto other cells: both are exchanged.

The outline moves cells as it does in a spreadsheet; with Alt held any part of the block does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui.grid.marked import block_rect, selected_ranges
from ui.grid.selection import Block
from ui.theme import CORNER, THEME

if TYPE_CHECKING:
    from ui.rota_view import RotaView

EDGE = 6
"""So many pixels within the outline it can be taken hold of."""
NEAR = 20
"""So near the border of the grid a drag scrolls it."""


class SwapDrag:
    """Follows one drag. It asks for a swap when it ends over other cells; Escape ends it."""

    def __init__(self, view: RotaView) -> None:
        self._view = view
        self._block: Block | None = None
        self._start = QPoint()
        self._held = (0, 0)
        self.over: tuple[int, int] | None = None
        self.marked: Block | None = None

    @property
    def dragging(self) -> bool:
        """Whether cells are being dragged."""
        return self.over is not None

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of what is selected; False where the press is not on its outline."""
        where = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self._on_edge(where, event):
            return False
        index = self._view.indexAt(where)
        self._block, self._start = self._selected(), where
        assert self._block is not None
        self._held = index.row() - self._block[0], index.column() - self._block[2]
        return True

    def hover(self, event: QMouseEvent) -> None:
        """A hand where cells can be taken hold of."""
        hand = self._on_edge(event.position().toPoint(), event)
        shape = Qt.CursorShape.OpenHandCursor if hand else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def move(self, event: QMouseEvent) -> bool:
        """Go on with a drag; False where there is none."""
        if self._block is None:
            return False
        where = event.position().toPoint()
        far = (where - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self.over is None and not far:
            return True
        self._scroll(where)
        index = self._view.indexAt(where)
        if index.isValid():
            over = index.row() - self._held[0], index.column() - self._held[1]
            if over != self.over:
                self.over = over
                self._view.swap_over.emit(self._block, *over)
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._view.viewport().update()
        return True

    def release(self) -> bool:
        """Ask for the swap; False where nothing was being dragged."""
        block, over = self._block, self.over
        self.cancel()
        if block is None or over is None:
            return False
        if over != (block[0], block[2]):
            self._view.swap_asked.emit(block, *over)
        return True

    def cancel(self) -> None:
        """Leave all as it is."""
        self._block, self.over = None, None
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def forget(self) -> None:
        """Other people stand in these rows now: nothing is marked or dragged."""
        self.marked = None
        self.cancel()

    def _selected(self) -> Block | None:
        """What is selected, where that is one block."""
        ranges = selected_ranges(self._view)
        if len(ranges) != 1 or not self._view.rota_model.editable:
            return None
        one = ranges[0]
        return one.top(), one.bottom(), one.left(), one.right()

    def _on_edge(self, where: QPoint, event: QMouseEvent) -> bool:
        block = self._selected()
        if block is None:
            return False
        box = self._rect(block)
        if not box.contains(where):
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return True
        edge = min(EDGE, box.width() // 4, box.height() // 4)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return plain and not box.adjusted(edge, edge, -edge, -edge).contains(where)

    def _scroll(self, where: QPoint) -> None:
        sight = self._view.viewport().rect().adjusted(NEAR, NEAR, -NEAR, -NEAR)
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + self._view.day_width() * _beyond(
            where.x(), sight.left(), sight.right()))  # fmt: skip
        down.setValue(down.value() + _beyond(where.y(), sight.top(), sight.bottom()))

    def _rect(self, block: Block) -> QRect:
        model = self._view.rota_model
        top, bottom, left, right = block
        last = min(bottom, model.rowCount() - 1), min(right, model.columnCount() - 1)
        return block_rect(self._view, model.index(top, left), model.index(*last))

    def paint(self, painter: QPainter) -> None:
        """The cells marked for a swap, and those that a drag would exchange with."""
        if self.marked is not None:
            self._outline(painter, self._rect(self.marked))
        if self._block is not None and self.over is not None:
            top, bottom, left, right = self._block
            down, on = self.over[0] - top, self.over[1] - left
            there = max(0, top + down), bottom + down, max(0, left + on), right + on
            self._outline(painter, self._rect(self._block))
            self._outline(painter, self._rect(there))

    def _outline(self, painter: QPainter, box: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(THEME.colour("ground"), 3))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.setPen(QPen(THEME.colour("text"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), CORNER, CORNER)


def _beyond(at: int, low: int, high: int) -> int:
    return -1 if at < low else 1 if at > high else 0
