"""A table whose days are as wide as asked: from a year's overview to the hours of one day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ambrota.model import DAY, Rota
from ui.grid import widths
from ui.grid.name_header import NameHeader
from ui.rota_header import RotaHeader
from ui.rota_model import RotaModel
from ui.theme import THEME


class ScaledView(QTableView):
    """The widths and heights of a RotaModel's cells, and where they lie."""

    width_changed = Signal()

    def __init__(self, model: RotaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rota_model = model
        self._wanted: int | str = "usual"
        self._width = widths.USUAL
        self.setModel(model)
        self.names, self.days = NameHeader(model, self), RotaHeader(model, self)
        self.setVerticalHeader(self.names)
        self.setHorizontalHeader(self.days)
        model.modelReset.connect(self.fit)
        model.layoutChanged.connect(self.fit)
        self.fit()

    @property
    def rota(self) -> Rota:
        """The rota that is shown."""
        return self.rota_model.rota

    @property
    def row_height(self) -> int:
        """Height of a person's cells."""
        room = widths.row_room(widths.at_usual_type(self._width, THEME.body))
        return THEME.body + round(room * THEME.body / widths.TYPE)

    @property
    def level(self) -> str:
        """How days are drawn: 'overview', 'blocks' or 'hours'."""
        return widths.level_of(widths.at_usual_type(self._width, THEME.body))

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
        rota, header = self.rota, self.days
        room = self.viewport().width()
        if isinstance(self._wanted, int):
            self._width = self._wanted
        elif self._wanted == "usual":
            self._width = widths.usual(room, rota.days, THEME.body)
        else:
            self._width = widths.fitting(self._wanted, room, rota.days)
        self._width = widths.clamped(self._width, cyclic=rota.is_cyclic, body=THEME.body)
        gap = widths.week_gap(self._width)
        header.blockSignals(True)
        header.setMinimumSectionSize(widths.LEAST)
        _all_alike(header, self._width)
        for day in range((6 - rota.weekday(0)) % 7, rota.days, 7):
            header.resizeSection(day, self._width + gap)
        header.blockSignals(False)
        self._fit_rows()
        self.names.fit()
        header.setFixedHeight(header.sizeHint().height())
        self.updateGeometries()
        self.viewport().update()
        header.viewport().update()
        self.names.viewport().update()
        self.width_changed.emit()

    def _fit_rows(self) -> None:
        names, model = self.names, self.rota_model
        names.blockSignals(True)
        names.setMinimumSectionSize(self.row_height)
        _all_alike(names, self.row_height)
        for person in model.arrangement.headings:
            if person in model.rota.index:
                names.resizeSection(model.row_of(person), self.row_height + self.heading_height)
        names.blockSignals(False)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where the cell of a row and a day is drawn in the viewport."""
        top = self.rowViewportPosition(row) + self.rowHeight(row) - self.row_height
        return QRect(self.columnViewportPosition(column), top, self._width, self.row_height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "days"):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bottom = self.visualRect(self.currentIndex()).bottom()
        if event.size().height() <= bottom < event.oldSize().height():
            self.scrollTo(self.currentIndex())  # what another pane took was the room of its row
        if not isinstance(self._wanted, int) and event.size().width() != event.oldSize().width():
            self.fit()


def _all_alike(header: QHeaderView, size: int) -> None:
    """Every section of one size: Qt leaves those as they are that were once given their own."""
    header.setDefaultSectionSize(size)
    for section in range(header.count()):
        if header.sectionSize(section) != size:
            header.resizeSection(section, size)
