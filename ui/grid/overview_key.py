"""The key of the overview: what heights, colours and marks mean there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ambrota.model import Rota
from ui.grid.overview import PLACE, Overview
from ui.grid.strips import FAMILIES, Strips
from ui.theme import THEME

MARKS = {
    "finding": "finding, at the top", "accent": "changed, at the foot",
    "muted": "bank holiday, in the head",
}  # fmt: skip
GAP, SWATCH = 14, 6
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def families_of(rota: Rota, strips: Strips, rows: int = 60) -> list[str]:
    """Kinds of duty that the first rows of a rota have, in the order of the day."""
    some = range(min(rows, len(rota.people)))
    found = {int(one) & 15 for row in some for one in strips.row(row)}
    return [name for number, name in enumerate(FAMILIES) if number in found and name in PLACE]


class OverviewKey(QWidget):
    """A row of swatches, each at the height at which it is drawn."""

    def __init__(self, strips: Strips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips, self._overview = strips, Overview(strips)
        self._families: list[str] = []
        self._marks: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell(self, rota: Rota, *, holidays: bool, changes: bool) -> None:
        """What is seen of a rota."""
        self._families = families_of(rota, self._strips)
        self._marks = [
            "finding",
            *(["accent"] if changes else []),
            *(["muted"] if holidays else []),
        ]
        self.setAccessibleName("Key: " + ", ".join(self.words()))
        self.update()

    def words(self) -> list[str]:
        """What the key says, from left to right."""
        return [*self._families, *(MARKS[name] for name in self._marks)]

    def sizeHint(self) -> QSize:
        return QSize(100, THEME.body + 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), THEME.colour("panel"))
        painter.setFont(THEME.font("caption"))
        left, high = 12, self.height() - 6
        for name in self._families:
            top, bottom = PLACE[name]
            box = QRect(left, 3 + round(top * high), SWATCH, max(2, round((bottom - top) * high)))
            painter.fillRect(box, self._overview.colour(name))
            left = self._say(painter, left, name)
        for name in self._marks:
            painter.fillRect(QRect(left, self.height() // 2 - 2, SWATCH, 4), THEME.colour(name))
            left = self._say(painter, left, MARKS[name])

    def _say(self, painter: QPainter, left: int, words: str) -> int:
        painter.setPen(THEME.colour("muted"))
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRect(left + SWATCH + 4, 0, wide + 4, self.height()), LEFT, words)
        return left + SWATCH + 4 + wide + GAP
