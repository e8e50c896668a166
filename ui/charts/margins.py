"""Cover from afar: how many seats each day has to spare at its worst, and how many are missing."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPen

from ambrota.model import Rota
from ui.charts.cover_drawing import HATCHED, session_look
from ui.charts.series import Seats, Series
from ui.charts.shortfalls import short_day
from ui.theme import THEME

LEAST_TALL = 3.0


class Margins:
    """Of each day the fewest seats beyond what is needed, and what is short or given up."""

    def __init__(self, series: Series) -> None:
        spare = series.filled + series.given - series.required
        self.spare: Seats = np.maximum(spare.min(axis=1), 0)
        self.short: Seats = series.short.max(axis=1)
        self.given: Seats = series.given.max(axis=1)
        self.spare[self.short > 0] = 0
        self.high = int(max(1, self.spare.max(initial=1)))
        self.low = int(max(self.short.max(initial=0), self.given.max(initial=0)))

    def words(self, day: int) -> str:
        """'at least 2 to spare', '1 short at the worst', 'none to spare, 1 given up to people'."""
        if self.short[day]:
            return f"{self.short[day]} short at the worst"
        told = f"at least {self.spare[day]} to spare" if self.spare[day] else "none to spare"
        return f"{told}, {self.given[day]} given up to people" if self.given[day] else told

    def none_words(self, rota: Rota) -> str:
        """'No spare seat at the worst half hour of any day; 1 short on Mon 16 Feb', or nothing."""
        if self.spare.any():
            return ""
        told = "No spare seat at the worst half hour of any day"
        days = np.flatnonzero(self.short)
        if not len(days):
            return f"{told}, none short"
        first = short_day(rota, int(days[0]))
        where = f"on {first}" if len(days) == 1 else f"at most, on {len(days)} days from {first}"
        return f"{told}; {self.short.max()} short {where}"

    def draw(self, painter: QPainter, box: QRectF, day: int, scale: float) -> None:
        """One day: up what is to spare, down what is missing; `box` spans both."""
        zero = box.top() + self.high * scale
        painter.setPen(QPen(THEME.colour("text"), 1))
        painter.drawLine(QPointF(box.left(), zero), QPointF(box.right(), zero))
        if spare := int(self.spare[day]):
            bar = QRectF(box.left(), zero - spare * scale, box.width(), spare * scale)
            painter.fillRect(bar, THEME.colour("filled"))
        if short := int(self.short[day]):
            wide = max(LEAST_TALL, box.width())
            bar = QRectF(box.left(), zero, wide, max(LEAST_TALL, short * scale))
            painter.setPen(QPen(THEME.colour("finding"), 1.5))
            painter.setBrush(QBrush(THEME.colour("finding"), HATCHED))
            painter.drawRect(bar)
        elif given := int(self.given[day]):
            look = session_look("contact")
            painter.setPen(look.frame)
            painter.setBrush(look.inside)
            painter.drawRect(QRectF(box.left(), zero, box.width(), given * scale))
