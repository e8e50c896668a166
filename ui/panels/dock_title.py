"""The title of a pane: its name, and a button to close it that is large enough to be hit."""

from __future__ import annotations

from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from ui.panels.parts import label
from ui.theme import LEAST_TARGET


class DockTitle(QWidget):
    """Stands in for Qt's own, whose buttons are small and have no name. It is dragged like that."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        name = dock.windowTitle()
        close = QToolButton()
        close.setText("✕")
        close.setMinimumSize(LEAST_TARGET, LEAST_TARGET)
        close.setAccessibleName(f"Close the pane {name}")
        close.setToolTip(f"Close the pane {name}")
        close.clicked.connect(dock.close)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 0)
        box.addWidget(label(name, "strong"))
        box.addStretch(1)
        box.addWidget(close)
