"""The colours of a workbook's fills, by the names under which the reader keeps them."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QColor

# The colours that a theme of a new workbook has, in the order in which cells refer to them.
_THEME = (
    "#FFFFFF", "#000000", "#E7E6E6", "#44546A", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000",
    "#5B9BD5", "#70AD47", "#0563C1", "#954F72",
)  # fmt: skip
_INDEXED = (
    "#000000", "#FFFFFF", "#FF0000", "#00FF00", "#0000FF", "#FFFF00", "#FF00FF", "#00FFFF",
    "#800000", "#008000", "#000080", "#808000", "#800080", "#008080", "#C0C0C0", "#808080",
    "#9999FF", "#993366", "#FFFFCC", "#CCFFFF", "#660066", "#FF8080", "#0066CC", "#CCCCFF",
    "#000080", "#FF00FF", "#FFFF00", "#00FFFF", "#800080", "#800000", "#008080", "#0000FF",
    "#00CCFF", "#CCFFFF", "#CCFFCC", "#FFFF99", "#99CCFF", "#FF99CC", "#CC99FF", "#FFCC99",
    "#3366FF", "#33CCCC", "#99CC00", "#FFCC00", "#FF9900", "#FF6600", "#666699", "#969696",
    "#003366", "#339966", "#003300", "#333300", "#993300", "#993366", "#333399", "#333333",
)  # fmt: skip
GLARING = 0.4
"""Fills lighter than this are damped where the window is dark."""


@lru_cache(maxsize=1024)
def fill_colour(name: str | None) -> QColor | None:
    """The colour that a fill's name stands for; None where there is none that is known."""
    if name is None:
        return None
    if re.fullmatch(r"[0-9A-Fa-f]{8}", name):
        return QColor(f"#{name[2:]}")
    if theme := re.fullmatch(r"theme(\d+)([+-]\d\.\d+)?", name):
        number = int(theme[1])
        return _tinted(QColor(_THEME[number]), float(theme[2] or 0)) if number < 12 else None
    if indexed := re.fullmatch(r"indexed(\d+)", name):
        number = int(indexed[1])
        # The first eight stand twice in the list that workbooks count by.
        number = number if number < 8 else number - 8
        return QColor(_INDEXED[number]) if number < len(_INDEXED) else None
    return None


def _tinted(colour: QColor, tint: float) -> QColor:
    """A theme's colour lightened or darkened as spreadsheets do it."""
    light = colour.lightnessF()
    made = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    hue = max(colour.hslHueF(), 0.0)  # grey has none
    return QColor.fromHslF(hue, colour.hslSaturationF(), min(1.0, max(0.0, made)))


@lru_cache(maxsize=1024)
def damped(rgb: int) -> QColor:
    """A fill in a dark room: its own hue, but a light one no longer glares."""
    colour = QColor(rgb)
    light = colour.lightnessF()
    if light <= GLARING:
        return colour
    hue = max(colour.hslHueF(), 0.0)  # grey has none
    return QColor.fromHslF(hue, 0.75 * colour.hslSaturationF(), 0.34 - 0.16 * light)


def ink_on(ground: QColor) -> QColor:
    """Black or white, whichever is read more easily on a ground."""

    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    bright = (
        0.2126 * linear(ground.redF())
        + 0.7152 * linear(ground.greenF())
        + 0.0722 * linear(ground.blueF())
    )
    return QColor("#16202B") if bright > 0.26 else QColor("#FFFFFF")
