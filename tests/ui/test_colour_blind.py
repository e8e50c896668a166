"""Colours told apart by eyes that see no red, no green or no blue (simulated)."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from ui.theme import BY_CHOICE, Tokens

Numbers = tuple[float, float, float]

EYES: dict[str, tuple[Numbers, Numbers, Numbers]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Machado, Oliveira and Fernandes 2009, severity 1, of linear RGB.
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
TOLD_APART = 10.0
"""Distance in CIELAB at which two flat patches side by side are clearly two colours."""
DUTIES = ("early", "day", "late", "night")
EVERY = pytest.mark.parametrize("eye", list(EYES))
THEMES = pytest.mark.parametrize("tokens", BY_CHOICE.values(), ids=list(BY_CHOICE))


def _times(matrix: tuple[Numbers, Numbers, Numbers], values: Numbers) -> Numbers:
    first, second, third = (
        sum(share * value for share, value in zip(line, values, strict=True)) for line in matrix
    )
    return first, second, third


def lab(name: str, eye: str) -> Numbers:
    """A colour in CIELAB as that eye sees it."""
    colour = QColor(name)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    red, green, blue = (
        min(1.0, max(0.0, part)) for part in _times(EYES[eye], (linear[0], linear[1], linear[2]))
    )
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (
            value / white
            for value, white in zip(_times(XYZ, (red, green, blue)), WHITE, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eye: str) -> float:
    """How far apart two colours are to that eye."""
    pairs = zip(lab(one, eye), lab(other, eye), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_the_measure_knows_white_and_grey() -> None:
    assert lab("#ffffff", "usual") == pytest.approx((100, 0, 0), abs=0.05)
    assert distance("#ff0000", "#00ff00", "usual") == pytest.approx(170.6, abs=0.5)
    assert distance("#b23a00", "#6b6b00", "deuteranopia") < distance("#b23a00", "#6b6b00", "usual")


@THEMES
@EVERY
def test_duties_are_told_apart_and_from_leave_and_rest(tokens: Tokens, eye: str) -> None:
    grounds = {look: tokens.cells[look].ground for look in (*DUTIES, "leave", "rest")}
    near = {
        (one, other): round(distance(grounds[one], grounds[other], eye), 1)
        for one, other in combinations(grounds, 2)
        if distance(grounds[one], grounds[other], eye) < TOLD_APART
    }
    assert near == {}


@THEMES
@EVERY
def test_what_is_worse_is_told_from_what_is_better(tokens: Tokens, eye: str) -> None:
    assert distance(tokens.worse, tokens.better, eye) >= TOLD_APART


@THEMES
@EVERY
def test_meetings_and_training_are_told_apart(tokens: Tokens, eye: str) -> None:
    meeting, training = tokens.cells["contact"].ground, tokens.cells["training"].ground
    assert distance(meeting, training, eye) >= TOLD_APART


@THEMES
@EVERY
def test_sessions_in_charts_are_told_apart_and_from_what_is_needed(
    tokens: Tokens, eye: str
) -> None:
    marks = (*tokens.sessions.values(), tokens.text, tokens.filled)
    assert all(distance(one, other, eye) >= TOLD_APART for one, other in combinations(marks, 2))
