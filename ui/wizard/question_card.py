"""One open question: what is asked, why, how it can be answered, and on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ambrota.sheets.cells import Place
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Question
from ui.panels.message_bar import announce
from ui.panels.parts import label
from ui.wizard.answers import Answer, ChoiceAnswer, NameAnswer, NoAnswer
from ui.wizard.code_answer import CodeAnswer
from ui.wizard.date_answers import DateAnswer, YearAnswer
from ui.wizard.draft import ImportDraft
from ui.wizard.question_words import left_open, reasons_of
from ui.wizard.where_answer import WhereAnswer

WHOLE = ("where", "person", "mend")
"""Kinds of question without an answer to which there is no rota at all."""


def answer_for(question: Question, layout: Layout, resources: list[str]) -> Answer:
    """The way in which a question is answered."""
    if question.kind == "where":
        return WhereAnswer(question, layout)
    if question.kind == "person":
        return NameAnswer(question, layout)
    if question.kind == "mend":
        return NoAnswer(question)
    if question.kind == "code":
        return CodeAnswer(question, resources)
    if question.assumed is not None and question.choices:
        return (YearAnswer if "year" in question.assumed.missing else DateAnswer)(question)
    return ChoiceAnswer(question)


class Area(QScrollArea):
    """As high as what it holds, where there is room; else it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        # With room for a scroll bar: one that came while it was low would else never go again.
        inner, width = self.widget(), self.width() - self.verticalScrollBar().sizeHint().width()
        return QSize(320, inner.heightForWidth(width) if inner is not None else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)


class QuestionCard(QFrame):
    """Asks one question. Emits the answer, or that the question is left open, or back."""

    answered = Signal(object, str)
    left_open = Signal(object)
    back_asked = Signal()
    pick_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName("Open question")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.question: Question | None = None
        self.answer: Answer | None = None
        self.number = label("", "section")
        self.title = label("", "heading", wrap=True)
        self.evidence = label("", wrap=True)
        self.next = QPushButton("&Next")
        self.next.setProperty("look", "accent")
        self.leave = QPushButton("&Leave open")
        self.back = QPushButton("&Back")
        for button in (self.next, self.leave, self.back):
            button.setAutoDefault(True)  # Enter presses the one that has the focus
        self._lay_out()
        self.next.clicked.connect(self.go_on)
        self.leave.clicked.connect(lambda: self.left_open.emit(self.question))
        self.back.clicked.connect(self.back_asked)

    def _lay_out(self) -> None:
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(14, 12, 14, 4)
        self._inner.setSpacing(6)
        for widget in (self.number, self.title, self.evidence):
            self._inner.addWidget(widget)
        self.area = Area()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        inner.installEventFilter(self)
        inner.setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 4, 14, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.next)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.area, 1)
        box.addLayout(buttons)

    def ask(self, question: Question, more: int, draft: ImportDraft, resources: list[str]) -> None:
        """Ask a question of a draft, with `more` to come after it."""
        if self.answer is not None:
            self._inner.removeWidget(self.answer)
            self.answer.hide()
            self.answer.deleteLater()
        self.question = question
        after = f"  ·  {more} MORE AFTER THIS" if more else "  ·  THE LAST ONE"
        self.number.setText(f"QUESTION{after}")
        self.number.setVisible(question.kind not in WHOLE)
        self.title.setText(question.title)
        reasons = reasons_of(question, draft)
        self.evidence.setText("\n".join(reasons))
        self.evidence.setVisible(bool(reasons))
        self.answer = answer_for(question, draft.layout, resources)
        self._inner.insertWidget(3, self.answer)
        self._order(self.answer)
        self.leave.setVisible(question.kind not in WHOLE)
        self.leave.setToolTip(left_open(question))
        self.leave.setAccessibleDescription(left_open(question))
        self.next.setVisible(question.kind != "mend")
        self.answer.changed.connect(self._check)
        if isinstance(self.answer, WhereAnswer):
            self.answer.pick_asked.connect(self.pick_asked)
        self.pick_asked.emit(question.kind == "where")
        self.area.verticalScrollBar().setValue(0)
        self._check()
        self.fit()
        announce(self, f"{question.title} {' '.join(reasons)}")

    def _order(self, answer: Answer) -> None:
        """Tab goes through the answer, then on to the buttons."""
        fields = [
            one
            for one in answer.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.focusProxy() is None
            and one.window() is self.window()  # a list that drops down is a window of its own
            and not one.objectName().startswith("qt_")
        ]
        chain = [*fields, self.next, self.leave, self.back]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def pick(self, sheet: str, at: Place, text: str) -> None:
        """Give the answer a cell that was pointed at."""
        if isinstance(self.answer, WhereAnswer):
            self.answer.pick(sheet, at, text)
            if self.next.isEnabled():
                self.next.setFocus()

    def go_on(self) -> None:
        """Take the answer; where something is missing, go to where it is filled in."""
        said = None if self.answer is None else self.answer.said()
        if said is not None:
            self.answered.emit(*said)
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where the answer is given."""
        if self.answer is not None:
            self.answer.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.area.updateGeometry()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the height that the question needs, once its fonts and widths are settled."""
        QTimer.singleShot(0, self.area, self.area.updateGeometry)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.focusWidget()
            if isinstance(row, QRadioButton) and not row.isChecked():
                row.click()  # Enter takes the row that the keys are on; once more goes on
            else:
                self.go_on()
        elif not (event.text().isdigit() and self._take_number(int(event.text()))):
            super().keyPressEvent(event)

    def _take_number(self, number: int) -> bool:
        return self.answer is not None and self.answer.take_number(number)

    def _check(self) -> None:
        self.next.setEnabled(self.answer is not None and self.answer.said() is not None)
