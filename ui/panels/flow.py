"""Words and number fields that wrap like a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays its widgets out in lines, as a paragraph does its words; `hang`: all but the first."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4, hang: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._hang = hang
        self._sizes: list[QSize] | None = None
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}
        self._laid = False
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        # Qt asks for sizes over and over, and for heights for each width it tries.
        self._sizes = self._least = None
        self._laid = False
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        # Qt lays out again and again until all heights agree; most of it is where it was.
        if rect != self.geometry() or not self._laid:
            super().setGeometry(rect)
            self._lay(rect, move=True)
            self._laid = True

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return self._least

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        if self._sizes is None:
            self._sizes = [item.sizeHint() for item in self._items]
        for item, size in zip(self._items, self._sizes, strict=True):
            if x > rect.x() + self._hang and x + size.width() > rect.right() + 1:
                x, y, line = rect.x() + self._hang, y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()
