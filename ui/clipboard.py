"""Cells of the grid for a spreadsheet: tab-separated text that can be no formula, and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ambrota.calendar import WEEKDAYS
from ambrota.model import WEEK, Person, Rota
from ui.cells import look_of
from ui.grid.pasting import plain as plain
from ui.grid.selection import Block
from ui.rota_model import RotaModel
from ui.theme import THEME

OURS = "application/x-ambrota-cells"
LARGE = 4000
"""So many cells are written out where nobody waits."""


@dataclass(frozen=True)
class Copied:
    """A block as it stood when it was copied. `headed`: with names and days."""

    rota: Rota
    people: Sequence[Person]
    days: range
    headed: bool
    colours: Mapping[str, tuple[str, str]]

    @property
    def size(self) -> int:
        """How many cells."""
        return len(self.people) * len(self.days)

    def text(self) -> str:
        """Tab-separated lines: the days where headed, then a line for each person."""
        lines = ["\t".join(["", *map(self._day, self.days)])] if self.headed else []
        for person in self.people:
            codes = [plain(self._look(person, day)[0]) for day in self.days]
            lines.append("\t".join([plain(person.name)] * self.headed + codes))
        return "\n".join(lines)

    def html(self) -> str:
        """The same as a table with the colours of the grid."""
        heads = "".join(f"<th>{escape(self._day(day))}</th>" for day in self.days)
        rows = [f"<tr><th></th>{heads}</tr>"] if self.headed else []
        for person in self.people:
            name = f"<th align='left'>{escape(plain(person.name))}</th>" if self.headed else ""
            cells = "".join(self._cell(person, day) for day in self.days)
            rows.append(f"<tr>{name}{cells}</tr>")
        return f"<table>{''.join(rows)}</table>"

    def _look(self, person: Person, day: int) -> tuple[str, str]:
        look = look_of(self.rota.by_cell.get((person.id, day), ()), (), False)
        return look.code, look.style

    def _day(self, day: int) -> str:
        on = self.rota.date_of(day)
        return WEEKDAYS[day % WEEK][:3] if on is None else on.isoformat()

    def _cell(self, person: Person, day: int) -> str:
        code, style = self._look(person, day)
        text, ground = self.colours.get(style, self.colours["other"])
        ink = "" if style == "rest" else f"background:{ground};color:{text}"
        return f"<td align='center' style='{ink}'>{escape(plain(code))}</td>"


def copied(model: RotaModel, block: Block, *, headed: bool = False) -> Copied:
    """A block of the grid, to be written out."""
    top, bottom, left, right = block
    colours = {name: (pair.text, pair.ground) for name, pair in THEME.tokens.cells.items()}
    return Copied(
        model.rota, model.people[top : bottom + 1], range(left, right + 1), headed, colours
    )


def put(text: str, html: str) -> None:
    """Both forms on the clipboard."""
    data = QMimeData()
    data.setData(OURS, b"1")
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def leave_text() -> None:
    """Leave only text of ours on the clipboard: before the end of the application.

    Qt crashes when data that Python made outlives Python; text that Qt made may stay.
    """
    clipboard = QGuiApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()  # None while nothing was ever copied
    if data is not None and data.hasFormat(OURS):
        clipboard.setText(clipboard.text())
