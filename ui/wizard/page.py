"""The page on which a workbook is settled before it is opened: its sheet, and one calm column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ambrota.sheets.cells import Place
from ambrota.sheets.understanding import Question
from ui.panels.message_bar import announce
from ui.panels.parts import OneLine, label, row, set_look
from ui.panels.problem_tree import ProblemTree
from ui.panels.problem_words import advice
from ui.reading import count
from ui.wizard.draft import ImportDraft
from ui.wizard.preview import Preview
from ui.wizard.question_card import QuestionCard
from ui.wizard.question_words import is_asked, still_open
from ui.wizard.where_answer import WhereAnswer

WIDTH = 400
ROOM_FOR_BOTH = 820
GOOD = ("No more questions.", "Everything was understood.")


class WizardPage(QWidget):
    """Shows a draft. Emits `go_asked` when the user wants the rota, `cancelled` when not."""

    go_asked = Signal()
    cancelled = Signal()

    def __init__(self, draft: ImportDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.setAccessibleName("Import a workbook")
        self.preview, self.card = Preview(draft), QuestionCard()
        self._asked: tuple[object, str] | None = None
        self._pointing = False
        self._likely = 0
        self._make_parts()
        self._lay_out()
        self._undo = QAction("Back", self)
        self._undo.setShortcut(QKeySequence.StandardKey.Undo)
        self._undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._undo.triggered.connect(draft.back)
        self.addAction(self._undo)
        self._listen()

    def _make_parts(self) -> None:
        self.file, self.head = OneLine("caption"), label("", "heading", wrap=True)
        self.done = label("", "good", wrap=True)
        self.problems_head = QPushButton("To look at")
        self.problems_head.setCheckable(True)
        self.problems_head.setProperty("look", "fold")
        self.problems = ProblemTree()
        self.problems.setMinimumHeight(72)
        self.told = label("", "muted", wrap=True)
        self.left = label("", "muted", wrap=True)
        self.codes, self.people = QPushButton("Co&des…"), QPushButton("Wh&o is who…")
        self.people.hide()
        self.codes.setProperty("look", "link")
        self.people.setProperty("look", "next")
        self.cancel, self.go = QPushButton("Cancel"), QPushButton("Check this rota")
        self.go.setProperty("look", "accent")
        for button in (self.codes, self.people, self.cancel, self.go):
            button.setAutoDefault(True)
        self.back = QPushButton("&Back")
        self.back.setAutoDefault(True)
        self.reload = QPushButton("Reload")
        self.reload_bar = QFrame()
        self.reload_bar.setProperty("look", "note")
        bar = QHBoxLayout(self.reload_bar)
        bar.setContentsMargins(10, 6, 10, 6)
        bar.addWidget(label("The file changed on disk.", wrap=True), 1)
        bar.addWidget(self.reload)
        self.reload_bar.hide()

    def _lay_out(self) -> None:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(8)
        for widget in (self.reload_bar, self.file, self.head):
            box.addWidget(widget)
        box.addWidget(row(self.done, self.back))
        box.addWidget(self.card)
        box.addWidget(row(self.problems_head, None, self.codes, self.people, spacing=12))
        box.addWidget(self.problems, 1000)
        box.addWidget(self.told)
        box.addStretch(1)
        box.addWidget(self.left)
        box.addWidget(row(None, self.cancel, self.go))
        side.setMinimumWidth(340)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.preview)
        self.split.addWidget(side)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([1000, WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _listen(self) -> None:
        draft = self.draft
        draft.changed.connect(self.refresh)
        draft.busy.connect(self._busy)
        self.card.answered.connect(draft.answer)
        self.card.left_open.connect(draft.leave_open)
        self.card.back_asked.connect(draft.back)
        self.back.clicked.connect(draft.back)
        self.card.pick_asked.connect(self.preview.view.pick)
        self.preview.picked.connect(self._picked)
        self.preview.said.connect(draft.correct)
        self.problems.problem_chosen.connect(self._problem)
        self.problems_head.toggled.connect(self._fold)
        self.reload.clicked.connect(draft.reload)
        self.go.clicked.connect(self.go_asked)
        self.cancel.clicked.connect(self.cancelled)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is understood now, and ask what is open."""
        draft = self.draft
        if draft.understanding is None or draft.path is None:
            return
        self.file.setText(draft.path.name)
        self._summarise()
        self.preview.refresh()
        self._list_problems()
        self._ask(draft.questions)
        self._say_left()
        if not self._pointing:
            self.take_focus()
        self._pointing = False

    def take_focus(self) -> None:
        """Put the keyboard where the next step is."""
        if not self.card.isHidden():
            self.card.take_focus()
        elif self.go.isEnabled():
            self.go.setFocus()

    def _summarise(self) -> None:
        asked = self.draft.questions[:1]
        found = "No rota yet." if asked and asked[0].kind == "person" else "No rota was found yet."
        self.head.setText(self.draft.sentence or found)

    def _ask(self, questions: tuple[Question, ...]) -> None:
        self.card.setVisible(bool(questions))
        # One button is the next step: to answer what is asked, then to go on.
        set_look(self.go, "plain" if questions else "accent")
        back = bool(self.draft.history)
        self.card.back.setEnabled(back)
        self.back.setVisible(back and not questions)
        words = f"Undo: {self.draft.history[-1].words}" if back else ""
        for button in (self.card.back, self.back):
            button.setToolTip(words)
            button.setAccessibleDescription(words)
        self._undo.setEnabled(back)
        self.done.setVisible(not questions)
        if not questions:
            self.preview.view.pick(False)
            self.preview.show_examples(None, ())
            self.done.setText(self._done_words())
            set_look(self.done, "good" if self.done.text() in GOOD else "strong")
            self._asked = None
            return
        question = questions[0]
        now = self.draft.layout, question.id
        if self._asked != now:
            self._asked = now
            rota = None if self.draft.imported is None else self.draft.imported.rota
            resources = {s.resource for s in rota.shifts if s.resource} if rota else set()
            self.card.ask(question, len(questions) - 1, self.draft, sorted(resources))
            self.preview.show_examples(question.sheet, question.cells)

    def _done_words(self) -> str:
        """How things stand when nothing more is asked."""
        imported = self.draft.imported
        if self._likely:
            who = "1 person" if self._likely == 1 else f"{self._likely} people"
            return f"{who} may be in the last import under another name."
        if self.draft.left_open:
            return "No more questions."
        severities = {one.severity for one in imported.problems} if imported is not None else set()
        if "error" in severities:
            return "No questions. Look at what cannot be used."
        if "warning" in severities:
            return "No questions. Look at what may be wrong."
        return "Everything was understood."

    def say_people(self, likely: int) -> None:
        """Say how many people may be somebody of the last import, and offer to decide it."""
        if likely != self._likely:
            self._likely = likely
            self.people.setVisible(bool(likely))
            self.refresh()

    def _list_problems(self) -> None:
        imported = self.draft.imported
        problems = () if imported is None else imported.problems
        sheets = () if self.draft.book is None else self.draft.book.sheets
        self.problems.name = self.draft.path.name if self.draft.path else ""
        asked = [one for one in problems if is_asked(one, self.draft.questions)]
        self.problems.show_problems(problems, sheets[0].name if len(sheets) == 1 else "", asked)
        self.problems_head.setVisible(self.problems.topLevelItemCount() > 0)
        # Where there is no room for both, the question comes first.
        self.problems_head.setChecked(
            self.window().height() >= ROOM_FOR_BOTH or not self.draft.questions
        )
        self._fold()

    def _fold(self) -> None:
        """Show the problems, or only how many there are."""
        number = self.problems.number
        shown = self.problems_head.isChecked() and self.problems.topLevelItemCount() > 0
        self.problems.setVisible(shown)
        self.told.setVisible(shown and self.problems.currentItem() is not None)
        beside = "ALSO " if self.draft.questions else ""
        words = f"{beside}TO LOOK AT  ·  {number:,}" if number else "WORTH KNOWING"
        self.problems_head.setText(f"{'▾' if shown else '▸'}  {words}")
        what = f"what to look at: {number:,}" if number else "what is worth knowing"
        self.problems_head.setAccessibleName(f"{'Hide' if shown else 'Show'} {what}")

    def _problem(self, problem: Any) -> None:
        """Go to the cell of a problem, and say what to do about it."""
        self.told.setVisible(problem is not None)
        if problem is not None:
            self.told.setText(advice(problem))
            self.preview.go_to(problem.sheet, problem.cell)

    def _say_left(self) -> None:
        """What stays open if the user goes on now."""
        draft = self.draft
        ready = draft.imported is not None
        self.go.setEnabled(ready)
        self.codes.setVisible(ready)
        words = still_open(draft)
        self.left.setText(words)
        self.left.setVisible(bool(words))
        self.go.setAccessibleDescription(words)
        if not draft.questions and ready:
            announce(self, f"{self.done.text()} {self.head.text()}")

    def _picked(self, sheet: str, at: Place) -> None:
        """Give the question the cell that was pointed at, and mark it."""
        self.card.pick(sheet, at, self.draft.texts[sheet].text(*at))
        if isinstance(self.card.answer, WhereAnswer):
            self.preview.mark(sheet, tuple(self.card.answer.places.values()))

    def _busy(self, words: str) -> None:
        """Nothing is answered while the last answer is worked out; the sheet can be read on."""
        working = bool(words)
        if working:
            # What is disabled loses the keys: whoever works on the sheet keeps them there.
            self._pointing = self.preview.isAncestorOf(self.focusWidget() or self)
        for widget in (self.card, self.go, self.codes):
            widget.setEnabled(not working)
        if words and self.draft.path is not None:
            self.file.setText(f"{self.draft.path.name}  ·  {words}")


def settled_words(draft: ImportDraft) -> tuple[str, str]:
    """What is said of a rota that was just imported: what was settled, what stays open."""
    answers = [step.words for step in draft.history if not step.words.startswith("Left open")]
    told = [f"You settled: {'; '.join(answers)}."] if answers else []
    if draft.understanding is not None and (open_ := len(draft.understanding.questions)):
        told.append(f"{count(open_, 'question')} left open.")
    return draft.sentence, " ".join(told) or "Nothing was left to ask."
