"""The rota grid: names frozen in the vertical header, keyboard as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from ambrota.model import DAY, Rota
from ui.grid import widths
from ui.grid.canvas import Canvas
from ui.grid.marked import paint_selection, selected_ranges
from ui.grid.moving import ENTER, Moving
from ui.grid.selection import Cells
from ui.rota_delegate import RotaDelegate
from ui.rota_header import NameHeader, RotaHeader
from ui.rota_model import Cell, RotaModel
from ui.theme import THEME

Flag = QItemSelectionModel.SelectionFlag
BARE = Qt.KeyboardModifier.NoModifier
ALL_OF_ONE = 1000
"""So many cells at most are selected one by one when they are gone to."""


class RotaView(QTableView):
    """Shows a RotaModel. Emits what is selected and which cells are to be cleared."""

    clear_asked = Signal(list)
    selected = Signal(object)
    width_changed = Signal()
    zoom_asked = Signal(int, int)
    person_chosen = Signal(int)

    def __init__(self, model: RotaModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rota_model = model
        self._wanted: int | str = "usual"
        self._width = widths.USUAL
        self._entered: tuple[int, int] | None = None
        self._anchor = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(RotaDelegate(model, self.cell_rect, self))
        self.setHorizontalHeader(RotaHeader(model, self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self._names = NameHeader(model, self)
        self.setVerticalHeader(self._names)
        self._names.sectionClicked.connect(self.person_chosen)
        self._canvas, self._moving = Canvas(self), Moving(self)
        model.modelReset.connect(self.fit)
        model.layoutChanged.connect(self.fit)
        self.fit()

    @property
    def rota(self) -> Rota:
        """The rota that is shown."""
        return self.rota_model.rota

    # -- widths -------------------------------------------------------------------------------

    @property
    def row_height(self) -> int:
        """Height of a person's cells."""
        return THEME.body + widths.row_room(self._width)

    @property
    def heading_height(self) -> int:
        """Height of the heading above a group."""
        return THEME.body + 15

    def day_width(self) -> int:
        """Width of a day in pixels."""
        return self._width

    def set_width(self, wanted: int | str) -> None:
        """Draw days so wide, or as wide as a level asks: 'usual', 'whole', 'month', 'week', 'day'.

        The day in the middle of what is selected, or else in sight, stays in sight.
        """
        self._wanted = wanted
        day, place = self._held()
        self.fit()
        if isinstance(wanted, str) and wanted in widths.DAYS_OF:
            # A level begins with its first day: a week with its Monday.
            day, place = (day if wanted == "day" else day - self.rota.weekday(day)), 0
        self.horizontalScrollBar().setValue(self._left_of(max(0, day)) - place)

    def _held(self) -> tuple[int, int]:
        """The day that is to stay where it is, and where in the viewport that is."""
        sight, now = self.viewport().width(), self.currentIndex().column()
        if now >= 0:
            at = self.columnViewportPosition(now)
            return now, min(max(0, at), max(0, sight - self._width))
        return max(0, self.columnAt(1)), 0

    def _left_of(self, day: int) -> int:
        """Pixels before a day."""
        sundays = sum(self.rota.weekday(one) == 6 for one in range(day))
        return day * self._width + sundays * widths.week_gap(self._width)

    def across(self, day: int, minute: int) -> float:
        """Where a minute of a day lies in the viewport; it may lie over midnight."""
        day, minute = day + minute // DAY, minute % DAY
        inside = min(max(0, day), self.rota.days - 1)
        beyond = (day - inside) * self._width
        return self.columnViewportPosition(inside) + beyond + minute / DAY * self._width

    def fit(self) -> None:
        """Widths of the days (with the gap after each week), heights, and the name column."""
        rota, header = self.rota, self.horizontalHeader()
        room = self.viewport().width()
        if isinstance(self._wanted, int):
            self._width = self._wanted
        elif self._wanted == "usual":
            self._width = widths.usual(room, rota.days)
        else:
            self._width = widths.fitting(self._wanted, room, rota.days)
        gap = widths.week_gap(self._width)
        header.blockSignals(True)
        header.setMinimumSectionSize(widths.LEAST)
        header.setDefaultSectionSize(self._width)
        for day in range((6 - rota.weekday(0)) % 7, rota.days, 7):
            header.resizeSection(day, self._width + gap)
        header.blockSignals(False)
        self._fit_rows()
        self._names.fit()
        header.setFixedHeight(header.sizeHint().height())
        self.updateGeometries()
        self.viewport().update()
        header.viewport().update()
        self._names.viewport().update()
        self.width_changed.emit()

    def _fit_rows(self) -> None:
        names, model = self._names, self.rota_model
        names.blockSignals(True)
        names.setMinimumSectionSize(self.row_height)
        names.setDefaultSectionSize(self.row_height)
        for person in model.arrangement.headings:
            if person in model.rota.index:
                names.resizeSection(model.row_of(person), self.row_height + self.heading_height)
        names.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not isinstance(self._wanted, int) and event.size().width() != event.oldSize().width():
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1, 0)
            event.accept()
        else:
            super().wheelEvent(event)

    # -- drawing ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        self._canvas.paint(painter, event.rect())
        paint_selection(painter, self)
        painter.end()

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where the cell of a row and a day is drawn in the viewport."""
        top = self.rowViewportPosition(row) + self.rowHeight(row) - self.row_height
        return QRect(self.columnViewportPosition(column), top, self._width, self.row_height)

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        editing = self.state() is QAbstractItemView.State.EditingState
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_asked.emit(list(self.selected_cells()))
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
        if self._entered:
            down, right = self._entered
            self._entered = None
            self._moving.step(down, right)

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
        chosen = self.selectionModel()
        chosen.setCurrentIndex(wanted[-1], Flag.ClearAndSelect)
        for index in wanted:
            chosen.select(index, Flag.Select)
        self.scrollTo(wanted[0], QAbstractItemView.ScrollHint.PositionAtCenter)
        self.scrollTo(wanted[-1])
