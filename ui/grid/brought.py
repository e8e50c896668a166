"""The mark of a duty carried in over the first midnight of a dated rota."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ambrota.looks import family_of
from ambrota.model import Duty
from ui.theme import THEME

WEDGE = 6.0


def paint_brought(painter: QPainter, cell: QRectF, duty: Duty) -> None:
    """A duty carried in over the first midnight: a wedge that comes in from the left."""
    left, middle = cell.left() - 0.5, cell.center().y()
    wedge = [QPointF(left, middle - WEDGE), QPointF(left + WEDGE, middle),
             QPointF(left, middle + WEDGE)]  # fmt: skip
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(THEME.colour("ground"), 1))
    painter.setBrush(THEME.cell(family_of(duty))[1])
    painter.drawPolygon(QPolygonF(wedge))
    painter.restore()
