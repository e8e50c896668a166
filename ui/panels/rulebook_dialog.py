"""The rulebook: every rule with its level and numbers, other rulebooks to start from, and what
the one in hand would find in the rota before it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ambrota.errors import UserError
from ambrota.law import lowered
from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rulebooks.files import SHIPPED, read_rulebook, shipped, to_toml
from ambrota.rules.base import Level, Rule
from ui.panels.evidence import STATUS_WORDS
from ui.panels.parts import label, row
from ui.panels.rule_form import RuleForm
from ui.panels.table_dialog import Index, Rows
from ui.reading import count
from ui.work import Background

HEADINGS = ("Rule", "Level", "Force", "Breaches now", "Differs")
WIDTHS = (210, 66, 82, 112, 62)


class Rules(Rows):
    """The rules of a rulebook beside those in use."""

    def __init__(self, book: Rulebook, in_use: Rulebook, counts: dict[str, int]) -> None:
        super().__init__(HEADINGS)
        self.book, self.in_use, self.counts = book, in_use, counts
        self.rows = [self._texts(rule) for rule in book.rules]

    def show_book(self, book: Rulebook) -> None:
        """Show another rulebook; the selected rule stays selected."""
        self.book = book
        self.rows = [self._texts(rule) for rule in book.rules]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADINGS) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            rule = self.book.rules[index.row()]
            return f"{rule.statement}\n{rule.source}"
        return super().data(index, role)

    def _texts(self, rule: Rule) -> tuple[str, ...]:
        found = self.counts.get(rule.id)
        return (
            rule.name, str(rule.level), str(rule.status),
            "–" if found is None else str(found),
            "yes" if rule != self.in_use.rule(rule.id) else "",
        )  # fmt: skip


class RulebookDialog(QDialog):
    """Ask for a rulebook. `book` is the one in hand when it is accepted."""

    def __init__(self, session: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rulebook")
        self.resize(1080, 680)
        self.session, self.book = session, session.rulebook
        self.background = background = Background()
        self.destroyed.connect(lambda: background.forget())
        self.model = Rules(self.book, self.book, _counts(session.current.audit))
        self.model.setParent(self)
        self.table = QTableView()
        self.form = RuleForm()
        self.differing = label("", wrap=True)
        self.law = label("", "bad", wrap=True)
        self.effect = label("", wrap=True)
        self._set_up_table()
        self._lay_out()
        self.form.changed.connect(self._rule_set)
        self.form.reason_given.connect(self._reason)
        self.table.selectRow(0)
        self._say()

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Rules of the rulebook")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_rule())

    def _lay_out(self) -> None:
        self.start = QComboBox()
        self.start.addItem(f"In use: {self.session.rulebook.name}", "")
        self.start.addItem("Rules as shipped", "shipped")
        for name, title in SHIPPED.items():
            self.start.addItem(title, name)
        self.start.setAccessibleName("Rulebook to start from")
        self.start.activated.connect(self._start_from)
        opening, saving = QPushButton("Open a file…"), QPushButton("Save to a file…")
        opening.clicked.connect(self._open)
        saving.clicked.connect(self._save)
        around = QScrollArea()
        around.setWidget(self.form)
        around.setWidgetResizable(True)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        halves = QSplitter()
        halves.addWidget(self.table)
        halves.addWidget(around)
        halves.setSizes([570, 480])
        halves.setChildrenCollapsible(False)
        try_it = QPushButton("Try it on the current rota")
        try_it.clicked.connect(self._try)
        buttons = QDialogButtonBox()
        buttons.addButton("Use this rulebook", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(row(label("Start from"), self.start, opening, saving, None))
        box.addWidget(halves, 1)
        for words in (self.differing, self.law, self.effect):
            box.addWidget(words)
        box.addWidget(row(try_it, None, buttons))

    # -- what is done -------------------------------------------------------------------------

    def _start_from(self) -> None:
        name = self.start.currentData()
        if name == "":
            self._take(self.session.rulebook)
        elif name == "shipped":
            self._take(default_rulebook())
        elif name:
            self._take(shipped(name))

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a rulebook", "", "Rulebooks (*.toml)")
        if name:
            try:
                self._take(read_rulebook(Path(name)))
            except UserError as error:
                self.effect.setText(str(error))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the rulebook", f"{self.book.name}.toml", "Rulebooks (*.toml)"
        )
        if name:
            try:
                Path(name).write_text(to_toml(self.book), encoding="utf-8")
            except OSError as error:
                self.effect.setText(f"The rulebook could not be saved: {error.strerror}")

    def _take(self, book: Rulebook) -> None:
        self.book = book
        self.model.show_book(book)
        self._show_rule()
        self._say()

    def _rule_set(self, rule: Rule) -> None:
        self.book = self.book.with_rule(rule)
        self.model.show_book(self.book)
        self._say()

    def _reason(self, text: str) -> None:
        self.book = self.book.with_reason(self._current().id, text.strip())

    def _try(self) -> None:
        """Count what the rulebook in hand finds in the current rota, as the one in use does."""
        rota, book = self.session.current.rota, self.book
        self.effect.setText("Checking the current rota by this rulebook")
        self.background.run(
            "try", lambda: self.session.tools.audit(rota, book, None, None), self._tried,
            lambda error: self.effect.setText(str(error)),
        )  # fmt: skip

    def _tried(self, found: Any) -> None:
        before = self.session.current.audit
        self.model.counts = _counts(found)
        self.model.show_book(self.book)
        told = f"By this rulebook: {_findings(found)}"
        self.effect.setText(told if before is None else f"{told}. In use: {_findings(before)}")

    # -- what is shown ------------------------------------------------------------------------

    def _current(self) -> Rule:
        return self.book.rules[max(0, self.table.currentIndex().row())]

    def _show_rule(self) -> None:
        rule = self._current()
        status = STATUS_WORDS[str(rule.status)].capitalize()
        self.form.show_rule(rule, status, self.book.reasons.get(rule.id, ""))

    def _say(self) -> None:
        """How far the rulebook in hand is from the one in use, and what it does to the law."""
        self.effect.setText("")
        told = self.book.changes_from(self.session.rulebook)
        words = f"{count(len(told), 'difference')} from the rulebook in use"
        self.differing.setText(f"{words}: {'; '.join(told[:3])}{' …' if told[3:] else ''}")
        if not told:
            self.differing.setText("The same as the rulebook in use.")
        self.law.setText("; ".join(lowered(self.book).values()))
        self.law.setVisible(bool(self.law.text()))


def _counts(audit: Any) -> dict[str, int]:
    """Breaches of each rule that was judged."""
    return {} if audit is None else {rule: one.breaches for rule, one in audit.rules.items()}


def _findings(audit: Any) -> str:
    musts = sum(finding.level is Level.MUST for finding in audit.findings)
    return f"{count(len(audit.findings), 'finding')}, {musts} of must-rules"
