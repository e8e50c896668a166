"""Header of the rota grid: weeks above days, weekends tinted, today and bank holidays marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ambrota.model import WEEK
from ui.finding_mark import paint_corner
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
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Days of the rota")

    def sizeHint(self) -> QSize:
        dated = not self._rota_model.rota.is_cyclic
        return QSize(100, (3 if dated else 2) * (THEME.body + 4) + 4)

    def _week_height(self) -> int:
        return THEME.body + 7

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
        lower = rect.adjusted(0, self._week_height(), 0, 0)
        today = on == date.today()
        if weekday >= 5:
            painter.fillRect(lower, THEME.colour("edge"))
        if today:
            painter.fillRect(lower, THEME.colour("hover"))
            painter.fillRect(
                rect.left(), self.height() - 3, rect.width(), 3, THEME.colour("accent")
            )
        holiday = on is not None and on in self._rota_model.holidays
        centre = Qt.AlignmentFlag.AlignCenter
        wide = rect.width() >= 44
        name = NAMES[weekday] if wide or on is None else LETTERS[weekday]
        painter.setPen(THEME.colour("muted" if on is not None else "text"))
        painter.setFont(THEME.font("caption"))
        if on is None:
            painter.drawText(lower, centre, name)
        else:
            middle = lower.height() // 2
            painter.drawText(lower.adjusted(0, 2, 0, -middle), centre, name)
            painter.setPen(THEME.colour("worse" if holiday else "text"))
            painter.setFont(THEME.font("caption", bold=True))
            painter.drawText(lower.adjusted(0, middle - 2, 0, -2), centre, str(on.day))
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
        text = "Each line’s week" if on is None else f"Week {self._rota_model.week_of(day)}"
        if on is not None and right - rect.left() > 120:
            text += f" · {on.day} {on:%b}" + (f" {on.year}" if day == 0 or on.month == 1 else "")
        base = self._week_height() - 1
        painter.setPen(QPen(THEME.colour("edge")))
        painter.drawLine(rect.left(), base, right, base)
        painter.setPen(THEME.colour("muted"))
        painter.setFont(THEME.font("caption", bold=True))
        left = max(rect.left(), 0)
        box = QRect(left + 2, 0, right - left - 2, base)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, align, text)


class NameHeader(QHeaderView):
    """Names of the people, their role beside them, and findings on their whole rota."""

    def __init__(self, model: RotaModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rota_model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setAccessibleName("People")

    def fit(self) -> None:
        """Wide enough for the longest name with its role, within reason."""
        metrics = self.fontMetrics()
        people = self._rota_model.rota.people
        names = max((metrics.horizontalAdvance(one.name) for one in people), default=60)
        roles = max((metrics.horizontalAdvance(short_role(one.role)) for one in people), default=0)
        self.setFixedWidth(max(96, min(230, names + roles + 34)))

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        people = self._rota_model.rota.people
        if row >= len(people):
            return
        person = people[row]
        painter.fillRect(rect, THEME.colour("panel"))
        painter.setPen(THEME.colour("edge"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        middle = Qt.AlignmentFlag.AlignVCenter
        role = short_role(person.role)
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        right = rect.adjusted(0, 0, -16, 0)
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, role)
        room = rect.width() - 26 - painter.fontMetrics().horizontalAdvance(role)
        font = THEME.font("body")
        font.setItalic(person.vacant)
        painter.setFont(font)
        painter.setPen(THEME.colour("muted" if person.vacant else "text"))
        name = painter.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect.adjusted(8, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, name)
        if self._rota_model.marks.people.get(person.id):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_corner(painter, QRectF(rect).adjusted(0, 1, -2, 0))


def short_role(role: str | None) -> str:
    """A role as it fits beside a name."""
    known = {"paramedic": "Para", "team leader": "TL", "newly qualified paramedic": "NQP",
             "call handler": "CH", "dispatcher": "Disp", "technician": "Tech"}  # fmt: skip
    text = (role or "").strip()
    if text.lower() in known or len(text) <= 6:
        return known.get(text.lower(), text)
    words = text.split()
    return "".join(word[0].upper() for word in words) if len(words) > 1 else text[:5] + "…"
