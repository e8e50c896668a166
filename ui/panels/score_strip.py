"""A strip of the scorecard: a dot for each who can be compared, its ends labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.figures import places, written
from ui.score_words import Alike
from ui.theme import THEME

HIGH, GAP, EDGE = 14, 4, 5
"""Height of a strip; room between a label and the line, and between its ends and the dots."""


def paint_strip(painter: QPainter, box: QRectF, alike: Alike, column: int, font: QFont) -> None:
    """Draw the dots of one version on the scale of all; larger where more are alike."""
    every = [value for one in alike.values for value in one]
    low, high = min(every), max(every)
    ends = [written(value, places(every)) for value in (low, high)]
    metrics = QFontMetrics(font)
    left, right = (metrics.horizontalAdvance(end) + GAP for end in ends)
    line = box.adjusted(left, 0, -right, 0)
    painter.setFont(font)
    painter.setPen(THEME.colour("muted"))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, ends[0])
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, ends[1])
    _dots(painter, line, alike.values[column], (low, high))


def _dots(
    painter: QPainter, line: QRectF, values: Sequence[float], ends: tuple[float, float]
) -> None:
    low, high = ends
    middle = line.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(THEME.colour("edge"), 1))
    painter.drawLine(QPointF(line.left(), middle), QPointF(line.right(), middle))
    colour = THEME.colour("accent")
    colour.setAlpha(190)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    room = line.width() - 2 * EDGE
    for value, alike in Counter(values).items():
        x = line.left() + EDGE + (value - low) / (high - low) * room
        size = min(5.0, 1.5 + sqrt(alike) * 0.7)
        painter.drawEllipse(QPointF(x, middle), size, size)
