"""The scorecard: operations and people for the current rota and each proposal."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.behind import behind
from ui.panels.behind_dialog import BehindDialog
from ui.panels.link import Link
from ui.panels.parts import OneLine, label
from ui.panels.score_table import ScoreTable
from ui.reading import by_rule, count, findings_of
from ui.scores import OPERATIONS, PEOPLE, Score, rows, scorecard, worst_words
from ui.session import Session
from ui.version import Version

NAME_WIDTH, COLUMN_WIDTH, WORST = 116, 84, 3
BESIDE = 640
"""From this width on operations and people stand beside one another."""


class ScorecardPanel(QWidget):
    """How the rota stands, its worst things first, then a table of figures.

    Where there is room operations stand beside people; else both at a glance come before the long
    list of measures. `large`: for a screen seen from afar.
    """

    rule_chosen = Signal(str)
    person_chosen = Signal(str)
    day_chosen = Signal(int)
    wide_asked = Signal()

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__(parent)
        self.session, self._large = session, large
        self._drawn: tuple[int, bool] = 0, False
        self.setAccessibleName("Scorecard")
        self.setMinimumWidth(285)
        self.verdict = label("", "title" if large else "heading", wrap=True)
        self.why = label("", "muted", wrap=True) if large else OneLine("muted")
        self.worst = [self._worst() for _ in range(WORST)]
        self.wide = QPushButton("For a screen ⤢")
        self.wide.setProperty("look", "link")
        self.wide.setAccessibleName("Scorecard in a window of its own")
        self.wide.setToolTip("The scorecard in a window of its own, for a projector (Ctrl+5)")
        self.wide.setMinimumHeight(24)
        self.left, self.right = (ScoreTable(name, large) for name in ("Scorecard", "People"))
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 10, 0, 0)
        self._outer.setSpacing(4)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 4)
        top.setSpacing(2)
        for widget in (self.verdict, self.why, *self.worst):
            top.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 4)
        foot.addStretch()
        foot.addWidget(self.wide)
        self._tables = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables.setSpacing(16)
        self._tables.addWidget(self.left, 1)
        self._tables.addWidget(self.right, 1)
        self._outer.addLayout(top)
        self._outer.addLayout(self._tables, 1)
        self._outer.addLayout(foot)
        self.wide.setVisible(not self._large)

    def _listen(self) -> None:
        session = self.session
        # Its own method, not a lambda: that would still be called when a dialog's panel is gone.
        for signal in (session.opened, session.versions_changed, session.audited,
                       session.shown_changed):  # fmt: skip
            signal.connect(self.refresh)
        self.wide.clicked.connect(self.wide_asked)
        for table in (self.left, self.right):
            table.behind_asked.connect(self._behind)
            table.version_asked.connect(session.show)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the figures of every version."""
        if not self.session.is_open:
            return
        versions, beside = self._columns(), self._beside()
        self._say()
        scores, shown = scorecard(versions), self.session.shown
        self.left.show_rows(rows(scores, OPERATIONS if beside else ""), versions, shown)
        self.right.setVisible(beside)
        self.left.setAccessibleName("Operations" if beside else "Scorecard")
        if beside:
            self.right.show_rows(rows(scores, PEOPLE), versions, shown)
        self._drawn = len(versions), beside

    def _beside(self) -> bool:
        return self._large or self.width() >= BESIDE

    def _columns(self) -> list[Version]:
        """Every version where there is room, else the current one and the one shown."""
        versions = list(self.session.versions.values())
        room = self.width() // (2 if self._beside() else 1)
        if self._large or room >= NAME_WIDTH + COLUMN_WIDTH * len(versions):
            return versions
        shown = self.session.version(self.session.shown)
        if shown.is_current and len(versions) > 1:
            shown = versions[1]
        return [versions[0]] if shown.is_current else [versions[0], shown]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.session.is_open and (len(self._columns()), self._beside()) != self._drawn:
            QTimer.singleShot(0, self, self.refresh)

    def _worst(self) -> QPushButton:
        button = Link()
        button.setAutoDefault(True)
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
        for place, (button, (rule_id, found)) in enumerate(zip(self.worst, worst, strict=False), 1):
            name = self.session.rulebook.rule(rule_id).name
            button.setText(f"{place}  {worst_words(name, found)}")
            told = f"{name}: {count(len(found), 'finding')}, {found[0].status}"
            button.setAccessibleName(f"Worst thing {place}, {told}, show them")
            button.setProperty("rule", rule_id)
            button.show()

    # -- the people behind a number -----------------------------------------------------------

    def _behind(self, score: Score, column: int) -> None:
        told = behind(score, self._columns(), column)
        dialog = BehindDialog(told, self.window())
        dialog.person_chosen.connect(self.person_chosen)
        dialog.day_chosen.connect(self.day_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()


class ScorecardWindow(QDialog):
    """The scorecard alone, large, for a projector; it follows the review."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Scorecard – {session.title}")
        self.setSizeGripEnabled(True)
        self.board = ScorecardPanel(session, large=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 12, 20, 12)
        box.addWidget(self.board)
        self.resize(1280, 800)
        session.opened.connect(self.close)
        self.board.refresh()
        self.board.left.setFocus()
