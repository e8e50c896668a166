"""The way through, from Open to Export: what is done, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.panels.way_step import DONE as DONE
from ui.panels.way_step import FITS, JOINT, Fit, Joint, Step
from ui.panels.way_step import NEXT as NEXT
from ui.panels.way_step import OPEN as OPEN
from ui.panels.way_step import WAITING as WAITING
from ui.panels.way_step import Stand as Stand
from ui.theme import THEME

STEPS = ("Open", "Understand", "Check", "Propose", "Compare", "Decide", "Export")
ALL_DONE = "Done: open another rota"
MARGIN, BUTTON = 8, 14
"""Room at the ends, and beside the words of the button that goes on."""


class WayBar(QWidget):
    """The seven steps in order."""

    went = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The way through")
        self.steps: dict[str, Step] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(MARGIN, 2, MARGIN, 2)
        box.setSpacing(0)
        self._joints: list[Joint] = []
        self._going = ""
        for number, name in enumerate(STEPS, 1):
            if number > 1:
                self._joints.append(Joint())
                box.addWidget(self._joints[-1], 1)
            step = Step(number, name)
            step.clicked.connect(self._leading(name))
            self.steps[name] = step
            box.addWidget(step)
        box.addStretch(1)
        self.next = QPushButton()
        self.next.setProperty("look", "next")
        self.next.clicked.connect(lambda: self.went.emit(self._next))
        self._next: str = STEPS[0]
        box.addWidget(self.next)
        self.show_stands({})

    def _leading(self, name: str) -> Callable[[], None]:
        return lambda: self.went.emit(name)

    def show_stands(self, stands: Mapping[str, Stand]) -> None:
        """Say where every step stands."""
        going = ""
        for name, step in self.steps.items():
            stand = stands.get(name, Stand())
            step.show_stand(stand)
            if stand.state == NEXT:
                self._next, going = name, stand.words
        if stands and all(stand.state in (DONE, OPEN) for stand in stands.values()):
            self._next, going = STEPS[0], ALL_DONE
        self._going = going
        self.next.setVisible(bool(going))
        self.next.setAccessibleName(going)
        self._refit()

    # -- as much as there is room for ---------------------------------------------------------

    def _words(self, fit: Fit) -> str:
        """What the button says."""
        short = self._going.partition(":")[0]
        return f"{self._going if fit.whole else short} ›"

    def _wide(self, fit: Fit) -> int:
        """How wide everything is when so much is said, without the lines between the steps."""
        steps = sum(step.wide(fit) for step in self.steps.values())
        metrics = QFontMetrics(THEME.font(bold=True))
        going = (
            metrics.horizontalAdvance(self._words(fit)) + 2 * BUTTON
            if not self.next.isHidden()
            else 0
        )
        return steps + going + 3 * MARGIN

    def _refit(self) -> None:
        """Show as much as fits; lines between the steps where they have room too."""
        room = self.width()
        fit = next((one for one in FITS if self._wide(one) <= room), FITS[-1])
        joined = self._wide(fit) + JOINT * len(self._joints) <= room
        for joint in self._joints:
            joint.setVisible(joined)
        for step in self.steps.values():
            step.show_fit(fit)
        self.next.setText(self._words(fit))
        self.next.setToolTip("" if fit.whole else self._going)

    def sizeHint(self) -> QSize:
        joints = JOINT * len(self._joints)
        return QSize(self._wide(FITS[0]) + joints, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(FITS[-1]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refit()
