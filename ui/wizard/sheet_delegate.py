"""Paints one cell of the preview: the user's fill and text, what it was taken for, examples."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ambrota.sheets.cells import Place
from ambrota.sheets.understanding import Part
from ui.theme import THEME
from ui.wizard.fills import ink_on
from ui.wizard.part_looks import paint_part
from ui.wizard.sheet_model import SheetModel

Index = QModelIndex | QPersistentModelIndex
INSET = 5
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SheetDelegate(QStyledItemDelegate):
    """Paints cells straight from the model: one call a cell, so that scrolling keeps up."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._view.model()
        if not isinstance(model, SheetModel):
            return
        at = index.row() + 1, index.column() + 1
        rect: QRect = option.rect
        part, fill = model.parts.get(at), model.fill(at)
        text = model.texts.text(*at)
        painter.save()
        painter.setClipRect(rect)
        if part is not None:
            paint_part(painter, rect, part, fill)
        else:
            painter.fillRect(rect, fill if fill is not None else THEME.colour("ground"))
        if fill is not None:
            ink = ink_on(fill)
        else:
            ink = THEME.colour("muted" if part is Part.IGNORED else "text")
        if text:
            self._text(painter, rect, model, at, ink)
        elif fill is None or part is None:
            self._run_on(painter, rect, model, at, ink)
        painter.setPen(THEME.colour("edge"))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if at in model.examples:
            self._frame(painter, rect, THEME.colour("finding"), 2)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            self._frame(painter, rect, THEME.colour("accent"), 2)
        painter.restore()

    def _text(
        self, painter: QPainter, rect: QRect, model: SheetModel, at: Place, ink: QColor
    ) -> None:
        painter.setFont(THEME.font("grid"))
        painter.setPen(ink)
        text = model.texts.text(*at)
        room = rect.adjusted(INSET, 0, -INSET, 0)
        wide = painter.fontMetrics().horizontalAdvance(text)
        if wide > room.width() and model.is_text(at):
            painter.drawText(QRect(room.left(), room.top(), wide + 4, room.height()), MIDDLE, text)
        elif wide > room.width():
            centre = MIDDLE | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(rect.adjusted(1, 0, -2, 0), centre, text)
        else:
            side = Qt.AlignmentFlag.AlignLeft if model.is_text(at) else Qt.AlignmentFlag.AlignRight
            if len(text) <= 4 or self._view.columnSpan(at[0] - 1, at[1] - 1) > 1:
                side = Qt.AlignmentFlag.AlignHCenter
            painter.drawText(room, side | MIDDLE, text)

    def _run_on(
        self, painter: QPainter, rect: QRect, model: SheetModel, at: Place, ink: QColor
    ) -> None:
        """The part of a long text, begun in a cell further left, that lies over this blank one."""
        row, column = at
        start = model.texts.left_of(row, column)
        if start is None or not model.is_text((row, start)):
            return
        if self._view.columnSpan(row - 1, start - 1) > 1:
            return
        text = model.texts.text(row, start)
        header = self._view.horizontalHeader()
        left = header.sectionViewportPosition(start - 1) + INSET
        painter.setFont(THEME.font("grid"))
        wide = painter.fontMetrics().horizontalAdvance(text)
        if left + wide > rect.left():
            if model.parts.get((row, start)) is Part.IGNORED and model.fill(at) is None:
                paint_part(painter, rect, Part.IGNORED, None)
                ink = THEME.colour("muted")
            painter.setPen(ink)
            painter.drawText(QRect(left, rect.top(), wide + 4, rect.height()), MIDDLE, text)

    def _frame(self, painter: QPainter, rect: QRect, colour: QColor, width: int) -> None:
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1.5, -1.5))
