"""A link of several words that goes on below itself where there is no room beside."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ui.theme import LEAST_TARGET, THEME

FAR, ABOVE = 10_000, 4
LEADING = "  "
"""Two spaces end the number of a link: what follows it stands in a column of its own."""


class Link(QPushButton):
    """A button that looks like a link, as high as its words are at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "link")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(LEAST_TARGET)

    def _parts(self) -> tuple[str, str, int]:
        """The number, the words, and how far in the words begin."""
        lead, both, words = self.text().partition(LEADING)
        if not both:
            return "", lead, 0
        return lead, words, self.fontMetrics().horizontalAdvance(lead + both)

    def _tall(self, width: int) -> int:
        """How high its words are."""
        _, words, inset = self._parts()
        room = QRect(0, 0, max(1, width - inset - 2), FAR)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()

    def heightForWidth(self, width: int) -> int:
        return max(LEAST_TARGET, self._tall(width) + ABOVE)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_TARGET, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        font = self.font()
        font.setUnderline(self.underMouse() or THEME.tokens.strong)
        painter.setFont(font)
        painter.setPen(THEME.colour("accent" if self.isEnabled() else "muted"))
        lead, words, inset = self._parts()
        box = self.rect().adjusted(1, 0, -1, 0)
        box.setTop((box.height() - self._tall(self.width())) // 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, lead)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(inset, 0, 0, 0), flags, words)
