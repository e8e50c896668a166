"""What a question is answered with: one of its choices, or a name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Choice, Question
from ui.panels.parts import label, row


class Answer(QWidget):
    """One way to answer. Emits `changed` when what is answered, or whether it is, has changed."""

    changed = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)

    def said(self) -> tuple[Layout, str] | None:
        """What is known with the answer, and the answer in words; None while there is none."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the keyboard where the answer is given."""

    def take_number(self, number: int) -> bool:
        """Take the answer of that number, counted from 1; whether there is one."""
        return False


class ChoiceAnswer(Answer):
    """One of the question's choices, as radio rows; the one that the evidence speaks for is set."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.group = QButtonGroup(self)
        self.rows: list[QRadioButton] = []
        for number, choice in enumerate(question.choices):
            button = QRadioButton(_sentence(choice.title))
            button.setProperty("look", "choice")
            button.setAccessibleDescription(choice.detail)
            key = label(str(number + 1), "caption")
            key.setToolTip("This key takes the answer")
            self.group.addButton(button, number)
            self.rows.append(button)
            mark = label("suggested", "caption") if number == question.proposed else None
            self.box.addWidget(row(button, *([mark] if mark else []), None, key))
            if mark is not None:
                mark.setToolTip("What the sheet itself speaks for, as said above")
            if choice.detail:
                told = label(choice.detail, "muted", wrap=True)
                told.setContentsMargins(22, 0, 0, 2)
                self.box.addWidget(told)
        if question.proposed is not None:
            self.rows[question.proposed].setChecked(True)
        self.group.buttonClicked.connect(lambda _button: self.chosen())

    def chosen(self) -> None:
        """Another row was chosen."""
        self.changed.emit()

    @property
    def choice(self) -> Choice | None:
        """What is chosen."""
        at = self.group.checkedId()
        return self.question.choices[at] if at >= 0 else None

    def said(self) -> tuple[Layout, str] | None:
        chosen = self.choice
        return None if chosen is None else (chosen.layout, chosen.title)

    def take_number(self, number: int) -> bool:
        if not 1 <= number <= len(self.rows):
            return False
        self.rows[number - 1].setFocus()
        self.rows[number - 1].click()
        return True

    def take_focus(self) -> None:
        if self.rows:
            (self.group.checkedButton() or self.rows[0]).setFocus()


class NameAnswer(Answer):
    """Whose list it is, where no column says so."""

    def __init__(self, question: Question, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._layout = layout
        self.name = QLineEdit()
        self.name.setPlaceholderText("First name and surname")
        self.name.setAccessibleName(question.title)
        self.box.addWidget(label("Name of the person"))
        self.box.addWidget(self.name)
        self.name.textChanged.connect(lambda _text: self.changed.emit())

    def said(self) -> tuple[Layout, str] | None:
        name = " ".join(self.name.text().split())
        return (replace(self._layout, person=name), f"the duties are {name}’s") if name else None

    def take_focus(self) -> None:
        self.name.setFocus()


class NoAnswer(Answer):
    """Nothing can be said here: the file has to be mended first."""

    def said(self) -> tuple[Layout, str] | None:
        return None


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
