"""One step on the way through, drawn with as much of its words as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.grid.widths import TYPE
from ui.theme import THEME

STATES = WAITING, DONE, OPEN, NEXT = "waiting", "done", "open", "next"
DOT, LEFT, PAD = 16, 6, 8
"""The number of a step in type of the usual size, the room before it, and around its words."""
SAID = {WAITING: "not yet", DONE: "done", OPEN: "looked at, something open", NEXT: "next"}
INKS = {WAITING: "muted", DONE: "better", OPEN: "notice", NEXT: "accent"}
JOINT = 4
"""The least line between two steps."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one step stands: waiting, done, next, or looked at with something left open.

    `detail`: a word of it; `can` it be gone to; `words`: what the button that goes on to it says;
    `here`: whether one stands in it now.
    """

    state: str = WAITING
    detail: str = ""
    can: bool = False
    words: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of the bar is said: the second lines, the names of steps in a state, Next whole."""

    details: bool = False
    named: tuple[str, ...] = (NEXT,)
    whole: bool = True


FITS = (
    Fit(True, STATES), Fit(False, STATES), Fit(False, (WAITING, NEXT)),
    Fit(False, (WAITING, NEXT), False), Fit(), Fit(whole=False),
)  # fmt: skip
"""From the roomiest to the tightest: the first that the bar has room for is shown."""


class Step(QAbstractButton):
    """One step: a tick, its name, its detail."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._name, self.stand = number, name, Stand()
        self.fit = FITS[0]
        self._wides: dict[tuple[Fit, int], int] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(name)

    def show_stand(self, stand: Stand) -> None:
        """Say where the step stands."""
        if stand != self.stand:
            self._wides.clear()
        self.stand = stand
        self.setEnabled(stand.can)
        words = SAID[stand.state] + (", you are here" if stand.here else "")
        detail = f", {stand.detail}" if stand.detail else ""
        self.setAccessibleName(f"Step {self._number}, {self._name}: {words}{detail}")
        self.setToolTip(f"{self._name}: {words}{detail}")
        self.updateGeometry()
        self.update()

    def show_fit(self, fit: Fit) -> None:
        """Say as much as there is room for."""
        if fit != self.fit:
            self.fit = fit
            self.updateGeometry()
            self.update()

    def wide(self, fit: Fit) -> int:
        """How wide it is when so much is said; the bar asks for each several times in a turn."""
        if (fit, THEME.body) not in self._wides:
            self._wides[fit, THEME.body] = self._measured(fit)
        return self._wides[fit, THEME.body]

    def _measured(self, fit: Fit) -> int:
        words = 0
        if self._named(fit):
            words = QFontMetrics(THEME.font(bold=True)).horizontalAdvance(self._name)
            if fit.details:
                below = QFontMetrics(THEME.font("caption"))
                words = max(words, below.horizontalAdvance(self.stand.detail))
        return LEFT + dot_size() + LEFT + (words + PAD if words else 0)

    def _named(self, fit: Fit) -> bool:
        """Whether its name is said; that of where one stands always is."""
        return self.stand.here or self.stand.state in fit.named

    def sizeHint(self) -> QSize:
        high = QFontMetrics(THEME.font()).height() + QFontMetrics(THEME.font("caption")).height()
        return QSize(self.wide(self.fit), high + 10)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = QRectF(self.rect()).adjusted(1, 2, -1, -2), self.stand.state
        if self.stand.here or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(THEME.colour("hover"))
            painter.drawRoundedRect(rect, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(THEME.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 4, 4)
        self._mark(painter, rect, state)
        self._words(painter, rect)

    def _words(self, painter: QPainter, rect: QRectF) -> None:
        """The name, and under it what came of the step."""
        state, here = self.stand.state, self.stand.here
        if not self._named(self.fit):
            return
        detail = self.stand.detail if self.fit.details else ""
        painter.setFont(THEME.font(bold=here))
        quiet = "muted" if state == WAITING else "text"
        painter.setPen(THEME.colour("accent" if here or state == NEXT else quiet))
        box = rect.adjusted(LEFT + dot_size() + LEFT - 2, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not detail:
            painter.drawText(box, middle, self._name)
            return
        high = painter.fontMetrics().height()
        top = box.center().y() - (high + QFontMetrics(THEME.font("caption")).height()) / 2
        line = QRectF(box.left(), top, box.width(), high)
        painter.drawText(line, middle, self._name)
        painter.setFont(THEME.font("caption"))
        painter.setPen(THEME.colour("muted"))
        line.moveTop(top + high)
        line.setHeight(painter.fontMetrics().height())
        painter.drawText(line, middle, detail)

    def _mark(self, painter: QPainter, rect: QRectF, state: str) -> None:
        size = dot_size()
        dot = QRectF(rect.left() + LEFT - 1, rect.center().y() - size / 2, size, size)
        colour = THEME.colour(INKS[state])
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if state == NEXT else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        painter.setPen(THEME.colour("accent_text") if state == NEXT else colour)
        painter.setFont(THEME.font("caption", bold=True))
        text = {DONE: "✓", OPEN: "!"}.get(state, str(self._number))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def dot_size() -> int:
    """How large the number of a step is, in the type there is."""
    return round(DOT * THEME.body / TYPE)


class Joint(QWidget):
    """The short line between two steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(JOINT)
        self.setMaximumWidth(28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(THEME.colour("edge"), 1.5))
        middle = self.height() / 2
        painter.drawLine(1, round(middle), self.width() - 1, round(middle))
