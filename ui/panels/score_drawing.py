"""How a cell of the scorecard is drawn: the figure, its difference, a dot for each person."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.panels.score_model import ScoreModel
from ui.scores import EVERY, OPERATIONS, PEOPLE, Score
from ui.theme import THEME

Index = QModelIndex | QPersistentModelIndex
FAR = 10_000
SIDE, EDGE, ABOVE, DOTS = 8, 12, 4, 12
"""Room beside figures, beside names, above words, and for a strip of dots."""
LOOK = {"better": "better", "worse": "worse"}
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
WRAP = Qt.TextFlag.TextWordWrap
HEADS = (OPERATIONS, PEOPLE, EVERY)


class Drawing:
    """Measures and draws the cells of a score table. `large`: for a screen seen from afar."""

    def __init__(self, large: bool = False) -> None:
        self.large = large

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

    def widths(self, room: int, count: int) -> list[int]:
        """Widths of the names and of each version; the rota of now has no difference to tell."""
        if count < 1:
            return [room]
        now = QFontMetrics(self.font("heading", bold=True)).horizontalAdvance("100.0") + 2 * SIDE
        if count == 1:
            now = max(now, min(room // 3, 96))
        metrics = QFontMetrics(self.font("caption"))
        least = metrics.horizontalAdvance("▲ 381.5 more:" if self.large else "▲ 100 more:")
        least += 2 * SIDE
        whole = metrics.horizontalAdvance("▲ 100.5 more: better") + 2 * SIDE
        share = (room // 2 - now) // max(1, count - 1)
        made = [now] + [max(least, min(whole, share))] * (count - 1)
        return [max(80, room - sum(made)), *made]

    # -- heights ------------------------------------------------------------------------------

    def height(self, scores: ScoreModel, index: Index, wide: int) -> int:
        """How high a cell is."""
        row = scores.rows[index.row()]
        if isinstance(row, str):
            step = "caption" if row in HEADS else "body"
            return QFontMetrics(self.font(step, bold=True)).height() + (16 if row in HEADS else 12)
        if index.column() == 0:
            wide -= EDGE - SIDE
            high = self._high(self.font("body"), row.name, wide)
            return high + self._high(self.font("caption"), row.below, wide) + 2 * ABOVE
        one = row.figures[index.column() - 1]
        high = QFontMetrics(self._figure_font(scores)).height() + 2 * ABOVE
        high += self._high(self.font("caption"), self._words(one.difference, wide), wide)
        return max(24, high + (DOTS if self._dots(row, index.column() - 1) else 0))

    def _high(self, font: QFont, words: str, wide: int) -> int:
        if not words:
            return 0
        box = QRect(0, 0, max(24, wide - 2 * SIDE), FAR)
        return QFontMetrics(font).boundingRect(box, WRAP, words).height()

    def _words(self, difference: str, wide: int) -> str:
        """A difference on one line where there is room, else its sum above its verdict."""
        long = QFontMetrics(self.font("caption")).horizontalAdvance(difference)
        return difference.replace(": ", ":\n") if long > wide - 2 * SIDE else difference

    def _figure_font(self, scores: ScoreModel) -> QFont:
        return self.font("heading" if len(scores.versions) < 3 or self.large else "body", bold=True)

    def _dots(self, row: Score, column: int) -> bool:
        return row.is_spread and column < len(row.people) and bool(row.people[column])

    # -- drawing ------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, rect: QRect, scores: ScoreModel, index: Index,
        current: bool, over: bool,
    ) -> None:  # fmt: skip
        """Draw one cell; `current`: it has the focus, `over`: the mouse is on it."""
        painter.save()
        row = scores.rows[index.row()]
        if isinstance(row, str):
            self._heading(painter, rect, row)
        else:
            if over:
                painter.fillRect(rect.adjusted(2, 0, -2, 0), THEME.colour("hover"))
            if index.column() == 0:
                self._name(painter, rect, row)
            else:
                self._cell(painter, rect, scores, row, index.column() - 1)
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

    def _name(self, painter: QPainter, rect: QRect, row: Score) -> None:
        box = rect.adjusted(EDGE, ABOVE, -SIDE, 0)
        font = self.font("body")
        painter.setFont(font)
        painter.setPen(THEME.colour("text"))
        painter.drawText(box, LEFT | WRAP, row.name)
        box.setTop(box.top() + self._high(font, row.name, rect.width() - EDGE + SIDE))
        painter.setFont(self.font("caption"))
        painter.setPen(THEME.colour("muted"))
        painter.drawText(box, LEFT | WRAP, row.below)

    def _cell(
        self, painter: QPainter, rect: QRect, scores: ScoreModel, row: Score, column: int
    ) -> None:
        one, box = row.figures[column], rect.adjusted(SIDE, ABOVE, -SIDE, 0)
        font = self._figure_font(scores)
        colour = THEME.colour(LOOK.get(one.verdict, "text"))
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, RIGHT | Qt.AlignmentFlag.AlignTop, one.text)
        box.setTop(box.top() + QFontMetrics(font).height())
        painter.setFont(self.font("caption"))
        if not one.verdict:
            painter.setPen(THEME.colour("muted"))
        painter.drawText(box, RIGHT | WRAP, self._words(one.difference, rect.width()))
        if self._dots(row, column):
            low = rect.bottom() - DOTS
            self._strip(painter, QRectF(box.left(), low, box.width(), DOTS), row, column)

    def _strip(self, painter: QPainter, box: QRectF, row: Score, column: int) -> None:
        """A dot for each person, on one scale for every rota; the more are alike the larger."""
        values = [value for one in row.people for value in one]
        low, high = min(values), max(values)
        middle = box.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(THEME.colour("edge"), 1))
        painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))
        colour = THEME.colour("accent")
        colour.setAlpha(190)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for value, alike in Counter(row.people[column]).items():
            x = box.left() + 5 + (value - low) / (high - low) * (box.width() - 10)
            size = min(5.0, 1.5 + sqrt(alike) * 0.7)
            painter.drawEllipse(QPointF(x, middle), size, size)
