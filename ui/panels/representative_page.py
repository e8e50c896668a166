"""The representative's view: rules, findings, members, fairness, pay, comments. All to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ambrota.anonymous import Mask, person_names
from ambrota.rulebook import Rulebook
from ui.board import (
    MEMBERS,
    PAY,
    PROPOSED,
    RULES,
    Board,
    board,
    members_head,
)
from ui.board_fairness import FAIRNESS
from ui.board_lines import Line
from ui.decision_log import rule_log
from ui.mirror import copies, masked_book
from ui.panels.halves import beside, under
from ui.panels.parts import label, row
from ui.panels.read_only_rota import ReadOnlyRota
from ui.panels.reading_parts import Parts
from ui.panels.shared_strip import SharedStrip
from ui.panels.told_table import ToldTable
from ui.rule_told import KEY
from ui.session import Session
from ui.version import Version

READ_ONLY = (
    "Read only: nothing here changes the rota or its rules. Comments and signatures are kept."
)
NOT_ALLOWED = "The rota manager can allow names under View, Names in the representative’s view"


class RepresentativePage(QWidget):
    """Reads copies of the review; only what is said and signed goes into it."""

    left = Signal()
    export_asked = Signal()

    def __init__(self, session: Session, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.mirror = session, parts.mirror
        self.mirror.setParent(self)
        self.board: Board | None = None
        self._wanted = ""
        self.rota, self.names = QComboBox(), QCheckBox("Show names")
        self.say, self.export, self.leave = (
            QPushButton("Comment or sign…"),
            QPushButton("Export what is shown…"),
            QPushButton("Leave this view"),
        )
        self.in_short = label("", "muted", wrap=True)
        self.rules = ToldTable("Rules", RULES, (220, 84, 150, 128, 120), whole=True)
        self.members = ToldTable(
            "What changes for each member", MEMBERS,
            (84,), fitted=True,
        )  # fmt: skip
        self.fairness = ToldTable("Spread over people", FAIRNESS, (360, 110, 190, 150, 120))
        self.fairness.setItemDelegateForColumn(len(FAIRNESS) - 1, SharedStrip(self))
        self.fairness_words = label("", "muted", wrap=True)
        self.pay = ToldTable("Effect on pay", PAY, (130, 120, 160, 100, 70, 100))
        self.pay_words = label("", wrap=True)
        self.findings, self.remarks, self.log = parts.findings, parts.remarks, parts.log
        self.rule_detail, self.member_detail, self.pay_detail = parts.details
        self.members_key = label("", "caption", wrap=True)
        self.grid = ReadOnlyRota()
        self.tabs = QTabWidget()
        self._lay_out()
        self._listen()

    # -- composition --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.rota.setAccessibleName("Rota to compare with the current one")
        self.rota.view().setAccessibleName("Rota to compare with the current one")
        self.rota.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.names.setMinimumHeight(24)
        self.say.setProperty("look", "accent")
        self.say.setToolTip("A comment, or your agreement or objection with your name")
        self.leave.setToolTip("Back to the whole window (Esc)")
        head = row(label("Representative’s view", "heading"), None, label("Compare with"),
                   self.rota, self.names, self.leave, self.export, self.say)  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addWidget(head)
        box.addWidget(label(READ_ONLY, "muted", wrap=True))
        box.addWidget(self.in_short)
        box.addWidget(self.tabs, 1)
        self.tabs.setAccessibleName("Parts of the representative’s view")
        self.tabs.tabBar().setAccessibleName("Parts of the representative’s view")
        self.tabs.setDocumentMode(True)
        self.comment_rule = QPushButton("Comment on this rule…")
        self.comment_member = QPushButton("Comment on this member…")
        self.findings.split.setOrientation(Qt.Orientation.Horizontal)
        for name, page in (
            ("Rules", beside(self.rules, self.rule_detail, self.comment_rule,
                             label(KEY, "caption", wrap=True))),
            ("Findings", self.findings),
            ("Rota", self.grid),
            ("What changes", beside(self.members, self.member_detail, self.comment_member,
                                    self.members_key)),
            ("Fairness", self._fairness_page()),
            ("Pay", self._pay_page()),
            ("Comments and sign-off", self.remarks),
            ("Decision log", self.log),
        ):  # fmt: skip
            self.tabs.addTab(page, name)

    def _fairness_page(self) -> QWidget:
        return under(self.fairness_words, self.fairness)

    def _pay_page(self) -> QWidget:
        return under(self.pay_words, beside(self.pay, self.pay_detail))

    def _listen(self) -> None:
        self.leave.clicked.connect(self.left)
        self.export.clicked.connect(self.export_asked)
        self.say.clicked.connect(lambda: self._comment())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        self.rota.currentIndexChanged.connect(lambda _at: self._show_rota())
        self.names.toggled.connect(lambda _on: self.copy())
        self.rules.chosen.connect(self._show_rule)
        self.members.chosen.connect(self._show_member)
        self.pay.chosen.connect(self._show_pay)
        self.mirror.audited.connect(lambda _key: self._tabulate())
        self.mirror.shown_changed.connect(lambda _key: self._tabulate())
        self.comment_rule.clicked.connect(lambda: self._comment(rule=self.rules.key))
        self.comment_member.clicked.connect(lambda: self._comment(person=self.members.key))
        for signal in (self.session.versions_changed, self.session.rulebook_changed):
            signal.connect(self._changed)
        self.remarks.author_given.connect(self._author)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def named(self) -> bool:
        """Whether names are shown."""
        return self.names.isChecked() and self.session.record.names_allowed

    def enter(self) -> None:
        """Show the review as it is now, without names."""
        self.names.blockSignals(True)
        self.names.setChecked(False)
        self.names.blockSignals(False)
        self.tabs.setCurrentIndex(0)
        self._wanted = ""
        self.copy()
        self.rules.setFocus()

    def _changed(self) -> None:
        if self.isVisible() and self.session.is_open:
            self.copy()

    def copy(self) -> None:
        """Take copies of the rotas, in the pool: names are left out unless asked for."""
        session, names = self.session, self.named
        allowed = session.record.names_allowed
        self.names.setEnabled(allowed)
        self.names.setToolTip("Names in place of numbers" if allowed else NOT_ALLOWED)
        versions = [session.current, *session.proposals]
        first = versions[min(1, len(versions) - 1)].key
        shown = self._wanted or session.chosen or first
        self.in_short.setText("Reading …")
        mask: Any = str if names else Mask(session.current.rota)
        self.remarks.masked = self.log.masked = mask
        called = {one.id: one.name for one in session.current.rota.people}
        people = list((called if names else person_names(session.current.rota)).items())
        self.remarks.show_review(people, session.chosen or session.shown)
        self.log.refresh()
        session.background.run(
            "copies", lambda: copies(versions, names=names),
            lambda made: self._copied(made, masked_book(session.rulebook, mask), shown),
            session.failed.emit,
        )  # fmt: skip

    def _copied(self, made: list[Version], rulebook: Rulebook, shown: str) -> None:
        self.rota.blockSignals(True)
        self.rota.clear()
        for one in made:
            self.rota.addItem("The current rota alone" if one.is_current else one.title, one.key)
        self.rota.setCurrentIndex(max(0, self.rota.findData(shown)))
        self.rota.blockSignals(False)
        self.mirror.show_copies(made, rulebook, str(self.rota.currentData()))

    def _show_rota(self) -> None:
        if (key := self.rota.currentData()) is not None:
            self._wanted = str(key)
            self.mirror.show(self._wanted)

    def _tabulate(self) -> None:
        """Work out the tables in the pool, once both rotas are audited."""
        mirror = self.mirror
        if not mirror.is_open or mirror.shown not in mirror.versions:
            return
        now, shown, book = mirror.current, mirror.version(mirror.shown), mirror.rulebook
        if now.audit is None or shown.audit is None:
            return
        log = rule_log(self.session, self.log.masked)
        mirror.background.run(
            "board", lambda: board(now, shown, book, log), self._show_board,
            self.session.failed.emit,
        )  # fmt: skip

    def _show_board(self, made: Board) -> None:
        self.board = made
        shown = self.mirror.version(self.mirror.shown)
        for detail in (self.rule_detail, self.member_detail, self.pay_detail):
            detail.show_version(shown)
        self.grid.show_rota(shown, self.mirror.current)
        self.rules.show_lines(made.rules)
        self.members.show_lines(made.members, members_head(shown.rota))
        self.members_key.setText(made.members_key)
        self.fairness.show_lines(made.fairness)
        self.fairness_words.setText(made.fairness_words)
        self.pay.show_lines(made.pay)
        self.pay_words.setText(made.pay_words)
        self.rules.setColumnHidden(PROPOSED, shown.is_current)
        self.in_short.setText(made.in_short)

    def _show_rule(self, line: Line) -> None:
        self.rule_detail.say(*line.detail, *self.remarks.said_of(rule=line.key))

    def _show_member(self, line: Line) -> None:
        index = self.mirror.version(self.mirror.shown).rota.index
        if line.key in index:
            self.member_detail.show_person(index[line.key])
            self.member_detail.add(*self.remarks.said_of(person=line.key))

    def _show_pay(self, line: Line) -> None:
        rests = self.board.pay_assumptions if self.board is not None else ()
        self.pay_detail.say(
            *line.detail, ("WHAT IT RESTS ON", "section"), *((text, "muted") for text in rests)
        )

    # -- what is said -------------------------------------------------------------------------

    def _comment(self, *, person: str | None = None, rule: str | None = None) -> None:
        self.tabs.setCurrentWidget(self.remarks)
        self.remarks.about(person=person, rule=rule)

    def _author(self, name: str) -> None:
        if name:
            self.session.give_author(name)
