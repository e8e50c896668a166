"""Moving about the grid by keys, as in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.rota_view import RotaView

ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
          Qt.Key.Key_Down: (1, 0)}  # fmt: skip
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Moving:
    """What the keys of a spreadsheet do beyond what a table does by itself."""

    def __init__(self, view: RotaView) -> None:
        self._view, self._model = view, view.rota_model

    def press(self, event: QKeyEvent) -> bool:
        """Go where a key goes; False where it is none of these."""
        key, held = Qt.Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if held & Qt.KeyboardModifier.ControlModifier and key in ARROWS:
            self.jump(*ARROWS[key], extend=shift)
        elif held & Qt.KeyboardModifier.AltModifier and key in PAGES:
            self.step(0, PAGES[key] * self._days_in_sight())
        elif key in ENTER:
            self.step(-1 if shift else 1, 0)
        elif key == Qt.Key.Key_Space and shift:
            self._view.selectRow(self._view.currentIndex().row())
        else:
            return False
        return True

    def _days_in_sight(self) -> int:
        return max(1, self._view.viewport().width() // self._view.day_width() - 1)

    def step(self, down: int, right: int) -> None:
        """So many cells on, or as far as the grid goes."""
        now, model = self._view.currentIndex(), self._model
        if now.isValid():
            row = min(max(0, now.row() + down), model.rowCount() - 1)
            column = min(max(0, now.column() + right), model.columnCount() - 1)
            self._view.setCurrentIndex(model.index(row, column))

    def jump(self, down: int, right: int, *, extend: bool = False) -> None:
        """To the end of the run of duties or of rest, as Ctrl+arrow does in a spreadsheet."""
        now = self._view.currentIndex()
        if not now.isValid():
            return
        there = self._end_of_run(now, down, right)
        if not extend:
            self._view.setCurrentIndex(there)
            return
        self._view.extend_to(there)

    def _end_of_run(self, now: QModelIndex, down: int, right: int) -> QModelIndex:
        model = self._model
        row, column = now.row() + down, now.column() + right
        filled = None
        while 0 <= row < model.rowCount() and 0 <= column < model.columnCount():
            here = model.look(row, column).style != "rest"
            filled = here if filled is None else filled
            if here != filled:
                break
            now = model.index(row, column)
            row, column = row + down, column + right
        return now
