"""A row of dots on a labelled scale: a dot for a value, the larger the more people have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.figures import places, written
from ui.theme import THEME

LARGEST, SMALLEST, GAP = 6.0, 3.0, 4
"""Radius of a dot of all people and of the least seen; room between a label and the scale."""
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def within_labels(painter: QPainter, box: QRectF, ends: tuple[float, float], font: QFont) -> QRectF:
    """Label the ends of a scale; what lies between them, with room for half a dot each side."""
    told = [written(value, places(ends)) for value in ends]
    metrics = QFontMetrics(font)
    left, right = (metrics.horizontalAdvance(end) + GAP for end in told)
    painter.setFont(font)
    painter.setPen(THEME.colour("muted"))
    painter.drawText(box, MIDDLE | Qt.AlignmentFlag.AlignLeft, told[0])
    painter.drawText(box, MIDDLE | Qt.AlignmentFlag.AlignRight, told[1])
    return box.adjusted(left + LARGEST, 0, -right - LARGEST, 0)


def radius(number: int, of: int) -> float:
    """How large a dot is: its area goes with the people it stands for."""
    return max(SMALLEST, LARGEST * sqrt(number / max(1, of)))


def paint_dots(
    painter: QPainter, room: QRectF, height: float, values: Sequence[float],
    ends: tuple[float, float], colour: QColor,
) -> None:  # fmt: skip
    """Draw the values of comparable people; larger dots first, so that none hides another."""
    low, high = ends
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(THEME.colour("edge"), 1))
    across = QPointF(room.left() - LARGEST, height), QPointF(room.right() + LARGEST, height)
    painter.drawLine(*across)
    painter.setPen(QPen(THEME.colour("ground"), 1))
    painter.setBrush(colour)
    wide = room.width() / (high - low) if high > low else 0.0
    for value, number in Counter(values).most_common():
        size = radius(number, len(values))
        painter.drawEllipse(QPointF(room.left() + (value - low) * wide, height), size, size)
