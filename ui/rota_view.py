"""The rota grid: names frozen in the vertical header, keyboard as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from ui.grid.canvas import Canvas
from ui.grid.marked import paint_selection, selected_ranges
from ui.grid.moving import ENTER, Moving
from ui.grid.scaled_view import ScaledView
from ui.grid.selection import Block, Cells
from ui.grid.swap_drag import SwapDrag
from ui.rota_delegate import RotaDelegate
from ui.rota_model import Cell, RotaModel

Flag = QItemSelectionModel.SelectionFlag
ALL_OF_ONE = 1000
"""So many cells at most are selected one by one when they are gone to."""


class RotaView(ScaledView):
    """Shows a RotaModel. Emits what is selected and which cells are to be cleared."""

    clear_asked = Signal(list)
    selected = Signal(object)
    zoom_asked = Signal(int)
    swap_asked = Signal(object, int, int)
    swap_over = Signal(object, int, int)
    choices_asked = Signal()
    typing = Signal(object, str)
    typing_over = Signal()
    person_chosen = Signal(int)

    def __init__(self, model: RotaModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._entered: tuple[int, int] | None = None
        self._anchor = QPersistentModelIndex()
        editors = RotaDelegate(model, self.cell_rect, self)
        editors.typed.connect(self.typing)
        self.setItemDelegate(editors)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.names.sectionClicked.connect(self.person_chosen)
        self._canvas, self._moving, self.swap = Canvas(self), Moving(self), SwapDrag(self)
        for moved in (model.modelReset, model.layoutChanged):
            moved.connect(self.swap.forget)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # -- drawing ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        # A few rows apart from one another, after an edit; Qt's own types do not say it is a list.
        for part in event.region():  # type: ignore[attr-defined]
            self._canvas.paint(painter, part)
        paint_selection(painter, self)
        self.swap.paint(painter)
        painter.end()

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        editing = self.state() is QAbstractItemView.State.EditingState
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit(list(self.selected_cells()))
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.choices_asked.emit()
        elif key == Qt.Key.Key_Escape and (self.swap.dragging or self.swap.marked):
            self.swap.marked = None
            self.swap.cancel()
        elif editing and key in ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._entered = (-1 if back else 1), 0
        elif not self._moving.press(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        sideways = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}
        if hint in sideways:
            self._entered, hint = (0, sideways[hint]), hints.NoHint
        super().closeEditor(editor, hint)
        self.typing_over.emit()
        if self._entered:
            down, right = self._entered
            self._entered = None
            self._moving.step(down, right)

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.swap.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            self.swap.hover(event)
        if not self.swap.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.swap.release():
            super().mouseReleaseEvent(event)

    # -- selection ----------------------------------------------------------------------------

    def extend_to(self, there: QModelIndex) -> None:
        """Select from where the selection began to a cell."""
        start = self._anchor if self._anchor.isValid() else self.currentIndex()
        top, bottom = sorted((start.row(), there.row()))
        left, right = sorted((start.column(), there.column()))
        model, chosen = self.rota_model, self.selectionModel()
        chosen.setCurrentIndex(there, Flag.NoUpdate)
        block = QItemSelection(model.index(top, left), model.index(bottom, right))
        chosen.select(block, Flag.ClearAndSelect)
        self.scrollTo(there)

    def select_block(self, block: Block) -> None:
        """Select a block, its first cell the current one."""
        top, bottom, left, right = block
        first, model = self.rota_model.index(top, left), self.rota_model
        self.selectionModel().setCurrentIndex(first, Flag.NoUpdate)
        chosen = QItemSelection(first, model.index(bottom, right))
        self.selectionModel().select(chosen, Flag.ClearAndSelect)
        self.scrollTo(first)

    def go_home(self) -> None:
        """Nothing selected, the first person and day in sight."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.selected.emit([])  # a selection that went with its rota was not told
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def selected_cells(self) -> Cells:
        """Person and day of every selected cell."""
        ids = [person.id for person in self.rota_model.people]
        ranges = selected_ranges(self)
        return Cells(ids, [(r.top(), r.bottom(), r.left(), r.right()) for r in ranges])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        ranges = selected_ranges(self)
        if len(ranges) == 1 and ranges[0].width() * ranges[0].height() == 1:
            self._anchor = QPersistentModelIndex(ranges[0].topLeft())
        self.viewport().update()  # the outline of a block changes where no cell does
        self.selected.emit(self.selected_cells())

    def go_to(self, cells: Iterable[Cell]) -> None:
        """Select these cells and bring them into sight, the last one the current one."""
        found = [self.rota_model.index_of(cell) for cell in cells]
        wanted = [index for index in found if index.isValid()][:ALL_OF_ONE]
        if not wanted:
            return
        all_of_them = QItemSelection()
        for index in wanted:
            all_of_them.select(index, index)
        chosen = self.selectionModel()
        # Each step of it is told to all who listen: two steps, not one for each cell.
        chosen.setCurrentIndex(wanted[-1], Flag.NoUpdate)
        chosen.select(all_of_them, Flag.ClearAndSelect)
        self.scrollTo(wanted[0], QAbstractItemView.ScrollHint.PositionAtCenter)
        self.scrollTo(wanted[-1])
