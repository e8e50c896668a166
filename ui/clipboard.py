"""Cells of the grid for a spreadsheet: tab-separated text that can be no formula, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ambrota.calendar import WEEKDAYS
from ambrota.model import WEEK
from ui.rota_model import Cell, RotaModel
from ui.theme import THEME

OURS = "application/x-ambrota-cells"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def copy_cells(model: RotaModel, cells: Sequence[Cell]) -> None:
    """Put the block that these cells span on the clipboard, with names and days."""
    if not cells:
        return
    rows = sorted({model.row_of(person) for person, _ in cells})
    days = sorted({day for _, day in cells})
    data = QMimeData()
    data.setData(OURS, b"1")
    data.setText(as_text(model, rows, days))
    data.setHtml(as_html(model, rows, days))
    QGuiApplication.clipboard().setMimeData(data)


def leave_text() -> None:
    """Leave only text of ours on the clipboard: before the end of the application.

    Qt crashes when data that Python made outlives Python; text that Qt made may stay.
    """
    clipboard = QGuiApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()  # None while nothing was ever copied
    if data is not None and data.hasFormat(OURS):
        clipboard.setText(clipboard.text())


def plain(text: str) -> str:
    """Text that a spreadsheet takes as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _day(model: RotaModel, day: int) -> str:
    on = model.rota.date_of(day)
    return WEEKDAYS[day % WEEK][:3] if on is None else on.isoformat()


def as_text(model: RotaModel, rows: Sequence[int], days: Sequence[int]) -> str:
    """Tab-separated lines: the days, then a line for each person."""
    lines = ["\t".join(["", *(_day(model, day) for day in days)])]
    for row in rows:
        codes = [plain(model.look(row, day).code) for day in days]
        lines.append("\t".join([plain(model.person_at(row).name), *codes]))
    return "\n".join(lines)


def as_html(model: RotaModel, rows: Sequence[int], days: Sequence[int]) -> str:
    """The same as a table with the colours of the grid."""
    head = "".join(f"<th>{escape(_day(model, day))}</th>" for day in days)
    body = []
    for row in rows:
        name = escape(plain(model.person_at(row).name))
        cells = "".join(_cell(model, row, day) for day in days)
        body.append(f"<tr><th align='left'>{name}</th>{cells}</tr>")
    return f"<table><tr><th></th>{head}</tr>{''.join(body)}</table>"


def _cell(model: RotaModel, row: int, day: int) -> str:
    look = model.look(row, day)
    text, ground = THEME.cell(look.style)
    style = f"background:{ground.name()};color:{text.name()}" if look.style != "rest" else ""
    return f"<td align='center' style='{style}'>{escape(plain(look.code))}</td>"
