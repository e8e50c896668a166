"""What a proposal gives and costs as a short table: better, worse, the price."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.gains import PRICE, Gain
from ui.panels.parts import label

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def gain_table(lines: Sequence[Gain], titles: Sequence[str]) -> QWidget:
    """`titles`: of the columns, the current rota first and the proposal last."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    for column, title in enumerate(titles, 1):
        grid.addWidget(_right(title, "caption"), 0, column)
    part, row = "", 0
    for line in lines:
        if line.part != part:
            part, row = line.part, row + 1
            grid.addWidget(label(part, "section"), row if row > 1 else 0, 0)
        row += 1
        priced = line.part == PRICE and line.unit
        name = label(f"{line.name}, {line.unit}" if priced else line.name, wrap=True)
        name.setToolTip(line.unit)
        name.setAccessibleName(line.words(titles))
        grid.addWidget(name, row, 0)
        for column, text in enumerate(line.texts, 1):
            last = column == len(line.texts)
            look = (line.look or "strong") if last else "muted"
            grid.addWidget(_right(text, look), row, column)
    return made


def _right(text: str, look: str) -> QLabel:
    made = label(text, look)
    made.setAlignment(RIGHT)
    return made
