"""Cover under the grid on the same days, or a typical week; a cursor reads out each half hour."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ambrota.calendar import day_name
from ambrota.demand import HALVES
from ui.charts.cover_drawing import DayDrawing, dashed, least_pen, needed_pen
from ui.charts.cover_ground import draw_axis, draw_day_ground, draw_title, draw_words
from ui.charts.cover_words import axis_title, half_words, next_short
from ui.charts.margins import Margins
from ui.charts.series import Series
from ui.panels.message_bar import announce
from ui.rota_view import RotaView
from ui.theme import THEME

TOP, BOTTOM, AXIS, FAR = 18, 6, 48, 0.5
Half = tuple[int, int]
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
DAYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
SHORTS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CoverChart(QWidget):
    """Drawn day by day in the columns of a rota view, and scrolled with it."""

    half_told = Signal(str)
    half_chosen = Signal(int, int)
    sight_changed = Signal()

    def __init__(self, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.series: Series | None = None
        self.behind: Series | None = None
        self.roles: list[Series] = []
        self._margins: Margins | None = None
        self.at: Half | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(84)
        self.setAccessibleName("Cover chart")
        view.horizontalScrollBar().valueChanged.connect(self._moved)
        view.width_changed.connect(self._moved)

    def _moved(self, _value: int = 0) -> None:
        self.update()
        self.sight_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(400, 130)

    def show_series(
        self, series: Series | None, behind: Series | None = None, roles: list[Series] | None = None
    ) -> None:  # fmt: skip
        """Draw another resource, and behind it what the current rota fills; read out its roles."""
        self.series, self.behind, self.roles = series, behind, roles or []
        self._margins = None if series is None else Margins(series)
        if series is None or (self.at is not None and self.at[0] >= len(series.required)):
            self.at = None
        what = "nothing" if series is None else f"{series.name}, {series.short_hours:g} h short"
        self.setAccessibleDescription(
            f"Cover of {what}. Left and right read out half hours, page up and down days, down the "
            "next that is short, Enter shows who is on duty. The same as a table: Ctrl+T."
        )
        self.update()

    # -- where things stand -------------------------------------------------------------------

    @property
    def from_afar(self) -> Margins | None:
        """What each day has to spare, where days are too narrow for their half hours."""
        far = not self._is_week and self._view.level == "overview"
        return self._margins if far else None

    def days_in_sight(self) -> range:
        """The days that are drawn whole or in part."""
        if self.series is None or self._is_week:
            return range(0)
        days, header = len(self.series.required), self._view.horizontalHeader()
        last = header.visualIndexAt(max(0, self._view.viewport().width() - 1))
        return range(max(0, header.visualIndexAt(0)), days if last < 0 else min(days, last + 1))

    @property
    def _fits(self) -> bool:
        """Whether it is of the rota in the grid: that of one just opened is still being counted."""
        series = self.series
        return series is not None and (
            series.weeks > 0 or len(series.required) == self._view.rota.days
        )

    @property
    def _is_week(self) -> bool:
        """Whether a week has the whole width: a typical one, or beside a grid there is another."""
        far = self._view.rota.is_cyclic and self._beside() > self.width() * FAR
        return self.series is not None and (self.series.weeks > 0 or far)

    def _beside(self) -> int:
        """Where the first column of the grid stands."""
        window, origin = self.window(), QPoint(0, 0)
        beside = self._view.mapTo(window, origin).x() - self.mapTo(window, origin).x()
        return beside + self._view.verticalHeader().width() + self._view.frameWidth()

    def _left(self) -> int:
        """Where the first day begins: under the first column of the grid, wherever that stands."""
        return AXIS if self._is_week else self._beside()

    def _column(self, day: int) -> QRect:
        high = self.height() - TOP - BOTTOM
        if self._is_week:
            wide = (self.width() - AXIS - 8) // 7
            return QRect(AXIS + day * wide, TOP, wide - 4, high)
        left = self._left() + self._view.horizontalHeader().sectionViewportPosition(day)
        return QRect(left, TOP, self._view.day_width(), high)

    def half_at(self, where: QPoint) -> Half | None:
        """Day and half hour at a point."""
        if self.series is None:
            return None
        if self._is_week:
            day = (where.x() - AXIS) // max(1, (self.width() - AXIS - 8) // 7)
        else:
            day = self._view.horizontalHeader().logicalIndexAt(where.x() - self._left())
        if where.x() < self._left() or not 0 <= day < len(self.series.required):
            return None
        column = self._column(day)
        share = (where.x() - column.left()) / max(1, column.width())
        return day, min(HALVES - 1, max(0, int(share * HALVES)))

    def words(self, half: Half) -> str:
        """A half hour in words."""
        assert self.series is not None
        if self.from_afar is not None:
            return f"{day_name(self._view.rota, half[0])}: {self.from_afar.words(half[0])}"
        return half_words(self._view.rota, self.series, *half, self.behind, self.roles)

    # -- drawing ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), THEME.colour("ground"))
        series = self.series
        if series is None or not self._fits:
            return
        far = self.from_afar
        low, most = (-far.low, far.high) if far else (0, series.most)
        if not far and self.behind is not None:
            most = max(most, self.behind.most)
        scale = (self.height() - TOP - BOTTOM) / (most - low)
        room = QRectF(0, TOP, self._left(), self.height() - TOP)
        draw_axis(painter, room, self.width(), TOP + most * scale, scale, (low, most))
        draw_title(painter, room, axis_title(series, from_afar=far is not None))
        painter.setClipRect(self._left(), 0, self.width() - self._left(), self.height())
        self._days(painter, scale, far)
        if far is not None:
            room = QRectF(self._left() + 8, TOP, self.width() - self._left(), far.high * scale)
            draw_words(painter, room, far.none_words(self._view.rota))
        if self.at is not None:
            self._cursor(painter, self.at)
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(QPen(THEME.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _days(self, painter: QPainter, scale: float, far: Margins | None) -> None:
        series, behind = self.series, self.behind
        assert series is not None
        drawing, rota = DayDrawing(painter, scale), self._view.rota
        boxes = {day: QRectF(self._column(day)) for day in range(len(series.required))}
        sight = {day: box for day, box in boxes.items()
                 if box.right() >= self._left() and box.left() <= self.width()}  # fmt: skip
        for day, box in sight.items():
            weekday = day if self._is_week else rota.weekday(day)
            draw_day_ground(painter, box, weekday, named=self._is_week)
            if far is not None:
                far.draw(painter, box, day, scale)
            else:
                drawing.fill(box, series, day)
        if far is not None:
            return
        seen = list(sight.values())
        if (least := series.least) is not None:
            drawing.outline(seen, [least[day] for day in sight], least_pen())
        drawing.outline(seen, [series.required[day] for day in sight], needed_pen())
        if behind is not None and (behind.there != series.there).any():
            drawing.outline(seen, [behind.there[day] for day in sight], dashed())
        for day, box in sight.items():
            drawing.short(box, series, day)

    def _cursor(self, painter: QPainter, half: Half) -> None:
        column = QRectF(self._column(half[0]))
        wide = column.width() / HALVES
        x = column.left() + (half[1] + 0.5) * wide
        painter.setPen(QPen(THEME.colour("accent"), max(2.0, min(6.0, wide))))
        painter.drawLine(QPointF(x, TOP - 6), QPointF(x, column.bottom()))

    # -- reading out --------------------------------------------------------------------------

    def go_to(self, half: Half, *, aloud: bool = False) -> None:
        """Read out a half hour, and bring its day into sight."""
        if self.series is None:
            return
        self.at = half
        if not self._is_week:
            model, row = self._view.model(), max(0, self._view.rowAt(0))
            self._view.scrollTo(model.index(row, half[0]))
        words = self.words(half)
        self.half_told.emit(words)
        if aloud:
            announce(self, words)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        half = self.half_at(where)
        if half is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self.words(half), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        half = self.half_at(event.position().toPoint())
        if half is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(half)
            self.half_chosen.emit(*half)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.series is None:
            super().keyPressEvent(event)
            return
        day, half = self.at or (0, 0)
        last = len(self.series.required) * HALVES - 1
        if key in STEPS:
            there = day * HALVES + half + (STEPS[key] if self.at else 0)
            self.go_to(divmod(min(last, max(0, there)), HALVES), aloud=True)
        elif key in DAYS:
            there = min(len(self.series.required) - 1, max(0, day + DAYS[key]))
            self.go_to((there, half), aloud=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to((day, 0 if key == Qt.Key.Key_Home else HALVES - 1), aloud=True)
        elif key in SHORTS:
            self._to_short(day, half, SHORTS[key])
        elif key in ENTER and self.at is not None:
            self.half_chosen.emit(*self.at)
        else:
            super().keyPressEvent(event)

    def _to_short(self, day: int, half: int, step: int) -> None:
        assert self.series is not None
        found = next_short(self.series, day, half if self.at else -1, step)
        if found is None:
            self.half_told.emit("No half hour is short.")
            announce(self, "No half hour is short.")
        else:
            self.go_to(found, aloud=True)
