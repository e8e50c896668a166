"""The scorecard: operations and people for the current rota and each proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.panels.parts import label
from ui.panels.score_table import ScoreTable, shape
from ui.reading import by_rule, count, findings_of
from ui.scores import scorecard
from ui.session import Session
from ui.version import Version

NAME_WIDTH, COLUMN_WIDTH, WORST = 120, 84, 3


class ScorecardPanel(QScrollArea):
    """How the rota stands, its worst things first, then a grid of figures."""

    rule_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._shown = 1
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Scorecard")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(285)
        inner = QWidget()
        self._outer = QVBoxLayout(inner)
        self._outer.setContentsMargins(12, 10, 12, 12)
        self._outer.setSpacing(8)
        self.verdict = label("", "heading", wrap=True)
        self.why = label("", "muted", wrap=True)
        self.worst = [self._worst() for _ in range(WORST)]
        self._outer.setSpacing(4)
        for widget in (self.verdict, self.why, *self.worst):
            self._outer.addWidget(widget)
        self._table = ScoreTable([], [])
        self._outer.addWidget(self._table)
        self._outer.addStretch()
        self.setWidget(inner)
        for signal in (session.opened, session.versions_changed):
            signal.connect(self.refresh)
        session.audited.connect(lambda _key: self.refresh())
        session.shown_changed.connect(lambda _key: self.refresh())

    def refresh(self) -> None:
        """Show the figures of every version."""
        if not self.session.is_open:
            return
        versions = self._columns()
        self._say()
        keys, scores = [version.key for version in versions], scorecard(versions)
        if self._table.shape != shape(scores, keys):
            old, self._table = self._table, ScoreTable(scores, keys)
            self._outer.replaceWidget(old, self._table)
            old.hide()
            old.deleteLater()
        titles = [version.title for version in versions]
        self._table.show_scores(scores, titles, self.session.shown)
        self._shown = len(keys)

    def _columns(self) -> list[Version]:
        """Every version where there is room, else the current one and the one shown."""
        versions = list(self.session.versions.values())
        if self.viewport().width() >= NAME_WIDTH + COLUMN_WIDTH * len(versions):
            return versions
        shown = self.session.version(self.session.shown)
        if shown.is_current and len(versions) > 1:
            shown = versions[1]
        return [versions[0]] if shown.is_current else [versions[0], shown]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.session.is_open and len(self._columns()) != self._shown:
            self.refresh()

    def _worst(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "link")
        button.clicked.connect(lambda: self.rule_chosen.emit(str(button.property("rule"))))
        return button

    def _say(self) -> None:
        version = self.session.version(self.session.shown)
        audit = version.audit
        for button in self.worst:
            button.hide()
        self.why.setVisible(bool(version.why))
        self.why.setText(version.why)
        if audit is None:
            self.verdict.setText("Checking …")
            return
        contact, training = audit.contact, audit.training
        meets = f"{contact.met} of {contact.people} meet their line manager"
        if not contact.people:
            meets = "Nobody’s line manager is known"
        self.verdict.setText(f"{meets}; {training.met} of {training.people} have their training")
        worst = list(by_rule(findings_of(audit)).items())[:WORST]
        for button, (rule_id, findings) in zip(self.worst, worst, strict=False):
            name = self.session.rulebook.rule(rule_id).name
            button.setText(f"{name}: {len(findings)} ({findings[0].status})")
            button.setAccessibleName(f"{name}: {count(len(findings), 'finding')}, show them")
            button.setProperty("rule", rule_id)
            button.show()
