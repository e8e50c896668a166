"""Best so far against the bound: two lines that close on one another; words say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from solver.request import Progress
from ui.theme import THEME

Point = tuple[float, float, float | None]


class ProgressChart(QWidget):
    """The stage under way: value as a line, bound as a dashed line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: list[Point] = []
        self._stage = ""
        self.setFixedHeight(56)
        self.setAccessibleName("Best so far against the bound; the same is said in words above")
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(200, 56)

    def clear(self) -> None:
        """Begin again."""
        self.points, self._stage = [], ""
        self.hide()

    def add(self, progress: Progress) -> None:
        """Add where the search stands; a new stage begins a new line."""
        if progress.stage != self._stage:
            self.clear()
            self._stage = progress.stage
        if progress.value is None:
            return
        point = progress.seconds, progress.value, progress.bound
        if not self.points or self.points[-1] != point:
            self.points.append(point)
        self.setVisible(len(self.points) > 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        values = [value for _, value, _ in self.points]
        values += [bound for _, _, bound in self.points if bound is not None]
        low, high = min(values), max(values)
        first, last = self.points[0][0], self.points[-1][0]
        room, span = max(1e-9, high - low), max(1e-9, last - first)

        def at(seconds: float, value: float) -> QPointF:
            x = 4 + (seconds - first) / span * (self.width() - 8)
            return QPointF(x, self.height() - 6 - (value - low) / room * (self.height() - 12))

        painter.setPen(QPen(THEME.colour("accent"), 2))
        painter.drawPolyline(QPolygonF([at(s, value) for s, value, _ in self.points]))
        bounds = [at(s, bound) for s, _, bound in self.points if bound is not None]
        if len(bounds) > 1:
            pen = QPen(THEME.colour("muted"), 1.5)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(bounds))
