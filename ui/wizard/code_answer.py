"""What a code means: its kind as a choice, with times, resource and pay where the kind has them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ambrota.model import Kind, Shift
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Question
from ui.panels.parts import label
from ui.wizard.answers import ChoiceAnswer
from ui.wizard.code_words import NO_WORK, TIMED, Typed, end_words, next_day

HINTS = {False: ("07:00", "19:00"), True: ("19:00", "07:00")}
TIMES_NEEDED = frozenset({Kind.COVER})
"""Kinds that say nothing of cover or rest without their times."""


class CodeAnswer(ChoiceAnswer):
    """The choices of a code, and the fields of the one chosen."""

    def __init__(
        self, question: Question, resources: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(question, parent)
        self.start, self.end, self.paid = QLineEdit(), QLineEdit(), QLineEdit()
        self.resource = QComboBox()
        self.resource.setEditable(True)
        self.resource.addItems(["", *resources])
        self.told = label("", "muted", wrap=True)
        self.fields = self._make_fields()
        self.under = QWidget(self)
        under = QVBoxLayout(self.under)
        under.setContentsMargins(22, 0, 0, 4)
        under.setSpacing(4)
        under.addWidget(self.fields)
        under.addWidget(self.told)
        for line in (self.start, self.end, self.paid):
            line.textEdited.connect(lambda _text: self._check())
        self.resource.editTextChanged.connect(lambda _text: self._check())
        self.chosen()

    def _make_fields(self) -> QWidget:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        places = (
            ("Starts", self.start, "", 0), ("Ends", self.end, "", 1),
            ("Paid hours", self.paid, "11.5", 2),
        )  # fmt: skip
        self.heads = {}
        for words, line, hint, column in places:
            line.setPlaceholderText(hint)
            line.setMinimumWidth(64)
            self.heads[words] = label(words, "caption")
            grid.addWidget(self.heads[words], 0, column)
            grid.addWidget(line, 1, column)
            line.setAccessibleName(f"{words}, code {self.question.code}")
        self.heads["Works on"] = label("Works on", "caption")
        grid.addWidget(self.heads["Works on"], 0, 3)
        grid.addWidget(self.resource, 1, 3)
        if (line_edit := self.resource.lineEdit()) is not None:
            line_edit.setPlaceholderText("DCA")
            line_edit.setAccessibleName(f"Works on, code {self.question.code}")
        self.resource.setAccessibleName(f"Works on, code {self.question.code}")
        self.resource.setMinimumContentsLength(4)
        grid.setColumnStretch(3, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return fields

    def chosen(self) -> None:
        """Show the fields that the chosen kind has, as far as the evidence fills them in."""
        shift = self._shift()
        kind = Kind.UNKNOWN if shift is None else shift.kind
        self.under.setVisible(kind not in NO_WORK)
        if (row := self.group.checkedButton()) is not None:
            # The fields stand under the choice that they belong to.
            self.box.insertWidget(self.group.id(row) + 1, self.under)
        timed = kind in TIMED
        for words, field in (
            ("Starts", self.start), ("Ends", self.end), ("Works on", self.resource),
        ):  # fmt: skip
            self.heads[words].setVisible(timed)
            field.setVisible(timed)
        night = shift is not None and "night" in (shift.meaning or "")
        for field, hint in zip((self.start, self.end), HINTS[night], strict=True):
            field.setPlaceholderText(hint)
        if shift is not None and shift.start is not None and not self.start.text():
            known = Typed.of(shift)
            self.start.setText(known.start)
            self.end.setText(known.end)
            self.paid.setText(self.paid.text() or known.paid)
        self._check()

    def _shift(self) -> Shift | None:
        return None if self.choice is None else self.choice.shift

    def _typed(self) -> Typed | None:
        shift = self._shift()
        if shift is None:
            return None
        return Typed(
            shift.kind, self.start.text(), self.end.text(), self.paid.text(),
            self.resource.currentText(), shift.meaning or "", shift.category or "",
        )  # fmt: skip

    def _settled(self) -> Shift | None:
        """The code as it would be read; None while something is missing or wrong."""
        typed = self._typed()
        made = None if typed is None else typed.shift(self.question.code or "")
        if made is None or (made.kind in TIMES_NEEDED and made.start is None):
            return None
        return made

    def _check(self) -> None:
        self.told.setText(self._words())
        self.told.setVisible(bool(self.told.text()))
        self.changed.emit()

    def _words(self) -> str:
        """What is missing or wrong; else how far the duty reaches."""
        typed = self._typed()
        if typed is None:
            return ""
        made = typed.shift(self.question.code or "")
        if typed.faults:
            return ". ".join(dict.fromkeys(typed.faults.values())) + "."
        if made is not None and made.kind in TIMES_NEEDED and made.start is None:
            return "Say when it starts and ends."
        if made is None or made.start is None:
            return "Times may be left out." if typed.kind in TIMED else ""
        later = next_day(typed.start, typed.end)
        return f"Ends {later}." if later != "the same day" else ""

    def said(self) -> tuple[Layout, str] | None:
        choice, made = self.choice, self._settled()
        if choice is None or made is None:
            return None
        layout = choice.layout.with_code(replace(made, code=self.question.code or made.code))
        words = f"{self.question.code} is {choice.title}"
        if made.start is not None:
            words += f", {Typed.of(made).start} to {end_words(made)}"
        return layout, words

    def take_focus(self) -> None:
        if self.choice is not None and self.said() is None and self.start.isVisible():
            (self.start if not self.start.text().strip() else self.end).setFocus()
        else:
            super().take_focus()
