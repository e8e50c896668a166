"""The people behind a number, as a list; choosing one goes to them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.behind import Behind
from ui.panels.parts import label
from ui.panels.table_dialog import Rows
from ui.reading import count


class BehindDialog(QDialog):
    """Stays beside the window, so that one can go from person to person."""

    person_chosen = Signal(str)
    day_chosen = Signal(int)

    def __init__(self, told: Behind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        self.setWindowTitle(told.title)
        self.resize(560, 480)
        people = any(one.person for one in told.entries)
        self.model = Rows(told.headings, self)
        self.model.show([one.texts for one in told.entries])
        self.view = QTableView()
        self.view.setProperty("look", "list")
        self.view.setModel(self.model)
        self.view.setAccessibleName(told.title)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(28)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.activated.connect(self._chosen)
        self.view.clicked.connect(self._chosen)
        who = count(len(told.entries), "person", "people") if people else (
            count(len(told.entries), "stretch of time", "stretches of time")
        )  # fmt: skip
        hint = "Enter or a click goes to the person." if people else "Enter or a click goes there."
        if not told.entries:
            who, hint = "No half hour." if told.headings[0] == "When" else "Nobody.", ""
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addWidget(label(told.title, "heading", wrap=True))
        box.addWidget(label(f"{who}. {hint}" if hint else who, "muted", wrap=True))
        box.addWidget(self.view, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        if told.entries:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    def _chosen(self, index: QModelIndex) -> None:
        entry = self.told.entries[index.row()]
        if entry.person is not None:
            self.person_chosen.emit(entry.person)
        elif entry.day is not None:
            self.day_chosen.emit(entry.day)
