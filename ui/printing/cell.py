"""One cell on paper: its ground, its letter, its times where there is room, sessions, findings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from ui.cells import Look
from ui.printing.page import font
from ui.theme import LIGHT

CENTRE = Qt.AlignmentFlag.AlignCenter
COUNT, FOUND, DOT = 8.0, 5.0, 2.0
"""Points of a count of sessions, of the corner of a finding, of the dot of a change across."""
TIMES = 46
"""Points of width from which the times stand beside the code."""


def draw_cell(painter: QPainter, box: QRectF, look: Look, *, size: int = 8) -> None:
    """Draw what one person does on one day."""
    pair = LIGHT.cells.get(look.style, LIGHT.cells["other"])
    text = QColor(pair.text)
    block = box.adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.style != "rest":
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(block, 2, 2)
    if look.style == "leave":
        text.setAlpha(60)
        painter.setBrush(QBrush(text, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(block, 2, 2)
        text.setAlpha(255)
    taken = _counts(painter, block, look)
    _words(painter, block.adjusted(taken, 0, 0, 0), look, text, size)
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in look.bars:
        painter.setBrush(_colour(bar.kind))
        wide = max(2.0, (bar.high - bar.low) * block.width())
        painter.drawRect(
            QRectF(block.left() + bar.low * block.width(), block.bottom() - 2, wide, 2)
        )
    if look.locked:
        painter.setBrush(QColor(LIGHT.muted))
        painter.drawRect(QRectF(block.left(), block.top(), 1.4, block.height()))


def _words(painter: QPainter, block: QRectF, look: Look, text: QColor, size: int) -> None:
    words = look.code
    if look.times and block.width() >= TIMES:
        words, size = f"{look.code}  {look.times}", 7
    painter.setPen(text)
    painter.setFont(font(size, bold=look.style != "rest"))
    if painter.fontMetrics().horizontalAdvance(words) > block.width():
        painter.setFont(font(max(4, size - 3), bold=True))
    words = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, int(block.width()) + 1
    )
    painter.drawText(block, CENTRE, words)


def _colour(kind: str) -> QColor:
    """Violet for one-to-ones, green for training."""
    return QColor(LIGHT.cells["contact"].ground if kind == "contact" else LIGHT.better)


def _counts(painter: QPainter, block: QRectF, look: Look) -> float:
    """How many sessions of each kind in all weeks: a figure each, at the left; their width."""
    painter.setFont(font(6, bold=True))
    left = block.left() + 1.5
    for kind, number in look.tallies:
        wide = max(COUNT, painter.fontMetrics().horizontalAdvance(str(number)) + 3)
        box = QRectF(left, block.center().y() - COUNT / 2, wide, COUNT)
        painter.setPen(QPen(QColor(LIGHT.ground), 0.5))
        painter.setBrush(_colour(kind))
        painter.drawRoundedRect(box, 1.5, 1.5)
        painter.setPen(QColor(LIGHT.ground))
        painter.drawText(box, CENTRE, str(number))
        left += wide + 1
    return left - block.left() if look.tallies else 0.0


def draw_change(painter: QPainter, box: QRectF) -> None:
    """The outline of a day that differs from the current rota, with a dot at its corner."""
    block = box.adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(LIGHT.accent), 1.4))
    painter.drawRoundedRect(block, 2, 2)
    painter.setPen(QPen(QColor(LIGHT.ground), 0.5))
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawEllipse(block.topLeft() + QPointF(1.5, 1.5), DOT, DOT)


def draw_corner(painter: QPainter, corner: QPointF, *, must: bool) -> None:
    """The mark of a finding at a corner: full for a broken must, hollow for what is to weigh."""
    finding = QColor(LIGHT.finding)
    inset = 0.0 if must else 0.4
    top = corner + QPointF(-inset, inset)
    painter.setPen(Qt.PenStyle.NoPen if must else QPen(finding, 0.8))
    painter.setBrush(finding if must else QColor(LIGHT.ground))
    painter.drawPolygon(QPolygonF([top, top - QPointF(FOUND, 0), top + QPointF(0, FOUND)]))
