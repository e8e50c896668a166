"""A message above the grid: what was found, where, what to do. Never a dialog in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ambrota.errors import UserError
from ui.panels.parts import label, set_look


class MessageBar(QFrame):
    """One message at a time, above the grid, until it is closed or the next one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.title, self.detail = label("", "bad", wrap=True), label("", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName("Close the message")
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        self.act = QPushButton("Open the folder")
        self.act.setProperty("look", "link")
        self.act.clicked.connect(self._do)
        self._call: Callable[[], object] | None = None
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 8)
        box.addLayout(words, 1)
        box.addWidget(self.act)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_error(self, error: UserError) -> None:
        """Say what is wrong, where, what was expected and what to do."""
        where = f" ({error.where})" if error.where else ""
        self._say(f"{error.title.rstrip('.')}{where}", "bad", _detail(error))

    def show_note(
        self, title: str, detail: str = "", act: str = "", call: Callable[[], object] | None = None
    ) -> None:
        """Say that something went well, and offer what can be done with it."""
        self._say(title, "good", detail, act, call)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words are in this width: more lines must not be cut."""
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def _do(self) -> None:
        if self._call is not None:
            self._call()

    def _say(
        self,
        title: str,
        look: str,
        detail: str,
        act: str = "",
        call: Callable[[], object] | None = None,
    ) -> None:
        self._call = call
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self.title.setText(title)
        set_look(self.title, look)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.show()
        self._fit()
        announce(self, f"{title}. {detail}")


def _detail(error: UserError) -> str:
    parts = []
    if error.found:
        parts.append(f"Found: {error.found.rstrip('.')}.")
    if error.expected:
        parts.append(f"Expected: {error.expected.rstrip('.')}.")
    if error.todo:
        parts.append(f"What to do: {error.todo.rstrip('.')}.")
    return " ".join(parts)


def announce(about: QObject, words: str) -> None:
    """Tell a screen reader something that happened by itself."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
