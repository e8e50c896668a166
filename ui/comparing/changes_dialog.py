"""What a proposal changes, by person or by week; what is ticked is taken over."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ambrota.model import Session as Held
from ui.changed_words import changed_words
from ui.comparing.alone import trying
from ui.comparing.change_words import (
    effect_words,
    held_words,
    session_rows,
    sessions_words,
    take_words,
    where,
)
from ui.comparing.taking import Group, by_person, by_week
from ui.panels.parts import label, row
from ui.reading import count
from ui.rota_model import Cell
from ui.session import Session
from ui.theme import THEME
from ui.version import changes_between

CELL = Qt.ItemDataRole.UserRole
WAYS = (by_person, by_week)
NAMES = ("By person", "By week"), ("By line", "By weekday")
"""Of a dated rota, and of a cyclic one."""
HEADS = ["Who and when", "Now", "Then", "What it does there"]


class ChangesDialog(QDialog):
    """Follows the proposal shown. It asks for what is ticked to be taken, and takes nothing."""

    cells_chosen = Signal(list)
    take_asked = Signal(set, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("List of changes")
        self.resize(860, 640)
        self.head = label("", "heading", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.by = QComboBox()
        self.by.addItems(NAMES[0])
        self.by.setAccessibleName("Order of the changes")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(HEADS)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName("Changes")
        self.mine = QCheckBox("Copy what is ticked into a rota of my own instead")
        self.mine.setMinimumHeight(24)
        self.mine.toggled.connect(lambda _on: self._count())
        self.alone = label("", "notice", wrap=True)
        self.alone.hide()
        self.meaning = label("", "muted", wrap=True)
        self.take = QPushButton("Take what is ticked")
        self.take.setProperty("look", "accent")
        self._all = QPushButton("Tick all")
        self._all.clicked.connect(self._tick_all)
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda _at: self.fill())
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self.tree.currentItemChanged.connect(lambda item, _was: self._went(item))
        self.tree.header().sectionResized.connect(self._fit)
        self.take.clicked.connect(lambda: self.take_asked.emit(self.ticked(), self.into_mine))
        session.versions_changed.connect(self.fill)
        for signal in (session.shown_changed, session.rota_changed):
            signal.connect(self._follow)
        session.audited.connect(self._follow)
        self.fill()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.head)
        box.addWidget(self.said)
        box.addWidget(row(self.by, self._all, None))
        box.addWidget(self.tree, 1)
        box.addWidget(self.mine)
        box.addWidget(self.alone)
        box.addWidget(self.meaning)
        close = QPushButton("Close")
        close.clicked.connect(self.close)
        box.addWidget(row(self.take, None, close))

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
        for at, name in enumerate(NAMES[current.rota.is_cyclic]):
            self.by.setItemText(at, name)
        groups = WAYS[self.by.currentIndex()](current.rota, changes)
        self.head.setText(f"Changes of {shown.title}")
        told = changed_words(current.rota, changes)
        self.said.setText(f"{told}. Choose a row to see it in the grid." if changes else f"{told}.")
        self.tree.blockSignals(True)
        self.tree.clear()
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, letters in ((0, 38), (1, 18), (2, 18)):
            header.resizeSection(column, letters * self.fontMetrics().averageCharWidth())
        for group in groups:
            self._add(group)
        self.tree.expandAll()
        known = set(current.rota.sessions)
        self._add_sessions([one for one in shown.rota.sessions if one not in known])
        self.tree.blockSignals(False)
        self._count()

    def _add(self, group: Group) -> None:
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        head = QTreeWidgetItem([f"{group.name}: {count(len(group.changes), 'change')}"])
        head.setFlags(head.flags() | checkable | Qt.ItemFlag.ItemIsAutoTristate)
        head.setSizeHint(0, QSize(0, THEME.body + 15))
        session = self.session
        current, shown = session.current, session.version(session.shown)
        for change in group.changes:
            effect = effect_words(
                current.rota, change, current.audit, shown.audit, session.rulebook
            )
            told = [held_words(change.before), held_words(change.after), effect]
            whose = self.by.currentIndex() != 0
            item = QTreeWidgetItem([where(current.rota, change, whose=whose), *told])
            item.setFlags(item.flags() | checkable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            wide = self.tree.header().sectionSize(3)
            item.setSizeHint(3, QSize(0, self._height(effect, wide)))
            item.setToolTip(3, effect)
            item.setData(0, CELL, (change.person, change.day))
            head.addChild(item)
        self.tree.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)

    def _height(self, effect: str, wide: int) -> int:
        """High enough for all that a change does in a column so wide."""
        metrics, wrap = self.tree.fontMetrics(), Qt.TextFlag.TextWordWrap
        return metrics.boundingRect(0, 0, max(120, wide - 24), 999, wrap, effect).height() + 12

    def _fit(self, column: int, _was: int, now: int) -> None:
        if column == HEADS.index("What it does there"):
            for item in self._items():
                item.setSizeHint(column, QSize(0, self._height(item.text(column), now)))

    def _add_sessions(self, sessions: list[Held]) -> None:
        """The sessions that come with the proposal, listed and not ticked one by one."""
        if not sessions:
            return
        head = QTreeWidgetItem([sessions_words(sessions)])
        for text in session_rows(self.session.version(self.session.shown).rota, sessions):
            line = QTreeWidgetItem([text])
            head.addChild(line)
            line.setFirstColumnSpanned(True)
        self.tree.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        inner = [head.child(at) for head in heads if head for at in range(head.childCount())]
        return [item for item in inner if item is not None and item.data(0, CELL) is not None]

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
        verb = "Copy" if self.into_mine else "Take"
        self.take.setText(
            f"{verb} {count(ticked, 'change')}" if ticked else f"Tick what to {verb.lower()}"
        )
        self.meaning.setText(take_words(self.session.current.rota, mine=self.into_mine))
        self._warn(whole=ticked == items)

    def _warn(self, *, whole: bool) -> None:
        """Work out what the ticked part does that the whole does not, and say so when it comes."""
        cells, mine = self.ticked(), self.into_mine
        self._say_alone("")
        work = trying(self.session, cells, mine=mine) if cells and not whole else None
        if work is None:
            return

        def done(words: str) -> None:
            if isValid(self) and (cells, mine) == (self.ticked(), self.into_mine):
                self._say_alone(words)

        self.session.background.run("alone", work, done, self.session.failed.emit, wait=True)

    def _say_alone(self, words: str) -> None:
        self.alone.setText(words)
        self.alone.setVisible(bool(words))

    def _went(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        parts = [item.child(number) for number in range(item.childCount())] or [item]
        cells = [one.data(0, CELL) for one in parts if one is not None]
        if cells := [tuple(cell) for cell in cells if cell is not None]:
            self.cells_chosen.emit(cells)
