"""Small parts that panels share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label with a look of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


class OneLine(QLabel):
    """A line that gives way: where there is no room it ends in …, and is told whole as a tip."""

    def __init__(self, look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip(self.text() if words != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()), words)
        painter.end()


def set_look(widget: QWidget, look: str) -> None:
    """Change a widget's look."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_instead(area: QScrollArea, page: QWidget) -> None:
    """Show another page. The one before goes later: a key or a click in it may have led here,
    and a widget that is deleted while it is being told of one takes the program with it.
    """
    before = area.takeWidget()
    area.setWidget(page)
    if before is not None:
        before.hide()
        before.deleteLater()


def row(*widgets: QWidget | None, spacing: int = 8) -> QWidget:
    """Widgets beside one another; None is a stretch."""
    made = QWidget()
    box = QHBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            box.addStretch(1)
        else:
            box.addWidget(widget, 100 if widget.maximumWidth() < 10_000 else 0)
    return made


def column(*widgets: QWidget, margin: int = 12, spacing: int = 8) -> QWidget:
    """Widgets under one another."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(spacing)
    for widget in widgets:
        box.addWidget(widget)
    return made


def card(look: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A framed box and its layout."""
    frame = QFrame()
    frame.setProperty("look", look)
    box = QVBoxLayout(frame)
    box.setContentsMargins(12, 10, 12, 10)
    box.setSpacing(4)
    return frame, box
