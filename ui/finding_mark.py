"""The mark of a finding: a vermilion corner, with a count when there are several."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import THEME


def paint_corner(painter: QPainter, block: QRectF, count: int = 1) -> None:
    """A corner at the top right of a block, with the count where there is more than one."""
    size = 15.0 if count > 1 else 10.0
    right, top = block.right() + 0.5, block.top() - 0.5
    corner = QPolygonF(
        [QPointF(right - size, top), QPointF(right, top), QPointF(right, top + size)]
    )
    painter.setPen(QPen(THEME.colour("ground"), 1))
    painter.setBrush(THEME.colour("finding"))
    painter.drawPolygon(corner)
    if count > 1:
        font = THEME.font("caption", bold=True)
        font.setPixelSize(9)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF" if not THEME.tokens.dark else "#10151B"))
        text = str(count) if count < 10 else "+"
        box = QRectF(right - 9, top - 0.5, 8.5, 10)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
