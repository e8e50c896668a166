"""The way through, from Open to Export: what is done, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QWidget

from ui.theme import THEME

STEPS = ("Open", "Understand", "Check", "Propose", "Compare", "Decide", "Export")
WAITING, DONE, NEXT = "waiting", "done", "next"
ALL_DONE = "Done: open another rota"
MARK, PAD = 28, 8
"""Room for the number of a step, and after its words."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one step stands: waiting, done or next, with a word of detail; `can` it be gone to.

    `words`: what the button that goes on to it says; `goes`: where it leads, if not to the step.
    """

    state: str = WAITING
    detail: str = ""
    can: bool = False
    words: str = ""
    goes: str = ""


class Step(QAbstractButton):
    """One step: a tick, its name, its detail."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._name, self.stand = number, name, Stand()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(name)

    def show_stand(self, stand: Stand) -> None:
        """Say where the step stands."""
        self.stand = stand
        self.setEnabled(stand.can)
        words = {WAITING: "not yet", DONE: "done", NEXT: "next"}[stand.state]
        detail = f", {stand.detail}" if stand.detail else ""
        self.setAccessibleName(f"Step {self._number}, {self._name}: {words}{detail}")
        self.setToolTip(f"{self._name}: {words}{detail}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name, detail = self._fonts()
        width = max(
            QFontMetrics(name).horizontalAdvance(self._name),
            QFontMetrics(detail).horizontalAdvance(self.stand.detail),
        )
        high = QFontMetrics(name).height() + QFontMetrics(detail).height()
        return QSize(MARK + width + PAD, high + 10)

    def _fonts(self) -> tuple[QFont, QFont]:
        """The type of the name, as wide as it may become, and of the detail."""
        return THEME.font(bold=True), THEME.font("caption")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = QRectF(self.rect()).adjusted(1, 2, -1, -2), self.stand.state
        if state == NEXT or (self.underMouse() and self.isEnabled()):
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
        state, detail = self.stand.state, self.stand.detail
        painter.setFont(THEME.font(bold=state == NEXT))
        painter.setPen(THEME.colour({WAITING: "muted", DONE: "text", NEXT: "accent"}[state]))
        box = rect.adjusted(MARK - 2, 0, 0, 0)
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
        dot = QRectF(rect.left() + 6, rect.center().y() - 8, 16, 16)
        colour = THEME.colour({WAITING: "muted", DONE: "better", NEXT: "accent"}[state])
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if state == NEXT else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        painter.setPen(THEME.colour("accent_text") if state == NEXT else colour)
        painter.setFont(THEME.font("caption", bold=True))
        text = "✓" if state == DONE else str(self._number)
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class Joint(QWidget):
    """The short line between two steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(4)
        self.setMaximumWidth(28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(THEME.colour("edge"), 1.5))
        middle = self.height() / 2
        painter.drawLine(1, round(middle), self.width() - 1, round(middle))


class WayBar(QWidget):
    """The seven steps in order."""

    went = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The way through")
        self.steps: dict[str, Step] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 2, 8, 2)
        box.setSpacing(0)
        for number, name in enumerate(STEPS, 1):
            if number > 1:
                box.addWidget(Joint(), 1)
            step = Step(number, name)
            step.clicked.connect(self._going(name))
            self.steps[name] = step
            box.addWidget(step)
        box.addStretch(1)
        self.next = QPushButton()
        self.next.setProperty("look", "next")
        self.next.clicked.connect(lambda: self.went.emit(self._next))
        self._next: str = STEPS[0]
        box.addWidget(self.next)
        self.show_stands({})

    def _going(self, name: str) -> Callable[[], None]:
        return lambda: self.went.emit(name)

    def show_stands(self, stands: Mapping[str, Stand]) -> None:
        """Say where every step stands."""
        going = ""
        for name, step in self.steps.items():
            stand = stands.get(name, Stand())
            step.show_stand(stand)
            if stand.state == NEXT:
                self._next, going = stand.goes or name, stand.words
        if stands and all(stand.state == DONE for stand in stands.values()):
            self._next, going = STEPS[0], ALL_DONE
        self.next.setText(f"{going} ›")
        self.next.setVisible(bool(going))
