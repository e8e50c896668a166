"""Problems of an import as a list by severity, each with its cell and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QBrush, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from ui.panels.problem_copy import HEADS, copy_problems
from ui.panels.problem_words import advice, place_words
from ui.panels.wrapping import Wrapping
from ui.theme import THEME

PROBLEM = Qt.ItemDataRole.UserRole


class ProblemTree(QTreeWidget):
    """Emits the problem that is chosen, None where a heading is. `name`: the workbook's."""

    problem_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.name = 0, "Workbook"
        self.problems: tuple[Any, ...] = ()
        copy = QAction("Copy problems", self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(Wrapping(self))
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(12)
        self.setAccessibleName("What was not understood, by cell")
        self.currentItemChanged.connect(
            lambda item, _before: self.problem_chosen.emit(
                None if item is None else item.data(0, PROBLEM)
            )
        )

    def show_problems(
        self, problems: Iterable[Any], only_sheet: str = "", asked: Collection[Any] = ()
    ) -> None:
        """Show these problems, errors first, with nothing chosen. The only sheet is not named.

        Those that are `asked` about elsewhere are not listed; `number` is how many of the listed
        are more than worth knowing.
        """
        self.clear()
        self.problems = tuple(problems)
        listed = [one for one in self.problems if one not in asked]
        self.number = sum(one.severity != "note" for one in listed)
        for severity, head in HEADS.items():
            own = [one for one in listed if one.severity == severity]
            if own:
                self._group(severity, head, own, only_sheet)

    def copy(self) -> None:
        """Copy all of them, as text and as a table, for whoever keeps the rota."""
        copy_problems(self.problems, self.name)

    def event(self, event: QEvent) -> bool:
        # Here the key copies problems, and not the selection of the grid.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # lines wrap elsewhere

    def choose_first(self) -> None:
        """Choose the first problem there is."""
        if (top := self.topLevelItem(0)) is not None and (one := top.child(0)) is not None:
            self.setCurrentItem(one)

    def _group(self, severity: str, head: str, problems: list[Any], only_sheet: str) -> None:
        top = QTreeWidgetItem([f"{head}   {len(problems):,}"])
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
        top.setExpanded(severity != "note" or not self.number)
