"""Pages of two parts: a list with what is told of the chosen line, words with a list under them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from ui.panels.parts import column, row

LIST, DETAIL = 970, 330


def beside(
    table: QWidget,
    detail: QWidget,
    button: QPushButton | None = None,
    legend: QWidget | None = None,
) -> QWidget:
    """A list, all there is to say of its chosen line, and what can be done about it."""
    halves = QSplitter()
    halves.setChildrenCollapsible(False)
    parts = [table] if legend is None else [table, legend]
    halves.addWidget(column(*parts, margin=0, spacing=4))
    told = [detail] if button is None else [detail, row(button, None)]
    halves.addWidget(column(*told, margin=8, spacing=4))
    halves.setSizes([LIST, DETAIL])
    return halves


def under(words: QWidget, below: QWidget) -> QWidget:
    """Words, and what takes the room that they leave."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 8, 0, 0)
    box.setSpacing(8)
    box.addWidget(words)
    box.addWidget(below, 1)
    return made
