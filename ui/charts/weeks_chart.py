"""One person's weeks as small multiples: a strip a figure, the current rota behind a proposal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.charts.marks import mark_of
from ui.person_weeks import (
    FATIGUE,
    HOURS,
    MEETINGS,
    NIGHTS,
    TRAINING,
    WEEKENDS,
    Strip,
    Weeks,
    value_words,
)
from ui.theme import THEME

SIDE, BAR, GAP = 2, 28, 8
LOOKS = {NIGHTS: "night", WEEKENDS: "late", MEETINGS: "contact", TRAINING: "training"}


class WeeksChart(QWidget):
    """A bar a week in each strip; left and right read the weeks out."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weeks = Weeks((), ())
        self.behind: Weeks | None = None
        self.at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Weeks of this person")
        self.setAccessibleDescription(
            "Left and right read out the weeks. The button beneath shows the same as a table."
        )

    def show_weeks(self, weeks: Weeks, behind: Weeks | None) -> None:
        """Take up other weeks."""
        self.weeks, self.behind = weeks, behind
        if self.at is not None and self.at >= len(weeks.labels):
            self.at = None
        self.updateGeometry()
        self.update()

    def left_out(self) -> list[Strip]:
        """Figures that are nothing in every week, in either rota: no chart says that better."""
        behind = self.behind.strips if self.behind is not None else ()
        return [
            strip
            for number, strip in enumerate(self.weeks.strips)
            if not any(strip.values) and not (number < len(behind) and any(behind[number].values))
        ]

    def _shown(self) -> list[tuple[int, Strip]]:
        """The strips that are drawn, with their places among all."""
        out = self.left_out()
        return [(at, one) for at, one in enumerate(self.weeks.strips) if one not in out]

    def _head(self) -> int:
        return THEME.body + 6

    def sizeHint(self) -> QSize:
        tall = self._head() + BAR + GAP
        return QSize(240, len(self._shown()) * tall + self._head())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def words(self, at: int) -> str:
        """A week in words: '4 May: paid hours 46 h, nights 3, ...'."""
        told = []
        for number, strip in enumerate(self.weeks.strips):
            value = value_words(strip.values[at])
            unit = f" {strip.unit.split(',')[0]}" if strip.unit and value != "–" else ""
            told.append(f"{strip.name.lower()} {value}{unit}")
            was = self._was(number, at)
            if was is not None and value_words(was) != value:
                told[-1] += f" (now {value_words(was)})"
        return f"{self.weeks.labels[at]}: {', '.join(told)}"

    def _was(self, number: int, at: int) -> float | None:
        if self.behind is None or at >= len(self.behind.labels):
            return None
        return self.behind.strips[number].values[at]

    # -- drawing ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0.0
        for number, strip in self._shown():
            self._strip(painter, top, number, strip)
            top += self._head() + BAR + GAP
        self._labels(painter, top)
        if self.at is not None:
            x = self._left(self.at) + self._wide() / 2
            painter.setPen(QPen(THEME.colour("accent"), 1.5))
            painter.drawLine(int(x), 0, int(x), int(top))
        if self.hasFocus():
            painter.setPen(QPen(THEME.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _wide(self) -> float:
        return (self.width() - 2 * SIDE) / max(1, len(self.weeks.labels))

    def _left(self, at: int) -> float:
        return SIDE + at * self._wide()

    def _strip(self, painter: QPainter, top: float, number: int, strip: Strip) -> None:
        painter.setFont(THEME.font("caption", bold=True))
        painter.setPen(THEME.colour("text"))
        box = QRectF(SIDE, top, self.width() - 2 * SIDE, self._head())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, strip.name)
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, self._whole(number, strip))
        foot = top + self._head() + BAR
        painter.setPen(QPen(THEME.colour("edge"), 1))
        painter.drawLine(SIDE, int(foot), self.width() - SIDE, int(foot))
        others = () if self.behind is None else self.behind.strips[number].values
        most = max((one for one in (*strip.values, *others) if one is not None), default=0) or 1
        colour = mark_of(LOOKS[strip.name]) if strip.name in LOOKS else THEME.colour("filled")
        gap = 1 if self._wide() > 4 else 0
        for at, value in enumerate(strip.values):
            high = BAR * (value or 0) / most
            bar = QRectF(self._left(at) + gap, foot - high, self._wide() - 2 * gap, high)
            painter.fillRect(bar, colour)
            was = self._was(number, at)
            if was is not None and was != value:
                y = foot - BAR * was / most
                painter.setPen(QPen(THEME.colour("text"), 1.5))
                painter.drawLine(int(bar.left()), int(y), int(bar.right()), int(y))

    def _whole(self, number: int, strip: Strip) -> str:
        unit = f" {strip.unit.split(',')[0]}" if strip.unit else ""
        mean = "mean " if strip.name == FATIGUE else ""
        told = f"{mean}{value_words(strip.whole)}{unit}"
        if strip.name == HOURS and self.weeks.contract is not None:
            told = f"{value_words(strip.whole)} of {value_words(self.weeks.contract)} h contracted"
        if self.behind is not None:
            was = value_words(self.behind.strips[number].whole)
            told += f", now {was}" if was != value_words(strip.whole) else ", as now"
        return told

    def _labels(self, painter: QPainter, top: float) -> None:
        """As many names of weeks as have room."""
        labels = self.weeks.labels
        if not labels:
            return
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        wide = max(painter.fontMetrics().horizontalAdvance(one) for one in labels) + 8
        every = max(1, int(-(-wide // max(1.0, self._wide()))))
        for at in range(0, len(labels), every):
            left = min(self._left(at), self.width() - wide)
            box = QRectF(left, top, wide, self._head())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, labels[at])

    # -- reading out --------------------------------------------------------------------------

    def _go(self, at: int) -> None:
        if self.weeks.labels:
            self.at = min(len(self.weeks.labels) - 1, max(0, at))
            self.told.emit(self.words(self.at))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().x() - SIDE) / self._wide())
        if 0 <= at < len(self.weeks.labels):
            words = self.words(at).replace(": ", "\n", 1).replace(", ", "\n")
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(int((event.position().x() - SIDE) / self._wide()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(0 if self.at is None else self.at + steps[key])
        else:
            super().keyPressEvent(event)
