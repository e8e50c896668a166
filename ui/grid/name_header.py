"""Names of the people beside the grid: role, team and manager, findings, headings of groups."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ambrota.lines import row_name
from ambrota.model import Person
from ui.finding_mark import paint_corner
from ui.grid.head_title import paint_title
from ui.grid.widths import TYPE
from ui.rota_model import RotaModel
from ui.theme import THEME

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
LEAST, MOST = 96, 230
DETAIL = 130
"""Width at most of the team and of the line manager."""


class NameHeader(QHeaderView):
    """Names of the people, their role beside them, and findings on their whole rota.

    Lines of a cyclic rota have their number before them. `detailed`: with their team and line
    manager as well. `short`: of the name only the initials of first names and the last name.
    `brief`: the number or the initials alone, beside a grid that has the names.
    """

    def __init__(self, model: RotaModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rota_model = model
        self._view = parent
        self.detailed = self.brief = self.short = False
        self.marked = ""
        self._team = self._manager = self._number = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setAccessibleName("People")

    def mark(self, person: str) -> None:
        """Mark the row of somebody of whom there is more beside the grid; of nobody else."""
        self.marked = person
        self.viewport().update()

    def fit(self) -> None:
        """Wide enough for the longest name with its role, within reason."""
        wide = self.fontMetrics().horizontalAdvance
        people = self._rota_model.people
        names = max(map(wide, {self._named(one) for one in people}), default=60)
        roles = max(map(wide, {self._role(one) for one in people}), default=0)
        self._team = self._manager = 0
        most = max((self._rota_model.line(row) for row in range(len(people))), default=0)
        self._number = wide(str(most)) + 12 if most else 0
        if self.brief:
            initials = max((wide(_initials(one)) for one in people), default=0)
            self.setFixedWidth((self._number or initials + 8) + 14)
            return
        if self.detailed:
            teams, managers = {one.team or "" for one in people}, set(map(self._led_by, people))
            # A heading that says it already says it for all.
            way = self._rota_model.arrangement.way
            if way != "team":
                self._team = min(DETAIL, max(map(wide, teams), default=0) + 12)
            if way != "manager":
                self._manager = min(DETAIL, max(map(wide, managers), default=0) + 12)
        most = max(MOST, min(MOST * THEME.body // TYPE, self._view.width() * 2 // 5))
        width = max(LEAST, min(most, names + roles + (20 if self.short else 34)))
        self.setFixedWidth(width + self._number + self._team + self._manager)

    def _named(self, person: Person) -> str:
        rota = self._rota_model.rota
        name = row_name(rota, rota.index[person.id])
        return short_name(name) if self.short else name

    def _role(self, person: Person) -> str:
        return "" if self.short else short_role(person.role)

    def _led_by(self, person: Person) -> str:
        manager = self._rota_model.rota.index.get(person.line_manager or "")
        if manager is None:
            return person.manager_stated or ("" if person.vacant else "none stated")
        return self._rota_model.rota.people[manager].name

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        if row >= len(self._rota_model.people):
            return
        person = self._rota_model.person_at(row)
        painter.fillRect(rect, THEME.colour("panel"))
        if person.id == self.marked:
            painter.fillRect(rect, THEME.colour("hover"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), THEME.colour("accent")
            )
        if heading := self._rota_model.heading(row):
            band = QRect(rect)
            band.setHeight(rect.height() - self.defaultSectionSize())
            self._heading(painter, band, heading)
        rect = rect.adjusted(0, rect.height() - self.defaultSectionSize(), 0, 0)
        painter.setPen(THEME.colour("edge"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if number := self._rota_model.line(row):
            self._line(painter, rect, number)
        if self.brief:
            if not number:
                painter.setFont(THEME.font("caption"))
                painter.setPen(THEME.colour("muted"))
                painter.drawText(rect.adjusted(8, 0, 0, 0), LEFT, _initials(person))
        else:
            room = rect.adjusted(self._number, 0, -self._team - self._manager, 0)
            self._name(painter, room, person)
            self._details(painter, rect, person)
        marks = self._rota_model.marks
        if person.id in marks.particular:
            found, must = marks.particular[person.id]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_corner(painter, QRectF(rect).adjusted(0, 1, -2, 0), found, must=must)

    def _line(self, painter: QPainter, rect: QRect, number: int) -> None:
        painter.setFont(THEME.font("caption", bold=True))
        painter.setPen(THEME.colour("muted"))
        painter.drawText(
            QRect(rect.left() + 4, rect.top(), self._number - 4, rect.height()), RIGHT, str(number)
        )

    def _heading(self, painter: QPainter, band: QRect, heading: str) -> None:
        if not self.brief:  # else it stands beside, over the names
            paint_title(painter, band, heading)
        painter.setPen(THEME.colour("edge"))
        painter.drawLine(band.topLeft(), band.topRight())
        painter.drawLine(band.bottomLeft(), band.bottomRight())

    def _name(self, painter: QPainter, rect: QRect, person: Person) -> None:
        role = self._role(person)
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        painter.drawText(rect.adjusted(0, 0, -16, 0), RIGHT, role)
        free = 12 if self.short else 26
        room = rect.width() - free - painter.fontMetrics().horizontalAdvance(role)
        font = THEME.font("body")
        font.setItalic(person.vacant)
        painter.setFont(font)
        painter.setPen(THEME.colour("muted" if person.vacant else "text"))
        name = painter.fontMetrics().elidedText(
            self._named(person), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(rect.adjusted(8, 0, 0, 0), LEFT, name)

    def _details(self, painter: QPainter, rect: QRect, person: Person) -> None:
        if not self.detailed:
            return
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        left = rect.right() - self._team - self._manager
        for text, width in ((person.team or "", self._team), (self._led_by(person), self._manager)):
            if not width:
                continue
            box = QRect(left, rect.top(), width - 10, rect.height())
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, LEFT, shown)
            left += width


def short_name(name: str) -> str:
    """'A. Okonjo' of Adaeze Okonjo; names with a figure in them, such as 'Line 4', as they are."""
    *first, last = name.split() or [""]
    if not first or any(letter.isdigit() for letter in name):
        return name
    return " ".join([*(f"{part[0].upper()}." for part in first), last])


def _initials(person: Person) -> str:
    """'A O' of Adaeze Okonjo."""
    return "".join(part[0].upper() for part in person.name.split()[:3])


def short_role(role: str | None) -> str:
    """A role as it fits beside a name."""
    known = {"paramedic": "Para", "team leader": "TL", "newly qualified paramedic": "NQP",
             "call handler": "CH", "dispatcher": "Disp", "technician": "Tech"}  # fmt: skip
    text = (role or "").strip()
    if text.lower() in known or len(text) <= 6:
        return known.get(text.lower(), text)
    words = text.split()
    return "".join(word[0].upper() for word in words) if len(words) > 1 else text[:5] + "…"
