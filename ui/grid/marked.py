"""What is drawn over the cells: the selection, the current cell, a cell marked for a swap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter, QPen, QPolygon, QRegion
from PySide6.QtWidgets import QTableView

from ui.finding_mark import corner_size
from ui.theme import CORNER, THEME

if TYPE_CHECKING:
    from ui.rota_view import RotaView


def selected_ranges(view: QTableView) -> list[QItemSelectionRange]:
    """The blocks that are selected."""
    chosen = view.selectionModel().selection()
    return [chosen.at(number) for number in range(chosen.count())]


def paint_selection(painter: QPainter, view: RotaView) -> None:
    """Each block that is selected in one outline: duties keep their colour."""
    sight = view.viewport().rect()
    now = view.currentIndex()
    painter.save()
    painter.setClipRegion(painter.clipRegion() - _found(view, now))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one in selected_ranges(view):
        box = block_rect(view, one.topLeft(), one.bottomRight()) & sight.adjusted(-9, -9, 9, 9)
        if not box.isEmpty():
            _outline(painter, QRectF(box), thick=not _single(one))
    if now.isValid() and view.selectionModel().isSelected(now):
        box = view.cell_rect(now.row(), now.column())
        _outline(painter, _seen(box), thick=view.hasFocus())
    painter.restore()


def _found(view: RotaView, now: QModelIndex) -> QRegion:
    """The corner of the current cell where it has findings: no outline hides it."""
    model = view.rota_model
    if view.level != "blocks" or not now.isValid() or model.cell(now) not in model.marks.breaches:
        return QRegion()
    box = view.cell_rect(now.row(), now.column())
    size = round(corner_size(box.width())) + 2
    end = box.topLeft() + QPoint(box.width(), 0)
    return QRegion(QPolygon([end - QPoint(size, 0), end, end + QPoint(0, size)]))


def _single(block: QItemSelectionRange) -> bool:
    return block.width() * block.height() == 1


def _outline(painter: QPainter, box: QRectF, *, thick: bool) -> None:
    """An outline with a line of the ground on either side: seen on a duty of any colour."""
    strong = (
        THEME.tokens.edge == THEME.tokens.text
    )  # high contrast: no colour of a duty is as strong
    ink = THEME.colour("text" if strong else "accent")
    wide = (3.0 if strong else 2.0) if thick else 1.0
    painter.setPen(QPen(THEME.colour("ground"), wide + 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), CORNER, CORNER)
    painter.setPen(QPen(ink, wide))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), CORNER, CORNER)


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
    return QRectF(box).adjusted(-grown, 0, grown, 0)
