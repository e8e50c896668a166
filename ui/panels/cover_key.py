"""What the marks of the cover chart mean, as far as they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.cover_drawing import (
    HATCHED,
    dashed,
    least_pen,
    needed_pen,
    session_look,
    vacant_look,
)
from ui.charts.margins import Margins
from ui.charts.need_words import empty_mark
from ui.charts.series import Series
from ui.theme import THEME

NEEDED, LEAST, FILLED, SHORT, MEETING, TRAINING, NOW, SPARE, GIVEN = (
    "needed", "least while a session is held", "filled", "short", "one-to-one", "training",
    "filled now", "to spare at the worst", "given up to people",
)  # fmt: skip
LINES = {NEEDED: needed_pen, LEAST: least_pen, NOW: dashed}
SWATCH, GAP, FAR = 16, 16, 10_000


class CoverKey(QWidget):
    """A line of swatches, each with its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[str, ...] = ()
        self.series: Series | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_of(
        self, series: Series | None, behind: Series | None, far: Margins | None = None,
        days: range | None = None,
    ) -> None:  # fmt: skip
        """Only what is drawn is told, and of `days` only what is drawn there: those in sight."""
        self.series = series
        sight = slice(days.start, days.stop) if days else slice(None)
        self.shown = _drawn(series, behind, sight) if far is None else _drawn_far(far, sight)
        self.setAccessibleName("Marks of the cover chart: " + ", ".join(self.shown))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[QRectF]:
        """Where each swatch with its word stands: in as many lines as the width asks for."""
        metrics = QFontMetrics(THEME.font("caption"))
        high, left, top = metrics.height() + 6, 0.0, 0.0
        found = []
        for word in self.shown:
            wide = SWATCH + 4 + metrics.horizontalAdvance(word) + GAP
            if left and left + wide > width:
                left, top = 0.0, top + high
            found.append(QRectF(left, top, wide, high))
            left += wide
        return found

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return int(places[-1].bottom()) if places else QFontMetrics(THEME.font("caption")).height()

    def sizeHint(self) -> QSize:
        places = self._places(FAR)
        return QSize(int(places[-1].right()) if places else 0, self.heightForWidth(FAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(THEME.font("caption"))
        for word, place in zip(self.shown, self._places(self.width()), strict=True):
            self._swatch(painter, QRectF(place.left(), place.center().y() - 5, SWATCH, 10), word)
            painter.setPen(THEME.colour("muted"))
            box = place.adjusted(SWATCH + 4, 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)

    def _swatch(self, painter: QPainter, box: QRectF, word: str) -> None:
        laid_over = self.series is not None and self.series.cycle is not None
        if word in LINES:
            painter.setPen(LINES[word]())
            y = box.center().y()
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        elif word in (FILLED, SPARE):
            painter.fillRect(box, THEME.colour("filled"))
        elif word == SHORT:
            painter.setPen(QPen(THEME.colour("finding"), 1.5))
            painter.setBrush(QBrush(THEME.colour("finding"), HATCHED))
            painter.drawRect(box)
        else:
            look = vacant_look()
            if word.startswith((MEETING, TRAINING, GIVEN)):
                kind = "training" if word.startswith(TRAINING) else "contact"
                look = session_look(kind, some_weeks=laid_over)
                painter.fillRect(box, THEME.colour("filled" if laid_over else "ground"))
            painter.setPen(look.frame)
            painter.setBrush(look.inside)
            painter.drawRect(box)


def _drawn(series: Series | None, behind: Series | None, sight: slice) -> tuple[str, ...]:
    """What half hours show."""
    if series is None:
        return ()
    laid_over = series.cycle is not None
    told = {
        NEEDED: True,
        LEAST: series.least is not None,
        FILLED: True,
        SHORT: bool(series.short[sight].any()),
        MEETING: bool(series.meeting[sight].any()),
        TRAINING: bool(series.training[sight].any()),
        empty_mark(series): series.vacant is not None and bool(series.vacant[sight].any()),
        NOW: behind is not None and bool((behind.there != series.there)[sight].any()),
    }
    some = " in some weeks" if laid_over else ""
    return tuple(
        word + (some if word in (MEETING, TRAINING) else "")
        for word, drawn in told.items()
        if drawn
    )


def _drawn_far(far: Margins, sight: slice) -> tuple[str, ...]:
    """What whole days show."""
    told = {SPARE: far.spare, SHORT: far.short, GIVEN: far.given}
    return tuple(word for word, days in told.items() if days[sight].any())
