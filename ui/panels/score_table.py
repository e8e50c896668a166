"""The scorecard's table: a line a measure, a column a version, updated in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.panels.parts import label, set_look
from ui.scores import EVERY, OPERATIONS, PEOPLE, Figure, Score, figure
from ui.theme import THEME

VERDICT = {"better": "good", "worse": "bad"}
RIGHT = Qt.AlignmentFlag.AlignRight
TOP = Qt.AlignmentFlag.AlignTop


def _stack(*labels: QLabel) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for one in labels:
        box.addWidget(one)
    return made


class _Line:
    """The widgets of one line."""

    def __init__(self, grid: QGridLayout, line: int, score: Score) -> None:
        self.below = label("", "caption", wrap=True)
        self.name = _stack(label(score.name, wrap=True), self.below)
        grid.addWidget(self.name, line, 0, TOP)
        self.cells = []
        for number in range(len(score.figures)):
            value, difference = label(), label("", "caption")
            value.setProperty("figure", "large" if len(score.figures) < 3 else "small")
            value.setAlignment(RIGHT)
            difference.setAlignment(RIGHT)
            grid.addWidget(_stack(value, difference), line, number + 1, TOP | RIGHT)
            self.cells.append((value, difference))

    def show(self, score: Score, titles: Sequence[str]) -> None:
        """Take up new figures."""
        below = " · ".join(filter(None, [score.unit, _spread(score.spreads)]))
        self.below.setText(below)
        self.below.setVisible(bool(below))
        words = score.words(titles)
        self.name.setToolTip(words)
        self.name.setAccessibleName(words)
        for (value, difference), one in zip(self.cells, score.figures, strict=True):
            _show(value, difference, one)


def _show(value: QLabel, difference: QLabel, one: Figure) -> None:
    value.setText(one.text)
    set_look(value, VERDICT.get(one.verdict, ""))
    difference.setText(one.difference)
    difference.setVisible(bool(one.difference))


class ScoreTable(QWidget):
    """Made once for a set of lines and columns; later figures go into the same places."""

    def __init__(self, scores: Sequence[Score], keys: Sequence[str]) -> None:
        super().__init__()
        self.shape = shape(scores, keys)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._heads: list[tuple[str, QLabel]] = []
        self._lines: list[_Line] = []
        for part in (OPERATIONS, PEOPLE, EVERY):
            self._head(grid, part, keys)
            theme = ""
            for score in scores:
                if score.part != part:
                    continue
                if score.theme != theme:
                    theme = score.theme
                    self._theme(grid, theme)
                self._lines.append(_Line(grid, grid.rowCount(), score))

    def _head(self, grid: QGridLayout, part: str, keys: Sequence[str]) -> None:
        line = grid.rowCount()
        head = label(part, "section")
        head.setContentsMargins(0, 10, 0, 0)
        grid.addWidget(head, line, 0)
        for number, key in enumerate(keys, 1):
            top = label("now" if number == 1 else key, "section")
            top.setAlignment(RIGHT | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(top, line, number)
            self._heads.append((key, top))

    def _theme(self, grid: QGridLayout, theme: str) -> None:
        head = label(theme, "muted")
        head.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(head, grid.rowCount(), 0, 1, -1)

    def show_scores(self, scores: Sequence[Score], titles: Sequence[str], shown: str) -> None:
        """Take up new figures; `shown` is the version in the grid."""
        for key, head in self._heads:
            colour = THEME.tokens.accent if key == shown else THEME.tokens.muted
            head.setStyleSheet(f"color: {colour};")
        for line, score in zip(self._lines, scores, strict=True):
            line.show(score, titles)


def shape(scores: Sequence[Score], keys: Sequence[str]) -> tuple[object, ...]:
    """What a table is made for: another shape needs another table."""
    return tuple(keys), tuple(score.name for score in scores)


def _spread(spreads: tuple[float, ...]) -> str:
    if not any(spreads):
        return ""
    return "spread " + " → ".join(dict.fromkeys(figure(one) for one in (spreads[0], spreads[-1])))
