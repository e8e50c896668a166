"""What rules in hand would find in the current rota, beside what those in use find."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ambrota.rulebook import Rulebook
from ui.panels.parts import label
from ui.rulebook_words import effects, found_by, in_all

WAITING = "Checking the current rota by these rules …"


class EffectPanel(QWidget):
    """A line for each rule that finds more or fewer; `rule_asked` gives the one activated."""

    rule_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.list = label("", "strong", wrap=True), QListWidget()
        self.list.setAccessibleName("Rules that find more or fewer")
        self.list.setProperty("look", "lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.head)
        box.addWidget(self.list, 1)
        self.list.itemActivated.connect(self._ask)

    def say(self, words: str) -> None:
        """Say one thing alone."""
        self.head.setText(words)
        self.list.clear()

    def show_effect(self, book: Rulebook, in_use: Rulebook, now: Any, then: Any) -> None:
        """What is found now and then; `then` is None while it is tried."""
        if book == in_use:
            self.say("Nothing is changed yet. What a change does to the current rota stands here.")
            return
        if now is None or then is None:
            self.say(WAITING)
            return
        self.head.setText(in_all(now, then))
        self.list.clear()
        found = effects(book, in_use, found_by(now), found_by(then))
        for one in found:
            item = QListWidgetItem(one.words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.rule.id)
        if not found:
            QListWidgetItem("Every rule finds as many as now.", self.list)

    def text(self) -> str:
        """All that is said, line by line."""
        lines = [self.list.item(at).text() for at in range(self.list.count())]
        return "\n".join([self.head.text(), *lines])

    def _ask(self, item: QListWidgetItem) -> None:
        if rule := item.data(Qt.ItemDataRole.UserRole):
            self.rule_asked.emit(rule)
