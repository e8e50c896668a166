"""A table of what is told, with room beside it for all there is to say of the chosen row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.board_lines import Line
from ui.panels.table_dialog import NOWHERE, Index
from ui.panels.whole_rows import WholeRows
from ui.theme import THEME

LINE = Qt.ItemDataRole.UserRole
ROW, PADDING = 28, 16
COLOURS = {"good": "better", "bad": "worse", "notice": "notice"}


class ToldModel(QAbstractTableModel):
    """Lines of cells, each with its look and its tip."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings, self.lines = tuple(headings), list[Line]()

    def show(self, lines: Sequence[Line], headings: Sequence[str] = ()) -> None:
        """Show other lines, under other headings where there are some."""
        self.beginResetModel()
        self.headings = tuple(headings) or self.headings
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        said = line.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return said.tip or said.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {said.tip or said.text or 'none'}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return THEME.colour(COLOURS.get(said.look, "text"))
        if role == Qt.ItemDataRole.FontRole:
            return THEME.font("grid", bold=said.look != "")
        return line if role == LINE else None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        known = way is Qt.Orientation.Horizontal and 0 <= section < len(self.headings)
        if known and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.headings[section]
        return None


class ToldTable(QTableView):
    """The table; `chosen` gives the line that was come to.

    `whole`: rows as high as their words. `fitted`: columns as wide as theirs.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, headings: Sequence[str], widths: Sequence[int],
        parent: QWidget | None = None, *, whole: bool = False, fitted: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.whole, self.fitted = whole, fitted
        self.told = ToldModel(headings, self)
        self.setModel(self.told)
        self.setAccessibleName(name)
        self.setProperty("look", "list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(whole)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        head.setResizeContentsPrecision(100)
        self.setItemDelegate(Plain(self))
        bold = QFontMetrics(THEME.font(bold=True))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, max(width, bold.horizontalAdvance(headings[column]) + 16))
        self._first = self.columnWidth(0)
        WholeRows(self)
        # The last column has the room that is left: it is known once all is laid out.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit_rows)
        head.sectionResized.connect(lambda *_: self._soon.start())
        self.selectionModel().currentRowChanged.connect(lambda now, _was: self._chose(now))

    def _chose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.told.lines[index.row()])

    def show_lines(self, lines: Sequence[Line], headings: Sequence[str] = ()) -> None:
        """Show other lines; the one that was chosen stays chosen, else the first is."""
        key = self.key
        self.told.show(lines, headings)
        rows = [row for row, line in enumerate(lines) if line.key == key]
        for column in range(len(self.told.headings) if self.fitted else 1):
            self.resizeColumnToContents(column)
        self.setColumnWidth(0, max(self._first, self.columnWidth(0) + 8))
        self._fit_rows()  # as the columns are now
        if lines:
            self.selectRow(rows[0] if rows else 0)

    def _fit_rows(self) -> None:
        if self.whole:
            self.resizeRowsToContents()

    @property
    def key(self) -> str | None:
        """What the chosen line is about."""
        row = self.currentIndex().row()
        return self.told.lines[row].key if 0 <= row < len(self.told.lines) else None


class Plain(QStyledItemDelegate):
    """A cell without a frame of its own: what is chosen is the row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen and index.data(Qt.ItemDataRole.ForegroundRole) != THEME.colour("text"):
            option.state &= ~QStyle.StateFlag.State_Selected  # good or bad, chosen or not
            option.backgroundBrush = QBrush(THEME.colour("hover"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(0, 0, -PADDING, 0)  # words wrap within the padding
        size = super().sizeHint(inner, index)
        return QSize(size.width(), max(ROW, size.height() + 8))
