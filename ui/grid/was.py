"""What stands on the other side of a change, written small into the cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ambrota.model import Change
from ui.theme import CORNER, THEME

LEAST_WIDTH = 22
WORDS_WIDTH = 56
"""Cells narrower than the first have no room for two codes; from the second on they stand side
by side."""


def from_to(change: Change) -> str:
    """A change in a cell with room for it: 'L → D', 'D → rest'."""
    before, after = (
        "+".join(one.code for one in duties) for duties in (change.before, change.after)
    )
    return f"{before or 'rest'} → {after or 'rest'}"


def paint_was(painter: QPainter, cell: QRect, change: Change) -> None:
    """A strip at the foot of the cell: the code that was there, and an arrow."""
    if cell.width() < LEAST_WIDTH:
        return
    code = "+".join(duty.code for duty in change.before) or "rest"
    code = f"{code} ›"
    font = THEME.font("caption")
    font.setPixelSize(max(8, font.pixelSize() - 2))
    painter.save()
    painter.setFont(font)
    high = painter.fontMetrics().height() - 2
    strip = QRectF(cell.left() + 3, cell.bottom() - high - 1, cell.width() - 6, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(THEME.colour("ground"))
    painter.drawRoundedRect(strip, CORNER / 2, CORNER / 2)
    painter.setPen(THEME.colour("text"))
    words = painter.fontMetrics().elidedText(
        code, Qt.TextElideMode.ElideRight, round(strip.width())
    )
    painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
