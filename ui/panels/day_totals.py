"""A row of numbers for each kind of duty under the grid's days, scrolled with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ambrota.calendar import day_name
from ambrota.model import Rota
from ui.charts.gaps import in_week
from ui.grid.totals import Row, Totals, figures, totals_of
from ui.rota_view import RotaView
from ui.theme import THEME

LEAST_HIGH, LOWEST, ABOVE, APART = 800, 700, 4, 5
"""In a lower window the rota needs the room: one line says all, where days are wide enough for it;
in the lowest there is room for no more than that line."""
SWATCH = 8
"""A square in the colour that the duties have in the grid."""


class DayTotals(QWidget):
    """Drawn in the columns of a rota view; nothing where days are too narrow for a number."""

    fitted = Signal()

    def __init__(self, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._counted: tuple[Rota | None, Totals] = (None, Totals(()))
        self._resource: str | None = None
        self._week = 0
        self.wanted = self.room = True
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Duties on each day by kind")
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())
        view.width_changed.connect(self.fit)
        view.rota_model.shown.connect(self.fit)

    @property
    def totals(self) -> Totals:
        """What is counted of the rota shown; a cyclic rota says it to a screen reader as well."""
        rota = self._view.rota
        if self._counted[0] is not rota:
            self._counted = rota, totals_of(in_week(rota, self._week), self._resource)
            if rota.is_cyclic:
                days = (f"{day_name(rota, day)}: {self._counted[1].words(day)}" for day in range(7))
                self.setAccessibleDescription("; ".join(days))
        return self._counted[1]

    def show_of(self, resource: str | None, week: int = 0) -> None:
        """Count the duties of a resource, of the week whose cover is drawn below; 0 for all."""
        week = max(0, week - 1)
        if (resource, week) != (self._resource, self._week):
            self._resource, self._week, self._counted = resource, week, (None, Totals(()))
            self.fit()

    def show_when(self, *, wanted: bool | None = None, room: bool | None = None) -> None:
        """Whether they are asked for, and whether there is room for them."""
        self.wanted = self.wanted if wanted is None else wanted
        self.room = self.room if room is None else room
        self.fit()

    def fit(self, *_: object) -> None:
        """Shown where they are wanted, fit and have something to say."""
        shown = self.wanted and self.room and self._view.level != "overview"
        shown = shown and bool(self.totals.rows)
        shown = shown and (self.folds or self.window().height() >= LOWEST)
        if shown == self.isHidden():
            self.setVisible(shown)
        self.updateGeometry()
        self.update()
        self.fitted.emit()

    @property
    def folds(self) -> bool:
        """Whether one line says all: in a low window whose days are wide enough for it."""
        if self.window().height() >= LEAST_HIGH:
            return False
        metrics = QFontMetrics(THEME.font("caption"))
        needed = metrics.horizontalAdvance(self.totals.folded().widest) + APART
        return needed <= self._view.day_width()

    def _shown(self) -> Totals:
        return self.totals.folded() if self.folds else self.totals

    def sizeHint(self) -> QSize:
        return QSize(100, len(self._shown().lines) * self._line() + ABOVE)

    def _line(self) -> int:
        return THEME.body + 2

    def _left(self) -> int:
        """Where the first day begins, under the first column of the grid."""
        window, origin = self.window(), QPoint(0, 0)
        beside = self._view.mapTo(window, origin).x() - self.mapTo(window, origin).x()
        return beside + self._view.verticalHeader().width() + self._view.frameWidth()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left, line = QPainter(self), self._left(), self._line()
        painter.setFont(THEME.font("caption"))
        painter.setPen(QPen(THEME.colour("edge")))
        painter.drawLine(0, 0, self.width(), 0)
        shown = self._shown()
        for number, (title, rows) in enumerate(shown.lines):
            self._name(painter, title, rows, QRectF(0, 2 + number * line, left, line))
        header, wide = self._view.horizontalHeader(), self._view.day_width()
        for day in self._whole(painter.fontMetrics(), shown):
            at = left + header.sectionViewportPosition(day)
            for number, (_, rows) in enumerate(shown.lines):
                any_there = any(row.counts[day] for row in rows)
                painter.setPen(THEME.colour("text" if any_there else "muted"))
                box = QRectF(at, 2 + number * line, wide, line)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figures(rows, day))

    def _name(self, painter: QPainter, title: str, rows: tuple[Row, ...], box: QRectF) -> None:
        """What a line counts, and a square in the colour of each kind."""
        room = int(box.width()) - (len(rows) + 1) * SWATCH - 12
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room - 4)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(THEME.colour("muted"))
        painter.drawText(QRectF(0, box.top(), room, box.height()), right, title)
        for place, row in enumerate(rows):
            across = room + (place + 1) * SWATCH
            down = box.top() + (box.height() - SWATCH) / 2
            colour = THEME.cell(row.kind.lower())[1]
            painter.fillRect(QRectF(across, down, SWATCH, SWATCH), colour)

    def _whole(self, metrics: QFontMetrics, shown: Totals) -> list[int]:
        """The days in sight whose numbers are whole between the edges of the grid."""
        header, room = self._view.horizontalHeader(), self._view.viewport().width()
        days: list[int] = []
        for day in range(max(0, header.visualIndexAt(0)), self._view.rota.days):
            middle = header.sectionViewportPosition(day) + self._view.day_width() / 2
            told = [figures(rows, day) for _, rows in shown.lines]
            half = max(map(metrics.horizontalAdvance, told), default=0) / 2
            if middle + half > room:
                break
            if middle >= half:
                days.append(day)
        return days

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        day = self._view.horizontalHeader().logicalIndexAt(where.x() - self._left())
        if where.x() >= self._left() and 0 <= day < self._view.rota.days:
            told = f"{day_name(self._view.rota, day)}: {self.totals.words(day)}"
            told = f"{told}\n{self.totals.meaning}."
            QToolTip.showText(event.globalPosition().toPoint(), told, self)
