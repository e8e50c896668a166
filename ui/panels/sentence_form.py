"""The rulebook's guarantees as sentences with number fields in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from ambrota.rules.base import Level
from ui.guarantees import Sentence, sentences, standing, with_level, with_value
from ui.panels.flow import Flow
from ui.panels.parts import label
from ui.panels.rule_form import Amount

HANG = 28
"""How far in a sentence stands: its tick and the gap behind it."""


class SentenceForm(QWidget):
    """Ticked: a must. Unticked: a should. Each number within the range that its rule allows."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rulebook: Any = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        self._rows: list[QWidget] = []

    def show_rulebook(self, rulebook: Any) -> None:
        """Make the sentences of a rulebook."""
        self._rulebook = rulebook
        for row in self._rows:
            row.deleteLater()
        self._rows = [self._row(sentence, rule) for sentence, rule in sentences(rulebook)]
        for row in self._rows:
            self._box.addWidget(row)
            for word in row.findChildren(QWidget):
                word.ensurePolished()  # or all would be when the pane is first raised

    def follow(self, rulebook: Any) -> None:
        """Show a rulebook that was set elsewhere."""
        if rulebook is not self._rulebook:
            self.show_rulebook(rulebook)

    def _row(self, sentence: Sentence, rule: Any) -> QWidget:
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        flow = Flow(hang=HANG)
        box.addLayout(flow)
        flow.addWidget(self._tick(sentence, rule) if sentence.leads else _indent())
        parts, about = sentence.parts, rule.parameters()
        for number, words in enumerate(parts):
            for word in words.split():
                piece = label(word)
                piece.setMinimumHeight(26)
                piece.setAlignment(Qt.AlignmentFlag.AlignVCenter)
                flow.addWidget(piece)
            if number < len(sentence.parameters):
                name = sentence.parameters[number]
                flow.addWidget(self._field(rule, name, about[name]))
        if sentence.leads:
            why = label(standing(rule), "caption", wrap=True)
            why.setContentsMargins(HANG, 0, 0, 0)
            box.addWidget(why)
        return row

    def _tick(self, sentence: Sentence, rule: Any) -> QCheckBox:
        tick = QCheckBox()
        tick.setFixedSize(24, 26)
        tick.setChecked(rule.level == Level.MUST)
        law = str(rule.status) == "law"
        tick.setToolTip(
            "The law is always kept" if law else "Ticked: a must. Unticked: kept where it can be."
        )
        tick.setEnabled(not law)
        tick.setAccessibleName("Must hold: " + sentence.text.replace("{}", "…"))
        tick.toggled.connect(self._levelling(rule.id))
        return tick

    def _levelling(self, rule_id: str) -> Callable[[bool], None]:
        def set_level(on: bool) -> None:
            self._set(with_level(self._rulebook, rule_id, Level.MUST if on else Level.SHOULD))

        return set_level

    def _field(self, rule: Any, name: str, about: dict[str, Any]) -> QWidget:
        value = getattr(rule, name)
        field = QSpinBox() if isinstance(value, int) else Amount()
        if isinstance(field, QDoubleSpinBox):
            field.setDecimals(2)
            field.setSingleStep(0.5)
            field.setRange(float(about["low"]), float(about["high"]))
        else:
            field.setRange(int(about["low"]), int(about["high"]))
        field.setValue(value)
        field.setFixedSize(52, 26)
        field.setStyleSheet("padding: 0 2px; min-height: 24px;")
        field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        field.setAccessibleName(f"{rule.name}: {about['text']}, {about['unit']}")
        field.setToolTip(f"{about['text']}: {about['low']:g} to {about['high']:g} {about['unit']}")
        field.valueChanged.connect(
            lambda new: self._set(with_value(self._rulebook, rule.id, name, new))
        )
        return field

    def _set(self, rulebook: Any) -> None:
        if rulebook is not self._rulebook:
            self._rulebook = rulebook
            self.changed.emit(rulebook)


def _indent() -> QWidget:
    """Room where a sentence that goes on with a rule has no tick of its own."""
    made = QWidget()
    made.setFixedSize(24, 26)
    return made
