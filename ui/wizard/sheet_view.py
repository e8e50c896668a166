"""The user's own sheet, to look at and to point at: click, right click, or by the keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ambrota.sheets.cells import Place
from ambrota.sheets.understanding import CORRECTIONS
from ui.theme import THEME
from ui.wizard.heads import Heads
from ui.wizard.kept_in_sight import KeptInSight
from ui.wizard.sheet_delegate import SheetDelegate
from ui.wizard.sheet_model import SheetModel

LEAST, ROOM = 28, 14
WIDE = 8
"""Columns of a merged title that may be wider than the view."""
# A menu is parted after these, so that columns, rows and sheets stand together.
LAST_OF_GROUP = {"line", "last_row", "down"}
Key = Qt.Key


class SheetView(QTableView):
    """Shows one sheet. Emits what is said of a cell, and which cell is pointed at when asked."""

    said = Signal(str, tuple)
    picked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picking = False
        self.in_sight = KeptInSight(self)
        self._wide: list[QModelIndex] = []
        self.setAccessibleName("Sheet of the workbook")
        self.setItemDelegate(SheetDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setHighlightSections(True)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCornerButtonEnabled(False)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._move_titles())

    def show_sheet(self, model: SheetModel) -> None:
        """Show another sheet, in widths that its texts need."""
        before = self.model()
        self.clearSpans()
        self._wide = []
        self.in_sight.show_heads(Heads())
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        self.setAccessibleName(f"Preview of sheet {model.sheet.name}")
        metrics = QFontMetrics(THEME.font("grid"))
        self.horizontalHeader().setDefaultSectionSize(8 * metrics.averageCharWidth())
        for column, text in enumerate(model.texts.widest):
            self.setColumnWidth(column, max(LEAST, metrics.horizontalAdvance(text) + ROOM))
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(metrics.height() + 8)
        rows.setFixedWidth(metrics.horizontalAdvance(str(model.rowCount())) + 16)
        for merge in model.sheet.merges:
            high, wide = merge.bottom - merge.top + 1, merge.right - merge.left + 1
            if merge.bottom <= model.rowCount() and merge.right <= model.columnCount():
                self.setSpan(merge.top - 1, merge.left - 1, high, wide)
                if wide > WIDE:
                    self._wide.append(model.index(merge.top - 1, merge.left - 1))
        self._hide(model)

    def _move_titles(self) -> None:
        """The words of a merged title that is wider than the view stay where they are seen."""
        for title in self._wide:
            self.viewport().update(self.visualRect(title).intersected(self.viewport().rect()))

    def _hide(self, model: SheetModel) -> None:
        """Hide what the user hid."""
        for row in range(model.rowCount()):
            if self.isRowHidden(row) or row + 1 in model.sheet.hidden_rows:
                self.setRowHidden(row, row + 1 in model.sheet.hidden_rows)
        for column in range(model.columnCount()):
            if self.isColumnHidden(column) or column + 1 in model.sheet.hidden_columns:
                self.setColumnHidden(column, column + 1 in model.sheet.hidden_columns)

    @property
    def place(self) -> Place | None:
        """The cell that the keyboard is on."""
        index = self.currentIndex()
        return (index.row() + 1, index.column() + 1) if index.isValid() else None

    def go_to(self, cells: Iterable[Place]) -> None:
        """Bring cells into sight, the first of them the current one."""
        wanted = [self.model().index(row - 1, column - 1) for row, column in cells]
        if wanted:
            self.setCurrentIndex(wanted[0])
            room = self.viewport().rect()
            # What stands at the edge of the view says little without what is beside it.
            seen = room.adjusted(0, 0, -room.width() // 4, 0).contains(self.visualRect(wanted[0]))
            where = QAbstractItemView.ScrollHint
            self.scrollTo(wanted[0], where.EnsureVisible if seen else where.PositionAtCenter)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self.in_sight.uncover(self.visualRect(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.in_sight.follow()

    def pick(self, on: bool) -> None:
        """Let the next cell that is clicked, or taken by Enter, be the one that is asked for."""
        self.picking = on
        shape = Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def corrections(self, at: Place) -> QMenu:
        """All that can be said of a cell."""
        menu = QMenu(self)
        for one in CORRECTIONS:
            action = menu.addAction(one.words)
            action.triggered.connect(lambda _on=False, id_=one.id: self.said.emit(id_, at))
            if one.id in LAST_OF_GROUP:
                menu.addSeparator()
        return menu

    def ask(self, where: QPoint | None = None) -> None:
        """Offer what can be said of the current cell."""
        if self.place is None:
            return
        below = self.visualRect(self.currentIndex()).bottomLeft()
        menu = self.corrections(self.place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where or self.viewport().mapToGlobal(below))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
        self.ask(event.globalPos() if mouse else None)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.picking and event.button() == Qt.MouseButton.LeftButton and self.place:
            self.picked.emit(self.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        enter = key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space)
        if key == Key.Key_Menu or (key == Key.Key_F10 and shift):
            self.ask()
        elif enter and self.picking and self.place:
            self.picked.emit(self.place)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
