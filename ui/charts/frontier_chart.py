"""Cover against people as points to go through by arrow keys; the table beside says the same."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

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

from ui.comparing.frontier import Axes, Dot
from ui.figures import figure
from ui.theme import THEME

LEFT, TOP, RIGHT, BOTTOM = 64, 16, 24, 44
RADIUS, NEAR = 6, 12
"""Of a point, and how near to it the mouse must be."""
MOST_STEPS = 6
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
        """Where a point is drawn: further right and further up is better."""
        box = self._box()
        across = dot.across / self._most(one.across for one in self.dots)
        up = 1 - dot.occasions / self._most(float(one.occasions) for one in self.dots)
        across = 1 - across if dot.axes.fewer else across
        return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())

    def _box(self) -> QRectF:
        whole = QRectF(self.rect())
        return whole.adjusted(LEFT, TOP + NEAR, -RIGHT - NEAR, -BOTTOM - NEAR)

    @staticmethod
    def _most(values: Iterable[float]) -> float:
        """The end of an axis, in whole steps from 0: so a small difference looks small."""
        most = max(values, default=0.0)
        return step_of(most) * ceil(most / step_of(most)) if most else 1.0

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
            if abs(away.x()) <= NEAR and abs(away.y()) <= NEAR:
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
        painter.setPen(QPen(THEME.colour("accent"), 2))
        painter.drawPolyline(QPolygonF([self.place(dot) for dot in self.dots if dot.front]))
        for number, dot in enumerate(self.dots):
            self._dot(painter, number, dot)

    def _axes(self, painter: QPainter) -> None:
        box, axes = self._box(), self.dots[0].axes if self.dots else Axes()
        frame = box.adjusted(-NEAR, -NEAR, NEAR, NEAR)
        painter.setFont(THEME.font("caption"))
        flags = Qt.AlignmentFlag
        most = self._most(one.across for one in self.dots)
        for value in ticks(most):
            share = 1 - value / most if axes.fewer else value / most
            x = box.left() + share * box.width()
            self._rule(painter, QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            under = QRectF(x - 40, frame.bottom() + 4, 80, 16)
            painter.drawText(under, flags.AlignHCenter, figure(value))
        most = self._most(float(one.occasions) for one in self.dots)
        for value in ticks(most):
            y = box.top() + value / most * box.height()
            self._rule(painter, QPointF(frame.left(), y), QPointF(frame.right(), y))
            beside = QRectF(0, y - 10, frame.left() - 6, 20)
            painter.drawText(beside, flags.AlignRight | flags.AlignVCenter, figure(value))
        way = "fewer is better" if axes.fewer else "more is better"
        below = QRectF(0, self.height() - 20, self.width(), 20)
        painter.drawText(below, flags.AlignCenter, f"{axes.across}{axes.span}; {way} →")
        painter.save()
        painter.translate(12, frame.center().y())
        painter.rotate(-90)
        room = QRectF(-frame.height() / 2 - 20, -10, frame.height() + 40, 20)
        painter.drawText(room, flags.AlignCenter, f"{axes.up}; fewer is better →")
        painter.restore()

    def _rule(self, painter: QPainter, begin: QPointF, end: QPointF) -> None:
        """A line across for a step of an axis; text is drawn after it."""
        painter.setPen(QPen(THEME.colour("edge"), 1))
        painter.drawLine(begin, end)
        painter.setPen(THEME.colour("muted"))

    def _dot(self, painter: QPainter, number: int, dot: Dot) -> None:
        centre, here = self.place(dot), number == self.at
        colour = THEME.colour("muted" if dot.today else "accent")
        painter.setPen(QPen(THEME.colour("text") if here and self.hasFocus() else colour, 2))
        filled = bool(dot.key) and dot.key == self.shown
        painter.setBrush(THEME.colour("accent" if filled else "ground"))
        size = RADIUS if dot.key else RADIUS - 2
        painter.drawEllipse(centre, size, size)
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, size + 4, size + 4)
        if dot.key:
            painter.setFont(THEME.font("caption", bold=True))
            painter.setPen(colour)
            painter.drawText(self.label_room(dot), Qt.AlignmentFlag.AlignCenter,
                             "today" if dot.today else dot.key)  # fmt: skip

    def label_room(self, dot: Dot) -> QRectF:
        """Above a point, or below it where another lies above; aside where one is close beside."""
        centre, here = self.place(dot), self.dots.index(dot)
        aside, up = 0, -RADIUS - 20
        for number, one in enumerate(self.dots):
            away = self.place(one) - centre
            if not one.key or number == here:
                continue
            if away.y() == 0 and abs(away.x()) < 2 * NEAR:
                to_right = away.x() > 0 or (away.x() == 0 and number < here)
                aside += -NEAR if to_right else NEAR
            elif abs(away.x()) < 4 * NEAR and -3 * NEAR < away.y() < 0:
                up = RADIUS + 4
        return QRectF(centre.x() - 30 + aside, centre.y() + up, 60, 16)


def step_of(most: float) -> float:
    """Whole steps of an axis: 1, 2, 5, 10, 20, 50 ..., a handful of them."""
    step = 1.0
    while most / step > MOST_STEPS:
        step *= 2.5 if str(step).startswith("2") else 2
    return step


def ticks(most: float) -> list[float]:
    """Where the steps of an axis lie, 0 first."""
    step = step_of(most)
    return [step * number for number in range(round(most / step) + 1)]
