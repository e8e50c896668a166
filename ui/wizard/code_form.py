"""The fields of one code: kind, times, pay, resource; what cannot be used is said beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from ambrota.model import Kind, Shift
from ui.panels.parts import label, set_look
from ui.wizard.code_words import CATEGORIES, KINDS, NO_WORK, TIMED, Typed, next_day

NAMES = {
    "kind": "&Kind", "start": "&Starts", "end": "&Ends", "paid": "&Paid hours",
    "resource": "&Resource", "category": "&Training category", "meaning": "&Meaning",
}  # fmt: skip
ROWS = (("kind",), ("start", "end"), ("paid",), ("resource",), ("category",), ("meaning",))
WIDE = {"kind", "resource", "category", "meaning"}
HINTS = {"start": "06:30", "end": "18:30", "paid": "11.5", "meaning": "in your own words"}


class CodeForm(QWidget):
    """Emits `edited` after each change; `shift()` is the code as it stands, None with a fault."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.kind, self.category, self.resource = QComboBox(), QComboBox(), QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        for category, words in CATEGORIES.items():
            self.category.addItem(words, category)
        self.resource.setEditable(True)
        self.resource.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lines: dict[str, QLineEdit] = {
            name: QLineEdit() for name in ("start", "end", "paid", "meaning")
        }
        for name, line in self.lines.items():
            line.setPlaceholderText(HINTS[name])
            line.textEdited.connect(self._changed)
        self.beside: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self.kind.activated.connect(self._changed)
        self.category.activated.connect(self._changed)
        self.resource.editTextChanged.connect(self._changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for number, names in enumerate(ROWS):
            line = QHBoxLayout()
            line.setSpacing(8)
            for name in names:
                if name == names[0]:
                    grid.addWidget(self._named(name), number, 0)
                else:
                    line.addWidget(self._named(name))
                line.addWidget(self.field(name))
                self.beside[name] = label("", "caption")
                line.addWidget(self.beside[name])
            line.addStretch(1)
            grid.addLayout(line, number, 1)
        grid.setColumnStretch(1, 1)

    def _named(self, name: str) -> QLabel:
        """The label of a field, which has its key."""
        field = self.field(name)
        field.setAccessibleName(NAMES[name].replace("&", ""))
        field.setFixedWidth(240 if name in WIDE else 90)
        self._labels[name] = label(NAMES[name])
        self._labels[name].setBuddy(field)
        return self._labels[name]

    def field(self, name: str) -> QLineEdit | QComboBox:
        """The widget of a field."""
        return self.lines[name] if name in self.lines else getattr(self, name)

    def set_resources(self, names: list[str]) -> None:
        """Offer these resources."""
        self.resource.addItems(["", *names])

    def show_code(self, code: str, typed: Typed) -> None:
        """Show a code, as known or as last typed."""
        self._code = code
        blocked = [QSignalBlocker(self.field(name)) for name in NAMES]
        self.kind.setCurrentIndex(self.kind.findData(typed.kind))
        self.category.setCurrentIndex(max(0, self.category.findData(typed.category)))
        self.resource.setCurrentText(typed.resource)
        for name, line in self.lines.items():
            line.setText(getattr(typed, name))
        for blocker in blocked:
            blocker.unblock()
        self.shift()

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        made = Typed(
            Kind(self.kind.currentData()), resource=self.resource.currentText(),
            category=self.category.currentData(),
        )  # fmt: skip
        for name, line in self.lines.items():
            setattr(made, name, line.text())
        return made

    def shift(self) -> Shift | None:
        """The code as it stands; says beside each field what is wrong with it."""
        typed = self.typed
        made = typed.shift(self._code)
        self._fit(typed.kind)
        for name, beside in self.beside.items():
            fault = typed.faults.get(name, "")
            told = fault or (next_day(typed.start, typed.end) if name == "end" else "")
            beside.setText(f"✕ {fault}" if fault else told)
            set_look(beside, "bad" if fault else "caption")
            self.field(name).setAccessibleDescription(fault or told)
        return made

    def _fit(self, kind: Kind) -> None:
        """Only the fields that a kind has can be filled in."""
        has = {
            "start": kind in TIMED, "end": kind in TIMED, "resource": kind in TIMED,
            "paid": kind not in NO_WORK, "category": kind is Kind.TRAINING,
        }  # fmt: skip
        for name, on in has.items():
            self.field(name).setEnabled(on)
            self._labels[name].setEnabled(on)

    def _changed(self) -> None:
        self.edited.emit()
