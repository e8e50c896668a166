"""What a cover chart stands on: its axis with its title, weekends, hours and names of days."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ambrota.calendar import clock
from ui.charts.series import NAMES
from ui.theme import THEME

HOURS, LEAST_TITLE = 6, 96
"""Hours between two that are named; the least room beside the axis for its title."""


def draw_axis(
    painter: QPainter, room: QRectF, right: float, zero: float, scale: float, seats: tuple[int, int]
) -> None:  # fmt: skip
    """Lines and numbers from the fewest to the most seats; `room`: what is left of the chart."""
    painter.setFont(THEME.font("caption"))
    high = painter.fontMetrics().height()
    low, most = seats
    # No number on another, however large the type and low the chart.
    step = max(1, -(-(most - low) // 4), int(-(-high // scale)))
    for number in range(-(-low // step) * step, most + 1, step):
        y = zero - number * scale
        painter.setPen(QPen(THEME.colour("edge"), 1))
        painter.drawLine(QPointF(room.right(), y), QPointF(right, y))
        painter.setPen(THEME.colour("muted"))
        top = min(y - high / 2, room.bottom() - high)
        box = QRectF(room.left(), top, room.width() - 6, high)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, align, str(number).replace("-", "−"))


def draw_title(painter: QPainter, room: QRectF, title: str) -> None:
    """What the axis counts, beside it where there is room, else along it above its numbers."""
    painter.setPen(THEME.colour("muted"))
    painter.setFont(THEME.font("caption"))
    wide = painter.fontMetrics().horizontalAdvance("000") + 12
    if room.width() >= LEAST_TITLE:
        box = room.adjusted(12, 0, -wide, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), title)
        return
    painter.save()
    painter.translate(room.left() + 2, room.bottom())
    painter.rotate(-90)
    line = QRectF(0, 0, room.height(), painter.fontMetrics().height())
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, title.split(",")[0])
    painter.restore()


def draw_words(painter: QPainter, room: QRectF, words: str) -> None:
    """What is to be said where nothing is drawn."""
    painter.setPen(THEME.colour("text"))
    painter.setFont(THEME.font("caption"))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, int(flags), words)


def draw_day_ground(painter: QPainter, box: QRectF, weekday: int, *, named: bool) -> None:
    """The tint of a weekend; in wide days the hours, in a week the day's name."""
    if weekday >= 5:
        tint = THEME.colour("weekend")
        tint.setAlpha(150)
        painter.fillRect(box, tint)
    painter.setFont(THEME.font("caption"))
    painter.setPen(THEME.colour("muted"))
    metrics = painter.fontMetrics()
    if named:
        painter.drawText(QPointF(box.left(), metrics.ascent() + 1), NAMES[weekday][:3])
    wide = metrics.horizontalAdvance("00:00") + 8
    if box.width() / (24 / HOURS) < wide:
        return
    for hour in range(HOURS, 24, HOURS):
        x = box.left() + box.width() * hour / 24
        words = clock(hour * 60)
        painter.drawText(
            QPointF(x - metrics.horizontalAdvance(words) / 2, metrics.ascent() + 1), words
        )
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
