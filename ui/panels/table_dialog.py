"""A chart's figures as a table that can be read aloud and copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QTableView, QVBoxLayout, QWidget

from ambrota.model import Rota
from ui.charts.cover_words import state_words
from ui.charts.series import HEADINGS, Series, table_rows
from ui.panels.parts import label

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """Rows of text under headings."""

    def __init__(self, headings: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings, self.rows = headings, list[tuple[str, ...]]()

    def show(self, rows: list[tuple[str, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[index.column()]} {text or 'none'}"
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way is Qt.Orientation.Horizontal:
            return self._headings[section] if 0 <= section < len(self._headings) else None
        return None


class CoverTable(QDialog):
    """Needed, filled and short, half hours of equal seats joined."""

    def __init__(
        self, rota: Rota, series: Series, behind: Series | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._rota, self._series, self._behind = rota, series, behind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        week = ", a typical week" if series.weeks else ""
        self.setWindowTitle(f"Cover of {series.name}{week}")
        self.resize(760, 520)
        self.only_short = QCheckBox("Only what is short")
        self.only_short.setChecked(series.short_hours > 0)
        self.model = Rows(HEADINGS + (("Filled now",) if behind is not None else ()), self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(f"Cover of {series.name}, seats")
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(label(f"{state_words(series).split('. ')[0]}.", "heading", wrap=True))
        for widget in (self.only_short, self.view, buttons):
            box.addWidget(widget)
        self.only_short.toggled.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        only = self.only_short.isChecked()
        self.model.show(table_rows(self._rota, self._series, only_short=only, behind=self._behind))
        self.view.resizeColumnsToContents()
