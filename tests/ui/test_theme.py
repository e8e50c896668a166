"""Colours that can be read: contrast of every pair, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.theme import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_duties_can_be_read_on_their_ground(tokens: Tokens) -> None:
    for look, pair in tokens.cells.items():
        assert contrast(pair.text, pair.ground) >= 4.5, look


@THEMES
@pytest.mark.parametrize("name", ["text", "muted", "accent", "worse", "better"])
@pytest.mark.parametrize("ground", ["ground", "panel", "hover"])
def test_text_can_be_read_on_every_ground(tokens: Tokens, name: str, ground: str) -> None:
    assert contrast(getattr(tokens, name), getattr(tokens, ground)) >= 4.5


@THEMES
def test_marks_stand_out(tokens: Tokens) -> None:
    assert contrast(tokens.finding, tokens.ground) >= 3
    assert contrast(tokens.accent_text, tokens.accent) >= 4.5
