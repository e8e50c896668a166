"""Problems of an import as a list by severity, each with its cell and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from ui.theme import THEME

PROBLEM = Qt.ItemDataRole.UserRole
HEADS = {
    "error": "Cannot be used until mended",
    "warning": "May be wrong",
    "note": "Settled in a way worth knowing",
}


class ProblemTree(QTreeWidget):
    """Emits the problem that is chosen, None where a heading is."""

    problem_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setIndentation(12)
        self.setAccessibleName("What was not understood, by cell")
        self.currentItemChanged.connect(
            lambda item, _before: self.problem_chosen.emit(
                None if item is None else item.data(0, PROBLEM)
            )
        )

    def show_problems(self, problems: Iterable[Any], only_sheet: str = "") -> None:
        """Show these problems, errors first, with nothing chosen. The only sheet is not named."""
        self.clear()
        listed = tuple(problems)
        self.number = len(listed)
        for severity, head in HEADS.items():
            own = [one for one in listed if one.severity == severity]
            if own:
                self._group(severity, head, own, only_sheet)

    def choose_first(self) -> None:
        """Choose the first problem there is."""
        if (top := self.topLevelItem(0)) is not None and (one := top.child(0)) is not None:
            self.setCurrentItem(one)

    def _group(self, severity: str, head: str, problems: list[Any], only_sheet: str) -> None:
        top = QTreeWidgetItem([f"{head}   {len(problems)}"])
        top.setFont(0, THEME.font(bold=True))
        if severity == "error":
            top.setForeground(0, QBrush(THEME.colour("worse")))
        for problem in problems:
            short = problem.sheet == only_sheet and problem.cell
            item = QTreeWidgetItem([f"{short or place_words(problem)}: {problem.found}"])
            item.setData(0, PROBLEM, problem)
            item.setToolTip(0, advice(problem))
            words = f"{severity}, {place_words(problem)}: {problem.found}. {advice(problem)}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
            top.addChild(item)
        self.addTopLevelItem(top)
        top.setExpanded(severity != "note")


def place_words(problem: Any) -> str:
    """Where a problem stands: 'Rota!D7'."""
    return "!".join(filter(None, [problem.sheet, problem.cell])) or "Workbook"


def advice(problem: Any) -> str:
    """What was expected and what to do, in sentences."""
    expected = f"Expected {problem.expected}. " if problem.expected else ""
    return expected + (f"What to do: {problem.todo}." if problem.todo else "")
