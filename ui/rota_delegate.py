"""The editor of one cell of the rota grid. How cells look is in `ui.grid`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.rota_model import Cell, RotaModel

Index = QModelIndex | QPersistentModelIndex


class RotaDelegate(QStyledItemDelegate):
    """Edits cells; the view draws them itself, all in one pass, so that scrolling keeps up."""

    typed = Signal(object, str)

    def __init__(
        self, model: RotaModel, place: Callable[[int, int], QRect], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self._place = model, place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An inline editor that knows the workbook's codes."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("Shift code for " + self.model.words(index.row(), index.column()))
        editor.setStyleSheet("padding: 0; border-radius: 0; min-height: 0;")
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cell = self.model.cell(index)
        place = self._place(index.row(), index.column())
        editor.textChanged.connect(lambda text: self._typed(editor, place, cell, text))
        codes = sorted(shift.code for shift in self.model.rota.shifts)
        completer = QCompleter(codes, editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        editor.setCompleter(completer)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(self._place(index.row(), index.column()))

    def _typed(self, editor: QLineEdit, place: QRect, cell: Cell, text: str) -> None:
        """No wider than its cell while the code fits there: the next day's stays in sight."""
        needed = editor.fontMetrics().horizontalAdvance(text) + 10
        editor.setGeometry(place.adjusted(0, 0, max(0, needed - place.width()), 0))
        self.typed.emit(cell, text)
