"""How a day of cover is drawn: what is needed, filled, taken by sessions, short, and filled now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ui.charts.marks import mark_of
from ui.charts.series import Seats, Series
from ui.theme import THEME

HATCHED = Qt.BrushStyle.BDiagPattern
LEAST_TALL, NARROW, GAP, TINT = 4.0, 6.0, 5.0, 0.6
"""The least height of what is short; widths under which a hatch becomes a tint, and over which a
gap parts two weeks."""


class DayDrawing:
    """Draws days into boxes; `scale` is the height of a seat."""

    def __init__(self, painter: QPainter, scale: float) -> None:
        self._painter, self._scale = painter, scale

    def fill(self, box: QRectF, series: Series, day: int) -> None:
        """What duties fill, what sessions take of it, what a vacant line would add."""
        filled, there = series.filled[day], series.there[day]
        laid_over = series.cycle is not None
        shown = there if laid_over else filled
        self._area(box, shown, np.zeros_like(shown), THEME.colour("filled"))
        if series.vacant is not None:
            self._hatch(box, there, there + series.vacant[day], vacant_look())
        above = filled.copy()
        for away, look in ((series.meeting[day], "contact"), (series.training[day], "training")):
            if away.any():
                top = np.minimum(above + away, there) if laid_over else above + away
                self._hatch(box, above, top, session_look(look, some_weeks=laid_over))
                above = top

    def outline(self, boxes: Sequence[QRectF], days: Sequence[Seats], pen: QPen) -> None:
        """One line over neighbouring days; a new one after a gap, and where seats begin."""
        self._painter.setPen(pen)
        line = QPolygonF()
        for box, seats in zip(boxes, days, strict=True):
            if not line.isEmpty() and box.left() - line.last().x() > GAP:
                self._painter.drawPolyline(line)
                line = QPolygonF()
            for start, end in runs(seats):
                if line.isEmpty() and not seats[start]:
                    continue  # it has no foot where nothing was needed before
                rect = self._rect(box, start, end, 0, int(seats[start]))
                left, right, top = (round(at) for at in (rect.left(), rect.right(), rect.top()))
                if not line.isEmpty():  # level over the gap between two days
                    line.append(QPointF(left, line.last().y()))
                line.append(QPointF(left, top))
                line.append(QPointF(right, top))
        self._painter.drawPolyline(line)

    def short(self, box: QRectF, series: Series, day: int) -> None:
        """What is missing of a day, on top of all else."""
        self._short(box, series.required[day], series.short[day])

    # -- parts --------------------------------------------------------------------------------

    def _rect(self, box: QRectF, start: int, end: int, low: float, high: float) -> QRectF:
        wide = box.width() / 48
        top = box.bottom() - high * self._scale
        return QRectF(box.left() + start * wide, top, (end - start) * wide,
                      (high - low) * self._scale)  # fmt: skip

    def _area(self, box: QRectF, high: Seats, low: Seats, colour: QColor) -> None:
        for start, end in runs(high - low):
            if high[start] > low[start]:
                self._painter.fillRect(
                    self._rect(box, start, end, int(low[start]), int(high[start])), colour
                )

    def _hatch(self, box: QRectF, low: Seats, high: Seats, look: Look) -> None:
        """Seats between two heights, in a frame; too narrow for its lines, as a tint."""
        painter = self._painter
        for start, end in runs(high * 1000 + low):
            if high[start] > low[start]:
                rect = self._rect(box, start, end, int(low[start]), int(high[start]))
                if rect.width() < NARROW and look.inside.style() != Qt.BrushStyle.NoBrush:
                    painter.fillRect(rect, look.tint)
                    continue
                painter.setPen(look.frame)
                painter.setBrush(look.inside)
                painter.drawRect(rect)

    def _short(self, box: QRectF, required: Seats, short: Seats) -> None:
        """Seats that are missed: hatched in a frame, with their number."""
        painter, colour = self._painter, THEME.colour("finding")
        painter.setFont(THEME.font("caption", bold=True))
        for start, end in runs(short * 1000 + required):
            missed = int(short[start])
            if not missed:
                continue
            high = int(required[start])
            rect = self._rect(box, start, end, high - missed, high)
            rect.setHeight(max(LEAST_TALL, rect.height()))
            rect.setWidth(max(2.0, rect.width()))
            painter.fillRect(rect, THEME.colour("ground"))
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(QBrush(colour, HATCHED))
            painter.drawRect(rect)
            self._number(rect, str(missed), colour)

    def _number(self, rect: QRectF, text: str, colour: QColor) -> None:
        metrics = QFontMetrics(self._painter.font())
        wide, high = metrics.horizontalAdvance(text) + 4, metrics.height()
        top = rect.top() - high
        if top < 0:
            top = rect.center().y() - high / 2
        tag = QRectF(rect.center().x() - wide / 2, top, wide, high)
        self._painter.fillRect(tag, THEME.colour("ground"))
        self._painter.setPen(colour)
        self._painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)


class Look(NamedTuple):
    """How a hatched area is drawn, in the chart and in its key."""

    frame: QPen
    inside: QBrush

    @property
    def tint(self) -> QColor:
        """What its lines look like from afar."""
        colour = QColor(self.frame.color())
        colour.setAlphaF(TINT)
        return colour


def session_look(look: str, *, some_weeks: bool = False) -> Look:
    """Seats that sessions take; lighter where they do in some weeks of several only."""
    colour = mark_of(look)
    pattern = HATCHED if some_weeks else Qt.BrushStyle.Dense4Pattern
    return Look(QPen(colour, 1), QBrush(colour, pattern))


def vacant_look() -> Look:
    """Seats that vacant lines would fill: empty, in a dotted frame."""
    pen = QPen(THEME.colour("muted"), 1)
    pen.setStyle(Qt.PenStyle.DotLine)
    return Look(pen, QBrush(Qt.BrushStyle.NoBrush))


def needed_pen() -> QPen:
    """How what is needed is drawn: in whole pixels, so that every step is as thick."""
    return QPen(THEME.colour("text"), 2)


def least_pen() -> QPen:
    """How a seat less is drawn, the least while a session is held."""
    pen = QPen(THEME.colour("text"), 1)
    pen.setDashPattern([4, 3])
    return pen


def dashed() -> QPen:
    """How the current rota is drawn behind a proposal."""
    pen = QPen(THEME.colour("muted"), 1.5)
    pen.setDashPattern([3, 2])
    return pen


def runs(values: Seats) -> Iterator[tuple[int, int]]:
    """First and past-the-last half hour of each run of equal values."""
    changes = np.flatnonzero(values[1:] != values[:-1]) + 1
    starts = [0, *changes.tolist(), len(values)]
    return pairwise(starts)
