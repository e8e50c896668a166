"""A strip of the scorecard: a dot for each who can be compared, its ends labelled."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from ui.panels.dots import paint_dots, within_labels
from ui.score_words import Alike
from ui.theme import THEME

HIGH, SIDE = 14, 6
"""Height of a strip; room beside its labels, so that neighbours stay apart."""


def paint_strip(painter: QPainter, box: QRectF, alike: Alike, column: int, font: QFont) -> None:
    """Draw the dots of one version on the scale of all; larger where more are alike."""
    room = within_labels(painter, box.adjusted(SIDE, 0, -SIDE, 0), alike.ends, font)
    colour = THEME.colour("accent")
    paint_dots(painter, room, room.center().y(), alike.values[column], alike.ends, colour)
