"""The scorecard's table: figures with their differences in words, and a dot for each person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.panels.score_drawing import Drawing
from ui.panels.score_model import ScoreModel
from ui.scores import Row
from ui.version import Version

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ScoreDelegate(QStyledItemDelegate):
    """Has cells drawn, and made as high as their words need."""

    def __init__(self, view: ScoreTable, drawing: Drawing) -> None:
        super().__init__(view)
        self._view, self._drawing = view, drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, rect = self._view, QRect(option.rect)
        current = index == view.currentIndex() and view.hasFocus()
        self._drawing.paint(painter, rect, view.scores, index, current, view.over == index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.columnWidth(index.column())
        return QSize(wide, self._drawing.height(self._view.scores, index, wide))


class ScoreTable(QTableView):
    """One column of the scorecard, or both. Choosing a number asks for the people behind it."""

    behind_asked = Signal(object, int)
    version_asked = Signal(str)

    def __init__(self, name: str, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores = ScoreModel(self)
        self.over: QModelIndex = QModelIndex()
        self._drawing = Drawing(large)
        self.setModel(self.scores)
        self.setItemDelegate(ScoreDelegate(self, self._drawing))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setFixedHeight(self._drawing.head_height)
        header.setAccessibleName(f"{name}: rotas")
        header.sectionClicked.connect(self._head_clicked)

    def show_rows(self, rows: Sequence[Row], versions: Sequence[Version], shown: str) -> None:
        """Take up other figures."""
        if not self.scores.show(rows, versions, shown):
            self.clearSpans()
            for number, row in enumerate(rows):
                if isinstance(row, str):
                    self.setSpan(number, 0, 1, len(versions) + 1)
            first = next((at for at, row in enumerate(rows) if not isinstance(row, str)), None)
            if first is not None:
                self.setCurrentIndex(self.scores.index(first, 1))
        self.fit()

    def fit(self) -> None:
        """Columns of one width, the names the rest; rows as high as they need."""
        count = self.scores.columnCount() - 1
        for column, wide in enumerate(self._drawing.widths(self.viewport().width(), count)):
            self.setColumnWidth(column, wide)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    # -- choosing -----------------------------------------------------------------------------

    def _head_clicked(self, section: int) -> None:
        if section > 0:
            self.version_asked.emit(self.scores.versions[section - 1].key)

    def _open(self, index: QModelIndex) -> None:
        if self.scores.opens(index):
            self.behind_asked.emit(self.scores.score(index), index.column() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ENTER:
            self._open(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.over = index if self.scores.opens(index) else QModelIndex()
        shape = Qt.CursorShape.PointingHandCursor if self.over.isValid() else (
            Qt.CursorShape.ArrowCursor
        )  # fmt: skip
        self.viewport().setCursor(shape)
        self.viewport().update()
