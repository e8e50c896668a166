"""Best so far beside today's value and the bound: lines with their numbers; words say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from solver.request import TODAY, Progress
from ui.figures import figure
from ui.theme import THEME

Point = tuple[float, float]
BOUND = "proved bound"
DASHES, DRAWN = {TODAY: [1, 3], BOUND: [4, 3]}, {TODAY: "dotted", BOUND: "dashed"}
HIGH, TOP, BOTTOM, GAP = 112, 20, 20, 8


class ProgressChart(QWidget):
    """The stage under way: value as a line over the seconds, today and the bound dashed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: list[Point] = []
        self.now: float | None = None
        self.bound: float | None = None
        self.unit = ""
        self._stage = ("", "")
        self.setFixedHeight(HIGH)
        self.setAccessibleName("Best so far, today and the bound; the same is said in words above")
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH)

    def clear(self) -> None:
        """Begin again."""
        self.points, self._stage = [], ("", "")
        self.hide()

    def add(self, progress: Progress) -> None:
        """Add where the search stands; a new stage, or another unit, begins a new line."""
        if (progress.stage, progress.unit) != self._stage:
            self.clear()
            self._stage = progress.stage, progress.unit
        if progress.value is None:
            return
        self.now, self.bound, self.unit = progress.now, progress.bound, progress.unit
        if not self.points or self.points[-1] != (progress.seconds, progress.value):
            self.points.append((progress.seconds, progress.value))
        self.setAccessibleDescription(self.words())
        self.setVisible(len(self.points) > 1)
        self.update()

    def words(self) -> str:
        """All that is drawn: 'Best so far 5, today 0, proved bound 2, days changed'."""
        told = [f"Best so far {figure(self.points[-1][1])}"] if self.points else []
        told += [f"{name} {figure(value)}" for name, value in self._levels()]
        return ", ".join([*told, self.unit]) if self.unit else ", ".join(told)

    def _levels(self) -> list[tuple[str, float]]:
        known = ((TODAY, self.now), (BOUND, self.bound))
        return [(name, value) for name, value in known if value is not None]

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(THEME.font("caption"))
        values = [value for _, value in self.points] + [value for _, value in self._levels()]
        low, high = min(values), max(values)
        high = high if high > low else low + 1
        metrics = painter.fontMetrics()
        left = GAP + max(metrics.horizontalAdvance(figure(each)) for each in values)
        box = QRectF(left, TOP, self.width() - left - GAP, self.height() - TOP - BOTTOM)
        first, last = self.points[0][0], self.points[-1][0]
        span = max(1e-9, last - first)

        def at(seconds: float, value: float) -> QPointF:
            x = box.left() + (seconds - first) / span * box.width()
            return QPointF(x, box.bottom() - (value - low) / (high - low) * box.height())

        flags = Qt.AlignmentFlag
        painter.setPen(THEME.colour("muted"))
        key = " · ".join([self.unit, *self._key()])
        painter.drawText(QRectF(0, 0, self.width(), 16), flags.AlignLeft, key)
        under = QRectF(box.left(), box.bottom() + 4, box.width(), 16)
        painter.drawText(under, flags.AlignLeft, f"{first:.0f} s")
        painter.drawText(under, flags.AlignRight, f"{last:.0f} s")
        for name, value in self._levels():
            pen = QPen(THEME.colour("muted"), 1.5)
            pen.setDashPattern(DASHES[name])
            painter.setPen(pen)
            painter.drawLine(at(first, value), at(last, value))
        painter.setPen(QPen(THEME.colour("accent"), 2))
        painter.drawPolyline(QPolygonF([at(*point) for point in self.points]))
        for value in self.labelled():
            beside = QRectF(0, at(first, value).y() - 8, left - 4, 16)
            painter.drawText(beside, flags.AlignRight | flags.AlignVCenter, figure(value))

    def labelled(self) -> list[float]:
        """What the line began at and the best so far, written beside it."""
        return list(dict.fromkeys((self.points[0][1], self.points[-1][1])))

    def _key(self) -> list[str]:
        """What the dashed lines are: 'dotted: today 0', 'dashed: proved bound 2'."""
        return [f"{DRAWN[name]}: {name} {figure(value)}" for name, value in self._levels()]
