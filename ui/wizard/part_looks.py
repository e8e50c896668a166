"""How each recognised part of a sheet looks: a colour, and a mark for those who see no colour."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from ambrota.sheets.understanding import Part
from ui.theme import THEME
from ui.wizard.fills import ink_on


class PartLook(NamedTuple):
    """Words for the legend and for reading aloud; colours of mark and ground by theme."""

    words: str
    spoken: str
    light: tuple[str, str]
    dark: tuple[str, str]


LOOKS: dict[Part, PartLook] = {
    Part.NAME: PartLook("Names", "a name", ("#0B5CAD", "#DCEAF9"), ("#6CB2FF", "#17324F")),
    Part.LABEL: PartLook(
        "About the person", "about the person", ("#00707A", "#DAF0F1"), ("#4CC9D4", "#103A40")
    ),
    Part.DAY: PartLook("Days", "a day", ("#6B3FA0", "#E9E0F6"), ("#B794EC", "#33264D")),
    Part.DUTY: PartLook("Duties", "a duty", ("#00684A", "#E2F3EA"), ("#5FD3A8", "#143528")),
    Part.TABLE: PartLook(
        "Codes, people, cover", "in a table of codes, people or cover",
        ("#855800", "#FAEFD5"), ("#E3B560", "#3D3014"),
    ),
    Part.OPEN: PartLook(
        "Not understood", "not understood", ("#B23A00", "#FDE4D9"), ("#FF9A66", "#4A2413")
    ),
    Part.IGNORED: PartLook("Not read", "not read", ("#5A6675", "#FFFFFF"), ("#9AA7B5", "#161B22")),
}  # fmt: skip


def colours(part: Part) -> tuple[QColor, QColor]:
    """The colours of a part's mark and ground in the theme that is shown."""
    mark, ground = LOOKS[part].dark if THEME.tokens.dark else LOOKS[part].light
    return QColor(mark), QColor(ground)


def paint_part(painter: QPainter, rect: QRect, part: Part, filled: QColor | None) -> None:
    """Paint a part's ground, unless the cell has a fill of its own, and its mark."""
    mark, ground = colours(part)
    if filled is not None:
        # A mark is seen on the user's own colour, whatever the theme.
        dark = ink_on(filled).lightness() > 128
        mark = QColor((LOOKS[part].dark if dark else LOOKS[part].light)[0])
    painter.fillRect(rect, filled if filled is not None else ground)
    painter.setPen(Qt.PenStyle.NoPen)
    left, top, right, bottom = rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1
    if part is Part.NAME:
        painter.fillRect(QRect(left, top, 3, rect.height()), mark)
    elif part is Part.LABEL:
        for y in range(top + 1, bottom - 2, 6):
            painter.fillRect(QRect(left, y, 3, 3), mark)
    elif part is Part.DAY:
        painter.fillRect(QRect(left, bottom - 3, rect.width(), 3), mark)
    elif part is Part.DUTY:
        corner = [QPointF(right - 6, bottom), QPointF(right, bottom - 6), QPointF(right, bottom)]
        painter.setBrush(mark)
        painter.drawPolygon(QPolygonF(corner))
    elif part is Part.IGNORED:
        hatch = QColor(mark)
        hatch.setAlpha(60)
        painter.fillRect(rect, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    elif part is Part.OPEN:
        _query(painter, rect, mark)
    else:
        painter.setPen(QPen(mark, 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))


def _query(painter: QPainter, rect: QRect, mark: QColor) -> None:
    """A line of dashes and a question mark, at what is not understood."""
    for x in range(rect.left() + 2, rect.right() - 3, 7):
        painter.fillRect(QRect(x, rect.bottom() - 2, 4, 2), mark)
    font = THEME.font("caption", bold=True)
    font.setPixelSize(max(8, rect.height() // 2 - 1))
    painter.setFont(font)
    painter.setPen(mark)
    corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    painter.drawText(rect.adjusted(0, 0, -3, 0), corner, "?")
