"""Every step since the review was opened, in words: choosing one goes there, back or forth."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.panels.parts import label
from ui.session import Session
from ui.theme import THEME

ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
FIRST = "As it was opened"
HINT = "Choose a step to go back to it, or forward to it again."
NOTHING = "Nothing was changed yet. Each edit, rule, comment and choice will stand here as a step."


def step_words(words: str, number: int, now: int) -> str:
    """A step as it is read aloud: 'Step 3, Clear 4 cells, undone'."""
    where = "you are here" if number == now else "done" if number < now else "undone"
    name = f"Step {number}, {words}" if number else words
    return f"{name}, {where}"


class Steps(QAbstractListModel):
    """The steps of an undo stack, the state before the first one among them."""

    def __init__(self, undo: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self.undo = undo

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.undo.count() + 1

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        row, now = index.row(), self.undo.index()
        words = self.undo.text(row - 1) if row else FIRST
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole):
            return words
        if role == ROLE.AccessibleTextRole:
            return step_words(words, row, now)
        if role == ROLE.ForegroundRole:
            return THEME.colour("muted" if row > now else "text")
        if role == ROLE.FontRole:
            font = THEME.font(bold=row == now)
            font.setItalic(row > now)
            return font
        return None

    def renew(self) -> None:
        """The stack has changed."""
        self.beginResetModel()
        self.endResetModel()


class HistoryPanel(QWidget):
    """The list of steps. Far ones are walked to one at a time, so that the window answers."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.steps = Steps(session.undo, self)
        self.list = QListView()
        self.list.setModel(self.steps)
        self.list.setProperty("look", "lines")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("History of changes")
        self.list.setAccessibleDescription(HINT)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        self.hint = label(HINT, "muted", wrap=True)
        box.addWidget(self.hint)
        box.addWidget(self.list, 1)
        self._wanted: tuple[int, int] | None = None
        self._walk = QTimer(self)
        self._walk.setInterval(0)
        self._walk.timeout.connect(self._step)
        # Its own methods, so that Qt lets go of them with the pane: the stack may outlive it.
        session.undo.indexChanged.connect(self._renew)
        session.opened.connect(self._renew)
        self._renew()

    def go_to(self, number: int) -> None:
        """Undo or redo until that many steps are done."""
        undo = self.session.undo
        self._wanted = max(0, min(number, undo.count())), undo.count()
        self.session.hold_checks()
        self._walk.start()

    def _chosen(self, index: Index) -> None:
        self.go_to(index.row())

    def _step(self) -> None:
        undo = self.session.undo
        wanted, count = self._wanted or (0, -1)
        # Whatever else was done meanwhile ends the walk: its steps are other ones.
        if undo.count() != count or undo.index() == wanted:
            self._walk.stop()
            self.session.check_held()
            self._renew()
        elif undo.index() > wanted:
            undo.undo()
        else:
            undo.redo()

    def _renew(self, _index: int = 0) -> None:
        # A stack that is being destroyed says that it is empty, when it cannot be asked any more.
        if not isValid(self._walk) or not isValid(self.session.undo) or self._walk.isActive():
            return
        self.steps.renew()
        self.hint.setText(HINT if self.session.undo.count() else NOTHING)
        at = self.steps.index(self.session.undo.index(), 0)
        self.list.setCurrentIndex(at)
        self.list.scrollTo(at, QListView.ScrollHint.PositionAtCenter)
