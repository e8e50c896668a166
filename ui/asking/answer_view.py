"""An answer of the solver as it is read: a sentence, what forbids it, and tables of its price."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ambrota.model import Rota
from solver.explaining.question import Answer
from ui.asking.answers import (
    BORNE_HEADS,
    DIFFERENCE_HEADS,
    MOVED_HEADS,
    Line,
    borne_lines,
    difference_lines,
    kept_words,
    moved_lines,
    price_words,
    verdict,
    worse_words,
)
from ui.asking.line_table import LineTable
from ui.panels.parts import label
from ui.search_words import plain_words


class AnswerView(QScrollArea):
    """Shows one answer; the lines of its tables go to their cells."""

    cells_chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Answer")
        self._box = QVBoxLayout()
        self.clear()

    def clear(self) -> None:
        """Nothing was asked yet."""
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(12, 4, 12, 12)
        self._box.setSpacing(6)
        self._box.addStretch()
        self.setWidget(inner)

    def text(self) -> str:
        """All that is said, line by line."""
        inner = self.widget()
        found = inner.findChildren(QLabel) if inner is not None else []
        return "\n".join(one.text() for one in found)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show (text, look) lines."""
        self.clear()
        for text, look in lines:
            self._say(text, look)

    def show_answer(
        self, rota: Rota, rulebook: Any, question: str, answer: Answer, asker: str
    ) -> None:
        """Show what a wish costs and who bears it, or what forbids it."""
        self.clear()
        self._say(question, "muted")
        self._say(*verdict(answer))
        self._say(worse_words(answer), "bad")
        self._say(kept_words(answer), "muted")
        conflict = answer.conflict
        if conflict is not None:
            for requirement in conflict.requirements:
                self._say(f"•  {plain_words(requirement)}", "")
            if conflict.ways_out:
                self._say("What could give way, the cheapest first:", "section")
            for way in conflict.ways_out:
                self._say(f"→  {way.change}", "")
        self._say(price_words(rota, answer), "strong")
        self._table("Person-days that change", MOVED_HEADS, moved_lines(rota, answer, asker))
        self._table("Who bears it", BORNE_HEADS, borne_lines(rota, answer))
        self._table("What else changes", DIFFERENCE_HEADS, difference_lines(answer, rulebook))

    def _say(self, text: str, look: str) -> None:
        if text:
            made = label(text, look, wrap=True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._box.insertWidget(self._box.count() - 1, made)

    def _table(self, name: str, heads: tuple[str, ...], lines: list[Line]) -> None:
        if not lines:
            return
        table = LineTable(name, heads)
        table.show_lines(lines)
        table.cells_chosen.connect(self.cells_chosen)
        self._box.insertWidget(self._box.count() - 1, table)
