"""Propose: what to guarantee, keep and aim at, where the search stands, stop or discard."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from solver.request import Outcome, Request, Starts
from ui.briefing import Briefing
from ui.charts.progress_chart import ProgressChart
from ui.panels.aims_form import AimsForm
from ui.panels.keep_form import KeepForm
from ui.panels.message_bar import announce
from ui.panels.parts import card, label, row
from ui.panels.refreshing import Refreshing
from ui.panels.sentence_form import SentenceForm
from ui.search_words import law_words, of_whom, outcome_words
from ui.session import Session
from ui.solve_process import Solving
from ui.starting import KEEP, starts_of

LEAST_S, MOST_S = 5, 3600
PROPOSES = "Several rotas to choose between: one for each aim ticked."
MENDS = "Or one rota alone: the one shown, with no more changed than all that is guaranteed takes."


class ProposePanel(QWidget):
    """Owns the search of this window."""

    proposed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.solving = Solving(session.tools, self)
        self.asked: Request | None = None
        self.briefing = Briefing(session, self)
        self.form, self.keep, self.aims = SentenceForm(), KeepForm(), AimsForm()
        self._due = Refreshing(self.form, self._follow_form, ahead=True)
        self.law = label("", "bad", wrap=True)
        self.seconds = QSpinBox()
        self.seconds.setRange(LEAST_S, MOST_S)
        self.seconds.setValue(60)
        self.seconds.setFixedWidth(76)
        self.seconds.setAccessibleName("Most seconds to spend on the search")
        self.go = QPushButton("Propose rotas")
        self.go.setProperty("look", "accent")
        self.mend = QPushButton("Mend with the fewest changes")
        self.mend.setProperty("look", "link")
        self.mend.setToolTip("One proposal: everything holds again, as few days changed as can be")
        self.stop, self.discard = QPushButton("Stop and keep the best"), QPushButton("Discard")
        self.stop.setToolTip("Ends the search; what it found so far is shown and can be used")
        self.discard.setProperty("look", "link")
        self.discard.setToolTip("Ends the search and shows nothing of it")
        self._build()
        self._listen()

    def _build(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(8)
        inner.addWidget(label("What to guarantee", "heading"))
        always = "Cover, the law, leave, agreements and locks are always kept. "
        ticked = "Ticked sentences must hold for everyone."
        inner.addWidget(label(always + ticked, "muted", wrap=True))
        for widget in (self.form, self.law):
            inner.addWidget(widget)
        for words, part in (("What to keep", self.keep), ("What to aim at", self.aims)):
            head = label(words, "heading")
            head.setContentsMargins(0, 8, 0, 0)
            inner.addWidget(head)
            if part is self.aims:
                said = "One proposal for each; all of them hold what is guaranteed."
                inner.addWidget(label(said, "muted", wrap=True))
            inner.addWidget(part)
        inner.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("What to guarantee, keep and aim at")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.page = page
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)
        box.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 12)
        foot.setSpacing(8)
        self.progress_card, words = card("note")
        self.said = label("", wrap=True)
        self.said.setAccessibleName("Where the search stands")
        self.chart = ProgressChart()
        buttons = QHBoxLayout()
        buttons.addWidget(self.stop)
        buttons.addWidget(self.discard)
        buttons.addStretch()
        words.addWidget(self.said)
        words.addWidget(self.chart)
        words.addLayout(buttons)
        foot.addWidget(self.progress_card)
        foot.addWidget(row(label("Search for at most"), self.seconds, label("seconds"), None))
        foot.addWidget(self.go)
        foot.addWidget(label(PROPOSES, "caption", wrap=True))
        foot.addWidget(row(self.mend, None))
        foot.addWidget(label(MENDS, "caption", wrap=True))
        self.progress_card.hide()
        return foot

    def _listen(self) -> None:
        session = self.session
        session.opened.connect(self._opened)
        self.form.changed.connect(session.set_rulebook)
        session.rulebook_changed.connect(self._follow)
        briefing = self.briefing
        for changed in (session.shown_changed, session.rota_changed):
            changed.connect(lambda _key: self._show_brief())
        for signal in (session.versions_changed, briefing.changed):
            signal.connect(self._show_brief)
        self.keep.lock_asked.connect(briefing.keep)
        self.keep.free_asked.connect(lambda person: session.lock([person]))
        self.keep.unlock_asked.connect(briefing.let_go)
        self.aims.aim_asked.connect(briefing.aim)
        self.aims.starts_asked.connect(briefing.set_starts)
        self.aims.begin_asked.connect(briefing.set_begin)
        self.go.clicked.connect(self.start)
        self.mend.clicked.connect(self.start_mending)
        self.stop.clicked.connect(self.solving.stop)
        self.discard.clicked.connect(self.solving.discard)
        self.solving.started.connect(self._started)
        self.solving.stopped.connect(self._stopped)
        self.solving.progressed.connect(self._progressed)
        self.solving.finished.connect(self._finished)
        self.solving.failed.connect(session.failed)

    def _opened(self) -> None:
        self.solving.discard()
        self._follow()

    def _follow(self) -> None:
        self._due.ask()
        if self.session.is_open:
            self._say_law()

    def _follow_form(self) -> None:
        """In a turn of its own: a hundred words and fields take long to make."""
        if self.session.is_open:
            self.form.follow(self.session.rulebook)

    def _say_law(self) -> None:
        """Say which laws are asked for less than they say: it is never done quietly."""
        self.law.setText(law_words(self.session.rulebook))
        self.law.setVisible(bool(self.law.text()))

    def _show_brief(self) -> None:
        if not self.session.is_open:
            return
        shown, rota = self.session.version(self.session.shown), self.session.current.rota
        self.keep.show_locks(rota, self.briefing.brief)
        title = "" if self.briefing.begun() is None else shown.title
        self.aims.show_brief(rota, self.briefing.brief, title)

    # -- searching ----------------------------------------------------------------------------

    def start(self) -> None:
        """Begin the search; where people may begin elsewhere, first try to write that."""
        session, how = self.session, self.briefing.brief.starts
        if not session.is_open or self.solving.running:
            return
        if how == KEEP or session.source is None or not session.current.rota.is_cyclic:
            self._search(self.briefing.request(self.seconds.value()))
            return
        source = replace(session.source, rota=session.current.rota)

        def tried() -> tuple[Starts, list[str]]:
            told: list[str] = []
            with tempfile.TemporaryDirectory(prefix="ambrota-") as folder:
                return starts_of(source, how, Path(folder), told.append), told

        def done(found: tuple[Starts, list[str]]) -> None:
            session.busy_changed.emit("")
            for words in found[1]:
                session.note.emit(words)
            self._search(self.briefing.request(self.seconds.value(), found[0]))

        session.busy_changed.emit("Trying whether the workbook can say who begins elsewhere …")
        session.background.run("starts", tried, done, session.failed.emit)

    def start_mending(self) -> None:
        """Search for the fewest changes with which all holds again, from the rota shown."""
        if self.session.is_open and not self.solving.running:
            self._search(self.briefing.request(self.seconds.value(), repair=True))

    def _search(self, request: Request) -> None:
        self.session.log_law()
        self.asked = request
        self.solving.start(request)

    def _started(self) -> None:
        self.chart.clear()
        self.progress_card.show()
        self._let(False)
        self.stop.setEnabled(True)

    def _stopped(self) -> None:
        self.progress_card.hide()
        self._let(True)

    def _let(self, on: bool) -> None:
        for widget in (self.go, self.mend, self.form, self.keep, self.aims, self.seconds):
            widget.setEnabled(on)

    def _progressed(self, words: str) -> None:
        last = self.solving.last
        most = self.asked.seconds if self.asked is not None else self.seconds.value()
        self.said.setText(f"{self.solving.elapsed:.0f} s of at most {most:.0f} s. {words}")
        self.stop.setEnabled(not self.solving.stopping)
        if last is not None:
            self.chart.add(last)

    def _finished(self, outcome: Outcome) -> None:
        ended = of_whom(outcome_words(outcome), self.session.current.audit)
        announce(self, f"The search has ended: {ended}")
        self.proposed.emit(outcome)
