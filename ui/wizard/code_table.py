"""The codes of a workbook as a table: what each means, and what was changed of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QWidget

from ambrota.model import Kind, Shift
from ambrota.sheets.understanding.code_list import CodeLine, Origin
from ui.theme import THEME
from ui.wizard.code_words import KINDS, Typed, clock, end_words, paid_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADINGS = (
    "Code", "Cells", "What it means", "Kind", "Starts", "Ends", "Paid hours", "Resource",
    "Known from",
)  # fmt: skip
NUMBERS = {1, 6}


@dataclass
class Row:
    """A code with what was typed for it: `shift` None while that cannot be used."""

    line: CodeLine
    shift: Shift | None
    typed: Typed

    @classmethod
    def of(cls, line: CodeLine) -> Row:
        """A code as it is known."""
        return cls(line, line.shift, Typed.of(line.shift))

    @property
    def changed(self) -> bool:
        """Whether something else was said of it."""
        return self.shift != self.line.shift

    @property
    def back(self) -> bool:
        """Whether it means what the workbook alone says."""
        return self.shift == self.line.as_written

    @property
    def known(self) -> str:
        """Where its meaning is known from, as it stands."""
        if self.shift is None:
            return "cannot be used yet"
        if self.changed and self.back:
            return "as the workbook says"
        if self.changed:
            return Origin.ANSWER.value
        return f"{self.line.origin}, {self.line.at}" if self.line.at else str(self.line.origin)

    def texts(self) -> tuple[str, ...]:
        """The cells of its row."""
        shift = self.shift
        if shift is None:
            typed, kind = self.typed, KINDS[self.typed.kind]
            said = (typed.meaning, kind, typed.start, typed.end, typed.paid, typed.resource)
        else:
            said = (
                shift.meaning or "", KINDS[shift.kind], clock(shift.start), end_words(shift),
                paid_words(shift.paid), shift.resource or "",
            )  # fmt: skip
        return (self.line.code, str(self.line.cells), *said, self.known)


class CodeTable(QAbstractTableModel):
    """Rows of codes under headings."""

    def __init__(self, lines: Sequence[CodeLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = [Row.of(line) for line in lines]

    def put(self, number: int, typed: Typed, shift: Shift | None) -> None:
        """Take what was typed for a code."""
        self.rows[number].typed, self.rows[number].shift = typed, shift
        ends = self.index(number, 0), self.index(number, len(HEADINGS) - 1)
        self.dataChanged.emit(*ends)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts()[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADINGS[column]} {row.texts()[column] or 'not stated'}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and (column == 0 or row.changed):
            return THEME.font(bold=True)
        if role == Qt.ItemDataRole.ForegroundRole and column in (3, 8) and _open(row):
            return QBrush(THEME.colour("worse"))
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if way is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section] if 0 <= section < len(HEADINGS) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and section not in NUMBERS:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class ShownCodes(QSortFilterProxyModel):
    """Leaves out entries that are times as written, unless asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._times = False

    def show_times(self, on: bool) -> None:
        """Show entries written as times too."""
        self._times = on
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        source = self.sourceModel()
        assert isinstance(source, CodeTable)
        return self._times or source.rows[source_row].line.origin is not Origin.TIMES


def _open(row: Row) -> bool:
    return row.shift is None or row.shift.kind is Kind.UNKNOWN
