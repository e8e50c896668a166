"""Where the rota is: the user points at the first name and at the first date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ambrota.sheets.cells import Place, address
from ambrota.sheets.layout import ACROSS, DOWN, Layout
from ambrota.sheets.understanding import CORRECTIONS, Question
from ui.panels.parts import label
from ui.wizard.answers import Answer

NAME, DAY = "name", "day"
ASKED = {NAME: "1   Click the first name", DAY: "2   Click the first date or weekday"}
_SAYING = {one.id: one for one in CORRECTIONS}


class WhereAnswer(Answer):
    """Two cells, each pointed at in the preview. Emits `pick_asked` while it waits for one."""

    pick_asked = Signal(bool)

    def __init__(self, question: Question, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._layout = layout
        self.sheet = ""
        self.places: dict[str, Place] = {}
        self.buttons: dict[str, QPushButton] = {}
        for what, words in ASKED.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setProperty("look", "pick")
            button.setAutoDefault(False)
            self.buttons[what] = button
            self.box.addWidget(button)
        self.buttons[NAME].setChecked(True)
        self.told = label("", "muted", wrap=True)
        self.box.addWidget(self.told)
        for button in self.buttons.values():
            button.toggled.connect(lambda _on: self._say())
        self._say()

    @property
    def waiting(self) -> str:
        """What the next click is for."""
        return next(what for what, button in self.buttons.items() if button.isChecked())

    def pick(self, sheet: str, at: Place, text: str) -> None:
        """Take the cell that was pointed at."""
        if sheet != self.sheet:
            self.places = {}
            for what, button in self.buttons.items():
                button.setText(ASKED[what])
            self.sheet = sheet
        what = self.waiting
        self.places[what] = at
        head = "First name" if what == NAME else "First date"
        self.buttons[what].setText(f"{head}:  {text or 'blank'}  ({address(*at)})")
        missing = next((one for one in ASKED if one not in self.places), None)
        if missing is not None:
            self.buttons[missing].setChecked(True)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        if len(self.places) < len(ASKED):
            words = "On the sheet at the left; or go there by the keys and press Enter."
        elif self._way() is None:
            words = "The first date should stand above and to the right of the first name, or " \
                    "the other way round where people run across."  # fmt: skip
        else:
            words = "Press Next to read the sheet like this."
        self.told.setText(words)
        self.pick_asked.emit(True)

    def _way(self) -> str | None:
        """Whether people run down or across, from where the two cells stand."""
        (name_row, name_column), (day_row, day_column) = self.places[NAME], self.places[DAY]
        if day_row < name_row and day_column > name_column:
            return DOWN
        if day_row > name_row and day_column < name_column:
            return ACROSS
        return None

    def said(self) -> tuple[Layout, str] | None:
        if len(self.places) < len(ASKED) or (way := self._way()) is None:
            return None
        layout = self._layout
        steps = (("rota", NAME), (way, NAME), ("name", NAME), ("header_row", DAY),
                 ("first_column", DAY))  # fmt: skip
        for id_, what in steps:
            layout = _SAYING[id_].apply(layout, self.sheet, self.places[what])
        name, day = address(*self.places[NAME]), address(*self.places[DAY])
        return layout, f"on {self.sheet} names begin in {name} and days in {day}"

    def take_focus(self) -> None:
        self.buttons[self.waiting].setFocus()
