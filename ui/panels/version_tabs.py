"""Tabs above the grid: which rota is shown, the current one or a proposal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.session import Session
from ui.theme import THEME


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
        """Where the names are too wide for the room, those not shown go by their letter."""
        metrics = QFontMetrics(THEME.font(bold=True))
        versions = list(self.session.versions.values())
        wide = sum(metrics.horizontalAdvance(one.title) + 32 for one in versions)
        for tab, one in zip(self.group.buttons(), versions, strict=False):
            shown = one.is_current or one.key == self.session.shown or wide <= room
            tab.setText(one.title if shown else one.key)
            tab.setToolTip("" if shown else one.title)
            tab.setFixedWidth(metrics.horizontalAdvance(tab.text()) + 28)
