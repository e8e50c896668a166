"""The rota grid: names frozen in the vertical header, keyboard as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from ambrota.model import Rota
from ui.rota_delegate import WEEK_GAP, RotaDelegate
from ui.rota_header import NameHeader, RotaHeader
from ui.rota_model import Cell, RotaModel

ROW, LEAST, MOST, USUAL = 30, 24, 120, 30
ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
          Qt.Key.Key_Down: (1, 0)}  # fmt: skip


class RotaView(QTableView):
    """Shows a RotaModel. Emits what is selected and which cells are to be cleared."""

    clear_asked = Signal(list)
    selected = Signal(list)
    width_changed = Signal()
    person_chosen = Signal(int)

    def __init__(self, model: RotaModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rota_model = model
        self._day_width = 0
        self._entered = False
        self.setModel(model)
        self.setItemDelegate(RotaDelegate(model, self))
        self.setHorizontalHeader(RotaHeader(model, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self._names = NameHeader(model, self)
        self._names.setDefaultSectionSize(ROW)
        self.setVerticalHeader(self._names)
        self._names.sectionClicked.connect(self.person_chosen)
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Widths of the days (with the gap after each week) and of the name column."""
        width = self.day_width()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(LEAST)
        for day in range(self._rota_model.rota.days):
            gap = WEEK_GAP if self._rota_model.rota.weekday(day) == 6 else 0
            if header.sectionSize(day) != width + gap:
                header.resizeSection(day, width + gap)
        self._names.fit()
        header.setFixedHeight(header.sizeHint().height())
        self.width_changed.emit()

    @property
    def rota(self) -> Rota:
        """The rota that is shown."""
        return self._rota_model.rota

    def day_width(self) -> int:
        """Width of a day: as zoomed, else 30 px or more where few days leave room."""
        if self._day_width:
            return self._day_width
        days = max(1, self._rota_model.rota.days)
        room = self.viewport().width() - WEEK_GAP * (days // 7 + 1)
        return max(USUAL, min(MOST, room // days))

    def zoom(self, step: int) -> None:
        """Wider or narrower days; 0 goes back to the usual width."""
        wanted = self.day_width() + 4 * step
        self._day_width = max(LEAST, min(MOST, wanted)) if step else 0
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._day_width and event.size().width() != event.oldSize().width():
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit(self.selected_cells())
        elif control and key in ARROWS:
            self._jump(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is QAbstractItemView.State.EditingState:
                self._entered = True
            else:
                self._step(1, 0)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._entered:
            self._entered = False
            self._step(1, 0)

    def _step(self, down: int, right: int) -> None:
        now = self.currentIndex()
        there = self._rota_model.index(now.row() + down, now.column() + right)
        if there.isValid():
            self.setCurrentIndex(there)

    def _jump(self, down: int, right: int) -> None:
        """To the end of the run of duties or of rest, as Ctrl+arrow does in a spreadsheet."""
        model, now = self._rota_model, self.currentIndex()
        if not now.isValid():
            return
        row, column = now.row() + down, now.column() + right
        filled = None
        while 0 <= row < model.rowCount() and 0 <= column < model.columnCount():
            here = model.look(row, column).style != "rest"
            filled = here if filled is None else filled
            if here != filled:
                break
            now = model.index(row, column)
            row, column = row + down, column + right
        self.setCurrentIndex(now)

    def go_home(self) -> None:
        """Nothing selected, the first person and day in sight."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.selected.emit([])  # a selection that went with its rota was not told
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def selected_cells(self) -> list[Cell]:
        """Person and day of every selected cell."""
        return [self._rota_model.cell(index) for index in self.selectionModel().selectedIndexes()]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit(self.selected_cells())

    def go_to(self, cells: Iterable[Cell]) -> None:
        """Select these cells and bring them into sight, the last one the current one."""
        model = self._rota_model
        wanted = [
            model.index(model.rota.index[person], day)
            for person, day in cells
            if person in model.rota.index and 0 <= day < model.rota.days
        ]
        if not wanted:
            return
        chosen = self.selectionModel()
        chosen.setCurrentIndex(wanted[-1], QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for index in wanted:
            chosen.select(index, QItemSelectionModel.SelectionFlag.Select)
        self.scrollTo(wanted[0], QAbstractItemView.ScrollHint.PositionAtCenter)
        self.scrollTo(wanted[-1])
