"""The rota from afar: many days a few pixels wide, drawn as one picture.

What a duty is shows in its colour and in its place: days stand high, nights low and dark, leave is
a thin line. So the pattern is read without colour too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.grid.contrast import contrast, parts
from ui.grid.strips import BREACH, CHANGE, FAMILIES, KIND, Strips
from ui.theme import THEME

Pixels = NDArray[np.uint32]
PLACE = {
    "early": (0.10, 0.60), "day": (0.10, 0.70), "late": (0.25, 0.80), "twilight": (0.35, 0.90),
    "night": (0.35, 1.00), "relief": (0.30, 0.70), "leave": (0.45, 0.58), "training": (0.20, 0.70),
    "contact": (0.20, 0.70), "other": (0.20, 0.70), "unknown": (0.10, 0.90),
}  # fmt: skip
"""From where to where in its row a kind of duty is drawn."""
FADED = 0.4
LEAST_CONTRAST = 3.0
"""Of a mark with what is behind it."""


class Overview:
    """Makes the picture of rows; colours are looked up once for each theme."""

    def __init__(self, strips: Strips) -> None:
        self._strips = strips
        self._palette: tuple[object, dict[str, int]] = (None, {})

    def colour(self, family: str) -> QColor:
        """What a kind of duty is drawn in."""
        return QColor.fromRgb(self._colours()[family])

    def paint(
        self,
        painter: QPainter,
        rows: Sequence[tuple[int, int]],
        columns: Sequence[tuple[int, int, int]],
        height: int,
        weekends: frozenset[int],
        *,
        fade: bool = False,
    ) -> None:
        """Draw rows (number, top) over columns (day, left, width), each row so many pixels high."""
        if not rows or not columns:
            return
        days, left, span = _spread(columns)
        image = self._picture([row for row, _ in rows], days, height, weekends, fade)
        picture = QImage(image.data, span, image.shape[0] * height, QImage.Format.Format_RGB32)
        for number, (_, top) in enumerate(rows):
            box = QRectF(0, number * height, span, height)
            painter.drawImage(QRectF(left, top, span, height), picture, box)

    def _picture(
        self,
        rows: Sequence[int],
        days: NDArray[np.int64],
        height: int,
        weekends: frozenset[int],
        fade: bool,
    ) -> Pixels:
        """Pixels of rows by heights by the width; day -1 is a pixel between two days."""
        colours = self._colours()
        table = np.array([colours[name] for name in FAMILIES], dtype=np.uint32)
        between = days < 0
        weekend = np.isin(days, list(weekends))
        ground = np.where(weekend, colours["weekend"], colours["ground"]).astype(np.uint32)
        numbers = np.stack([self._strips.row(row)[np.maximum(days, 0)] for row in rows])
        numbers[:, between] = 0
        kind = numbers & KIND
        inside = _shapes(height)[kind]  # rows, width, height
        painted = table[kind]
        if fade:
            same = (numbers & CHANGE) == 0
            painted = np.where(same, _mixed(painted, ground[None, :]), painted)
        image = np.where(inside, painted[:, :, None], ground[None, :, None])
        top, bottom = max(3, height // 6), max(2, height // 10)
        marked = (numbers & BREACH) > 0
        image[:, :, :top][marked] = colours["finding"]
        differs = (numbers & CHANGE) > 0
        image[:, :, -bottom:][differs] = colours["accent"]
        return np.ascontiguousarray(image.transpose(0, 2, 1))

    def _colours(self) -> dict[str, int]:
        if self._palette[0] is not THEME.tokens:
            behind = THEME.colour("ground")
            found = {name: _seen(*THEME.cell(name), behind).rgb() for name in FAMILIES}
            found["rest"], found["leave"] = behind.rgb(), THEME.colour("muted").rgb()
            found["unknown"] = THEME.colour("worse").rgb()
            for name in ("ground", "weekend", "finding", "accent"):
                found[name] = THEME.colour(name).rgb()
            self._palette = THEME.tokens, found
        return self._palette[1]


def _spread(columns: Sequence[tuple[int, int, int]]) -> tuple[NDArray[np.int64], int, int]:
    """The day of each pixel across, the first pixel, and how many; one is free after each day."""
    left = columns[0][1]
    span = columns[-1][1] + columns[-1][2] - left
    days = np.full(span, -1, dtype=np.int64)
    for day, at, width in columns:
        free = 1 if width >= 4 else 0
        days[at - left : at - left + width - free] = day
    return days, left, span


def _shapes(height: int) -> NDArray[np.bool_]:
    """Which pixels of its height each kind of duty fills."""
    shapes = np.zeros((len(FAMILIES), height), dtype=np.bool_)
    for number, name in enumerate(FAMILIES):
        low, high = PLACE.get(name, (0.0, 0.0))
        shapes[number, round(low * height) : round(high * (height - 1))] = True
    return shapes


def _mixed(colour: Pixels, ground: Pixels) -> Pixels:
    """Colours paler, over their ground."""
    mixed = np.full(colour.shape, 0xFF, dtype=np.uint32)
    for shift in (16, 8, 0):
        here, under = (colour >> shift) & 255, (ground >> shift) & 255
        part = (here * FADED + under * (1 - FADED)).astype(np.uint32)
        mixed = (mixed << np.uint32(8)) | part
    return mixed


def _seen(text: QColor, ground: QColor, behind: QColor) -> QColor:
    """The ground of a duty, with as much of its text's colour in it as makes it a mark to be seen.

    A ground that is meant to have letters on it may be too faint for a few pixels alone.
    """
    ends = list(zip(parts(ground), parts(text), strict=True))
    for tenth in range(11):
        share = tenth / 10
        mixed = QColor.fromRgbF(*(one * (1 - share) + other * share for one, other in ends))
        if contrast(mixed, behind) >= LEAST_CONTRAST:
            return mixed
    return text
