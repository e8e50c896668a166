"""Ask: why not, or why this, of the cells selected; the answer, and the rota that grants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from solver.explaining.question import Answer, Granted, Question, Want, Wanted
from solver.job import ANSWER
from solver.request import Lock
from ui.asking.answer_view import AnswerView
from ui.asking.answers import option_lines
from ui.asking.inquiry import Inquiry
from ui.asking.wishes import (
    MOST_WHY,
    Subject,
    asked_words,
    codes_of,
    question_words,
    subject_of,
    subject_words,
    usual_want,
)
from ui.panels.message_bar import announce
from ui.panels.parts import card, label, row
from ui.rota_model import Cell
from ui.session import Session

if TYPE_CHECKING:
    from solver.explaining.asked import CellsAsked, Explained

NOTHING = "Select a cell, or several days of one person, in the grid."
WHAT_THEY_DO = (
    "“Why not?” looks up to 20 seconds for a rota in which it is so. It says what that changes and "
    "for whom, or which rules forbid it and what could give way.",
    "“Why this?” lists what else could stand there: what each choice would break, cost and spare.",
    "Nothing is changed by asking. The answer stands here.",
)


class AskPanel(QWidget):
    """One question at a time, about the rota shown."""

    cells_chosen = Signal(list)
    show_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.locks: Callable[[], tuple[Lock, ...]] = tuple
        self.inquiry = Inquiry(session.tools, self)
        self.subject: Subject | None = None
        self.asked: Question | CellsAsked | None = None
        self.answer: Answer | None = None
        self._build()
        self._listen()
        self.show_cells([])

    def _build(self) -> None:
        self.whom = label(NOTHING, "strong", wrap=True)
        self.sentence = label("", wrap=True)
        self.sentence.setAccessibleName("What is asked")
        self.kinds = QButtonGroup(self)
        self.off, self.code = QRadioButton("Off"), QRadioButton("This code:")
        self.nights = QRadioButton("No nights")
        for number, kind in enumerate((self.off, self.code, self.nights)):
            self.kinds.addButton(kind, number)
            kind.setAccessibleName(f"Wanted: {kind.text().rstrip(':')}")
            kind.setMinimumHeight(24)
        self.codes = QComboBox()
        self.codes.setAccessibleName("The code that is wanted there")
        self.go = QPushButton("Why not?")
        self.go.setProperty("look", "accent")
        self.go.setToolTip("What it would cost and whom, or what forbids it (Alt+W)")
        self.why = QPushButton("Why this?")
        self.why.setToolTip("What else could stand there, and what each would do (Alt+Y)")
        self.stop = QPushButton("Stop")
        self.stop.setAccessibleName("Stop working at the question")
        self.show_it = QPushButton("Show this rota")
        self.show_it.setProperty("look", "accent")
        self.show_it.setToolTip("Certify it, and compare it with the current rota as a proposal")
        self.longer = QPushButton("Look for longer")
        self.longer.setToolTip("Ask the same again with three times as long to find an answer")
        self.state, box = card("note")
        self.said = label("", wrap=True)
        self.said.setAccessibleName("Where the question stands")
        box.addWidget(self.said)
        box.addWidget(row(self.stop, None))
        self.view = AnswerView()
        self.view.show_lines((words, "muted") for words in WHAT_THEY_DO)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 4)
        top.setSpacing(8)
        top.addWidget(label("Why not?", "heading"))
        top.addWidget(self.whom)
        kinds = QHBoxLayout()
        for widget in (self.off, self.code, self.codes, self.nights):
            kinds.addWidget(widget)
        kinds.addStretch()
        top.addLayout(kinds)
        top.addWidget(self.sentence)
        top.addWidget(row(self.go, self.why, None))
        top.addWidget(self.state)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 12)
        foot.addWidget(self.show_it)
        foot.addWidget(self.longer)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.view, 1)
        box.addLayout(foot)
        self.state.hide()
        self.show_it.hide()
        self.longer.hide()

    def _listen(self) -> None:
        self.go.clicked.connect(self.ask_why_not)
        self.why.clicked.connect(self.ask_why)
        self.stop.clicked.connect(self.inquiry.stop)
        self.show_it.clicked.connect(self.show_asked)
        self.longer.clicked.connect(self.ask_for_longer)
        self.codes.activated.connect(lambda _at: self.code.setChecked(True))
        self.codes.currentIndexChanged.connect(lambda _at: self._say_question())
        self.kinds.idToggled.connect(lambda _id, _on: self._say_question())
        self.view.cells_chosen.connect(self.cells_chosen)
        self.inquiry.said.connect(self.said.setText)
        self.inquiry.answered.connect(self._answered)
        self.inquiry.failed.connect(self.session.failed)
        self.inquiry.ended.connect(self._ended)
        self.session.opened.connect(self._opened)

    def _opened(self) -> None:
        self.inquiry.discard()
        self._ended()
        self.view.show_lines((words, "muted") for words in WHAT_THEY_DO)
        self.longer.hide()
        self.show_it.hide()
        self.show_cells([])

    def show_cells(self, cells: Iterable[Cell]) -> None:
        """What was selected is what a question would be about."""
        subject = subject_of(cells) if self.session.is_open else None
        rota = self.session.version(self.session.shown).rota if subject else None
        known = subject is not None and rota is not None and subject.person in rota.index
        self.subject = subject if known else None
        self._let(self.subject is not None and not self.inquiry.running)
        if self.subject is None or rota is None:
            self.whom.setText(NOTHING)
            self._say_question()
            return
        self.whom.setText(subject_words(rota, self.subject))
        able = codes_of(rota, self.subject.person)
        held = {one.code for one in rota.by_cell.get((self.subject.person, self.subject.first), ())}
        kept = self.codes.currentText()
        self.codes.clear()
        self.codes.addItems(able)
        other = next((code for code in able if code not in held), "")
        wanted = kept if kept in able and kept not in held else other
        self.codes.setCurrentIndex(max(0, self.codes.findText(wanted)))
        self.nights.setVisible(self.subject.first != self.subject.last or not rota.is_cyclic)
        wants = {Want.OFF: self.off, Want.CODE: self.code}
        wants[usual_want(rota, self.subject)].setChecked(True)
        self._say_question()

    def _say_question(self) -> None:
        """Say in a sentence what the button would ask."""
        wanted = self.wanted() if self.session.is_open else None
        rota = self.session.version(self.session.shown).rota if wanted else None
        known = wanted is not None and rota is not None and wanted.person in rota.index
        self.sentence.setText(asked_words(rota, wanted) if known and rota and wanted else "")
        self.sentence.setVisible(bool(self.sentence.text()))

    def _let(self, on: bool) -> None:
        for widget in (self.off, self.code, self.codes, self.nights, self.go, self.why):
            widget.setEnabled(on)

    def wanted(self) -> Wanted | None:
        """What is asked for."""
        if self.subject is None:
            return None
        chosen = self.kinds.checkedId()
        want = (Want.OFF, Want.CODE, Want.NO_NIGHTS)[max(0, chosen)]
        code = self.codes.currentText() if want is Want.CODE else ""
        return Wanted(self.subject.person, self.subject.first, self.subject.last, want, code)

    def ask_why_not(self) -> None:
        """Ask what would have to be for the wish to be granted."""
        wanted = self.wanted()
        if wanted is None:
            self.whom.setText(NOTHING)
            return
        version = self.session.version(self.session.shown)
        proposed = None if version.is_current else version.rota
        rota, book = self.session.current.rota, self.session.rulebook
        self._ask(Question(rota, book, (wanted,), proposed=proposed, locks=self.locks()), ANSWER)

    def ask_for_longer(self) -> None:
        """Ask the same again, for three times as long."""
        if isinstance(self.asked, Question):
            self._ask(replace(self.asked, seconds=3 * self.asked.seconds), ANSWER)

    def ask_why(self) -> None:
        """Ask what binds the cell."""
        from solver.explaining.asked import WHY, CellsAsked

        if self.subject is None:
            self.whom.setText(NOTHING)
            return
        version = self.session.version(self.session.shown)
        current = None if version.is_current else self.session.current.rota
        days = self.subject.days[:MOST_WHY]
        person, book = self.subject.person, self.session.rulebook
        self._ask(CellsAsked(version.rota, book, person, days, self.locks(), current), WHY)

    def _ask(self, question: Question | CellsAsked, work: str) -> None:
        self.asked, self.answer = question, None
        self.view.clear()
        self.show_it.hide()
        self.longer.hide()
        self.state.show()
        self.inquiry.ask(question, work)
        for widget in (self.go, self.why):
            widget.setEnabled(False)
        self.stop.setFocus()

    def _answered(self, answer: Answer | Explained) -> None:
        from solver.explaining.asked import CellsAsked, Explained

        asked = self.asked
        if isinstance(answer, Explained) and isinstance(asked, CellsAsked):
            lines = option_lines(asked.rota, asked.person, answer.options)
            self.view.show_lines(lines)
            announce(self, "What else could stand there is listed.")
        elif isinstance(answer, Answer) and isinstance(asked, Question):
            self.answer = answer
            wish = asked.wanted[0]
            question = question_words(asked.rota, wish)
            self.view.show_answer(asked.rota, asked.rulebook, question, answer, wish.person)
            self.show_it.setVisible(answer.proposal is not None)
            self.longer.setVisible(answer.granted is Granted.NOT_FOUND)
            announce(self, self.view.text().split("\n")[1])

    def _ended(self) -> None:
        self.state.hide()
        self._let(self.subject is not None)
