"""Cover against people as points to go through by arrow keys; the table beside says the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from ui.comparing.frontier import Dot
from ui.scores import figure
from ui.theme import THEME

LEFT, TOP, RIGHT, BOTTOM = 56, 16, 24, 44
RADIUS = 12
STEP = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class FrontierChart(QWidget):
    """Points joined by a line; one of them is gone to, and can be chosen."""

    went = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots: list[Dot] = []
        self.at = 0
        self.shown = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 260)
        self.setMouseTracking(True)
        self.setAccessibleName("Cover against people")

    def sizeHint(self) -> QSize:
        return QSize(440, 340)

    def show_dots(self, dots: list[Dot], shown: str) -> None:
        """Show these points; `shown` is the proposal in the grid."""
        self.dots, self.shown = dots, shown
        places = [place for place, one in enumerate(dots) if one.key == shown]
        self.go(places[0] if places else min(self.at, max(0, len(dots) - 1)))

    def go(self, place: int) -> None:
        """Go to a point."""
        self.at = place
        if self.dots:
            self.setAccessibleDescription(self.dots[place].words)
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
        self.update()

    def place(self, dot: Dot) -> QPointF:
        """Where a point is drawn: more cover to the right, fewer occasions further down."""
        box = self._box()
        low, high = self._range([one.cover for one in self.dots])
        least, most = self._range([float(one.occasions) for one in self.dots])
        across = (dot.cover - low) / (high - low)
        up = (dot.occasions - least) / (most - least)
        return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())

    def _box(self) -> QRectF:
        whole = QRectF(self.rect())
        return whole.adjusted(LEFT, TOP + RADIUS, -RIGHT - RADIUS, -BOTTOM - RADIUS)

    @staticmethod
    def _range(values: list[float]) -> tuple[float, float]:
        low, high = min(values), max(values)
        return (low, high) if high > low else (low - 1, high + 1)

    # -- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEP.get(Qt.Key(event.key()))
        if step is not None and self.dots:
            # The points stand in order of cover, best first: to the right is back.
            by = -step if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) else step
            self.go(min(len(self.dots) - 1, max(0, self.at + by)))
            self.went.emit(self.at)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.dots:
            self.chosen.emit(self.at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        self.setToolTip("" if near is None else self.dots[near].words)
        shape = Qt.CursorShape.ArrowCursor if near is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near is not None:
            self.go(near)
            self.went.emit(near)
            self.chosen.emit(near)

    def _near(self, where: QPointF) -> int | None:
        for number, dot in enumerate(self.dots):
            away = self.place(dot) - where
            if abs(away.x()) <= RADIUS and abs(away.y()) <= RADIUS:
                return number
        return None

    # -- drawing ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), THEME.colour("ground"))
        self._axes(painter)
        if not self.dots:
            return
        painter.setPen(QPen(THEME.colour("edge"), 2))
        painter.drawPolyline(QPolygonF([self.place(dot) for dot in self.dots if dot.front]))
        for number, dot in enumerate(self.dots):
            self._dot(painter, number, dot)

    def _axes(self, painter: QPainter) -> None:
        box = self._box().adjusted(-RADIUS, -RADIUS, RADIUS, RADIUS)
        painter.setPen(QPen(THEME.colour("edge"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.topLeft())
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        under = QRectF(box.left(), box.bottom() + 4, box.width(), BOTTOM - 8)
        painter.drawText(under, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
                         "seat-hours of cover to spare → more is better")  # fmt: skip
        if self.dots:
            covers = self._range([one.cover for one in self.dots])
            painter.drawText(under, left, figure(covers[0]))
            painter.drawText(under, right, figure(covers[1]))
            least, most = self._range([float(one.occasions) for one in self.dots])
            side = QRectF(0, box.top() + 4, LEFT - 16, box.height() - 8)
            painter.drawText(side, right | Qt.AlignmentFlag.AlignTop, figure(most))
            painter.drawText(side, right | Qt.AlignmentFlag.AlignBottom, figure(least))
        painter.save()
        painter.translate(12, box.center().y())
        painter.rotate(-90)
        room = QRectF(-box.height() / 2, -10, box.height(), 20)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "← fewer is better: occasions")
        painter.restore()

    def _dot(self, painter: QPainter, number: int, dot: Dot) -> None:
        centre, lettered = self.place(dot), bool(dot.key)
        here = number == self.at
        painter.setPen(QPen(THEME.colour("text" if here and self.hasFocus() else "accent"), 2))
        filled = lettered and dot.key == self.shown
        painter.setBrush(THEME.colour("accent" if filled else "ground"))
        size = RADIUS if lettered else RADIUS / 2
        painter.drawEllipse(centre, size, size)
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, size + 4, size + 4)
        if lettered:
            painter.setFont(THEME.font("caption", bold=True))
            painter.setPen(THEME.colour("accent_text" if filled else "accent"))
            room = QRectF(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, dot.key)
