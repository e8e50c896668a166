"""Header of the rota grid: months or weeks above days, weekends tinted, today and bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ambrota.model import WEEK
from ui.grid.head_words import day_word, fitting_day, month_words, months, week_words
from ui.grid.name_header import NameHeader as NameHeader
from ui.grid.name_header import short_role as short_role
from ui.grid.widths import at_usual_type, level_of, week_gap
from ui.rota_model import RotaModel
from ui.theme import THEME

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignCenter


class RotaHeader(QHeaderView):
    """Two lines: the week with its first date, and the weekday with the day of the month.

    From afar the months and the Mondays; close by the hours too.
    """

    def __init__(self, model: RotaModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rota_model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Days of the rota")

    def sizeHint(self) -> QSize:
        dated = not self._rota_model.rota.is_cyclic
        lines = 3 if dated or self._level() == "hours" else 2
        return QSize(100, lines * (THEME.body + 4) + 4)

    def _width(self) -> int:
        """Width of a day without any gap."""
        return self.defaultSectionSize()

    def _level(self) -> str:
        return level_of(at_usual_type(self._width(), THEME.body))

    def _week_height(self) -> int:
        return THEME.body + 7

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), THEME.colour("panel"))
        rota = self._rota_model.rota
        if not rota.days:
            return
        first = max(0, self.visualIndexAt(event.rect().left()))
        last = self.visualIndexAt(event.rect().right())
        last = rota.days - 1 if last < 0 else min(last, rota.days - 1)
        if self._level() == "overview" and not rota.is_cyclic:
            self._from_afar(painter, first, last)
            return
        for day in range(first, last + 1):
            self._day(painter, day)
        for day in range(max(0, first - WEEK), last + 1):
            if day == 0 or rota.weekday(day) == 0:
                self._week(painter, day)

    def _rect(self, day: int) -> QRect:
        return QRect(self.sectionViewportPosition(day), 0, self._width(), self.height())

    # -- near ---------------------------------------------------------------------------------

    def _day(self, painter: QPainter, day: int) -> None:
        rota = self._rota_model.rota
        rect, weekday, on = self._rect(day), rota.weekday(day), rota.date_of(day)
        lower = rect.adjusted(0, self._week_height(), 0, 0)
        if weekday >= 5:
            painter.fillRect(lower, THEME.colour("head"))
        if on == date.today():
            painter.fillRect(lower, THEME.colour("hover"))
            painter.fillRect(
                rect.left(), self.height() - 3, rect.width(), 3, THEME.colour("accent")
            )
        if self._level() == "hours":
            self._hours(painter, day, lower)
            lower = lower.adjusted(0, 0, 0, -THEME.body)
        self._day_words(painter, day, lower)
        if day in self._rota_model.marks.short:
            painter.fillRect(
                rect.left() + 3, self.height() - 2, rect.width() - 6, 2, THEME.colour("finding")
            )

    def _day_words(self, painter: QPainter, day: int, box: QRect) -> None:
        rota = self._rota_model.rota
        on = rota.date_of(day)
        room = round(at_usual_type(box.width(), THEME.body))
        name = day_word(rota.weekday(day), room, on is not None)
        painter.setFont(THEME.font("caption"))
        wide = painter.fontMetrics().horizontalAdvance
        name = fitting_day(rota.weekday(day), name, wide, box.width())
        painter.setPen(THEME.colour("muted" if on is not None else "text"))
        if on is None:
            painter.drawText(box, CENTRE, name)
            return
        holiday = self._rota_model.holidays.get(on, "")
        bold = THEME.font("caption", bold=True)
        ink = THEME.colour("worse" if holiday else "text")
        if self._level() == "hours":
            painter.setFont(bold)
            painter.setPen(ink)
            words = f"{name} {on.day} {on:%b}" + (f" · {holiday}" if holiday else "")
            room = box.width() - 8
            seen = self.viewport().width() - box.left() - 8
            if seen < painter.fontMetrics().horizontalAdvance(name):
                return  # a stub of it would say nothing
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.adjusted(4, 0, -4, 0), LEFT, shown)
            return
        middle = box.height() // 2
        painter.drawText(box.adjusted(0, 2, 0, -middle), CENTRE, name)
        painter.setPen(ink)
        painter.setFont(bold)
        self._date(painter, box.adjusted(0, middle - 2, 0, -2), day, on)

    def _date(self, painter: QPainter, box: QRect, day: int, on: date) -> None:
        """The day of the month; where two figures do not fit, of Mondays alone."""
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance("00") + 2 <= box.width():
            painter.drawText(box, CENTRE, str(on.day))
        elif self._rota_model.rota.weekday(day) == 0:
            room = box.adjusted(1, 0, box.width(), 0)
            painter.drawText(room, LEFT, str(on.day))

    def _hours(self, painter: QPainter, day: int, box: QRect) -> None:
        """The clock under a wide day, at the hours where lines stand."""
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        size = painter.fontMetrics().horizontalAdvance("00:00") + 4
        if size > box.width() // 4 - 4:
            return
        line = QRect(0, self.height() - THEME.body - 6, size, THEME.body + 2)
        for hour in (6, 12, 18):
            middle = box.left() + box.width() * hour // 24
            painter.drawText(line.translated(middle - size // 2, 0), CENTRE, f"{hour:02}:00")

    def _week(self, painter: QPainter, day: int) -> None:
        rota = self._rota_model.rota
        ends = min(rota.days - 1, day + WEEK - 1 - rota.weekday(day))
        left, right = self._rect(day).left(), self._rect(ends).right()
        base = self._week_height() - 1
        painter.setPen(QPen(THEME.colour("edge")))
        painter.drawLine(left, base, right, base)
        painter.setPen(THEME.colour("muted"))
        font = THEME.font("caption", bold=True)
        painter.setFont(font)
        letter = painter.fontMetrics().averageCharWidth() * 1.1
        number = self._rota_model.week_of(day)
        text = week_words(rota, day, number, right - left - 4, letter)
        # It stays in sight while any of its week is.
        start = min(max(left, 0), max(left, right - painter.fontMetrics().horizontalAdvance(text)))
        painter.drawText(QRect(start + 2, 0, right - start - 2, base), LEFT, text)

    # -- from afar ----------------------------------------------------------------------------

    def _from_afar(self, painter: QPainter, first: int, last: int) -> None:
        rota, marks = self._rota_model.rota, self._rota_model.marks
        base, foot = self._week_height() - 1, self.height()
        today = date.today()
        for day in range(first, last + 1):
            rect = self._rect(day)
            if rota.weekday(day) >= 5:
                painter.fillRect(rect.adjusted(0, base, 0, 0), THEME.colour("head"))
            on = rota.date_of(day)
            if on in self._rota_model.holidays:
                mark = QRect(rect.left(), base + 1, max(2, rect.width() - 1), 3)
                painter.fillRect(mark, THEME.colour("muted"))
            if on == today:
                painter.fillRect(rect.adjusted(0, base, 0, 0), THEME.colour("accent"))
            if day in marks.short:
                painter.fillRect(rect.left(), foot - 2, rect.width(), 2, THEME.colour("finding"))
        self._mondays(painter, first, last, base)
        self._months(painter, first, last, base)

    def _mondays(self, painter: QPainter, first: int, last: int, base: int) -> None:
        """The day of the month of each Monday, where it fits in a week's width."""
        rota = self._rota_model.rota
        painter.setFont(THEME.font("caption"))
        room = WEEK * self._width() + week_gap(self._width())
        every = 1 if room >= painter.fontMetrics().horizontalAdvance("00") + 6 else 2
        painter.setPen(THEME.colour("text"))
        for day in range(max(0, first - 2 * WEEK), last + 1):
            week = self._rota_model.week_of(day)
            on = rota.date_of(day)
            if on is not None and rota.weekday(day) == 0 and week % every == 0:
                box = QRect(self._rect(day).left(), base, room * every, self.height() - base - 6)
                if not self._cut_by_month(on, box.left(), painter.fontMetrics()):
                    painter.drawText(box, LEFT, str(on.day))

    def _cut_by_month(self, monday: date, left: int, metrics: QFontMetrics) -> bool:
        """Whether the line of the next month would go through the date of a Monday."""
        after = (monday.replace(day=1) + timedelta(days=32)).replace(day=1)
        until = (after - monday).days * self._width()
        return until < metrics.horizontalAdvance(str(monday.day)) + 3

    def _months(self, painter: QPainter, first: int, last: int, base: int) -> None:
        font = THEME.font("caption", bold=True)
        painter.setFont(font)
        letter = painter.fontMetrics().averageCharWidth() * 1.15
        for start, end, on in months(self._rota_model.rota):
            if end < first or start > last:
                continue
            left, right = self._rect(start).left(), self._rect(end).right()
            painter.setPen(QPen(THEME.colour("muted")))
            painter.drawLine(left, 2, left, self.height())
            text = month_words(on, start == 0, right - left - 8, letter)
            size = painter.fontMetrics().horizontalAdvance(text)
            place = min(max(left, 0), max(left, right - size - 4))
            painter.drawText(QRect(place + 4, 0, right - place, base), LEFT, text)
