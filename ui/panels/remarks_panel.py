"""Comments and sign-off: what was said of the rota, a member or a rule, and the form to say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.commands import KeepRecord
from ui.decision_log import about
from ui.panels.parts import label, row
from ui.panels.remark_list import RemarkList
from ui.record import AGREED, COMMENT, OBJECTION, Record, Remark, digest_of
from ui.remark_words import SIGNED, remark_lines, undo_words
from ui.session import Session

SAY = {
    COMMENT: "Comment", AGREED: "Agree to this rota", OBJECTION: "Object to this rota",
}  # fmt: skip

NO_NAME = "Give your name: it stands beside what you say."
NO_WORDS = "Say what it is about."


class RemarksPanel(QWidget):
    """Saved with the review. `masked` puts numbers in place of names."""

    author_given = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.masked: Callable[[str], str] = str
        self.digests: dict[str, str] = {}
        self.by = QLineEdit()
        self.target, self.person, self.rule = QComboBox(), QComboBox(), QComboBox()
        self.text = QPlainTextEdit()
        self.put = QPushButton("Add comment")
        self.back = QPushButton("Take my last entry back")
        self.hint = label("", "muted", wrap=True)
        self.kinds: dict[str, QRadioButton] = {}
        self.list = RemarkList()
        self._lay_out()
        session.record_changed.connect(self.refresh)
        session.undo.indexChanged.connect(self._can_take_back)

    def _lay_out(self) -> None:
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self._form())
        halves.setSizes([760, 440])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(halves)

    def _form(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(16, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(label("Say or sign", "heading"))
        told = "It is saved with the review, with your name and the time."
        box.addWidget(label(told, "muted", wrap=True))
        group = QButtonGroup(self)
        for kind, words in SAY.items():
            self.kinds[kind] = QRadioButton(words)
            self.kinds[kind].setMinimumHeight(24)
            group.addButton(self.kinds[kind])
            box.addWidget(self.kinds[kind])
        self.kinds[COMMENT].setChecked(True)
        box.addLayout(self._fields())
        box.addWidget(self.hint)
        box.addWidget(row(self.put, self.back, None))
        box.addStretch(1)
        self.put.setProperty("look", "accent")
        group.buttonToggled.connect(lambda _one, _on: self._signing())
        self._can_put()
        self.put.clicked.connect(self._put)
        self.back.clicked.connect(self._take_back)
        for field in (self.by, self.text):
            field.textChanged.connect(self._can_put)
        self.by.editingFinished.connect(lambda: self.author_given.emit(self.by.text().strip()))
        return made

    def _fields(self) -> QFormLayout:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setVerticalSpacing(8)
        self.by.setPlaceholderText("Name and for whom, such as a branch")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(88)
        self.text.setMaximumHeight(160)
        for words, field in (
            ("Your name", self.by), ("Rota", self.target), ("Member", self.person),
            ("Rule", self.rule), ("What", self.text),
        ):  # fmt: skip
            field.setAccessibleName(words)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                field.setMinimumContentsLength(16)
                field.view().setAccessibleName(words)
            fields.addRow(words, field)
        return fields

    # -- what is shown ------------------------------------------------------------------------

    def show_review(self, people: list[tuple[str, str]], shown: str) -> None:
        """Fill in the rotas, members and rules that can be spoken of."""
        session = self.session
        self.by.setText(session.author)
        _fill(self.target, [(self.masked(one.title), key) for key, one in session.versions.items()])
        self.target.setCurrentIndex(max(0, self.target.findData(shown)))
        _fill(self.person, [("The whole rota", ""), *((name, key) for key, name in people)])
        rules = [(rule.name, rule.id) for rule in session.rulebook.rules]
        _fill(self.rule, [("No single rule", ""), *rules])
        self.refresh()
        self._sum()

    def about(self, *, person: str | None = None, rule: str | None = None) -> None:
        """Begin a comment on a member or a rule."""
        self.kinds[COMMENT].setChecked(True)
        self.person.setCurrentIndex(max(0, self.person.findData(person or "")))
        self.rule.setCurrentIndex(max(0, self.rule.findData(rule or "")))
        self.text.setFocus()

    def refresh(self) -> None:
        """List what was said, the newest first."""
        said = reversed(self.session.record.remarks)
        self.list.show_all(
            [remark_lines(one, self.session, self.digests, self.masked) for one in said]
        )
        self._can_take_back()

    def said_of(
        self, *, person: str | None = None, rule: str | None = None
    ) -> list[tuple[str, str]]:
        """(text, look) of what was said of a member or a rule; nothing where nothing was."""
        said = self.session.record.of(person=person, rule=rule)
        lines = [
            line
            for one in said
            for line in remark_lines(one, self.session, self.digests, self.masked)[1:]
        ]
        return [("WHAT WAS SAID", "section"), *lines] if lines else []

    # -- what is done -------------------------------------------------------------------------

    def _kind(self) -> str:
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def _signing(self) -> None:
        """Who signs, signs a whole rota."""
        signs = self._kind() in SIGNED
        for field in (self.person, self.rule):
            field.setEnabled(not signs)
            if signs:
                field.setCurrentIndex(0)
        self.put.setText("Sign" if signs else "Add comment")
        self._can_put()

    def _said(self) -> tuple[str, str]:
        """Who says it, and what."""
        return self.by.text().strip(), self.text.toPlainText().strip()

    def _can_put(self) -> None:
        """Only what is whole can be kept; what is wanting is said."""
        by, text = self._said()
        wanting = "" if text or self._kind() == AGREED else NO_WORDS
        self.hint.setText(wanting if by else NO_NAME)
        self.put.setEnabled(not self.hint.text())

    def _put(self) -> None:
        kind, (by, text) = self._kind(), self._said()
        self.author_given.emit(by)
        self._sign(kind, by, text) if kind in SIGNED else self._keep(kind, by, text, None)

    def _sign(self, kind: str, by: str, text: str) -> None:
        """What is signed is summed up off the window's thread: a large rota takes a while."""
        target = str(self.target.currentData())
        version, book = self.session.version(target), self.session.rulebook
        self.put.setEnabled(False)

        def done(digest: str) -> None:
            self._can_put()
            same = self.session.versions.get(target)
            if same is not None and same.rota is version.rota and self.session.rulebook is book:
                self.digests[target] = digest
                self._keep(kind, by, text, digest, target)
            else:
                self.hint.setText("The rota changed meanwhile. Look at it again, then sign.")

        self.session.background.run(
            "sign", lambda: digest_of(version.rota, book), done, self.session.failed.emit
        )

    def _keep(
        self, kind: str, by: str, text: str, digest: str | None, target: str | None = None
    ) -> None:
        session = self.session
        remark = Remark(
            datetime.now(UTC), by, kind, target or str(self.target.currentData()), text,
            self.person.currentData() or None, self.rule.currentData() or None, digest,
        )  # fmt: skip
        words = undo_words(kind, about(remark, session))
        session.undo.push(KeepRecord(session, words, session.record.with_remark(remark)))
        self.text.clear()
        self._can_put()

    def _can_take_back(self, _at: int = 0) -> None:
        stack = self.session.undo
        if not isValid(stack):  # the window is going
            return
        last = stack.command(stack.index() - 1) if stack.index() else None
        self.back.setEnabled(isinstance(last, KeepRecord) and self.session.record != Record())

    def _take_back(self) -> None:
        self.session.undo.undo()

    def _sum(self) -> None:
        """Sum up the rotas that were signed, to tell whether they are still the same."""
        session, book = self.session, self.session.rulebook
        signed = {one.target for one in session.record.remarks if one.digest}
        rotas = {key: session.version(key).rota for key in signed if key in session.versions}
        if not rotas:
            return

        def done(digests: dict[str, str]) -> None:
            self.digests = digests
            self.refresh()

        session.background.run(
            "signed", lambda: {key: digest_of(rota, book) for key, rota in rotas.items()}, done,
            session.failed.emit,
        )  # fmt: skip


def _fill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    box.clear()
    for words, key in choices:
        box.addItem(words, key)
