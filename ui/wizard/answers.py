"""What a question is answered with: one of its choices, a date or a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QDateEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Choice, Question
from ui.panels.parts import label

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


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


class ChoiceAnswer(Answer):
    """One of the question's choices, as radio rows; the one that the evidence speaks for is set."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.group = QButtonGroup(self)
        self.rows: list[QRadioButton] = []
        for number, choice in enumerate(question.choices):
            row = QRadioButton(_sentence(choice.title))
            row.setProperty("look", "choice")
            if choice.detail:
                row.setText(f"{_sentence(choice.title)} – {choice.detail}")
            self.group.addButton(row, number)
            self.rows.append(row)
            self.box.addWidget(row)
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

    def take_focus(self) -> None:
        if self.rows:
            (self.group.checkedButton() or self.rows[0]).setFocus()


class DateAnswer(Answer):
    """The first day of the rota, with its weekday."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        first = question.assumed.first if question.assumed is not None else date.today()
        self.day = QDateEdit(QDate(first.year, first.month, first.day))
        self.day.setLocale(ENGLISH)
        self.day.setDisplayFormat("dddd d MMMM yyyy")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(question.title)
        calendar = QCalendarWidget()
        calendar.setLocale(ENGLISH)
        self.day.setCalendarWidget(calendar)
        held = question.assumed is not None and question.assumed.missing == "dates"
        # Weeks without dates begin on a known weekday; day numbers may leave even that open.
        self.weekday = first.weekday() if held else None
        self.told = label("", "bad", wrap=True)
        self.box.addWidget(label("First day of the rota"))
        self.box.addWidget(self.day)
        self.box.addWidget(self.told)
        self.day.dateChanged.connect(lambda _day: self._check())
        self._check()

    def _check(self) -> None:
        """The day must fall on the weekday that the sheet begins with."""
        if self.weekday is not None:
            name = ENGLISH.dayName(self.weekday + 1)
            self.told.setText(f"The sheet begins on a {name}: choose a {name}.")
        self.told.setVisible(not self._right())
        self.changed.emit()

    def _right(self) -> bool:
        return self.weekday is None or self.day.date().dayOfWeek() - 1 == self.weekday

    def said(self) -> tuple[Layout, str] | None:
        chosen = self.day.date()
        if not self._right():
            return None
        first = date(chosen.year(), chosen.month(), chosen.day())
        layout = replace(self.question.choices[0].layout, first_day=first)
        return layout, f"begins on {day_words(first)}"

    def take_focus(self) -> None:
        self.day.setFocus()


class YearAnswer(Answer):
    """The year of dates that are written without one."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        first = question.assumed.first if question.assumed is not None else date.today()
        self.first = first
        self.year = QSpinBox()
        self.year.setRange(2000, 2099)
        self.year.setValue(first.year)
        self.year.setFixedWidth(90)
        self.year.setAccessibleName(question.title)
        self.told = label("", wrap=True)
        self.box.addWidget(self.year)
        self.box.addWidget(self.told)
        self.year.valueChanged.connect(lambda _year: self._tell())
        self._tell()

    def _tell(self) -> None:
        begins = self._first(self.year.value())
        self.told.setText("" if begins is None else f"The rota begins on {day_words(begins)}.")
        self.changed.emit()

    def _first(self, year: int) -> date | None:
        try:
            return self.first.replace(year=year)
        except ValueError:
            return None  # 29 February

    def said(self) -> tuple[Layout, str] | None:
        year = self.year.value()
        return replace(self.question.choices[0].layout, year=year), f"the year is {year}"

    def take_focus(self) -> None:
        self.year.setFocus()
        self.year.selectAll()


def day_words(day: date) -> str:
    """A day in full: 'Monday 5 January 2026'."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
