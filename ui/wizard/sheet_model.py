"""One sheet of the user's workbook as a Qt table: every cell with its words and what it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ambrota.sheets.cells import Place, address, letters
from ambrota.sheets.understanding import Part
from ui.theme import THEME
from ui.wizard.fills import damped, fill_colour
from ui.wizard.part_looks import LOOKS
from ui.wizard.sheet_texts import SheetTexts

Index = QModelIndex | QPersistentModelIndex
# Blank rows and columns after the last that is used: where a sheet ends is seen.
BEYOND_ROWS, BEYOND_COLUMNS = 6, 3


class SheetModel(QAbstractTableModel):
    """Rows and columns of a sheet, counted from 1 in places and from 0 in indexes."""

    def __init__(
        self, texts: SheetTexts, parts: dict[Place, Part], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.texts, self.parts = texts, parts
        self.sheet = texts.sheet
        self.examples: frozenset[Place] = frozenset()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.texts.rows + BEYOND_ROWS

    def columnCount(self, parent: Index | None = None) -> int:
        beyond = self.texts.columns + BEYOND_COLUMNS
        return 0 if parent is not None and parent.isValid() else beyond

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts.text(index.row() + 1, index.column() + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.words((index.row() + 1, index.column() + 1))
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return letters(section + 1) if side == Qt.Orientation.Horizontal else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def words(self, at: Place) -> str:
        """What a cell is, in words: 'Sheet Rota, D7, N, a duty'."""
        text = self.texts.text(*at) or "blank"
        part = self.parts.get(at)
        told = [f"Sheet {self.sheet.name}", address(*at), text]
        if part is not None:
            told.append(LOOKS[part].spoken)
        if at in self.examples:
            told.append("an example of what is asked")
        return ", ".join(told)

    def fill(self, at: Place) -> QColor | None:
        """The colour that the user gave a cell, damped where the window is dark."""
        cell = self.sheet.cells.get(at)
        given = None if cell is None else fill_colour(cell.fill)
        return given if given is None or not THEME.tokens.dark else damped(given.rgb())

    def is_text(self, at: Place) -> bool:
        """Whether a cell holds words, which a spreadsheet sets to the left."""
        cell = self.sheet.cells.get(at)
        return cell is not None and isinstance(cell.value, str)

    def show_parts(self, parts: dict[Place, Part]) -> None:
        """Lay what was understood over the sheet."""
        self.parts = parts
        self._repaint()

    def show_examples(self, cells: Iterable[Place]) -> None:
        """Mark the cells of which something is asked."""
        self.examples = frozenset(cells)
        self._repaint()

    def _repaint(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
