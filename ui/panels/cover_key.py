"""What the marks of the cover chart mean, as far as they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.cover_drawing import HATCHED, dashed
from ui.charts.marks import mark_of
from ui.charts.series import Series
from ui.theme import THEME

NEEDED, FILLED, SHORT, MEETING, TRAINING, NOW = (
    "needed", "filled", "short", "meeting", "training", "filled now",
)  # fmt: skip
SWATCH, GAP = 16, 16


class CoverKey(QWidget):
    """A line of swatches, each with its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_of(self, series: Series | None, behind: Series | None) -> None:
        """Only what is drawn is told."""
        told = {NEEDED: series is not None, FILLED: series is not None}
        if series is not None:
            told |= {SHORT: bool(series.short.any()), MEETING: bool(series.meeting.any()),
                     TRAINING: bool(series.training.any()), NOW: behind is not None}  # fmt: skip
        self.shown = tuple(word for word, drawn in told.items() if drawn)
        self.setAccessibleName("Marks of the cover chart: " + ", ".join(self.shown))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = sum(SWATCH + 4 + metrics.horizontalAdvance(word) + GAP for word in self.shown)
        return QSize(wide, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(THEME.font("caption"))
        left, middle = 0.0, self.height() / 2
        gap = GAP if self.width() >= self.sizeHint().width() else GAP / 4
        for word in self.shown:
            self._swatch(painter, QRectF(left, middle - 5, SWATCH, 10), word)
            painter.setPen(THEME.colour("muted"))
            wide = painter.fontMetrics().horizontalAdvance(word)
            box = QRectF(left + SWATCH + 4, 0, wide + 4, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)
            left += SWATCH + 4 + wide + gap

    def _swatch(self, painter: QPainter, box: QRectF, word: str) -> None:
        if word in (NEEDED, NOW):
            painter.setPen(dashed() if word == NOW else QPen(THEME.colour("text"), 1.5))
            y = box.center().y()
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        elif word == FILLED:
            painter.fillRect(box, THEME.colour("filled"))
        elif word == SHORT:
            painter.setPen(QPen(THEME.colour("finding"), 1.5))
            painter.setBrush(QBrush(THEME.colour("finding"), HATCHED))
            painter.drawRect(box)
        else:
            colour = mark_of("contact" if word == MEETING else "training")
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense4Pattern))
            painter.drawRect(box)
