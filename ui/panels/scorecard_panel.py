"""The scorecard: operations and people for the current rota and each proposal."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.panels.parts import column, label
from ui.reading import by_rule, count, findings_of
from ui.scores import OPERATIONS, PEOPLE, Score, figure, scorecard
from ui.session import Session
from ui.theme import THEME
from ui.version import Version

VERDICT = {"better": "good", "worse": "bad"}
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
        self._table = QWidget()
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
        old, self._table = self._table, QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        line = 0
        scores = scorecard(versions)
        for part in (OPERATIONS, PEOPLE):
            line = self._heading(grid, line, part, [version.key for version in versions])
            for score in scores:
                if score.part == part:
                    self._line(grid, line, score, [version.title for version in versions])
                    line += 1
        self._outer.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()

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

    def _heading(self, grid: QGridLayout, line: int, part: str, keys: list[str]) -> int:
        self._shown = len(keys)
        head = label(part, "section")
        head.setContentsMargins(0, 12 if line else 6, 0, 0)
        grid.addWidget(head, line, 0)
        for number, key in enumerate(keys, 1):
            top = label("now" if number == 1 else key, "section")
            top.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            shown = key == self.session.shown
            top.setStyleSheet(f"color: {THEME.tokens.accent};" if shown else "")
            grid.addWidget(top, line, number)
        return line + 1

    def _line(self, grid: QGridLayout, line: int, score: Score, titles: list[str]) -> None:
        name = column(label(score.name, wrap=True), margin=0, spacing=0)
        if below := " · ".join(filter(None, [score.unit, _spread(score.spreads)])):
            cast(QVBoxLayout, name.layout()).addWidget(label(below, "caption", wrap=True))
        name.setToolTip(score.words(titles))
        name.setAccessibleName(score.words(titles))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(name, line, 0, top)
        for number, one in enumerate(score.figures, 1):
            cell = QWidget()
            box = QVBoxLayout(cell)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            right = Qt.AlignmentFlag.AlignRight
            box.addWidget(self._figure(one.text, one.verdict), 0, right)
            if one.difference:
                below_figure = label(one.difference, "caption")
                box.addWidget(below_figure, 0, right)
            grid.addWidget(cell, line, number, top | right)

    def _figure(self, text: str, verdict: str) -> QLabel:
        made = label(text, VERDICT.get(verdict, ""))
        made.setFont(THEME.font("heading" if self._shown < 3 else "body", bold=True))
        return made

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


def _spread(spreads: tuple[float, ...]) -> str:
    if not any(spreads):
        return ""
    return "spread " + " → ".join(dict.fromkeys(figure(one) for one in (spreads[0], spreads[-1])))
