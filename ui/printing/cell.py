"""One cell on paper: its ground, its letter, its times where there is room, its sessions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from ui.cells import Look
from ui.printing.page import font
from ui.theme import LIGHT

CENTRE = Qt.AlignmentFlag.AlignCenter
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
    _words(painter, block, look, text, size)
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in look.bars:
        contact = bar.kind == "contact"
        painter.setBrush(QColor(LIGHT.cells["contact"].ground if contact else LIGHT.better))
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
