"""The scorecard: operations and people for the current rota and each proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.panels.parts import label, set_look
from ui.scores import OPERATIONS, PEOPLE, Score, scorecard
from ui.session import Session
from ui.theme import THEME

VERDICT = {"better": "good", "worse": "bad"}
MOST = 4


class ScorecardPanel(QScrollArea):
    """A heading that says how the rota stands, then a grid of figures."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Scorecard")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inner = QWidget()
        self._outer = QVBoxLayout(inner)
        self._outer.setContentsMargins(12, 10, 12, 12)
        self._outer.setSpacing(8)
        self.verdict = label("", "heading", wrap=True)
        self._worst = label("", "muted", wrap=True)
        self._outer.addWidget(self.verdict)
        self._outer.addWidget(self._worst)
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
        versions = list(self.session.versions.values())[:MOST]
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
        old.deleteLater()

    def _heading(self, grid: QGridLayout, line: int, part: str, keys: list[str]) -> int:
        head = label(part, "section")
        head.setContentsMargins(0, 10 if line else 0, 0, 0)
        grid.addWidget(head, line, 0)
        for number, key in enumerate(keys, 1):
            column = label("now" if number == 1 else key, "section")
            column.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            shown = key == self.session.shown
            column.setStyleSheet(f"color: {THEME.tokens.accent};" if shown else "")
            grid.addWidget(column, line, number)
        return line + 1

    def _line(self, grid: QGridLayout, line: int, score: Score, titles: list[str]) -> None:
        name = label(score.name, wrap=True)
        name.setToolTip("\n".join(filter(None, [score.words(titles), score.about])))
        name.setAccessibleName(score.words(titles))
        unit = f" {score.unit}" if score.unit in ("h", "%") else ""
        if score.unit and not unit:
            name.setText(f"{score.name}, {score.unit}")
        grid.addWidget(name, line, 0)
        for number, figure in enumerate(score.figures, 1):
            cell = QWidget()
            box = QVBoxLayout(cell)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            right = Qt.AlignmentFlag.AlignRight
            value = _figure(figure.text + (unit if figure.text != "–" else ""), figure.verdict)
            box.addWidget(value, 0, right)
            if figure.difference:
                below = label(figure.difference, "caption")
                box.addWidget(below, 0, right)
            grid.addWidget(cell, line, number, Qt.AlignmentFlag.AlignTop | right)

    def _say(self) -> None:
        version = self.session.version(self.session.shown)
        audit = version.audit
        if audit is None:
            self.verdict.setText("Checking …")
            self._worst.setText("")
            return
        set_look(self.verdict, "heading")
        contact, training = audit.contact, audit.training
        self.verdict.setText(
            f"{contact.met} of {contact.people} meet their manager; "
            f"{training.met} of {training.people} have their training"
        )
        worst = [f"{number}. {one.message}" for number, one in enumerate(audit.findings[:3], 1)]
        self._worst.setText("\n".join(worst) if version.is_current else version.why)


def _figure(text: str, verdict: str) -> QLabel:
    made = label(text, VERDICT.get(verdict, ""))
    made.setFont(THEME.font(bold=True))
    return made
