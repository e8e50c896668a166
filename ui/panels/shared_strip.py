"""Everybody's share of a burden in two rotas, as dots on one scale for all of a measure."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.board_lines import Line
from ui.panels.dots import paint_dots, within_labels
from ui.panels.table_dialog import Index
from ui.panels.told_table import LINE, Plain
from ui.theme import THEME


class SharedStrip(Plain):
    """The current rota above, the proposed one below it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        line: Line = index.data(LINE)
        if not any(line.values):
            return
        painter.save()
        box = QRectF(option.rect).adjusted(12, 0, -12, 0)
        room = within_labels(painter, box, line.ends, THEME.font("caption"))
        heights = (room.top() + room.height() * 0.25, room.top() + room.height() * 0.75)
        for at, own, height in zip(("muted", "accent"), line.values, heights, strict=False):
            paint_dots(painter, room, height, own, line.ends, THEME.colour(at))
        painter.restore()
