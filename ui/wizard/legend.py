"""The legend of the preview: what each colour and mark says, in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ambrota.sheets.understanding import Part
from ui.theme import THEME
from ui.wizard.part_looks import LOOKS, paint_part

SWATCH, GAP, INDENT = 22, 18, 8


class Legend(QWidget):
    """A swatch and a word for each part, over as many lines as there is need of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = list(LOOKS)
        self.setAccessibleName("Legend")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Name only what this sheet holds."""
        held = set(parts)
        self._parts = [part for part in LOOKS if part in held]
        self.setAccessibleDescription(", ".join(LOOKS[part].words for part in self._parts))
        self._fit()
        self.update()

    def _places(self) -> list[tuple[Part, QRect]]:
        """Where each entry stands."""
        metrics = QFontMetrics(THEME.font("caption"))
        line = metrics.height() + 6
        x, y, made = INDENT, 2, []
        for part in self._parts:
            wide = SWATCH + 6 + metrics.horizontalAdvance(LOOKS[part].words)
            if x > INDENT and x + wide > self.width():
                x, y = INDENT, y + line
            made.append((part, QRect(x, y, wide, line)))
            x += wide + GAP
        return made

    def _fit(self) -> None:
        places = self._places()
        bottom = places[-1][1].bottom() + 3 if places else 0
        if bottom != self.height():
            self.setFixedHeight(bottom)

    def sizeHint(self) -> QSize:
        return QSize(400, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, rect in self._places():
            swatch = QRect(rect.left(), rect.top() + 1, SWATCH, rect.height() - 3)
            painter.save()
            paint_part(painter, swatch, part, None)
            painter.restore()
            painter.setPen(THEME.colour("edge"))
            painter.drawRect(swatch.adjusted(0, 0, -1, -1))
            painter.setFont(THEME.font("caption"))
            painter.setPen(THEME.colour("text"))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(SWATCH + 6, 0, 2, 0), middle, LOOKS[part].words)
