"""Cover under the grid on the same days: a line for what is needed, an area for what is filled."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from ambrota.calendar import clock, day_name
from ambrota.demand import HALF_HOUR, HALVES
from ui.charts.series import Series
from ui.rota_view import RotaView
from ui.theme import THEME

TOP, BOTTOM = 8, 6


class CoverChart(QWidget):
    """Drawn day by day in the columns of a rota view, and scrolled with it."""

    def __init__(self, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.series: Series | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(70)
        self.setAccessibleName("Cover chart")
        view.horizontalScrollBar().valueChanged.connect(self._moved)
        view.width_changed.connect(self.update)

    def _moved(self, _value: int) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 120)

    def show_series(self, series: Series | None) -> None:
        """Draw another resource."""
        self.series = series
        what = "nothing" if series is None else f"{series.resource}, {series.short_hours:g} h short"
        self.setAccessibleDescription(f"Cover of {what}. The same as a table: Ctrl+T.")
        self.update()

    def _left(self) -> int:
        """Where the first day begins: under the first column of the grid, wherever that stands."""
        window, origin = self.window(), QPoint(0, 0)
        beside = self._view.mapTo(window, origin).x() - self.mapTo(window, origin).x()
        return beside + self._view.verticalHeader().width() + self._view.frameWidth()

    def _column(self, day: int) -> QRect:
        header = self._view.horizontalHeader()
        left = self._left() + header.sectionViewportPosition(day)
        return QRect(left, TOP, self._view.day_width(), self.height() - TOP - BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), THEME.colour("ground"))
        if self.series is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = (self.height() - TOP - BOTTOM) / self.series.most
        self._axis(painter, scale)
        painter.setClipRect(self._left(), 0, self.width() - self._left(), self.height())
        for day in range(len(self.series.required)):
            column = self._column(day)
            if column.right() >= self._left() and column.left() <= self.width():
                self._day(painter, QRectF(column), day, scale)

    def _axis(self, painter: QPainter, scale: float) -> None:
        assert self.series is not None
        painter.setFont(THEME.font("caption"))
        bottom = self.height() - BOTTOM
        most = self.series.most
        step = max(1, -(-most // 4))
        for seats in range(0, most + 1, step):
            y = bottom - seats * scale
            painter.setPen(QPen(THEME.colour("edge"), 1))
            painter.drawLine(QPointF(self._left(), y), QPointF(self.width(), y))
            painter.setPen(THEME.colour("muted"))
            box = QRectF(0, y - 8, self._left() - 6, 16)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, align, str(seats))

    def _day(self, painter: QPainter, box: QRectF, day: int, scale: float) -> None:
        assert self.series is not None
        needed, filled = self.series.required[day], self.series.filled[day]
        if self._view.rota.weekday(day) >= 5:
            tint = THEME.colour("weekend")
            tint.setAlpha(150)
            painter.fillRect(box, tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.colour("filled"))
        painter.drawPolygon(_area(box, filled, scale))
        short = np.flatnonzero(needed > filled)
        painter.setBrush(THEME.colour("finding"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width = box.width() / HALVES
        for half in short:
            low, high = filled[half] * scale, needed[half] * scale
            painter.drawRect(QRectF(box.left() + half * width, box.bottom() - high,
                                    max(width, 1.0), high - low))  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(THEME.colour("text"), 1.4))
        painter.drawPolyline(_steps(box, needed, scale))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        day = self._view.horizontalHeader().logicalIndexAt(where.x() - self._left())
        if self.series is None or not 0 <= day < len(self.series.required):
            return
        column = self._column(day)
        share = (where.x() - column.left()) / max(1, column.width())
        half = min(HALVES - 1, max(0, int(share * HALVES)))
        needed, filled = self.series.required[day, half], self.series.filled[day, half]
        words = (
            f"{day_name(self._view.rota, day)}, {clock(half * HALF_HOUR)}: "
            f"{filled} filled of {needed} needed"
        )
        QToolTip.showText(event.globalPosition().toPoint(), words, self)


def _steps(box: QRectF, seats: np.ndarray, scale: float) -> QPolygonF:
    width = box.width() / HALVES
    points = []
    for half, count in enumerate(seats):
        y = box.bottom() - int(count) * scale
        points += [QPointF(box.left() + half * width, y),
                   QPointF(box.left() + (half + 1) * width, y)]  # fmt: skip
    return QPolygonF(points)


def _area(box: QRectF, seats: np.ndarray, scale: float) -> QPolygonF:
    outline = _steps(box, seats, scale)
    outline.append(QPointF(box.right(), box.bottom()))
    outline.append(QPointF(box.left(), box.bottom()))
    return outline
