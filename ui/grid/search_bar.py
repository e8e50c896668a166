"""The line above the grid in which a person, a code or a date is found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from ui.grid.search import Hits, find
from ui.panels.parts import label
from ui.rota_model import Cell, RotaModel
from ui.session import Session

FIND, FIND_BRIEFLY = "Find a person, code or date…", "Find…"


class SearchBar(QWidget):
    """Type to find; Enter goes to the next, Shift+Enter to the one before, Escape closes it.

    `link` opens it, and lies where whoever does not know the keys will see it.
    """

    went = Signal(list)
    closed = Signal()

    def __init__(self, session: Session, model: RotaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self.hits, self._at = Hits(), 0
        self.text = QLineEdit()
        self.text.setPlaceholderText("Person, code or date: Patel, N, Bell 11 May, week 3")
        self.text.setAccessibleName("Find a person, a code or a date in the grid")
        self.said = label("", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.addWidget(self.text, 1)
        box.addWidget(self.said)
        for sign, name, by in (("◂", "Previous place", -1), ("▸", "Next place", 1)):
            box.addWidget(self._button(sign, name, by))
        box.addWidget(self._button("✕", "Close the search", 0))
        self.text.textChanged.connect(self._search)
        self.link = QPushButton(FIND)
        self.link.setProperty("look", "link")
        self.link.setToolTip("Ctrl+Shift+F")
        self.link.setAccessibleName("Find a person, a code or a date in the grid")
        self.link.clicked.connect(self.open_bar)
        self.hide()

    def _button(self, sign: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.step(by) if by else self.close_bar())
        return button

    def open_bar(self) -> None:
        """Ready to type."""
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def close_bar(self) -> None:
        """Back to the grid."""
        self.hide()
        self.closed.emit()

    def _search(self, text: str) -> None:
        """Look for what was typed, off the window's thread: a trust has many cells."""
        rota, people = self._model.rota, self._model.people
        self._session.background.run(
            "find", lambda: find(rota, people, text), self._take, self._session.failed.emit
        )

    def _take(self, hits: Hits) -> None:
        self.hits, self._at = hits, 0
        self._go()

    def step(self, by: int) -> None:
        """The next place or the one before, round and round."""
        if self.hits.cells:
            self._at = (self._at + by) % len(self.hits.cells)
            self._go()

    def _go(self) -> None:
        cells = self.hits.cells
        if not cells:
            self.said.setText(self.hits.words)
            return
        self.said.setText(f"{self._at + 1} of {self.hits.words}")
        place: list[Cell] = [cells[self._at]]
        self.went.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
