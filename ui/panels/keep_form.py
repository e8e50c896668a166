"""What to keep: days and people that every proposal leaves as they are, each with its remove."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ambrota.model import Rota
from solver.request import Lock
from ui.brief import Brief, lock_words
from ui.panels.parts import label, row

MOST_TOLD = 12
CHOICES = (
    ("cells", "The selected days of the selected people"),
    ("days", "The selected days, for everybody"),
    ("people", "Every day of the selected people"),
    ("team", "Every day of the selected people’s teams"),
)


class KeepForm(QWidget):
    """Lists what is locked. It asks for changes, and makes none."""

    unlock_asked = Signal(object)
    free_asked = Signal(str)
    lock_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        box.addLayout(self._rows)
        self.add = QPushButton("Keep more")
        self.add.setAccessibleName("Keep more: what is selected in the grid")
        menu = QMenu(self.add)
        for what, words in CHOICES:
            menu.addAction(words).triggered.connect(self._asking(what))
        self.add.setMenu(menu)
        box.addWidget(row(self.add, None))
        self.removes: list[QPushButton] = []
        self._said: object = None

    def _asking(self, what: str) -> Callable[[], None]:
        return lambda: self.lock_asked.emit(what)

    def show_locks(self, rota: Rota, brief: Brief) -> None:
        """List the people who are locked, and the days."""
        people = [one for one in rota.people if one.locked]
        said = rota.first_day, rota.days, tuple(one.id for one in people), brief.locks
        if said == self._said:
            return
        self._said = said
        while item := self._rows.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.removes = []
        for person in people[:MOST_TOLD]:
            self._add(f"{person.name}, every day", self._freeing(person.id))
        for lock in brief.locks:
            self._add(lock_words(rota, lock), self._unlocking(lock))
        if len(people) > MOST_TOLD:
            more = f"and {len(people) - MOST_TOLD} more people who are locked (Ctrl+L frees them)"
            self._rows.addWidget(label(more, "muted", wrap=True))
        if not people and not brief.locks:
            nothing = "Nothing yet. Select days in the grid, and keep them here."
            self._rows.addWidget(label(nothing, "muted", wrap=True))

    def _freeing(self, person: str) -> Callable[[], None]:
        return lambda: self.free_asked.emit(person)

    def _unlocking(self, lock: Lock) -> Callable[[], None]:
        return lambda: self.unlock_asked.emit(lock)

    def _add(self, words: str, call: Callable[[], None]) -> None:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(words, wrap=True), 1)
        remove = QPushButton("Remove")
        remove.setProperty("look", "link")
        remove.setMinimumHeight(24)
        remove.setAccessibleName(f"No longer keep: {words}")
        remove.clicked.connect(call)
        line.addWidget(remove)
        self._rows.addWidget(made)
        self.removes.append(remove)
