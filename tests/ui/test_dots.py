"""Dots on a labelled scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.panels.dots import LARGEST, SMALLEST, paint_dots, radius, within_labels
from ui.panels.score_strip import SIDE, paint_strip
from ui.score_words import Alike
from ui.theme import THEME

HIGH = 20


@pytest.fixture
def sheet(qapp: object) -> QImage:
    """An empty sheet to draw on."""
    image = QImage(200, HIGH, QImage.Format.Format_ARGB32)
    image.fill(THEME.colour("ground"))
    return image


def columns(image: QImage) -> list[int]:
    """Where anything is drawn."""
    ground = THEME.colour("ground").rgba()
    return [
        x for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(image.height()))
    ]  # fmt: skip


def test_a_dot_is_the_larger_the_more_people_it_stands_for() -> None:
    assert radius(9, 9) == LARGEST
    assert radius(1, 4) == LARGEST / 2
    assert radius(1, 1000) == SMALLEST


def test_the_same_value_lies_at_the_same_place_whoever_else_is_drawn(sheet: QImage) -> None:
    painter = QPainter(sheet)
    room = QRectF(20, 0, 160, HIGH)
    paint_dots(painter, room, 10, (5.0,), (0.0, 10.0), THEME.colour("accent"))
    painter.end()
    assert sheet.pixelColor(100, 10) == THEME.colour("accent")
    assert sheet.pixelColor(60, 10) != THEME.colour("accent")


def test_labels_stand_apart_from_the_scale_and_from_the_next_strip(
    qtbot: QtBot, sheet: QImage
) -> None:
    painter = QPainter(sheet)
    box = QRectF(0, 0, 200, HIGH)
    room = within_labels(painter, box, (0.0, 7.0), THEME.font("caption"))
    assert room.left() > LARGEST
    assert room.right() < 200 - LARGEST
    sheet.fill(THEME.colour("ground"))
    paint_strip(painter, box, Alike("", ((0.0, 7.0),)), 0, THEME.font("caption"))
    painter.end()
    drawn = columns(sheet)
    assert drawn[0] >= SIDE - 1
    assert drawn[-1] <= 200 - SIDE
