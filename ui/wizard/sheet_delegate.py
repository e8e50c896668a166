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
CENTRE = MIDDLE | Qt.AlignmentFlag.AlignHCenter
CENTRED = frozenset({Part.DAY, Part.DUTY, Part.OPEN})


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
        painter.save()
        painter.setClipRect(rect)
        self.paint_cell(painter, rect, model, at)
        if at in model.examples:
            self._frame(painter, rect, THEME.colour("finding"))
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            self._frame(painter, rect, THEME.colour("accent"))
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRect, model: SheetModel, at: Place) -> None:
        """Paint what a cell says and was taken for, with the lines that part it from others."""
        runs_on = self._cell(painter, rect, model, at)
        edge = THEME.colour("edge")
        if not runs_on:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), edge)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, edge)

    def _cell(self, painter: QPainter, rect: QRect, model: SheetModel, at: Place) -> bool:
        """Paint ground, mark and text; returns whether the text runs on to the right."""
        part, fill = model.parts.get(at), model.fill(at)
        if part is not None:
            paint_part(painter, rect, part, fill)
        else:
            painter.fillRect(rect, fill if fill is not None else THEME.colour("ground"))
        plain = THEME.colour("muted" if part is Part.IGNORED else "text")
        painter.setFont(THEME.font("grid"))
        painter.setPen(plain if fill is None else ink_on(fill))
        if model.texts.text(*at):
            return self._text(painter, rect, model, at)
        return self._run_on(painter, rect, model, at)

    def _text(self, painter: QPainter, rect: QRect, model: SheetModel, at: Place) -> bool:
        text, words = model.texts.text(*at), model.is_text(at)
        # Of a merged title that is wider than the window, the words stand where they are seen.
        rect = rect.intersected(self._view.viewport().rect()) if self._wide(rect) else rect
        room = rect.adjusted(INSET, 0, -INSET, 0)
        wide = painter.fontMetrics().horizontalAdvance(text)
        if wide > room.width() and words:
            painter.drawText(QRect(room.left(), room.top(), wide + 4, room.height()), MIDDLE, text)
            return not model.texts.text(at[0], at[1] + 1)
        centred = wide > room.width() or model.parts.get(at) in CENTRED
        if centred or self._view.columnSpan(at[0] - 1, at[1] - 1) > 1:
            painter.drawText(rect.adjusted(1, 0, -2, 0), CENTRE, text)
        else:
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            painter.drawText(room, side | MIDDLE, text)
        return False

    def _wide(self, rect: QRect) -> bool:
        return rect.width() > self._view.viewport().width()

    def _run_on(self, painter: QPainter, rect: QRect, model: SheetModel, at: Place) -> bool:
        """The part of a long text, begun in a cell further left, that lies over this blank one."""
        row, column = at
        start = model.texts.left_of(row, column)
        if start is None or not model.is_text((row, start)):
            return False
        if self._view.columnSpan(row - 1, start - 1) > 1:
            return False
        text = model.texts.text(row, start)
        left = self._view.columnViewportPosition(start - 1) + INSET
        right = left + painter.fontMetrics().horizontalAdvance(text)
        if right <= rect.left():
            return False
        if model.parts.get((row, start)) is Part.IGNORED and model.fill(at) is None:
            paint_part(painter, rect, Part.IGNORED, None)
            painter.setPen(THEME.colour("muted"))
        painter.drawText(QRect(left, rect.top(), right - left + 4, rect.height()), MIDDLE, text)
        return right > rect.right()

    def _frame(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1.5, -1.5))
