"""Cover against people as points to go through by arrow keys; the table beside says the same."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from ui.comparing.frontier import Dot, Field
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
        self.field = Field()
        self.at = 0
        self.shown = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 260)
        self.setMouseTracking(True)
        self.setAccessibleName("Cover against people")

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The points in the order of the table."""
        return self.field.dots

    def sizeHint(self) -> QSize:
        return QSize(440, 340)

    def show_field(self, field: Field, shown: str) -> None:
        """Show these points; `shown` is the proposal in the grid."""
        self.field, self.shown = field, shown
        places = [place for place, one in enumerate(field.dots) if one.key == shown]
        self.go(places[0] if places else min(self.at, max(0, len(field.dots) - 1)))

    def go(self, place: int) -> None:
        """Go to a point."""
        self.at = place
        if self.dots:
            self.setAccessibleDescription(self.field.words(self.dots[place]))
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
        self.update()

    def place(self, dot: Dot) -> QPointF:
        """Where a point is drawn: further right and further up is better."""
        box, (across, up) = self._box(), self.field.of(dot)
        right = self._share(self.field.across, across or 0)
        return QPointF(
            box.left() + right * box.width(),
            box.bottom() - self._share(self.field.up, up or 0) * box.height(),
        )

    def _box(self) -> QRectF:
        whole = QRectF(self.rect())
        return whole.adjusted(LEFT, TOP + NEAR, -RIGHT - NEAR, -BOTTOM - NEAR)

    def _ticks(self, at: int) -> list[float]:
        """Steps of the axis on which a measure lies."""
        values = [one.values[at] for one in self.field.drawn]
        return ticks([one for one in values if one is not None])

    def _share(self, at: int, value: float) -> float:
        """How far along its axis a value lies, where the end of it is best."""
        first, *_, last = self._ticks(at)
        share = (value - first) / (last - first)
        return 1 - share if self.field.measures[at].fewer else share

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
        self.setToolTip("" if near is None else self.field.words(self.dots[near]))
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
            if dot in self.field.drawn and abs(away.x()) <= NEAR and abs(away.y()) <= NEAR:
                return number
        return None

    # -- drawing ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), THEME.colour("ground"))
        if not self.field.drawn:
            return
        self._axes(painter)
        painter.setPen(QPen(THEME.colour("accent"), 2))
        painter.drawPolyline(QPolygonF([self.place(dot) for dot in self.field.front]))
        rooms = self.label_rooms()
        for number, dot in enumerate(self.dots):
            if dot in self.field.drawn:
                self._dot(painter, number, dot, rooms[number])

    def _axes(self, painter: QPainter) -> None:
        box, field = self._box(), self.field
        frame = box.adjusted(-NEAR, -NEAR, NEAR, NEAR)
        painter.setFont(THEME.font("caption"))
        flags = Qt.AlignmentFlag
        for value in self._ticks(field.across):
            x = box.left() + self._share(field.across, value) * box.width()
            self._rule(painter, QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            under = QRectF(x - 40, frame.bottom() + 4, 80, 16)
            painter.drawText(under, flags.AlignHCenter, figure(value))
        for value in self._ticks(field.up):
            y = box.bottom() - self._share(field.up, value) * box.height()
            self._rule(painter, QPointF(frame.left(), y), QPointF(frame.right(), y))
            beside = QRectF(0, y - 10, frame.left() - 6, 20)
            painter.drawText(beside, flags.AlignRight | flags.AlignVCenter, figure(value))
        below = QRectF(0, self.height() - 20, self.width(), 20)
        painter.drawText(below, flags.AlignCenter, field.measures[field.across].axis)
        painter.save()
        painter.translate(12, frame.center().y())
        painter.rotate(-90)
        room = QRectF(-frame.height() / 2 - 20, -10, frame.height() + 40, 20)
        painter.drawText(room, flags.AlignCenter, field.measures[field.up].axis)
        painter.restore()

    def _rule(self, painter: QPainter, begin: QPointF, end: QPointF) -> None:
        """A line across for a step of an axis; text is drawn after it."""
        painter.setPen(QPen(THEME.colour("edge"), 1))
        painter.drawLine(begin, end)
        painter.setPen(THEME.colour("muted"))

    def _dot(self, painter: QPainter, number: int, dot: Dot, room: QRectF) -> None:
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
        painter.setFont(THEME.font("caption", bold=True))
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label_of(dot))

    def label_rooms(self) -> list[QRectF]:
        """Of each point the room of its label: beside it where it meets no other and no point."""
        metrics = QFontMetricsF(THEME.font("caption", bold=True))
        drawn, rooms = self.field.drawn, list[QRectF]()
        points = {one.number: _around(self.place(one), 2 * RADIUS) for one in drawn}
        for dot in self.dots:
            if dot not in drawn or not dot.key:
                rooms.append(QRectF())
                continue
            centre = self.place(dot)
            wide, high = metrics.horizontalAdvance(label_of(dot)) + 8, 16.0
            aside, off = wide / 2 + RADIUS + 4, high / 2 + RADIUS + 4
            others = [one for number, one in points.items() if number != dot.number]
            tried = [
                QRectF(centre.x() + x - wide / 2, centre.y() + y - high / 2, wide, high)
                for x, y in ((0, -off), (0, off), (aside, 0), (-aside, 0), (aside, -off))
            ]
            free = (one for one in tried
                    if not any(one.intersects(each) for each in (*rooms, *others)))  # fmt: skip
            rooms.append(next(free, tried[0]))
        return rooms


def label_of(dot: Dot) -> str:
    """What stands beside a point; nothing beside one that is no proposal yet."""
    return "today" if dot.today else dot.key


def _around(centre: QPointF, wide: float) -> QRectF:
    return QRectF(centre.x() - wide / 2, centre.y() - wide / 2, wide, wide)


def step_of(most: float) -> float:
    """Whole steps of an axis: 1, 2, 5, 10, 20, 50 ..., a handful of them."""
    step = 1.0
    while most / step > MOST_STEPS:
        step *= 2.5 if str(step).startswith("2") else 2
    return step


def ticks(values: list[float]) -> list[float]:
    """Where the steps of an axis lie: from 0, or where all values are large from half of the most.

    So a small difference looks small, and most of the picture is not empty.
    """
    least, most = min(values), max(values)
    begin = most / 2 if least > most / 2 else 0.0
    step = step_of(most - begin)
    first, last = floor(begin / step), ceil(most / step)
    return [step * number for number in range(first, max(last, first + 1) + 1)]
