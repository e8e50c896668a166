"""Header of the rota grid: weeks above days, weekends tinted, today and bank holidays marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ambrota.model import WEEK
from ui.rota_delegate import WEEK_GAP
from ui.rota_model import RotaModel
from ui.theme import THEME

LETTERS = "MTWTFSS"
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class RotaHeader(QHeaderView):
    """Two lines: the week with its first date, and the weekday with the day of the month."""

    def __init__(self, model: RotaModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rota_model = model
        self.holidays: dict[date, str] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Days of the rota")

    def sizeHint(self) -> QSize:
        return QSize(100, 18 + 2 * THEME.body)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), THEME.colour("panel"))
        first = max(0, self.visualIndexAt(event.rect().left()))
        last = self.visualIndexAt(event.rect().right())
        last = self.count() - 1 if last < 0 else last
        rota = self._rota_model.rota
        for day in range(first, min(last + 1, rota.days)):
            self._day(painter, day)
        for day in range(max(0, first - WEEK), min(last + 1, rota.days)):
            if day == 0 or rota.weekday(day) == 0:
                self._week(painter, day)

    def _rect(self, day: int) -> QRect:
        gap = WEEK_GAP if self._rota_model.rota.weekday(day) == WEEK - 1 else 0
        left = self.sectionViewportPosition(day)
        return QRect(left, 0, self.sectionSize(day) - gap, self.height())

    def _day(self, painter: QPainter, day: int) -> None:
        rota = self._rota_model.rota
        rect, weekday, on = self._rect(day), rota.weekday(day), rota.date_of(day)
        half = self.height() // 2
        lower = rect.adjusted(0, half, 0, 0)
        if weekday >= 5:
            painter.fillRect(lower, THEME.colour("edge"))
        if on == date.today():
            painter.fillRect(lower, THEME.colour("hover"))
            painter.fillRect(
                rect.left(), self.height() - 3, rect.width(), 3, THEME.colour("accent")
            )
        holiday = on in self.holidays if on else False
        painter.setPen(THEME.colour("worse" if holiday else "text"))
        painter.setFont(THEME.font("caption", bold=holiday or on == date.today()))
        wide = rect.width() >= 60
        text = NAMES[weekday] if wide or on is None else LETTERS[weekday]
        if on is not None:
            text = f"{text} {on.day}" if wide else f"{text}{on.day}"
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, text)
        if day in self._rota_model.marks.short:
            painter.fillRect(
                rect.left() + 3, self.height() - 2, rect.width() - 6, 2, THEME.colour("finding")
            )

    def _week(self, painter: QPainter, day: int) -> None:
        rota = self._rota_model.rota
        rect = self._rect(day)
        ends = min(rota.days - 1, day + WEEK - 1 - rota.weekday(day))
        right = self._rect(ends).right()
        on = rota.date_of(day)
        text = "Every line" if on is None else f"Week {self._rota_model.week_of(day)}"
        if on is not None and right - rect.left() > 120:
            text += f" · {on.day} {on:%b}" + (f" {on.year}" if day == 0 or on.month == 1 else "")
        painter.setPen(QPen(THEME.colour("edge")))
        painter.drawLine(rect.left(), self.height() // 2 - 1, right, self.height() // 2 - 1)
        painter.setPen(THEME.colour("muted"))
        painter.setFont(THEME.font("caption", bold=True))
        left = max(rect.left(), 0)
        box = QRect(left + 2, 0, right - left - 2, self.height() // 2)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, align, text)
