"""Colours of marks in charts: they stand out from the ground at least three to one."""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui.theme import THEME

LEAST = 3.0


def mark_of(look: str) -> QColor:
    """The colour of a duty or session as a mark: its own where that stands out, else its text's.

    Sessions have colours for it, which stand out from filled seats as well.
    """
    if look in THEME.tokens.sessions:
        return QColor(THEME.tokens.sessions[look])
    text, own = THEME.cell(look)
    return own if contrast_of(own, THEME.colour("ground")) >= LEAST else text


def contrast_of(one: QColor, other: QColor) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: QColor) -> float:
    """Relative luminance as WCAG defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
