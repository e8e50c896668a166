"""The editor of one cell of the rota grid. How cells look is in `ui.grid`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.grid.widths import week_gap
from ui.rota_model import RotaModel

WEEK_GAP = week_gap(30)
EDITOR = 64
"""An editor is no narrower than this."""
Index = QModelIndex | QPersistentModelIndex


class RotaDelegate(QStyledItemDelegate):
    """Edits cells; the view draws them itself, all in one pass, so that scrolling keeps up."""

    def __init__(
        self, model: RotaModel, place: Callable[[int, int], QRect], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self._place = model, place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An inline editor that knows the workbook's codes."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("Shift code for " + self.model.words(index.row(), index.column()))
        editor.setStyleSheet("padding: 0 2px; border-radius: 0; min-height: 0;")
        codes = sorted(shift.code for shift in self.model.rota.shifts)
        completer = QCompleter(codes, editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        editor.setCompleter(completer)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = self._place(index.row(), index.column())
        editor.setGeometry(rect.adjusted(0, 0, max(0, EDITOR - rect.width()), 0))
