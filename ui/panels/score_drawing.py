"""How a cell of the scorecard is drawn: the figure, its difference, a dot for each person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.panels.score_model import ScoreModel
from ui.panels.score_strip import HIGH as DOTS
from ui.panels.score_strip import paint_strip
from ui.score_rows import ALIKE, DIFFERENT, EVERY, OPERATIONS, PEOPLE, Aside, Figure, Score
from ui.theme import THEME

Index = QModelIndex | QPersistentModelIndex
FAR, MANY_WORDS = 10_000, 2000
SIDE, EDGE, ABOVE = 8, 12, 4
"""Room beside figures, beside names, and above words."""
LOOK = {"better": "better", "worse": "worse"}
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
WRAP = Qt.TextFlag.TextWordWrap
HEADS = (OPERATIONS, PEOPLE, EVERY, DIFFERENT, ALIKE)
FEW = 3
"""Versions from which on figures are smaller, so that all find room."""
LETTERS, LARGE_NAMES = 22, 184
"""Letters of names that must find room beside figures, or they stand above them."""


FORMS: tuple[Callable[[Figure], str], ...] = (
    lambda one: one.difference, lambda one: one.short, lambda one: one.least,
)  # fmt: skip
"""A difference told whole, shorter, and as short as can be."""


class Drawing:
    """Measures and draws the cells of a score table. `large`: for a screen seen from afar.

    `form`: how long differences are told in this table, as long as every one of them has room.
    `above`: names have no room beside the figures, and stand over them, as wide as the table.
    """

    def __init__(self, large: bool = False) -> None:
        self.large = large
        self.form: Callable[[Figure], str] = FORMS[0]
        self.above = False
        self._room = 0
        self._highs: dict[tuple[object, ...], int] = {}

    def font(self, step: str, *, bold: bool = False) -> QFont:
        """A step of the type scale, larger where seen from afar."""
        font = THEME.font(step, bold=bold)
        if self.large:
            font.setPixelSize(round(font.pixelSize() * 1.3))
        return font

    @property
    def head_height(self) -> int:
        """Height of the line that names the rotas."""
        return max(28, QFontMetrics(self.font("caption", bold=True)).height() + 12)

    def widths(self, scores: ScoreModel, room: int) -> list[int]:
        """Widths of the names and of each version; and how long differences can be told."""
        count = len(scores.versions)
        if count < 1:
            return [room]
        now, least = self._least(scores)
        letter = QFontMetrics(self.font("body")).averageCharWidth()
        names = LARGE_NAMES if self.large else max(LETTERS * letter, room * 2 // 5)
        self._room = room
        self.above = not self.large and count > 1 and room - names - now < least * (count - 1)
        if self.above:
            names = EDGE
        share = (room - names - now) // max(1, count - 1)
        whole = self._longest(scores, FORMS[0 if self.large else 1])
        made = [now] + [max(least, min(whole, share))] * (count - 1)
        fits = (form for form in FORMS if self._longest(scores, form) <= made[-1])
        self.form = next(fits, FORMS[-1])
        return [max(names, room - sum(made)), *made]

    def room_for(self, count: int) -> int:
        """The least room in which so many versions have a column, by figures as they often are."""
        side, figures = 2 * self._side(count), QFontMetrics(self._figure_font(count))
        told = QFontMetrics(self.font("caption")).horizontalAdvance("▲ 349.0 !")
        other = max(figures.horizontalAdvance("30.9 %"), told) + side
        return EDGE + figures.horizontalAdvance("30.9 %") + side + other * (count - 1)

    def _least(self, scores: ScoreModel) -> tuple[int, int]:
        """The least width of the rota of now, which has no difference to tell, and of another."""
        metrics = QFontMetrics(self._figure_font(len(scores.versions)))
        side = 2 * self._side(len(scores.versions))
        figures = [
            [metrics.horizontalAdvance(one.text) for one in row.figures]
            for row in scores.rows
            if isinstance(row, Score)
        ]
        now = max((row[0] for row in figures), default=0) + side
        others = max((wide for row in figures for wide in row[1:]), default=0) + side
        if len(scores.versions) == 1:
            now = max(now, 72)
        return now, max(others, self._longest(scores, FORMS[-1]))

    def _longest(self, scores: ScoreModel, form: Callable[[Figure], str]) -> int:
        """How wide a column must be for every difference to stand on one line."""
        metrics = QFontMetrics(self.font("caption"))
        told = {form(one) for row in scores.rows if isinstance(row, Score) for one in row.figures}
        longest = max((metrics.horizontalAdvance(words) for words in told), default=0)
        return longest + 2 * self._side(len(scores.versions))

    def _side(self, count: int) -> int:
        return SIDE if count < FEW else SIDE // 2

    # -- heights ------------------------------------------------------------------------------

    def heights(self, scores: ScoreModel, names: int) -> list[int]:
        """How high each line is, names having a column of so many pixels where not above."""
        step, small = self._figure_font(len(scores.versions)), self.font("caption")
        figures = QFontMetrics(step).height() + 2 * ABOVE, QFontMetrics(small).height()
        return [
            self._scored(row, names, *figures) if isinstance(row, Score) else self._said(row)
            for row in scores.rows
        ]

    def _said(self, words: str) -> int:
        """How high a heading is, or a sentence between the lines."""
        if isinstance(words, Aside):
            return self._high(self.font("caption"), words, self._room - EDGE + SIDE) + 2 * ABOVE
        step, around = ("caption", 16) if words in HEADS else ("body", 12)
        return QFontMetrics(self.font(step, bold=True)).height() + around

    def _scored(self, row: Score, wide: int, figure: int, difference: int) -> int:
        """How high a line of figures is: its name, or its highest figure."""
        name = self._names_high(row, self._room if self.above else wide)
        dots = any(map(bool, row.alike.values[: len(row.figures)]))
        highest = max(
            (difference if one.difference else 0)
            + (DOTS if dots and self._dots(row, column) else 0)
            for column, one in enumerate(row.figures)
        )
        above = name - 2 * ABOVE if self.above else 0
        return max(24, name, figure + above + highest)

    def _names_high(self, row: Score, wide: int) -> int:
        """How high a name is with what stands below it, or beside it on one line."""
        # Asked for again with every version shown, and by each cell of the row.
        asked = row.name, row.below, wide, self._room, self.above, THEME.body
        if asked not in self._highs:
            if len(self._highs) >= MANY_WORDS:
                self._highs.clear()
            self._highs[asked] = self._measured(row, wide - EDGE + SIDE)
        return self._highs[asked]

    def _measured(self, row: Score, wide: int) -> int:
        high = self._high(self.font("body"), row.name, wide) + 2 * ABOVE
        return high + (
            0 if self._beside(row) else self._high(self.font("caption"), row.below, wide)
        )

    def _beside(self, row: Score) -> int:
        """Where the unit begins beside a name that stands above figures; 0 if it has no room."""
        at = QFontMetrics(self.font("body")).horizontalAdvance(row.name) + SIDE
        ends = EDGE + at + QFontMetrics(self.font("caption")).horizontalAdvance(row.below) + SIDE
        return at if self.above and ends <= self._room else 0

    def _top(self, row: Score) -> int:
        """What stands over the figures of a line."""
        return self._names_high(row, self._room) - 2 * ABOVE if self.above else 0

    def _high(self, font: QFont, words: str, wide: int) -> int:
        if not words:
            return 0
        box = QRect(0, 0, max(24, wide - 2 * SIDE), FAR)
        return QFontMetrics(font).boundingRect(box, WRAP, words).height()

    def _figure_font(self, count: int) -> QFont:
        return self.font("heading" if count < FEW or self.large else "body", bold=True)

    def _dots(self, row: Score, column: int) -> bool:
        values = row.alike.values
        return column < len(values) and bool(values[column])

    # -- drawing ------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, rect: QRect, scores: ScoreModel, index: Index,
        current: bool, over: bool,
    ) -> None:  # fmt: skip
        """Draw one cell; `current`: it has the focus, `over`: the mouse is on it."""
        painter.save()
        row = scores.rows[index.row()]
        if isinstance(row, Aside):
            self._aside(painter, rect, row)
        elif isinstance(row, str):
            self._heading(painter, rect, row)
        else:
            if self.above:  # by every cell its own part: any of them may be drawn alone
                painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
                self._name(painter, QRect(0, rect.top(), self._room, rect.height()), row)
                rect = rect.adjusted(0, self._top(row), 0, 0)
            if over:
                painter.fillRect(rect.adjusted(2, 0, -2, 0), THEME.colour("hover"))
            if index.column() > 0:
                self._cell(painter, rect, scores, row, index.column() - 1)
            elif not self.above:
                self._name(painter, rect, row)
        if current:
            painter.setPen(QPen(THEME.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        part = words in HEADS
        painter.setFont(self.font("caption" if part else "body", bold=True))
        painter.setPen(THEME.colour("muted" if part else "text"))
        box = rect.adjusted(EDGE, 0, -SIDE, -4)
        painter.drawText(box, LEFT | Qt.AlignmentFlag.AlignBottom, words)

    def _aside(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(self.font("caption"))
        painter.setPen(THEME.colour("muted"))
        painter.drawText(rect.adjusted(EDGE, 0, -SIDE, 0), LEFT | WRAP, words)

    def _name(self, painter: QPainter, rect: QRect, row: Score) -> None:
        box = rect.adjusted(EDGE, ABOVE, -SIDE, 0)
        font = self.font("body")
        painter.setFont(font)
        painter.setPen(THEME.colour("text"))
        painter.drawText(box, LEFT | WRAP, row.name)
        caption = self.font("caption")
        if beside := self._beside(row):
            apart = QFontMetrics(font).ascent() - QFontMetrics(caption).ascent()
            box.adjust(beside, apart, 0, 0)
        else:
            box.setTop(box.top() + self._high(font, row.name, rect.width() - EDGE + SIDE))
        painter.setFont(caption)
        painter.setPen(THEME.colour("muted"))
        painter.drawText(box, LEFT | WRAP, row.below)

    def _cell(
        self, painter: QPainter, rect: QRect, scores: ScoreModel, row: Score, column: int
    ) -> None:
        side = self._side(len(scores.versions))
        one, box = row.figures[column], rect.adjusted(side, ABOVE, -side, 0)
        font = self._figure_font(len(scores.versions))
        painter.setFont(font)
        painter.setPen(THEME.colour(LOOK.get(one.look or one.verdict, "text")))
        painter.drawText(box, RIGHT | Qt.AlignmentFlag.AlignTop, one.text)
        box.setTop(box.top() + QFontMetrics(font).height())
        painter.setFont(self.font("caption"))
        painter.setPen(THEME.colour(LOOK.get(one.verdict, "muted")))
        painter.drawText(box, RIGHT | Qt.AlignmentFlag.AlignTop, self.form(one))
        if self._dots(row, column):
            strip = QRectF(box.left(), rect.bottom() - DOTS, box.width(), DOTS)
            paint_strip(painter, strip, row.alike, column, self.font("caption"))
