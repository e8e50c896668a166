"""A small table of lines as high as what it says; a line chosen goes to its cells of the rota."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.asking.answers import Line
from ui.panels.table_dialog import Rows
from ui.theme import THEME

MOST_ROWS = 9
GAP = 6
"""Between a row of several lines and the next."""


class LineTable(QTableView):
    """Emits the cells of the line clicked, or gone to by key."""

    cells_chosen = Signal(list)
    line_chosen = Signal(int)

    def __init__(
        self, name: str, heads: tuple[str, ...], parent: QWidget | None = None, words: int = 99
    ) -> None:  # fmt: skip
        """`words`: so many first columns are words, the others figures."""
        super().__init__(parent)
        self.lines: list[Line] = []
        self.rows = Rows(heads, self, words)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setProperty("look", "list")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(THEME.body + 13)
        self.verticalHeader().setMinimumSectionSize(THEME.body + 13)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        self.clicked.connect(self._chosen)
        # Columns have their widths when all of them have been told of.
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._fit)
        header.sectionResized.connect(lambda *_: self._resized.start())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the table is as high as they are, up to some."""
        self.lines = list(lines)
        self.rows.show([line.texts for line in lines], [line.look for line in lines])
        header = self.horizontalHeader()
        for column in range(self.rows.columnCount()):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if column == 0 else mode.ResizeToContents
            )
        self._fit()

    def _fit(self) -> None:
        """Rows as high as their words, none cut short; and the table as high as its rows."""
        self.resizeRowsToContents()
        several = 2 * self.fontMetrics().lineSpacing()
        for at, high in enumerate(map(self.rowHeight, range(len(self.lines)))):
            self.setRowHeight(at, high + GAP if high >= several else high)
        high = self.horizontalHeader().sizeHint().height() + 4
        rows = [self.rowHeight(row) for row in range(min(MOST_ROWS, len(self.lines)))]
        self.setFixedHeight(high + (sum(rows) or self.verticalHeader().defaultSectionSize()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._chosen(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self.line_chosen.emit(index.row())
        if self.lines[index.row()].cells:
            self.cells_chosen.emit(list(self.lines[index.row()].cells))
