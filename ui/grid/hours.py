"""A few days wide: each duty from its start to its end on the clock, sessions at their time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ambrota.calendar import clock
from ambrota.lines import line_number
from ambrota.model import DAY, WEEK, Duty, Kind, Rota, Session
from ui.cells import Look, carried_in, look_of
from ui.grid.blocks import (
    WHOLE,
    paint_block,
    paint_change,
    paint_tallies,
    session_colour,
    toned,
)
from ui.theme import THEME

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
Across = Callable[[int, int], float]
"""Where a minute of a day lies across the grid; minutes may run over midnight."""


@dataclass(frozen=True)
class Shown:
    """One cell as it is drawn by the hours. `brought`: from where, of a duty of the day before."""

    day: int
    duties: Sequence[Duty]
    sessions: Sequence[Session]
    locked: bool
    changed: bool
    share: float = WHOLE
    counted: bool = False
    brought: str = ""


def paint_hours(
    painter: QPainter, shown: Shown, cell: QRectF, across: Across, sight: QRectF
) -> QRectF:
    """Draw the entries of a cell; those with times where their hours are, the others all over.

    What is written of them stands within what is in sight. Returns where the first is drawn.
    """
    place = cell.adjusted(1.5, 1.5, -1.5, -1.5)
    entries = [duty for duty in shown.duties if duty.kind is not Kind.REST]
    for duty in entries:
        held = shown.sessions if shown.counted and duty is entries[0] else ()
        look = look_of([duty], held, shown.locked, counted=shown.counted)
        box = cell.adjusted(2, 2, -2, -2)
        if duty.start is not None and duty.end is not None:
            left, right = across(shown.day, duty.start), across(shown.day, duty.end)
            box = QRectF(left + 1, cell.top() + 2, max(6.0, right - left - 2), cell.height() - 4)
        place = box if duty is entries[0] else place
        paint_block(painter, box, look, shown.share)
        _say(painter, box & sight, duty, look, shown)
        paint_tallies(painter, box & sight, look)
        if shown.changed:
            paint_change(painter, box)
    if not entries:
        painter.setPen(THEME.colour("muted"))
        painter.setFont(THEME.font("caption"))
        code = shown.duties[0].code if shown.duties else "rest"
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, code)
        place = _around(painter, cell, code)
        if shown.changed:
            paint_change(painter, cell.adjusted(2, 2, -2, -2))
    for session in () if shown.counted else shown.sessions:
        _session(painter, shown.day, session, entries, cell, across)
    return place


def _around(painter: QPainter, cell: QRectF, code: str) -> QRectF:
    """Where what a cell says in its middle stands: its mark belongs there, not at its end."""
    half = min(painter.fontMetrics().horizontalAdvance(code) / 2 + 16, cell.width() / 2 - 2)
    return QRectF(cell.center().x() - half, cell.top() + 2, 2 * half, cell.height() - 4)


def _say(painter: QPainter, box: QRectF, duty: Duty, look: Look, shown: Shown) -> None:
    """Code, start and end beside one another, or one above the other: as there is room."""
    painter.setPen(toned(look.style, shown.share)[0])
    bold, small = THEME.font("grid", bold=True), THEME.font("caption")
    times = (
        f"{clock(duty.start)}–{clock(duty.end)}"
        if duty.start is not None and duty.end is not None
        else ""
    )
    times = shown.brought or times
    painter.setFont(small)
    length = painter.fontMetrics().horizontalAdvance(times)
    painter.setFont(bold)
    code = painter.fontMetrics().horizontalAdvance(duty.code)
    inner = box.adjusted(6, 0, -6, 0)
    if code > box.width():
        return  # too little of it is in sight
    if not times or length > box.width() - 2:
        painter.drawText(box, CENTRE, duty.code)
    elif code + length + 6 <= inner.width():
        painter.drawText(inner, LEFT, duty.code)
        painter.setFont(small)
        painter.drawText(inner, RIGHT, times)
    elif box.height() >= 30:
        painter.drawText(box.adjusted(0, 2, 0, -box.height() * 0.46), CENTRE, duty.code)
        painter.setFont(small)
        painter.drawText(box.adjusted(0, box.height() * 0.46, 0, -2), CENTRE, times)
    else:
        painter.drawText(box, CENTRE, duty.code)


def _session(
    painter: QPainter,
    day: int,
    session: Session,
    entries: Sequence[Duty],
    cell: QRectF,
    across: Across,
) -> None:
    """A bar at the session's time, over the duty in which it is held."""
    start, end = session.start, session.end
    timed = [one for one in entries if one.start is not None and one.end is not None]
    if timed and end <= (timed[0].start or 0):
        start, end = start + DAY, end + DAY
    left, right = across(day, start), across(day, end)
    painter.setPen(QPen(THEME.colour("ground"), 1))
    painter.setBrush(session_colour(session.kind))
    painter.drawRoundedRect(QRectF(left, cell.bottom() - 10, max(6.0, right - left), 8), 2, 2)


def paint_clock(painter: QPainter, day: int, top: int, height: int, across: Across) -> None:
    """Thin lines at every sixth hour."""
    for hour in (0, 6, 12, 18):
        strong = hour == 0
        painter.setPen(QPen(THEME.colour("edge" if strong else "weekend"), 1))
        x = round(across(day, hour * 60))
        painter.drawLine(x, top, x, top + height)


def carried(rota: Rota, cell: tuple[str, int]) -> tuple[Duty, ...]:
    """Duties of the day before the first: those carried in, or of the line before this one."""
    person, day = cell
    if not rota.is_cyclic:
        return carried_in(rota).get(person, ()) if day == -1 else ()
    rows = rota.groups[rota.person(person).rota]
    line = rota.people[rows[rows.index(rota.index[person]) - 1]]
    return rota.by_cell.get((line.id, day + WEEK), ())


def from_where(rota: Rota, person: str) -> str:
    """Where a duty of the day before the first stands: 'carried in', 'from line 2'."""
    if not rota.is_cyclic:
        return "carried in"
    rows = rota.groups[rota.person(person).rota]
    before = rows[rows.index(rota.index[person]) - 1]
    return f"from line {line_number(rota, before)}"
