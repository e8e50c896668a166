"""What the short tour shows: a ring round a part of the window, and a card beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.panels.message_bar import announce
from ui.panels.parts import label, row
from ui.theme import CORNER, THEME

WIDTH = 320
GAP = 12
LINE = 3
VEIL = 190
"""How much of what is not spoken of is hidden, of 255: no edge cuts through words that are read."""


class Ring(QWidget):
    """A line round a part of the window, all else behind a veil; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.part = QRect()
        self.hide()

    def put_round(self, part: QWidget) -> None:
        """Stand round a part, within the window."""
        inside = QRect(part.mapTo(self.window(), QPoint(0, 0)), part.size())
        self.part = inside.adjusted(-LINE, -LINE, LINE, LINE) & self.window().rect()
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = THEME.colour("panel")
        veil.setAlpha(VEIL)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(self.part))
        painter.fillRect(self.rect(), veil)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(THEME.colour("accent"), LINE))
        half = LINE / 2
        edge = QRectF(self.part).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(edge, CORNER, CORNER)
        painter.end()


class TourCard(QFrame):
    """One stop: its title, its words, and the ways on, back and out."""

    went = Signal(int)
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("look", "chosen")
        self.setFixedWidth(WIDTH)
        self.count, self.title = label("", "section"), label("", "heading", wrap=True)
        self.words = label("", wrap=True)
        self.back, self.next = QPushButton("Back"), QPushButton("Next")
        self.leave = QPushButton("End the tour")
        self.next.setProperty("look", "accent")
        self.leave.setProperty("look", "link")
        self.back.clicked.connect(lambda: self.went.emit(-1))
        self.next.clicked.connect(lambda: self.went.emit(1))
        self.leave.clicked.connect(self.ended)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        for part in (self.count, self.title, self.words):
            box.addWidget(part)
        box.addWidget(row(self.leave, None, self.back, self.next))
        self.hide()

    def tell(self, title: str, words: str, at: int, stops: int) -> None:
        """Show a stop, the `at`-th of so many from 0 on."""
        self.count.setText(f"A SHORT TOUR · {at + 1} OF {stops}")
        self.title.setText(title)
        self.words.setText(words)
        self.back.setEnabled(at > 0)
        last = at + 1 == stops
        self.next.setText("Done" if last else "Next")
        self.leave.setVisible(not last)
        self.setAccessibleName(f"A short tour, {at + 1} of {stops}: {title}")
        self.show()
        announce(self, f"{title}. {words}")

    def put_beside(self, part: QRect) -> None:
        """Stand where it hides least of a part: beside, under or above it, else in its corner."""
        self.setFixedHeight(self.heightForWidth(WIDTH))
        own, inside = self.size(), self.window().rect()
        room = inside.adjusted(GAP, GAP, -own.width() - GAP, -own.height() - GAP)
        corners = (
            QPoint(part.right() + GAP, part.top()),
            QPoint(part.left() - GAP - own.width(), part.top()),
            QPoint(part.left(), part.bottom() + GAP),
            QPoint(part.left(), part.top() - GAP - own.height()),
        )
        places = [QRect(_within(room, corner), own) for corner in corners]
        last = QRect(QPoint(0, 0), own)
        last.moveBottomRight(part.bottomRight() - QPoint(GAP, GAP))
        free = (place for place in places if not place.intersects(part))
        self.move(next(free, QRect(_within(room, last.topLeft()), own)).topLeft())
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.went.emit(1)
        elif event.key() == Qt.Key.Key_Left and self.back.isEnabled():
            self.went.emit(-1)
        else:
            super().keyPressEvent(event)


def _within(room: QRect, at: QPoint) -> QPoint:
    """The nearest point of a room."""
    return QPoint(
        max(room.left(), min(at.x(), room.right())), max(room.top(), min(at.y(), room.bottom()))
    )
