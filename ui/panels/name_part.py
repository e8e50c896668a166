"""Whose decision it is: a person's own name and role, asked for once."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.panels.parts import label
from ui.session import Session

ASKED = "Who are you? Asked once; it stands beside what you decide and say."
EXAMPLE = "Your name and role, such as R Ashe, rota manager"


class NamePart(QWidget):
    """Asks while no name is known, and is gone when there is one."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.name = QLineEdit()
        self.name.setPlaceholderText(EXAMPLE)
        self.name.setAccessibleName("Your name and role")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(label(ASKED, "muted", wrap=True))
        box.addWidget(self.name)
        self.name.editingFinished.connect(self.take)
        session.author_given.connect(self.refresh)
        self.refresh()

    def take(self) -> None:
        """Take the name that was typed; nothing where none was."""
        if name := self.name.text().strip():
            self.session.give_author(name)

    def refresh(self, _name: str = "") -> None:
        """Ask where there is something to ask."""
        self.setVisible(not self.session.author)
