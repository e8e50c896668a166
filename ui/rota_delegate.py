"""Paints one cell of the rota grid: the block, the letter, sessions, findings, changes, locks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.cells import Look
from ui.finding_mark import paint_corner
from ui.rota_model import RotaModel
from ui.theme import CORNER, THEME

WEEK_GAP = 6
WIDE = 78
FADED = 0.35
Index = QModelIndex | QPersistentModelIndex


class RotaDelegate(QStyledItemDelegate):
    """Paints cells straight from the model's looks: one call a cell, so that scrolling keeps up."""

    def __init__(self, model: RotaModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        look = self.model.look(row, column)
        cell = self.model.cell(index)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if self.model.rota.weekday(column) == 6:
            rect = rect.adjusted(0, 0, -WEEK_GAP, 0)
        # The style paints selected rows; here a selection is an outline and a tint, so that
        # the duty stays legible.
        weekend = self.model.rota.weekday(column) >= 5
        painter.fillRect(option.rect, THEME.colour("ground"))
        if weekend:
            painter.fillRect(rect, THEME.colour("weekend"))
        marks = self.model.marks
        change = marks.changes.get(cell)
        faded = marks.fade and change is None and not look.bars
        block = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FADED if faded else 1.0)
        self._block(painter, block, look)
        self._bars(painter, block, look)
        painter.setOpacity(1.0)
        if change is not None:
            self._change(painter, block)
        if breaches := marks.breaches.get(cell):
            paint_corner(painter, block, len(breaches))
        if state & QStyle.StateFlag.State_Selected:
            self._selected(painter, rect, bool(state & QStyle.StateFlag.State_HasFocus))
        painter.restore()

    def _block(self, painter: QPainter, block: QRectF, look: Look) -> None:
        text, ground = THEME.cell(look.style)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.style != "rest":
            painter.setBrush(ground)
            painter.drawRoundedRect(block, CORNER, CORNER)
        if look.style == "leave":
            hatch = QColor(text)
            hatch.setAlpha(70)
            painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(block, CORNER, CORNER)
        if look.style == "unknown":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(text, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(block, CORNER, CORNER)
        if look.locked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text if look.style != "rest" else THEME.colour("muted"))
            painter.drawRect(QRectF(block.left(), block.top() + 5, 2.5, block.height() - 10))
        painter.setPen(text)
        self._code(painter, block, look)

    def _code(self, painter: QPainter, block: QRectF, look: Look) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        if look.style == "rest" and not look.code:
            painter.drawText(block, centre, "·")
            return
        if look.style == "rest":
            painter.setFont(THEME.font("caption"))
            painter.drawText(block, centre, look.code)
            return
        wide = block.width() >= WIDE and look.times
        upper = block.adjusted(
            0, 0, 0, -block.height() * 0.42 if wide else (-4 if look.bars else 0)
        )
        painter.setFont(self._fitting(painter, look.code, block.width() - 4))
        painter.drawText(upper, centre, look.code)
        if wide and not look.bars:
            painter.setFont(THEME.font("caption"))
            painter.drawText(block.adjusted(0, block.height() * 0.46, 0, 0), centre, look.times)

    def _fitting(self, painter: QPainter, code: str, width: float) -> QFont:
        font = THEME.font("grid", bold=True)
        for _ in range(4):
            painter.setFont(font)
            if painter.fontMetrics().horizontalAdvance(code) <= width:
                break
            font.setPixelSize(font.pixelSize() - 1)
            font.setWeight(QFont.Weight.Medium)
        return font

    def _bars(self, painter: QPainter, block: QRectF, look: Look) -> None:
        painter.setPen(QPen(THEME.colour("ground"), 1))
        for bar in look.bars:
            left = block.left() + bar.low * block.width()
            width = max(5.0, (bar.high - bar.low) * block.width())
            left = min(left, block.right() - width)
            name = "contact" if bar.kind == "contact" else "training"
            ground = THEME.cell(name)[1] if bar.kind == "contact" else THEME.colour("better")
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(left, block.bottom() - 8, width, 6.5), 2, 2)

    def _change(self, painter: QPainter, block: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(THEME.colour("accent"), 2))
        painter.drawRoundedRect(block, CORNER, CORNER)
        painter.setPen(QPen(THEME.colour("ground"), 1))
        painter.setBrush(THEME.colour("accent"))
        painter.drawEllipse(QPointF(block.left() + 3.5, block.top() + 3.5), 3.5, 3.5)

    def _selected(self, painter: QPainter, rect: QRect, focus: bool) -> None:
        tint = QColor(THEME.colour("accent"))
        tint.setAlpha(46)
        painter.setPen(QPen(THEME.colour("accent"), 2 if focus else 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), CORNER, CORNER)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An inline editor that knows the workbook's codes."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("Shift code for " + self.model.words(index.row(), index.column()))
        editor.setStyleSheet("padding: 0 2px; border-radius: 0; min-height: 0;")
        codes = sorted(shift.code for shift in self.model.rota.shifts)
        completer = QCompleter(codes, editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        editor.setCompleter(completer)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(0, 0, max(0, 64 - rect.width()), 0))
