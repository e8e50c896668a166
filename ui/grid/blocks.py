"""The picture of one cell: block, letter, sessions, findings, lock. Each look is drawn once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap

from ui.cells import Look
from ui.finding_mark import paint_corner
from ui.theme import CORNER, THEME

FADED = 0.35
KEPT = 3000
LEAST_LETTERS = 8
"""No code is written smaller than so many pixels."""
Marked = tuple[Look, int, int, bool, bool, int]
"""A look, its width and height, whether it is faded, whether it is changed, its findings."""


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
        look, width, height, faded, changed, findings = marked
        ratio = self._ratio
        picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = 1.5 if width >= 20 else 1.0
        box = QRectF(0, 0, width, height).adjusted(margin, 1.5, -margin, -1.5)
        painter.setOpacity(FADED if faded else 1.0)
        paint_block(painter, box, look)
        paint_code(painter, box, look)
        paint_bars(painter, box, look)
        painter.setOpacity(1.0)
        if changed:
            paint_change(painter, box)
        if findings:
            paint_corner(painter, box, findings if width >= 20 else 1)
        painter.end()
        return picture


def paint_block(painter: QPainter, block: QRectF, look: Look) -> None:
    """The rounded ground of a duty, hatched for leave, dashed where not understood; its lock."""
    text, ground = THEME.cell(look.style)
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


def paint_code(painter: QPainter, block: QRectF, look: Look) -> None:
    """The letters of a duty, with its times where there is room."""
    centre = Qt.AlignmentFlag.AlignCenter
    painter.setPen(THEME.cell(look.style)[0])
    if look.style == "rest":
        painter.setFont(fitting(painter, look.code, block.width(), "caption", bold=False))
        painter.drawText(block, centre, look.code or "·")
        return
    painter.setFont(THEME.font("caption"))
    room = painter.fontMetrics().horizontalAdvance(look.times) + 2
    wide = look.times and room <= block.width() and block.height() >= 2 * THEME.body + 2
    upper = block.adjusted(0, 0, 0, -block.height() * 0.42 if wide else (-4 if look.bars else 0))
    within = block.width() - (4 if block.width() >= 20 else 0)
    painter.setFont(fitting(painter, look.code, within))
    code = look.code
    while code and painter.fontMetrics().horizontalAdvance(code) > within + 1:
        code = "" if look.style == "leave" else code[:-1]  # its hatching says leave
    painter.drawText(upper, centre, code)
    if wide and not look.bars:
        painter.setFont(THEME.font("caption"))
        painter.drawText(block.adjusted(0, block.height() * 0.46, 0, 0), centre, look.times)


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


def session_colour(kind: str) -> QColor:
    """Violet for contact, green for training."""
    return THEME.cell("contact")[1] if kind == "contact" else THEME.colour("better")


def paint_change(painter: QPainter, block: QRectF) -> None:
    """The outline and the dot of a change."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(THEME.colour("accent"), 2))
    painter.drawRoundedRect(block, CORNER, CORNER)
    painter.setPen(QPen(THEME.colour("ground"), 1))
    painter.setBrush(THEME.colour("accent"))
    painter.drawEllipse(QPointF(block.left() + 3.5, block.top() + 3.5), 3.5, 3.5)
