"""Propose: what to guarantee, how long to look, where the search stands, stop or discard."""

from __future__ import annotations

from typing import Any

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

from ambrota.law import lowered
from solver.request import Lock, Outcome, Request
from ui.charts.progress_chart import ProgressChart
from ui.panels.message_bar import announce
from ui.panels.parts import card, label, row
from ui.panels.sentence_form import SentenceForm
from ui.session import Session
from ui.solve_process import Solving

LEAST_S, MOST_S = 5, 3600


class ProposePanel(QWidget):
    """Owns the search of this window."""

    proposed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.solving = Solving(session.tools, self)
        self.asked: Request | None = None
        self.form = SentenceForm()
        self.law = label("", "bad", wrap=True)
        self.seconds = QSpinBox()
        self.seconds.setRange(LEAST_S, MOST_S)
        self.seconds.setValue(60)
        self.seconds.setFixedWidth(76)
        self.seconds.setAccessibleName("Seconds to spend on the search")
        self.go = QPushButton("Propose rotas")
        self.go.setProperty("look", "accent")
        self.stop, self.discard = QPushButton("Stop and keep the best"), QPushButton("Discard")
        self._build()
        self._listen()

    def _build(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(10)
        inner.addWidget(label("What to guarantee", "heading"))
        always = "Cover, the law, leave, agreements and locks are always kept. "
        ticked = "Ticked sentences must hold for everyone."
        inner.addWidget(label(always + ticked, "muted", wrap=True))
        inner.addWidget(self.form)
        inner.addWidget(self.law)
        inner.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("What to guarantee")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)
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
        foot.addWidget(row(label("Look for"), self.seconds, label("seconds"), None))
        foot.addWidget(self.go)
        box.addLayout(foot)
        self.progress_card.hide()

    def _listen(self) -> None:
        self.session.opened.connect(self._opened)
        self.form.changed.connect(self.session.set_rulebook)
        self.session.rulebook_changed.connect(self._follow)
        self.go.clicked.connect(self.start)
        self.stop.clicked.connect(self.solving.stop)
        self.discard.clicked.connect(self.solving.discard)
        self.solving.started.connect(self._started)
        self.solving.stopped.connect(self._stopped)
        self.solving.progressed.connect(self._progressed)
        self.solving.finished.connect(self._finished)
        self.solving.failed.connect(self.session.failed)

    def _opened(self) -> None:
        self.solving.discard()
        self.form.show_rulebook(self.session.rulebook)
        self._say_law()

    def _follow(self) -> None:
        self.form.follow(self.session.rulebook)
        self._say_law()

    def _say_law(self) -> None:
        """Say which laws are asked for less than they say: it is never done quietly."""
        self.law.setText(law_words(self.session.rulebook))
        self.law.setVisible(bool(self.law.text()))

    def request(self) -> Request:
        """What is asked of the solver."""
        return Request(
            rota=self.session.current.rota, rulebook=self.session.rulebook,
            seconds=float(self.seconds.value()), locks=self.locks(),
        )  # fmt: skip

    def locks(self) -> tuple[Lock, ...]:
        """Days for which the workbook has no cell: a proposal could not be written there."""
        from ui.proposing import days_without_a_cell

        source = self.session.source
        return () if source is None else days_without_a_cell(source)

    def start(self) -> None:
        """Begin the search."""
        if self.session.is_open and not self.solving.running:
            self.session.log_law()
            self.asked = self.request()
            self.solving.start(self.asked)

    def _started(self) -> None:
        self.chart.clear()
        self.progress_card.show()
        for widget in (self.go, self.form, self.seconds):
            widget.setEnabled(False)
        self.stop.setEnabled(True)

    def _stopped(self) -> None:
        self.progress_card.hide()
        for widget in (self.go, self.form, self.seconds):
            widget.setEnabled(True)

    def _progressed(self, words: str) -> None:
        last = self.solving.last
        self.said.setText(words)
        self.stop.setEnabled(not self.solving.stopping)
        if last is not None:
            self.chart.add(last)

    def _finished(self, outcome: Outcome) -> None:
        announce(self, f"The search has ended: {outcome_words(outcome)}")
        self.proposed.emit(outcome)


def law_words(rulebook: Any) -> str:
    """Laws that a rulebook lowers, as they are told beside the guarantees and the proposals."""
    told = "; ".join(lowered(rulebook).values())
    return f"▼ Law lowered. {told}. It is written in the decision log." if told else ""


def outcome_words(outcome: Any) -> str:
    """How a search ended, in words."""
    words = {
        "proved-best": "the best rota there is was found, and that is proved",
        "improved": "better rotas that hold every guarantee were found",
        "no-better-found": "nothing better than the current rota was found in this time",
        "not-found": "no rota that holds every guarantee was found in this time",
        "cannot-hold": "the guarantees cannot all hold together, and that is proved",
        "cancelled": "it was stopped early; the best found so far was kept",
    }
    said = words.get(str(outcome.status), str(outcome.status))
    return ". ".join([said, *(note.rstrip(".") for note in getattr(outcome, "notes", ()))])
