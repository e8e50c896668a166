"""The scorecard as a Qt table: a row a measure, a column a version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.behind import has_behind
from ui.score_rows import Row, Score
from ui.theme import THEME
from ui.version import CURRENT, Version

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ScoreModel(QAbstractTableModel):
    """Scores under their headings. Column 0 names the measure, each other is a version.

    `named`: there is room for the names of the proposals.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.versions: list[Version] = []
        self.shown = CURRENT
        self.named = False

    def show(self, rows: Sequence[Row], versions: Sequence[Version], shown: str) -> bool:
        """Take up other rows; the place is kept where they are of the same form, which is told."""
        same = _form(rows) == _form(self.rows) and len(versions) == len(self.versions)
        if not same:
            self.beginResetModel()
        self.rows, self.versions, self.shown = list(rows), list(versions), shown
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(versions)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(versions))
        return same

    def score(self, index: Index) -> Score | None:
        """The measure of a row; None at a heading."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        return None if isinstance(row, str) else row

    def opens(self, index: Index) -> bool:
        """Whether there are people behind this number."""
        score = self.score(index)
        return score is not None and index.column() > 0 and has_behind(score)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.versions) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled
        return plain | Qt.ItemFlag.ItemIsSelectable if self.score(index) is not None else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index)
        return None

    def _shown(self, index: Index) -> str:
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if index.column() == 0 else ""
        return row.name if index.column() == 0 else row.figures[index.column() - 1].text

    def words(self, index: Index) -> str:
        """A cell as a sentence: 'Weekends off (weekends a person), A: 8.6, 1.2 more: better'."""
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row.capitalize() if row.isupper() else str(row)
        if index.column() == 0:
            return row.words([version.title for version in self.versions])
        unit = f" ({row.unit})" if row.unit else ""
        figure = row.figures[index.column() - 1]
        title = self.versions[index.column() - 1].title
        told = f"{row.name}{unit}, {title}: {figure.text}"
        told += f", {figure.difference[2:]}" if figure.difference else ""
        return f"{told}. Enter lists who is behind it" if self.opens(index) else told

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if way is not Qt.Orientation.Horizontal or not 0 <= section <= len(self.versions):
            return None
        if section == 0:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        version = self.versions[section - 1]
        shown = version.key == self.shown
        if role == Qt.ItemDataRole.DisplayRole:
            name = "now" if version.is_current else version.key
            mark = f"● {name}" if shown and len(self.versions) > 1 else name
            return f"{mark}\n{version.name}" if self.named and not version.is_current else mark
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{version.title}, {'shown in the grid' if shown else 'click to show it'}"
        if role == Qt.ItemDataRole.FontRole:
            return THEME.font("caption", bold=True)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) | int(
                Qt.TextFlag.TextWordWrap
            )
        return None


def _form(rows: Sequence[Row]) -> list[str]:
    return [row if isinstance(row, str) else row.name for row in rows]
