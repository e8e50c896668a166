"""When the rota is: its first day, or the year of its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSpinBox, QWidget

from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Question
from ui.panels.parts import label
from ui.wizard.answers import Answer

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


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
