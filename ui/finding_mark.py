"""The mark of a finding: full where a must is broken, hollow where it is to be weighed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from ui.theme import THEME

CORNER, SMALL, LEAST_COUNT = 10.0, 6.0, 26.0
"""Size of the corner of a single finding, and of one clear of the letter of a narrow block; in a
block less wide than the last none is counted."""


def paint_corner(painter: QPainter, block: QRectF, count: int = 1, *, must: bool = True) -> None:
    """A corner at the top right of a block, or a figure in a frame where there are several.

    Full for a broken must, hollow for what is to be weighed: told apart without colour.
    """
    finding, ground = THEME.colour("finding"), THEME.colour("ground")
    right, top = block.right() + 0.5, block.top() - 0.5
    if count > 1 and block.width() >= LEAST_COUNT:
        painter.setFont(THEME.font("caption", bold=True))
        wide, high = figure_size(painter.fontMetrics(), count)
        box = QRectF(right - wide - 2, top + 2, wide, high)
        _figure(painter, box, _told(count), must)
        return
    inset = 0.0 if must else 0.8
    size = corner_size(block.width())
    corner = QPolygonF(
        [
            QPointF(right - size, top + inset),
            QPointF(right - inset, top + inset),
            QPointF(right - inset, top + size),
        ]
    )
    painter.setPen(QPen(ground, 1) if must else QPen(finding, 1.6))
    painter.setBrush(finding if must else ground)
    painter.drawPolygon(corner)


def corner_size(width: float) -> float:
    """How large a corner is in a block of a width."""
    return CORNER if width >= LEAST_COUNT else SMALL


def figure_size(metrics: QFontMetrics, count: int) -> tuple[float, float]:
    """How wide and high the frame of a figure is, in the font of captions."""
    high = metrics.ascent() + 1.0
    return max(high, metrics.horizontalAdvance(_told(count)) + 5.0), high


def _told(count: int) -> str:
    return str(count) if count < 100 else "99+"


def _figure(painter: QPainter, box: QRectF, text: str, must: bool) -> None:
    finding, ground = THEME.colour("finding"), THEME.colour("ground")
    painter.setPen(QPen(ground, 1) if must else QPen(finding, 1.2))
    painter.setBrush(finding if must else ground)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ground if must else THEME.colour("worse"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
