"""One page as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.printing.page import MARGIN, Paper
from ui.printing.words import page_words
from ui.theme import LIGHT, THEME

WORK, NOTHING = "Laying out the pages …", "Choose something to print."


class Preview(QWidget):
    """One page as it will be printed. What it shows is in the window too, as tables."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.paper: Paper | None = None
        self.number = 0
        self._picture: tuple[object, QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(760, 560)

    def show_page(self, paper: Paper | None, number: int) -> None:
        """Show a page of a layout."""
        self.paper, self.number = paper, number
        words = WORK if paper is None else NOTHING
        if paper is not None and paper.count:
            words = f"{page_words(number + 1, paper.count)}, {paper.heading(number)}"
        self.setAccessibleName(f"Preview: {words}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        step = {key.Key_PageDown: 1, key.Key_Right: 1, key.Key_PageUp: -1, key.Key_Left: -1}
        if event.key() in step:
            self.turned.emit(step[key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.paper is None or not self.paper.count:
            painter.setPen(THEME.colour("muted"))
            words = WORK if self.paper is None else NOTHING
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        full = self.paper.layout.fullRectPoints().size()
        scale = min((self.width() - 16) / full.width(), (self.height() - 16) / full.height())
        box = QRectF(0, 0, full.width() * scale, full.height() * scale)
        box.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(box.topLeft(), self._drawn(self.paper, box, scale))
        colour = "accent" if self.hasFocus() else "edge"
        painter.setPen(QPen(THEME.colour(colour), 2 if self.hasFocus() else 1))
        painter.drawRect(box)

    def _drawn(self, paper: Paper, box: QRectF, scale: float) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (id(paper), self.number, box.width(), ratio)
        if self._picture is None or self._picture[0] != wanted:
            picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(LIGHT.ground))
            painter = QPainter(picture)
            painter.scale(scale, scale)
            painter.translate(MARGIN, MARGIN)
            paper.draw(painter, self.number)
            painter.end()
            self._picture = wanted, picture
        return self._picture[1]
