"""Lines of a tree that take as many rows as their words need: nothing ends in three dots."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

Index = QModelIndex | QPersistentModelIndex
ROOM, ABOVE = 10, 8
FAR = 10_000


class Wrapping(QStyledItemDelegate):
    """Makes each line of a one-column tree as high as its words are at the tree's width."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        deep, above = 1, index.parent()
        while above.isValid():
            deep, above = deep + 1, above.parent()
        wide = self._tree.viewport().width() - deep * self._tree.indentation() - ROOM
        font = index.data(Qt.ItemDataRole.FontRole) or self._tree.font()
        words = QFontMetrics(font).boundingRect(
            QRect(0, 0, max(80, wide), FAR), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(hint.width(), max(hint.height(), words.height() + ABOVE))
