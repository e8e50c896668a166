"""A chart's figures as a table that can be read aloud and copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QTableView, QVBoxLayout, QWidget

from ambrota.calendar import day_name
from ambrota.model import Rota
from ambrota.spans import days_words
from ui.charts.cover_rows import WHEN, headings, table_rows
from ui.charts.cover_words import state_words, subject
from ui.charts.series import Series
from ui.panels.parts import label
from ui.theme import THEME
from ui.version import Version

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """Rows of text under headings; after the first `words` columns they are figures."""

    def __init__(
        self, headings: tuple[str, ...], parent: QWidget | None = None, words: int = 99
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.headings, self.rows, self._words = headings, list[tuple[str, ...]](), words
        self._looks: list[str] = []

    def show(self, rows: list[tuple[str, ...]], looks: Sequence[str] = ()) -> None:
        """Show other rows. `looks`: of each its colour, '' for the usual one."""
        self.beginResetModel()
        self.rows, self._looks = rows, list(looks)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]} {text or 'none'}"
        if role == Qt.ItemDataRole.ForegroundRole and any(self._looks[index.row() :][:1]):
            return THEME.colour(self._looks[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Words to the left, figures to the right."""
        flags = Qt.AlignmentFlag
        side = flags.AlignLeft if column < self._words else flags.AlignRight
        return side | flags.AlignVCenter

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way is Qt.Orientation.Horizontal:
            return self.headings[section] if 0 <= section < len(self.headings) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and way is Qt.Orientation.Horizontal:
            return self._side(section)
        return None


class CoverTable(QDialog):
    """Needed, filled and short, half hours of equal seats joined."""

    def __init__(
        self, version: Version, series: Series, behind: Series | None = None,
        roles: Sequence[Series] = (), given_to_all: float = 0.0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._rota, self._series, self._behind = version.rota, series, behind
        self._roles = roles
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        week = ", a typical week" if series.weeks else ""
        of = "current rota" if version.is_current else version.title
        self.setWindowTitle(f"Cover of {subject(series)}{week}: {of}")
        self.only_short = QCheckBox("Only what is short")
        self.only_short.setChecked(series.short_hours > 0)
        self.only_short.setVisible(series.short_hours > 0)
        self.model = Rows(headings(series, behind, roles), self, words=len(WHEN))
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(f"Cover of {series.name}, seats")
        self.view.setTabKeyNavigation(False)
        self.view.setProperty("look", "list")
        self.view.verticalHeader().hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(label(self.windowTitle(), "heading", wrap=True))
        period = f"{version.rota.title}, {of}{span_of(version.rota)}. All figures are seats"
        period += "; of roles those filled of those needed." if roles else "."
        box.addWidget(label(period, "muted", wrap=True))
        words = state_words(series, version.rota, given_to_all)
        box.addWidget(label(words, wrap=True))
        for widget in (self.only_short, self.view, buttons):
            box.addWidget(widget)
        self.only_short.toggled.connect(self._fill)
        self._fill()
        frame = self.view.verticalScrollBar().sizeHint().width() + 40
        wide = self.view.horizontalHeader().length() + frame
        self.resize(max(560, min(1200, wide)), 560)

    def _fill(self) -> None:
        only = self.only_short.isChecked()
        rows = table_rows(
            self._rota, self._series, only_short=only, behind=self._behind, roles=self._roles
        )
        self.model.show(rows)
        self.view.resizeColumnsToContents()


def span_of(rota: Rota) -> str:
    """', 12 weeks from Monday 19 January 2026', ', the week of each line'."""
    if rota.is_cyclic:
        return ", the week of all lines together"
    return f", {days_words(rota.days)} from {day_name(rota, 0)}"
