"""The rules of a rulebook as a list: level, basis, what they find now and as set here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ambrota.rulebook import Rulebook
from ambrota.rules.base import Rule
from ui.counted_words import none_words
from ui.panels.parts import label, row
from ui.panels.table_dialog import Index, Rows
from ui.panels.told_table import Plain
from ui.panels.whole_rows import WholeRows
from ui.rule_told import LEVELS_TOLD, strict_words, unchecked
from ui.rulebook_words import SHOWN, looked_at
from ui.theme import THEME

HEADINGS = ("Rule", "Level", "Basis", "Now", "Set here", "Changed")
TIPS = (
    "", LEVELS_TOLD,
    "Law, contract, guidance, research or a local rule",
    "Findings in the current rota under the rules in use",
    "Findings in the current rota under the rules as they are set here",
    "Whether it is set otherwise than in the rules in use",
)  # fmt: skip
KEY = (
    f"{LEVELS_TOLD} Now, set here: findings in the current rota under the rules in use, and as "
    "set here."
)
"""What the columns mean, for whoever sees the list for the first time."""


UNCHECKED = "not checked"
"""In few words; why not is its tip, and stands in the representative's table."""


class Rules(Rows):
    """The rules that are looked at, beside those in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self.rules: list[Rule] = []
        self.in_use: Rulebook | None = None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            rule = self.rules[index.row()]
            found = self.rows[index.row()][index.column()]
            if found == UNCHECKED:
                return unchecked(rule)
            return f"{rule.statement}\n{rule.source}"
        if index.isValid() and role == Qt.ItemDataRole.FontRole:
            return THEME.font(bold=bool(self.rows[index.row()][5]))
        return super().data(index, role)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and side == Qt.Orientation.Horizontal:
            return TIPS[section]
        return super().headerData(section, side, role)


class RuleList(QWidget):
    """Finds, filters and lists rules; `chosen` gives the rule that was come to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search, self.which = QLineEdit(), QComboBox()
        self.search.setPlaceholderText("Find a rule")
        self.search.setAccessibleName("Find a rule")
        self.search.setClearButtonEnabled(True)
        for key, words in SHOWN.items():
            self.which.addItem(words, key)
        self.which.setAccessibleName("Rules to list")
        self.which.view().setAccessibleName("Rules to list")
        self.model, self.table = Rules(self), QTableView()
        self._book: Rulebook | None = None
        self._now: Mapping[str, int] = {}
        self._then: Mapping[str, int] | None = None
        self._told: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})
        self._set_up()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(row(self.search, self.which))
        box.addWidget(self.table, 1)
        self.key = label(KEY, "caption", wrap=True)
        box.addWidget(self.key)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.which.currentIndexChanged.connect(lambda _at: self._fill())

    def _set_up(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(Plain(table))
        table.setAccessibleName("Rules of the rulebook")
        table.setProperty("look", "list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        heads = table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # The numbers have the room that they need; the names have all the rest.
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.whole = WholeRows(table)
        table.selectionModel().currentRowChanged.connect(lambda now, _was: self._chose(now.row()))

    def _chose(self, at: int) -> None:
        if 0 <= at < len(self.model.rules):
            self.chosen.emit(self.model.rules[at])

    @property
    def current(self) -> str | None:
        """The id of the rule that is chosen."""
        at = self.table.currentIndex().row()
        return self.model.rules[at].id if 0 <= at < len(self.model.rules) else None

    def choose(self, rule_id: str) -> None:
        """Choose a rule; all are listed where it is not among those listed."""
        if rule_id not in [rule.id for rule in self.model.rules]:
            self.search.clear()
            self.which.setCurrentIndex(0)
        self.table.selectRow([rule.id for rule in self.model.rules].index(rule_id))

    def say_without(self, none: int) -> None:
        """Whom the rule of contact cannot speak of: there is no room beside its count."""
        self.key.setText(KEY + f" Line managers: {none_words(none)}." * (none > 0))

    def show_book(
        self, book: Rulebook, in_use: Rulebook, now: Mapping[str, int],
        then: Mapping[str, int] | None, told: tuple[Mapping[str, str], Mapping[str, str]],
    ) -> None:  # fmt: skip
        """Show a rulebook; `then` is None while it is being tried. `told`: both in words."""
        self._told = told
        self._book, self.model.in_use, self._now, self._then = book, in_use, now, then
        self._fill()

    def _fill(self) -> None:
        book, in_use = self._book, self.model.in_use
        if book is None or in_use is None:
            return
        chosen, which = self.current, str(self.which.currentData())
        found = self._now if self._then is None else self._then
        rules = [
            rule for rule in book.rules if looked_at(rule, which, self.search.text(), in_use, found)
        ]
        same = [rule.id for rule in rules] == [rule.id for rule in self.model.rules]
        self.model.rules = rules
        rows = [self._texts(rule) for rule in rules]
        if same and rules:
            self.model.rows = rows
            last = self.model.index(len(rows) - 1, len(HEADINGS) - 1)
            self.model.dataChanged.emit(self.model.index(0, 0), last)
            return
        self.model.show(rows)
        ids = [rule.id for rule in rules]
        if ids:
            self.table.selectRow(ids.index(chosen) if chosen in ids else 0)

    def _texts(self, rule: Rule) -> tuple[str, ...]:
        assert self.model.in_use is not None
        now, then = (_brief(told.get(rule.id, "")) for told in self._told)
        then = "…" if self._then is None else "the same" if then == now else then
        changed = rule != self.model.in_use.rule(rule.id)
        return (
            rule.name, strict_words(rule.level), str(rule.status).capitalize(),
            now, then, "yes" if changed else "",
        )  # fmt: skip


def _brief(told: str) -> str:
    return UNCHECKED if told.startswith(UNCHECKED) else told
