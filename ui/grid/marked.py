"""What is drawn over the cells: the selection, the current cell, a cell marked for a swap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from ui.theme import CORNER, THEME

if TYPE_CHECKING:
    from ui.rota_view import RotaView

TINT = 46


def selected_ranges(view: QTableView) -> list[QItemSelectionRange]:
    """The blocks that are selected."""
    chosen = view.selectionModel().selection()
    return [chosen.at(number) for number in range(chosen.count())]


def paint_selection(painter: QPainter, view: RotaView) -> None:
    """Each block that is selected in one outline and a tint, so that the duties stay legible."""
    sight = view.viewport().rect()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tint = QColor(THEME.colour("accent"))
    tint.setAlpha(TINT)
    for one in selected_ranges(view):
        box = block_rect(view, one.topLeft(), one.bottomRight()) & sight.adjusted(-9, -9, 9, 9)
        if not box.isEmpty():
            painter.setPen(QPen(THEME.colour("accent"), 1))
            painter.setBrush(tint)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), CORNER, CORNER)
    now = view.currentIndex()
    if now.isValid() and view.selectionModel().isSelected(now):
        box = view.cell_rect(now.row(), now.column())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(THEME.colour("accent"), 2 if view.hasFocus() else 1))
        painter.drawRoundedRect(_seen(box), CORNER, CORNER)


def block_rect(
    view: RotaView,
    first: QModelIndex | QPersistentModelIndex,
    last: QModelIndex | QPersistentModelIndex,
) -> QRect:
    """Where a block of cells lies in the viewport."""
    top_left = view.cell_rect(first.row(), first.column())
    return top_left | view.cell_rect(last.row(), last.column())


def _seen(box: QRect) -> QRectF:
    """A cell of few pixels is outlined a little larger, so that it is found."""
    grown = max(0, (10 - box.width()) // 2)
    return QRectF(box).adjusted(1 - grown, 1, grown - 1, -1)
