"""What a proposal changes, by person or by week; what is ticked is taken over."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ambrota.calendar import day_name
from ambrota.model import Change
from ui.asking.answers import codes
from ui.comparing.taking import Group, by_person, by_week
from ui.panels.parts import label, row
from ui.reading import count
from ui.rota_model import Cell
from ui.session import Session
from ui.theme import THEME
from ui.version import changes_between

CELL = Qt.ItemDataRole.UserRole
WAYS = {"By person": by_person, "By week": by_week}


class ChangesDialog(QDialog):
    """Follows the proposal shown. It asks for what is ticked to be taken, and takes nothing."""

    cells_chosen = Signal(list)
    take_asked = Signal(set, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("List of changes")
        self.resize(560, 620)
        self.head = label("", "heading", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.by = QComboBox()
        self.by.addItems(list(WAYS))
        self.by.setAccessibleName("Order of the changes")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["Who and when", "Now", "Then"])
        self.tree.setAccessibleName("Changes")
        self.mine = QCheckBox("Into a rota of my own, beside the proposals")
        self.mine.setMinimumHeight(24)
        self.take = QPushButton("Take what is ticked")
        self.take.setProperty("look", "accent")
        close = QPushButton("Close")
        close.clicked.connect(self.close)
        self._all = QPushButton("Tick all")
        self._all.clicked.connect(self._tick_all)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.head)
        box.addWidget(self.said)
        box.addWidget(row(self.by, self._all, None))
        box.addWidget(self.tree, 1)
        box.addWidget(self.mine)
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addStretch()
        foot.addWidget(close)
        box.addLayout(foot)
        self.by.currentTextChanged.connect(lambda _text: self.fill())
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self.tree.currentItemChanged.connect(lambda item, _was: self._went(item))
        self.take.clicked.connect(lambda: self.take_asked.emit(self.ticked(), self.into_mine))
        session.versions_changed.connect(self.fill)
        for signal in (session.shown_changed, session.rota_changed):
            signal.connect(self._follow)
        self.fill()

    @property
    def into_mine(self) -> bool:
        """Whether what is ticked goes into a rota of the user's own."""
        return self.mine.isChecked()

    def _follow(self, _key: str) -> None:
        self.fill()

    def fill(self) -> None:
        """List the changes of the proposal shown."""
        if not self.session.is_open:
            self.close()
            return
        shown, current = self.session.version(self.session.shown), self.session.current
        changes = () if shown.is_current else changes_between(current.rota, shown.rota)
        groups = WAYS[self.by.currentText()](current.rota, changes)
        people = len({one.person for one in changes})
        self.head.setText(f"Changes of {shown.title}")
        self.said.setText(
            f"{count(len(changes), 'duty', 'duties')} for {count(people, 'person', 'people')}. "
            "Choose a line to see it in the grid."
            if changes
            else "No duty differs from the current rota."
        )
        self.tree.blockSignals(True)
        self.tree.clear()
        for group in groups:
            self._add(group)
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.blockSignals(False)
        self._count()

    def _add(self, group: Group) -> None:
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        head = QTreeWidgetItem([f"{group.name} ({len(group.changes)})", "", ""])
        head.setFlags(head.flags() | checkable | Qt.ItemFlag.ItemIsAutoTristate)
        head.setSizeHint(0, QSize(0, THEME.body + 15))
        for change in group.changes:
            item = QTreeWidgetItem([self._where(change), codes(change.before), codes(change.after)])
            item.setFlags(item.flags() | checkable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setSizeHint(0, QSize(0, THEME.body + 15))
            item.setData(0, CELL, (change.person, change.day))
            head.addChild(item)
        self.tree.addTopLevelItem(head)

    def _where(self, change: Change) -> str:
        rota = self.session.current.rota
        day = day_name(rota, change.day)
        by_who = self.by.currentText() == "By person"
        return day if by_who else f"{rota.person(change.person).name}, {day}"

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        inner = [head.child(at) for head in heads if head for at in range(head.childCount())]
        return [item for item in inner if item is not None]

    def ticked(self) -> set[Cell]:
        """The days that are ticked."""
        on = Qt.CheckState.Checked
        return {tuple(one.data(0, CELL)) for one in self._items() if one.checkState(0) == on}

    def _tick_all(self) -> None:
        items = self._items()
        every = all(one.checkState(0) == Qt.CheckState.Checked for one in items)
        for one in items:
            one.setCheckState(0, Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    def _count(self) -> None:
        items, ticked = len(self._items()), len(self.ticked())
        self._all.setText("Tick none" if items and ticked == items else "Tick all")
        self._all.setEnabled(bool(items))
        self.take.setEnabled(bool(ticked))
        self.take.setText(f"Take {count(ticked, 'day')}" if ticked else "Take what is ticked")

    def _went(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        parts = [item.child(number) for number in range(item.childCount())] or [item]
        self.cells_chosen.emit([tuple(one.data(0, CELL)) for one in parts if one is not None])
