"""Tabs above the grid: which rota is shown, the current one or a proposal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.session import Session
from ui.theme import LEAST_TARGET, THEME

ROOMY, CLOSE = 28, 14
"""Room beside the words of a tab, and where there is little."""


class VersionTabs(QWidget):
    """A tab a version; none where there is only one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.group = QButtonGroup(self)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def fill(self) -> None:
        """Make the tabs anew."""
        while item := self._box.takeAt(0):
            if isinstance(widget := item.widget(), QPushButton):
                self.group.removeButton(widget)
                widget.hide()
                widget.deleteLater()
        for key, version in self.session.versions.items():
            button = QPushButton(version.title)
            button.setCheckable(True)
            button.setChecked(key == self.session.shown)
            button.setProperty("look", "tab")
            button.setAccessibleName(f"Show {version.title}")
            button.clicked.connect(self._showing(key))
            self.group.addButton(button)
            self._box.addWidget(button)
        several = len(self.session.versions) > 1
        for tab in self.group.buttons():
            tab.setVisible(several)

    def _showing(self, key: str) -> Callable[[], None]:
        return lambda: self.session.show(key)

    def mark(self, key: str) -> None:
        """Another version is shown."""
        for button, name in zip(self.group.buttons(), self.session.versions, strict=False):
            button.setChecked(name == key)

    def fit(self, room: int) -> None:
        """Where the names are too wide for the room, those not shown go by their letter.

        Where that is not enough, they stand closer, and the one shown ends in dots.
        """
        metrics = QFontMetrics(THEME.font(bold=True))
        versions = list(self.session.versions.values())
        shown = self.session.shown
        room -= self._box.spacing() * (len(versions) - 1)
        words = {one.key: one.title for one in versions}
        beside = ROOMY
        if _wide(metrics, words, beside) > room:
            words |= {one.key: one.key for one in versions
                      if not one.is_current and one.key != shown}  # fmt: skip
        if _wide(metrics, words, beside) > room:
            beside = CLOSE
        if (over := _wide(metrics, words, beside) - room) > 0 and shown in words:
            own = max(LEAST_TARGET, metrics.horizontalAdvance(words[shown]) - over)
            words[shown] = metrics.elidedText(words[shown], Qt.TextElideMode.ElideRight, own)
        for tab, one in zip(self.group.buttons(), versions, strict=False):
            tab.setText(words[one.key])
            tab.setToolTip("" if words[one.key] == one.title else one.title)
            tab.setFixedWidth(_wide(metrics, {one.key: words[one.key]}, beside))


def _wide(metrics: QFontMetrics, words: Mapping[str, str], beside: int) -> int:
    """How wide tabs with these words are."""
    return sum(max(LEAST_TARGET, metrics.horizontalAdvance(one) + beside) for one in words.values())
