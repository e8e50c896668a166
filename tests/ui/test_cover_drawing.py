"""How the cover chart is drawn: the line of what is needed, and sessions too narrow for a hatch."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPolygonF

from ui.charts.cover_drawing import NARROW, DayDrawing, needed_pen, session_look

WIDE, SCALE = 96.0, 10.0


class Painter:
    """Keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.lines: list[list[tuple[float, float]]] = []
        self.filled: list[QRectF] = []
        self.framed: list[QRectF] = []

    def setPen(self, _pen: Any) -> None: ...

    def setBrush(self, _brush: Any) -> None: ...

    def drawPolyline(self, line: QPolygonF) -> None:
        self.lines.append([(point.x(), point.y()) for point in line.toList()])

    def fillRect(self, rect: QRectF, _colour: Any) -> None:
        self.filled.append(rect)

    def drawRect(self, rect: QRectF) -> None:
        self.framed.append(rect)


def outline(days: list[list[int]], lefts: list[float]) -> list[list[tuple[float, float]]]:
    painter = Painter()
    boxes = [QRectF(left, 0.0, WIDE, 100.0) for left in lefts]
    seats = [np.array(day, dtype=np.int64) for day in days]
    DayDrawing(painter, SCALE).outline(boxes, seats, needed_pen())  # type: ignore[arg-type]
    return painter.lines


def test_what_is_needed_has_no_foot_before_its_first_half_hour() -> None:
    (line,) = outline([[0] * 12 + [2] * 36], [0.0])
    assert line == [(24.0, 80.0), (96.0, 80.0)]


def test_it_falls_to_nought_between_two_needs() -> None:
    (line,) = outline([[1] * 12 + [0] * 12 + [2] * 24], [0.0])
    assert (24.0, 100.0) in line
    assert line[-1] == (96.0, 80.0)


def test_it_is_whole_over_neighbouring_days_and_parted_by_the_gap_of_a_week() -> None:
    (line,) = outline([[2] * 48, [3] * 48], [0.0, 98.0])
    assert (98.0, 80.0) in line, "level over the gap between two days"
    assert len(outline([[2] * 48, [3] * 48], [0.0, 104.0])) == 2


def test_it_stands_on_whole_pixels_and_is_as_thick_everywhere() -> None:
    (line,) = outline([[1] * 7 + [2] * 41], [0.3])
    assert all(x == round(x) and y == round(y) for x, y in line)
    assert needed_pen().widthF() == 2


def test_sessions_too_narrow_for_a_hatch_are_a_tint() -> None:
    low, high = np.zeros(48, dtype=np.int64), np.zeros(48, dtype=np.int64)
    high[10:12] = high[20:30] = 1
    painter = Painter()
    box = QRectF(0.0, 0.0, WIDE, 100.0)
    look = session_look("contact", some_weeks=True)
    DayDrawing(painter, SCALE)._hatch(box, low, high, look)  # type: ignore[arg-type]
    assert [rect.width() for rect in painter.filled] == [4.0]
    assert [rect.width() for rect in painter.framed] == [20.0]
    assert painter.filled[0].width() < NARROW
    assert look.tint.rgb() == look.frame.color().rgb()
