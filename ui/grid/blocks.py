"""The picture of one cell: block, letter, sessions, findings, lock. Each look is drawn once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
)

from ui.cells import Look
from ui.finding_mark import LEAST_COUNT, figure_size, paint_corner
from ui.grid.contrast import contrast, parts
from ui.theme import CORNER, THEME

WHOLE, HELD, SAME = 1.0, 0.55, 0.3
"""How much of its colour a cell keeps: one that is compared and differs, one that differs by its
sessions alone, one that is the same in both."""
KEPT = 3000
READABLE = 4.5
"""Contrast of letters with what is behind them."""
ROOMY = 44
"""In a cell less wide than this, letters make room for the number of findings beside them."""
LEAST_LETTERS = 8
"""No code is written smaller than so many pixels."""
Marked = tuple[Look, int, int, float, bool, int, bool]
"""A look, its width and height, how much of its colour it keeps, whether it is changed, its
findings, whether one of them is of a must."""


class Blocks:
    """Pictures of cells, kept by what they show. A rota has few looks, however many cells."""

    def __init__(self) -> None:
        self._for: object = None
        self._kept: dict[Marked, QPixmap] = {}

    def prepare(self, ratio: float) -> None:
        """Forget pictures of other colours, type or density of the screen."""
        wanted = (THEME.tokens, THEME.body, ratio)
        if self._for != wanted:
            self._for, self._ratio = wanted, ratio
            self._kept.clear()

    def picture(self, marked: Marked) -> QPixmap:
        """The picture of a cell."""
        known = self._kept.get(marked)
        if known is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            known = self._kept[marked] = self._draw(marked)
        return known

    def _draw(self, marked: Marked) -> QPixmap:
        look, width, height, share, changed, findings, must = marked
        ratio = self._ratio
        picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = 1.5 if width >= 20 else 1.0
        box = QRectF(0, 0, width, height).adjusted(margin, 1.5, -margin, -1.5)
        paint_block(painter, box, look, share)
        narrow = width < ROOMY
        roomy = box.width() >= LEAST_COUNT and not (narrow and look.tallies)
        aside = figure_room(look, box, findings) if findings > 1 and roomy and narrow else 0.0
        figured = findings > 1 and roomy and aside is not None
        paint_code(painter, box.adjusted(0, 0, -2 * (aside or 0.0), 0), look, share)
        paint_bars(painter, box, look)
        paint_tallies(painter, box, look)
        if changed:
            paint_change(painter, box)
        if findings:
            painter.setOpacity(1.0 if share == WHOLE else 0.5)
            paint_corner(painter, box, findings if figured else 1, must=must)
        painter.end()
        return picture


def figure_room(look: Look, box: QRectF, findings: int) -> float | None:
    """How far the letters go aside for the number of findings; None where there is no room."""
    caption = QFontMetrics(THEME.font("caption", bold=True))
    letters = QFontMetrics(THEME.font("grid", bold=True)).horizontalAdvance(look.code)
    free = box.width() - figure_size(caption, findings)[0] - 2
    aside = max(0.0, (box.width() + letters) / 2 + 1 - free)
    return aside if (box.width() - letters) / 2 - aside >= 1 else None


def toned(style: str, share: float) -> tuple[QColor, QColor]:
    """Text and ground of a duty that keeps so much of its colour: its letters stay readable."""
    text, ground = THEME.cell(style)
    if share >= WHOLE:
        return text, ground
    behind = THEME.colour("ground")
    ends = zip(parts(ground), parts(behind), strict=True)
    pale = QColor.fromRgbF(*(one * share + other * (1 - share) for one, other in ends))
    ink = THEME.colour("text" if share > SAME else "muted")
    return max(ink, THEME.colour("text"), text, key=partial(_readable, pale)), pale


def _readable(ground: QColor, ink: QColor) -> bool:
    """Whether letters of an ink are easily read on a ground; of several the first that is."""
    return contrast(ink, ground) >= READABLE


def paint_block(painter: QPainter, block: QRectF, look: Look, share: float = WHOLE) -> None:
    """The rounded ground of a duty, hatched for leave, dashed where not understood; its lock."""
    text, ground = toned(look.style, share)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.style != "rest":
        painter.setBrush(ground)
        painter.drawRoundedRect(block, CORNER, CORNER)
    if look.style == "leave":
        hatch = QColor(text)
        hatch.setAlpha(70)
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(block, CORNER, CORNER)
    if look.style == "unknown":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(text, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(block, CORNER, CORNER)
    if look.locked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(text if look.style != "rest" else THEME.colour("muted"))
        painter.drawRect(QRectF(block.left(), block.top() + 5, 2.5, block.height() - 10))


def paint_code(painter: QPainter, block: QRectF, look: Look, share: float = WHOLE) -> None:
    """The letters of a duty, with its times where there is room."""
    centre = Qt.AlignmentFlag.AlignCenter
    painter.setPen(toned(look.style, share)[0])
    if look.style == "rest":
        painter.setFont(fitting(painter, look.code, block.width(), "caption", bold=False))
        painter.drawText(block, centre, look.code or "·")
        return
    painter.setFont(THEME.font("caption"))
    room = painter.fontMetrics().horizontalAdvance(look.times) + 2
    wide = look.times and room <= block.width() and block.height() >= 2 * THEME.body + 2
    upper = block.adjusted(0, 0, 0, -block.height() * 0.42 if wide else _lifted(look))
    within = block.width() - (4 if block.width() >= 20 else 0)
    painter.setFont(fitting(painter, look.code, within))
    code = look.code
    while code and painter.fontMetrics().horizontalAdvance(code) > within + 1:
        code = "" if look.style == "leave" else code[:-1]  # its hatching says leave
    painter.drawText(upper, centre, code)
    if wide and not look.bars and not look.tallies:
        painter.setFont(THEME.font("caption"))
        painter.drawText(block.adjusted(0, block.height() * 0.46, 0, 0), centre, look.times)


def _lifted(look: Look) -> int:
    """How far letters make room for what stands at the foot."""
    return -13 if look.tallies else -4 if look.bars else 0


def fitting(
    painter: QPainter, text: str, width: float, size: str = "grid", *, bold: bool = True
) -> QFont:
    """The font of a code, a little smaller where it would not fit."""
    font = THEME.font(size, bold=bold)
    while font.pixelSize() > LEAST_LETTERS:
        painter.setFont(font)
        if painter.fontMetrics().horizontalAdvance(text) <= width:
            break
        font.setPixelSize(font.pixelSize() - 1)
        font.setWeight(QFont.Weight.Medium)
    return font


def paint_bars(painter: QPainter, block: QRectF, look: Look) -> None:
    """Sessions as short bars at their place in the duty."""
    painter.setPen(QPen(THEME.colour("ground"), 1))
    for bar in look.bars:
        left = block.left() + bar.low * block.width()
        width = max(5.0, (bar.high - bar.low) * block.width())
        left = min(left, block.right() - width)
        painter.setBrush(session_colour(bar.kind))
        painter.drawRoundedRect(QRectF(left, block.bottom() - 8, width, 6.5), 2, 2)


def paint_tallies(painter: QPainter, block: QRectF, look: Look) -> None:
    """How many sessions of each kind, of all weeks: a figure each, at the foot."""
    if not look.tallies:
        return
    font = THEME.font("caption", bold=True)
    high, gap = QFontMetricsF(font).ascent() + 1.0, 2
    widths = _tally_widths(font, look, high, 4.0)
    usual = font.pixelSize()
    for less, sides in ((2, 2.0), (3, 1.0), (3, 0.5)):  # smaller figures, close together
        if sum(widths) + gap * len(widths) <= block.width() + 1:
            break
        font.setPixelSize(max(LEAST_LETTERS, usual - less))
        gap, widths = 0, _tally_widths(font, look, 0.0, sides)
    # Where even these have no room the marks are bare: the tip and the evidence say how many.
    bare = sum(widths) > block.width() + 1
    if bare:
        gap, widths = 2, [6.0] * len(widths)
    painter.setFont(font)
    left = block.center().x() - (sum(widths) + gap * (len(widths) - 1)) / 2
    for (kind, number), wide in zip(look.tallies, widths, strict=True):
        box = QRectF(left, block.bottom() - high - 0.5, wide, high)
        painter.setPen(QPen(THEME.colour("ground"), 1))
        painter.setBrush(session_colour(kind))
        painter.drawRoundedRect(box, 3, 3)
        if not bare:
            painter.setPen(
                THEME.cell("contact")[0] if kind == "contact" else THEME.colour("ground")
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        left += wide + gap


def _tally_widths(font: QFont, look: Look, least: float, sides: float) -> list[float]:
    metrics = QFontMetricsF(font)
    return [max(least, metrics.horizontalAdvance(str(n)) + sides) for _, n in look.tallies]


def session_colour(kind: str) -> QColor:
    """Violet for contact, green for training."""
    return THEME.cell("contact")[1] if kind == "contact" else THEME.colour("better")


def paint_change(painter: QPainter, block: QRectF) -> None:
    """The outline of a change, with a dot where there is room."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(THEME.colour("accent"), 2))
    painter.drawRoundedRect(block, CORNER, CORNER)
    if block.width() >= LEAST_COUNT:  # in a narrow block the letter needs the room
        painter.setPen(QPen(THEME.colour("ground"), 1))
        painter.setBrush(THEME.colour("accent"))
        painter.drawEllipse(block.topLeft() + QPointF(3.5, 3.5), 3.5, 3.5)
