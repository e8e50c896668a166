"""A sentence of how a rota stands, with a mark before it that says good or bad without colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.counted_words import BAD, GOOD, NOTICE
from ui.panels.parts import label, set_look
from ui.theme import THEME

MARKS = {GOOD: ("✓", "Good"), BAD: ("✗", "Bad"), NOTICE: ("!", "To note")}
"""What each sign is, and how it is read aloud."""


class News(QWidget):
    """The mark, and beside it the sentence, whose further lines begin where its first does."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        self._mark, self._line = label(), label(wrap=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._line, 1)
        self.tell(text, look)

    def text(self) -> str:
        """The sentence."""
        return self._line.text()

    def tell(self, text: str, look: str = "") -> None:
        """Say it in a look of the style sheet; those of good and bad news have their mark."""
        sign, name = MARKS.get(look, ("", ""))
        self._line.setText(text)
        self._mark.setText(sign)
        self._mark.setAccessibleName(name)
        self._mark.setFixedWidth(THEME.body)
        self._mark.setVisible(bool(sign))
        for part in (self, self._mark, self._line):
            set_look(part, look)
