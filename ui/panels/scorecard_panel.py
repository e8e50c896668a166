"""The scorecard: operations and people for the current rota and each proposal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.behind import behind
from ui.broken import broken_line
from ui.panels.behind_dialog import BehindDialog
from ui.panels.link import Link
from ui.panels.parts import label
from ui.panels.refreshing import Refreshing
from ui.panels.score_heading import Headline
from ui.panels.score_table import ScoreTable
from ui.reading import by_rule, findings_of
from ui.score_rows import OPERATIONS, PEOPLE, Score, rows
from ui.scores import scorecard
from ui.session import Session
from ui.version import Version

WORST = 3
MANY = 200
"""People from whom on counting would be felt."""
KEY = "✓ better, ! worse than now"
LEAST, SHARE = 285, 4
"""Its least width; and the part of the window that it may ask for, so that all rotas are seen."""
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
        self._scored: tuple[list[Version], list[Score]] = [], []
        self._told = 0
        self._draw_due = Refreshing(self, self.refresh)
        self._due = Refreshing(self, self._count)
        self.setAccessibleName("Scorecard")
        self.setMinimumWidth(LEAST)
        self.headline = Headline(large)
        self.first = label("", "section")
        self.worst = [self._worst() for _ in range(WORST)]
        self.key = label("", "caption")
        self.wide = QPushButton("Open large ⤢")
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
        self.first.setContentsMargins(0, 8, 0, 0)
        for widget in (self.headline, self.first, *self.worst):
            top.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 4)
        foot.addWidget(self.key, 1)
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
        # A method, not a lambda: that would still be called when a dialog's panel is gone.
        for signal in (session.opened, session.versions_changed, session.audited,
                       session.shown_changed):  # fmt: skip
            signal.connect(self._due.ask)
        self.wide.clicked.connect(self.wide_asked)
        for table in (self.left, self.right):
            table.behind_asked.connect(self._behind)
            table.version_asked.connect(session.show)
            table.fitted.connect(self._say_key)

    def _say_key(self) -> None:
        """What signs mean, where differences are told by signs."""
        brief = self.left.is_brief or (self._drawn[1] and self.right.is_brief)
        self.key.setText(KEY if brief else "")

    # -- what is shown ------------------------------------------------------------------------

    def _count(self) -> None:
        """Count in a turn of its own what is drawn in the next; of many people in the pool."""
        if not self.session.is_open:
            return
        versions = self._columns()
        if len(versions[0].rota.people) < MANY:
            self._scores(versions)
            self._draw_due.ask()
            return

        def done(scores: list[Score]) -> None:
            self._scored = versions, scores
            self._draw_due.ask()

        self.session.background.run(
            f"scores {id(self)}", lambda: scorecard(versions), done, self.session.failed.emit
        )

    def refresh(self) -> None:
        """Show the figures of every version."""
        if not self.session.is_open:
            return
        versions, beside = self._columns(), self._beside()
        self._say()
        scores, shown = self._scores(versions), self.session.shown
        part, apart = OPERATIONS if beside else "", self._large and len(versions) > 1
        told = rows(scores, part, differing_first=apart, brief=not self._large)
        self.left.show_rows(told, versions, shown)
        self.right.setVisible(beside)
        self.left.setAccessibleName("Operations" if beside else "Scorecard")
        if beside:
            told = rows(scores, PEOPLE, differing_first=apart, brief=not self._large)
            self.right.show_rows(told, versions, shown)
        self._drawn = len(versions), beside
        self._ask_for_room()

    def _scores(self, versions: list[Version]) -> list[Score]:
        """The figures, counted anew only where a rota or its check is another."""
        before, scores = self._scored
        if len(before) != len(versions) or any(
            one is not other for one, other in zip(before, versions, strict=True)
        ):
            scores = scorecard(versions)
            self._scored = versions, scores
        return scores

    def _ask_for_room(self) -> None:
        """Wide enough for every rota where the window has it to spare."""
        whole = self.left.room_for(len(self.session.versions))
        spare = self.window().width() // SHARE
        self.setMinimumWidth(whole if LEAST < whole <= spare and not self._large else LEAST)

    def _beside(self) -> bool:
        return self._large or self.width() >= BESIDE

    def _columns(self) -> list[Version]:
        """Every version where there is room, else the current one and the one shown."""
        versions = list(self.session.versions.values())
        room = self.width() // (2 if self._beside() else 1)
        if self._large or room >= self.left.room_for(len(versions)):
            return versions
        shown = self.session.version(self.session.shown)
        if shown.is_current and len(versions) > 1:
            shown = versions[1]
        return [versions[0]] if shown.is_current else [versions[0], shown]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_worst()
        if self.session.is_open and (len(self._columns()), self._beside()) != self._drawn:
            self._due.ask()

    def _worst(self) -> QPushButton:
        button = Link()
        button.setAutoDefault(True)
        button.setAccessibleName("Worst thing")
        button.clicked.connect(lambda: self.rule_chosen.emit(str(button.property("rule"))))
        return button

    def _say(self) -> None:
        version = self.session.version(self.session.shown)
        self.headline.tell(self.session)
        self._told = 0
        for button in (self.first, *self.worst):
            button.hide()
        found = by_rule(findings_of(version.audit))
        if self._large or not found:
            return
        musts = str(next(iter(found.values()))[0].level) == "must"
        self.first.setText("WORST FIRST" if musts else "STILL TO WEIGH")
        self.first.show()
        worst = list(found.items())[:WORST]
        for place, (button, (rule_id, some)) in enumerate(zip(self.worst, worst, strict=False), 1):
            told = broken_line(version.rota, self.session.rulebook.rule(rule_id), some)
            button.setText(f"{place}  {told}")
            button.setAccessibleName(f"Worst thing {place}, {told}, show them")
            button.setProperty("rule", rule_id)
        self._told = len(worst)
        self._fit_worst()

    def _fit_worst(self) -> None:
        """As many of the worst things as leave the figures room: all but in very large type."""
        wide, room = self.width() - 24, self.height() * 3 // 5
        used = self.headline.heightForWidth(wide) + self.first.sizeHint().height()
        for place, button in enumerate(self.worst):
            used += button.heightForWidth(wide)
            button.setVisible(place < self._told and (place == 0 or used <= room))

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
