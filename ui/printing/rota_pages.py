"""The rota on paper: names and days again on each page, findings marked, a legend under it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ambrota.bank_holidays import bank_holidays
from ambrota.calendar import clock
from ambrota.lines import line_number, line_title
from ambrota.looks import session_cells
from ambrota.model import Kind, Rota, Shift
from ui.cells import Bar, Look, look_of
from ui.grid.head_words import day_word, week_number, week_words
from ui.grid.name_header import short_role
from ui.printing.cell import draw_cell, draw_change, draw_corner
from ui.printing.page import LEFT, RIGHT, font
from ui.printing.spread import Part, Spread, spread
from ui.rota_model import Cell
from ui.theme import LIGHT

HEAD, LEGEND = 30.0, 16.0
LEAST, MOST = 80.0, 160.0
"""How wide the names may be."""
LETTER = 4.6
CENTRE = Qt.AlignmentFlag.AlignCenter
KEY_ROW, SWATCH = 12.0, 18.0
CHANGED = "changed from today"
FOUND = {True: "a broken must", False: "a finding to weigh"}
SESSIONS = {"contact": "one-to-one with the line manager", "training": "protected training"}


class RotaPages:
    """Pages of a rota."""

    def __init__(
        self, title: str, below: str, rota: Rota, breaches: Mapping[Cell, bool],
        changes: Collection[Cell] = (),
    ) -> None:  # fmt: skip
        """`breaches`: cells that are marked, and whether with a broken must. `changes`: cells that
        differ from the current rota."""
        self.title, self.below = title, below
        self.rota, self._breaches, self._changes = rota, breaches, frozenset(changes)
        self._sessions = session_cells(rota)
        self._holidays = bank_holidays(rota)
        names, roles = QFontMetricsF(font(9)), QFontMetricsF(font(7))
        called = map(self._called, range(len(rota.people)))
        wide = max(map(names.horizontalAdvance, called), default=0)
        far = max((roles.horizontalAdvance(short_role(one.role)) for one in rota.people), default=0)
        self._names = max(LEAST, min(MOST, wide + far + 14))

    def _called(self, row: int) -> str:
        """The name, with the number of the line before it; where names are hidden the line."""
        name, title = self.rota.people[row].name, line_title(self.rota, row)
        if not self.rota.is_cyclic or f"({name})" not in title:
            return title
        return f"{line_number(self.rota, row)}  {name}"

    def count(self, size: QSizeF) -> int:
        return len(self._spread(size).parts)

    def _spread(self, size: QSizeF) -> Spread:
        rota = self.rota
        key = len(self._key_rows(size.width())) * KEY_ROW
        height = size.height() - HEAD - max(LEGEND, key + 4)
        return spread(
            len(rota.people), rota.days, rota.weekday(0), size.width() - self._names, height
        )

    def draw(self, painter: QPainter, number: int, size: QSizeF) -> None:
        dealt = self._spread(size)
        part = dealt.parts[number]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._tints(painter, part, dealt)
        self._heads(painter, part, dealt)
        for row, person in enumerate(part.people):
            top = HEAD + row * dealt.row
            self._name(painter, person, top, dealt.row)
            for column, day in enumerate(part.days):
                box = QRectF(self._names + column * dealt.day, top, dealt.day, dealt.row)
                self._cell(painter, person, day, box)
            painter.setPen(QPen(QColor(LIGHT.edge), 0.4))
            right = self._names + len(part.days) * dealt.day
            painter.drawLine(QPointF(0, top + dealt.row), QPointF(right, top + dealt.row))
        self._legend(painter, size)

    def _tints(self, painter: QPainter, part: Part, dealt: Spread) -> None:
        """Weekends and bank holidays, all the way down."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.weekend))
        for column, day in enumerate(part.days):
            if self.rota.weekday(day) >= 5 or self.rota.date_of(day) in self._holidays:
                left = self._names + column * dealt.day
                long = HEAD - 13 + len(part.people) * dealt.row
                painter.drawRect(QRectF(left, 13, dealt.day, long))

    def _heads(self, painter: QPainter, part: Part, dealt: Spread) -> None:
        rota = self.rota
        for column, day in enumerate(part.days):
            left, weekday, on = (
                self._names + column * dealt.day,
                rota.weekday(day),
                rota.date_of(day),
            )
            if weekday == 0 or column == 0:
                room = min(7 - weekday, len(part.days) - column) * dealt.day
                words = week_words(rota, day, week_number(rota, day), int(room), LETTER)
                painter.setFont(font(8, bold=True))
                painter.setPen(QColor(LIGHT.muted))
                painter.drawText(QRectF(left + 2, 0, room - 2, 12), LEFT, words)
                if column:  # between two weeks
                    painter.setPen(QPen(QColor(LIGHT.muted), 0.7))
                    painter.drawLine(QPointF(left, 0), QPointF(left, HEAD))
            painter.setFont(font(8))
            painter.setPen(QColor(LIGHT.text))
            name = day_word(weekday, int(dealt.day * 1.6), on is not None)
            painter.drawText(QRectF(left, 13, dealt.day, 9), CENTRE, name)
            if on is not None:
                painter.setFont(font(7))
                told = f"{on.day}*" if on in self._holidays else str(on.day)
                painter.drawText(QRectF(left, 21, dealt.day, 8), CENTRE, told)

    def _name(self, painter: QPainter, row: int, top: float, height: float) -> None:
        person = self.rota.people[row]
        box = QRectF(0, top, self._names - 4, height)
        painter.setFont(font(7))
        painter.setPen(QColor(LIGHT.muted))
        role = short_role(person.role)
        painter.drawText(box, RIGHT, role)
        room = int(self._names - 10 - painter.fontMetrics().horizontalAdvance(role))
        painter.setFont(font(9, italic=person.vacant))
        painter.setPen(QColor(LIGHT.text))
        name = painter.fontMetrics().elidedText(
            self._called(row), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(box, LEFT, name)

    def _look(self, row: int, day: int) -> Look:
        person = self.rota.people[row]
        cell = person.id, day
        duties, held = self.rota.by_cell.get(cell, ()), self._sessions.get(cell, ())
        return look_of(duties, held, person.locked, counted=self.rota.is_cyclic)

    def _cell(self, painter: QPainter, row: int, day: int, box: QRectF) -> None:
        cell = self.rota.people[row].id, day
        draw_cell(painter, box, self._look(row, day))
        if cell in self._changes:
            draw_change(painter, box)
        if cell in self._breaches:
            draw_corner(painter, box.topRight() + QPointF(-1, 1), must=self._breaches[cell])

    def _legend(self, painter: QPainter, size: QSizeF) -> None:
        """Every code that stands in the rota, sessions, findings and holidays, in full."""
        rows = self._key_rows(size.width())
        top = size.height() - len(rows) * KEY_ROW + 1
        for row in rows:
            left = 0.0
            for look, words in row:
                if look is not None:
                    box = QRectF(left, top - 1, SWATCH, 10)
                    draw_cell(painter, box, look, size=6)
                elif words == CHANGED:
                    draw_change(painter, QRectF(left, top - 1, SWATCH, 10))
                elif words in FOUND.values():
                    corner = QPointF(left + SWATCH, top + 1)
                    draw_corner(painter, corner, must=words == FOUND[True])
                left = self._told(painter, left + SWATCH + 3, top, words)
            top += KEY_ROW

    def _key(self) -> list[tuple[Look | None, str]]:
        """What the key explains: each look with its words."""
        used = {duty.code for duty in self.rota.duties}
        told: list[tuple[Look | None, str]] = []
        for shift in self.rota.shifts:
            if shift.code in used and shift.kind is not Kind.REST:
                duty = next(one for one in self.rota.duties if one.code == shift.code)
                look = look_of((duty,), (), False)
                told.append((Look(look.code, look.style), code_words(shift)))
        kinds = {one.kind for one in self.rota.sessions}
        told += [self._held(kind, words) for kind, words in SESSIONS.items() if kind in kinds]
        told += [(None, FOUND[must]) for must in FOUND if must in self._breaches.values()]
        if self._changes:
            told.append((None, CHANGED))
        if self._holidays:
            told.append((None, "* bank holiday"))
        return told

    def _held(self, kind: str, words: str) -> tuple[Look, str]:
        """What the key says of sessions: at their place in the day, or counted over all weeks."""
        if not self.rota.is_cyclic:
            return Look(bars=(Bar(0.0, 1.0, kind),)), words
        weeks = max(one.day for one in self.rota.sessions) // 7 + 1
        return Look(tallies=((kind, 3),)), f"3 times in {weeks} weeks: {words}"

    def _key_rows(self, width: float) -> list[list[tuple[Look | None, str]]]:
        """The key in as many rows as it takes."""
        wide = QFontMetricsF(font(7)).horizontalAdvance
        rows: list[list[tuple[Look | None, str]]] = [[]]
        left = 0.0
        for look, words in self._key():
            room = SWATCH + 3 + wide(words) + 12
            if left + room > width and rows[-1]:
                rows.append([])
                left = 0.0
            rows[-1].append((look, words))
            left += room
        return rows

    def _told(self, painter: QPainter, left: float, top: float, words: str) -> float:
        painter.setFont(font(7))
        painter.setPen(QColor(LIGHT.muted))
        wide = painter.fontMetrics().horizontalAdvance(words) + 12
        painter.drawText(QRectF(left, top - 1, wide, 10), LEFT, words)
        return left + wide


def code_words(shift: Shift) -> str:
    """'Day, DCA, 06:45 to 18:45': what a code means, and when."""
    when = ""
    if shift.start is not None and shift.end is not None:
        when = f"{clock(shift.start)} to {clock(shift.end)}"
    meaning = shift.meaning or str(shift.kind).replace("-", " ")
    return ", ".join(filter(None, (meaning, when)))
