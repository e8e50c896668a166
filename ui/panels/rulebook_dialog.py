"""The rulebook editor: every rule as a form, other rulebooks beside it, what it would find in the
current rota, and why it is changed. Nothing is in use before it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ambrota.errors import UserError
from ambrota.law import lowered
from ambrota.rulebook import Rulebook
from ambrota.rulebooks.files import read_rulebook, to_toml
from ambrota.rules.base import Rule
from ui.broken import force_words
from ui.panels.parts import label, row
from ui.panels.rule_form import RuleForm
from ui.panels.rulebook_compare import ComparePanel, book_named, books_to_choose
from ui.panels.rulebook_effect import EffectPanel
from ui.panels.rulebook_table import RuleList
from ui.reading import count
from ui.rule_told import told_of
from ui.rulebook_words import found_by, with_reasons, without_reason
from ui.work import Background

SOON = 350
"""Milliseconds from the last change to trying it on the current rota."""


class RulebookDialog(QDialog):
    """Ask for a rulebook. `book` is the one in hand when it is accepted."""

    def __init__(self, session: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rulebook")
        self.session, self.book, self.in_use = session, session.rulebook, session.rulebook
        self.tried: Any = session.current.audit
        self.background = background = Background()
        self.destroyed.connect(lambda: background.forget())
        self.list, self.form = RuleList(), RuleForm()
        self.compare, self.effect = ComparePanel(self.in_use), EffectPanel()
        self.name, self.why = QLineEdit(self.book.name), QLineEdit()
        self.differing, self.hint = label("", wrap=True), label("", "bad", wrap=True)
        self.law = label("", "bad", wrap=True)
        self.keep = QPushButton("Keep these rules")
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()
        self._listen()
        self._show_book()
        self.list.table.setFocus()
        self.resize(1160, 720)

    # -- composition --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.name.setAccessibleName("Name of the rulebook")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("The rule, the effect, other rulebooks")
        self.tabs.tabBar().setAccessibleName("The rule, the effect, other rulebooks")
        around = QScrollArea()
        around.setWidget(self.form)
        around.setWidgetResizable(True)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        around.setAccessibleName("The rule")
        self.tabs.addTab(around, "The rule")
        self.tabs.addTab(self.effect, "Effect on the current rota")
        self.tabs.addTab(self.compare, "Compare")
        halves = QSplitter()
        halves.addWidget(self.list)
        halves.addWidget(self.tabs)
        halves.setSizes([720, 400])
        halves.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(self._head())
        box.addWidget(halves, 1)
        for words in (self.differing, self.law):
            box.addWidget(words)
        box.addWidget(self._foot())
        box.addWidget(self.hint)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field ends typing, and no more

    def _head(self) -> QWidget:
        self.start = books_to_choose(self.in_use, "Rulebook to start from")
        self.start.activated.connect(self._start_from)
        opening, saving = QPushButton("Import…"), QPushButton("Export…")
        opening.setToolTip("Start from a rulebook in a file (.toml)")
        saving.setToolTip("Write these rules to a file (.toml), for a colleague or --rules")
        opening.clicked.connect(self._open)
        saving.clicked.connect(self._save)
        return row(label("Name"), self.name, label("Start from"), self.start, opening, saving)

    def _foot(self) -> QWidget:
        self.why.setPlaceholderText("Why are these rules changed? It stands in the decision log")
        self.why.setAccessibleName("Why the rules are changed, for the decision log")
        self.keep.setProperty("look", "accent")
        buttons = QDialogButtonBox()
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        return row(self.why, buttons)

    def _listen(self) -> None:
        self.list.chosen.connect(lambda _rule: self._show_rule())
        self.form.changed.connect(self._rule_set)
        self.form.reason_given.connect(self._reason)
        self.compare.taken_over.connect(self._take)
        self.compare.rule_asked.connect(self._go_to)
        self.effect.rule_asked.connect(self._go_to)
        self.name.textEdited.connect(lambda text: self._named(text.strip()))
        self._timer.timeout.connect(self._try)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps nothing by itself: it presses the button that has the focus, if any."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QPushButton):
            button.click()

    # -- what is done -------------------------------------------------------------------------

    def _start_from(self) -> None:
        self._begin(book_named(str(self.start.currentData()), self.in_use))

    def _begin(self, book: Rulebook) -> None:
        self.name.setText(book.name)
        self._take(book)

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Import a rulebook", "", "Rulebooks (*.toml)")
        if name:
            try:
                self._begin(read_rulebook(Path(name)))
            except UserError as error:
                self.hint.setText(str(error))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Export the rulebook", f"{self.book.name}.toml", "Rulebooks (*.toml)"
        )
        if not name:
            return
        path = Path(name) if name.lower().endswith(".toml") else Path(f"{name}.toml")
        try:
            path.write_text(to_toml(self.book), encoding="utf-8")
            self.hint.setText("")
        except OSError as error:
            self.hint.setText(f"The rulebook could not be written: {error.strerror}")

    def _named(self, name: str) -> None:
        self.book = replace(self.book, name=name or self.in_use.name)

    def _take(self, book: Rulebook) -> None:
        self.book = book
        self._show_book()

    def _rule_set(self, rule: Rule) -> None:
        self.book = self.book.with_rule(rule)
        self._show_book(form=False)

    def _reason(self, text: str) -> None:
        self.book = self.book.with_reason(self._current().id, text.strip())

    def _keep(self) -> None:
        """Keep the rules, once it is said why."""
        reason = self.why.text().strip()
        lacking = without_reason(self.book, self.in_use)
        if lacking and not reason:
            names = ", ".join(rule.name for rule in lacking[:3]) + (" …" if lacking[3:] else "")
            self.hint.setText(f"Say why first: who agreed it, and when. It is about {names}.")
            self.why.setFocus()
            return
        self.book = with_reasons(self.book, self.in_use, reason)
        self.accept()

    def _try(self) -> None:
        """Find what the rulebook in hand finds in the current rota, in the pool."""
        rota, book = self.session.current.rota, self.book
        self.background.run(
            "try", lambda: self.session.tools.audit(rota, book, None, None), self._tried,
            lambda error: self.effect.say(str(error)),
        )  # fmt: skip

    def _tried(self, found: Any) -> None:
        self.tried = found
        self._show_effect()

    # -- what is shown ------------------------------------------------------------------------

    def _current(self) -> Rule:
        rule: Rule = self.book.rule(self.list.current or self.book.rules[0].id)
        return rule

    def _go_to(self, rule_id: str) -> None:
        self.tabs.setCurrentIndex(0)
        self.list.choose(rule_id)

    def _show_rule(self) -> None:
        rule = self._current()
        status = force_words(rule.status).capitalize()
        self.form.show_rule(rule, status, self.book.reasons.get(rule.id, ""))

    def _show_book(self, *, form: bool = True) -> None:
        """Say how far the rulebook in hand is from the one in use, and try it soon."""
        if self.book == self.in_use:
            self._timer.stop()
            self.background.forget()
            self.tried = self.session.current.audit
        else:
            self.tried = None
            self._timer.start()
        self._show_effect()
        if form:
            self._show_rule()
        self.compare.show_book(self.book)
        told = self.book.changes_from(self.in_use)
        number = count(len(told), "difference")
        words = f"{number} from the rulebook in use: {'; '.join(told[:3])}"
        words = f"{words} …" if told[3:] else words
        self.differing.setText(words if told else "The same as the rulebook in use.")
        self.law.setText("; ".join(lowered(self.book).values()))
        self.law.setVisible(bool(self.law.text()))
        self.why.setVisible(bool(told))
        self.hint.setText("")

    def _told(self, book: Rulebook, audit: Any) -> dict[str, str]:
        """What each rule finds in the current rota, as the representative reads it."""
        rota = self.session.current.rota
        return {} if audit is None else {one.id: told_of(rota, audit, one) for one in book.rules}

    def _show_effect(self) -> None:
        now, then = self.session.current.audit, self.tried
        counts = None if then is None else found_by(then)
        told = self._told(self.in_use, now), self._told(self.book, then)
        if now is not None:
            self.list.say_without(len(now.contact.no_manager))
        self.list.show_book(self.book, self.in_use, found_by(now), counts, told)
        self.effect.show_effect(self.book, self.in_use, now, then)
