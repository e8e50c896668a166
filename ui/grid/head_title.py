"""The title of a group of people, over the names and on over the days."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ui.theme import THEME


def paint_title(painter: QPainter, band: QRect, title: str) -> None:
    """Write a title in a band that begins where the names do."""
    painter.setFont(THEME.font("caption", bold=True))
    painter.setPen(THEME.colour("muted"))
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(band.adjusted(8, 2, 0, 0), align, title)
