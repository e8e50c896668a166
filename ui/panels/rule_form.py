"""One rule as a form: what it says, its level, its numbers within their ranges, and why so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ambrota.calendar import clock
from ambrota.model import DAY
from ambrota.rules.base import Level, Rule
from ambrota.rules.settings import MINUTE_OF_DAY
from ui.panels.parts import column, label, row, set_look
from ui.rule_told import strict_meaning
from ui.rulebook_words import level_words, lowers_law, range_words, shipped_rule

LEVELS = {level: strict_meaning(level) for level in Level}


OF_LAW = (
    "This is law. Whoever lowers it must say why; it is logged with their name and printed "
    "with every report."
)
MARGIN = 4
FIELD = 200
"""Pixels that a field is wide at least; what it is takes as many lines as it needs."""


class Clock(QSpinBox):
    """A minute of the day as its clock time."""

    def textFromValue(self, value: int) -> str:
        return "24:00" if value == DAY else clock(value)

    def valueFromText(self, text: str) -> int:
        hour, _, minute = text.partition(":")
        return int(hour or 0) * 60 + int(minute or 0)

    def stepBy(self, steps: int) -> None:
        self.setValue(self.value() + 15 * steps)


class Amount(QDoubleSpinBox):
    """A number with no more decimals than it has: 11 h, 11.5 h."""

    def textFromValue(self, value: float) -> str:
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".")


class RuleForm(QWidget):
    """Shows a rule; `changed` gives it as set, `reason_given` the reason as typed."""

    changed = Signal(object)
    reason_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: Rule | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 8, 8, 0)
        self._inner: QWidget | None = None
        self._shown = ("", "")

    @property
    def rule(self) -> Rule | None:
        """The rule as it is set."""
        return self._rule

    def show_rule(self, rule: Rule, status: str, reason: str) -> None:
        """Make the form of a rule."""
        if self._inner is not None:
            self._box.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._rule, self._inner, self._shown = rule, QWidget(), (status, reason)
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(label(rule.name, "heading"))
        inner.addWidget(label(rule.statement, wrap=True))
        inner.addWidget(label(f"{status} · {rule.source}", "muted", wrap=True))
        if rule.no_twin:
            told = f"Judged, and not stated to the search: {rule.no_twin}"
            inner.addWidget(label(told, "muted", wrap=True))
        if str(rule.status) == "law":
            inner.addWidget(label(OF_LAW, "strong", wrap=True))
        inner.addSpacing(8)
        inner.addLayout(self._fields(rule, reason))
        inner.addWidget(self._reset(rule))
        inner.addStretch(1)
        self._box.addWidget(self._inner)

    def _fields(self, rule: Rule, reason: str) -> QFormLayout:
        """The level, each number with its range, and why so."""
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setVerticalSpacing(10)
        self.level_hint = label("", "caption", wrap=True)
        fields.addRow("Level", column(self._level(rule), self.level_hint, margin=0, spacing=2))
        for name, about in rule.parameters().items():
            field = self._field(rule, name, about)
            field.setAccessibleName(
                f"{rule.name}: {about['text']}, {about['unit']}, {range_words(about)}"
            )
            field.setMinimumWidth(FIELD)
            text = about["text"][:1].upper() + about["text"][1:]
            hint = label(range_words(about), "caption", wrap=True)
            fields.addRow(label(text, wrap=True), column(field, hint, margin=0, spacing=2))
        hint = label("Needed for every change: who agreed it, and when.", "caption", wrap=True)
        fields.addRow("Why so", column(self._why(reason), hint, margin=0, spacing=2))
        return fields

    def _reset(self, rule: Rule) -> QWidget:
        """Back to what was shipped, in one click."""
        self.reset = QPushButton("Set it as shipped")
        self.reset.setAutoDefault(False)
        self.reset.setAccessibleName(f"Set {rule.name} as shipped")
        self.reset.clicked.connect(self._as_shipped)
        self._say_level()
        return row(self.reset, None)

    def _as_shipped(self) -> None:
        assert self._rule is not None
        new = shipped_rule(self._rule)
        status, reason = self._shown
        self.show_rule(new, status, reason)
        self.changed.emit(new)

    def _say_level(self) -> None:
        """What was shipped, and whether the law is lowered."""
        assert self._rule is not None
        lowers = lowers_law(self._rule)
        more = ". Below what the law makes it: say why; it is logged and printed" if lowers else ""
        self.level_hint.setText(level_words(self._rule) + more)
        set_look(self.level_hint, "bad" if lowers else "caption")
        self.reset.setEnabled(self._rule != shipped_rule(self._rule))

    def _level(self, rule: Rule) -> QComboBox:
        field = QComboBox()
        for level, words in LEVELS.items():
            field.addItem(words, level)
        field.setCurrentIndex(list(LEVELS).index(rule.level))
        field.setAccessibleName(f"{rule.name}: level")
        field.view().setAccessibleName(f"{rule.name}: level")
        field.currentIndexChanged.connect(lambda at: self._set("level", list(LEVELS)[at]))
        return field

    def _why(self, reason: str) -> QLineEdit:
        field = QLineEdit(reason)
        field.setCursorPosition(0)
        field.setAccessibleName("Why the rule is set so")
        field.textEdited.connect(self.reason_given.emit)
        return field

    def _field(self, rule: Rule, name: str, about: dict[str, Any]) -> QWidget:
        value, change = getattr(rule, name), self._changing(name)
        if isinstance(value, bool):
            tick = QCheckBox("Yes")
            tick.setChecked(value)
            tick.toggled.connect(change)
            return tick
        if isinstance(value, str):
            words = QComboBox()
            words.addItems(about["options"])
            words.setCurrentText(value)
            words.view().setAccessibleName(about["text"])
            words.currentTextChanged.connect(change)
            return words
        return _number(value, about, change)

    def _changing(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._set(name, value)

    def _set(self, name: str, value: Any) -> None:
        assert self._rule is not None
        wanted: dict[str, Any] = {name: value}
        try:
            new = replace(self._rule, **wanted)
        except ValueError:  # between two values that it may take
            return
        if new != self._rule:
            self._rule = new
            self._say_level()
            self.changed.emit(new)


def _number(value: float, about: dict[str, Any], change: Callable[[Any], None]) -> QWidget:
    """A number within its range, with its unit."""
    field: QSpinBox | QDoubleSpinBox
    if about["unit"] == MINUTE_OF_DAY:
        field = Clock()
    elif isinstance(value, int):
        field = QSpinBox()
    else:
        field = Amount()
        field.setDecimals(4 if about["high"] <= 1 else 2)
        field.setSingleStep(0.05 if about["high"] <= 1 else 0.5)
    if isinstance(field, QDoubleSpinBox):
        field.setRange(about["low"], about["high"])
    else:
        field.setRange(int(about["low"]), int(about["high"]))
    if about["unit"] and about["unit"] != MINUTE_OF_DAY:
        field.setSuffix(f" {about['unit']}")
    field.lineEdit().setTextMargins(MARGIN, 0, MARGIN, 0)
    field.setValue(value)  # type: ignore[arg-type]
    field.setKeyboardTracking(False)
    field.valueChanged.connect(change)
    return field
