"""Cover under the grid: choose resource and days, read the chart, or read it as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.charts.cover_chart import CoverChart
from ui.charts.cover_words import on_duty, state_words
from ui.charts.series import Series, cover_series, typical_week
from ui.panels.cover_key import CoverKey
from ui.panels.parts import OneLine, label
from ui.panels.table_dialog import CoverTable
from ui.rota_view import RotaView
from ui.session import Session
from ui.version import CURRENT

IN_VIEW, TYPICAL = "In view", "Typical week"
ROOM_BESIDE = 560
Both = tuple[list[Series], list[Series]]


class CoverPanel(QWidget):
    """Needed against filled for one resource of the version shown."""

    cells_chosen = Signal(list)

    def __init__(self, session: Session, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._view = session, view
        self.all: list[Series] = []
        self.now: list[Series] = []
        self.choice, self.scope = QComboBox(), QComboBox()
        for box, name in ((self.choice, "Resource or role of the cover chart"),
                          (self.scope, "Days of the cover chart")):  # fmt: skip
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scope.addItems([IN_VIEW, TYPICAL])
        self.said = OneLine("muted")
        self.said.setAccessibleName("What the cover chart says")
        self.below = OneLine("muted")
        self.below.setContentsMargins(8, 0, 8, 0)
        self.below.hide()
        self.table = QPushButton("As a table")
        self.table.setProperty("look", "link")
        self.table.setMinimumHeight(24)
        self.chart, self.key = CoverChart(view), CoverKey()
        self._lay_out()
        self.choice.currentIndexChanged.connect(lambda _row: self._draw())
        self.scope.currentIndexChanged.connect(lambda _row: self._draw())
        self.table.clicked.connect(self.show_table)
        self.chart.half_told.connect(self._say)
        self.chart.half_chosen.connect(self._show_duties)
        session.opened.connect(self.refresh)
        session.shown_changed.connect(lambda _key: self.refresh())
        session.rota_changed.connect(self._changed)
        session.rulebook_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.setSpacing(8)
        bar.addWidget(label("COVER", "section"))
        for widget in (self.choice, self.scope):
            bar.addWidget(widget)
        bar.addWidget(self.said, 1)
        bar.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addWidget(self.below)
        box.addWidget(self.chart, 1)
        box.addWidget(self.key, 0, Qt.AlignmentFlag.AlignRight)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.below.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the choices, what is said stands under them."""
        super().resizeEvent(event)
        self.below.setVisible(self.width() < ROOM_BESIDE)

    def _changed(self, key: str) -> None:
        if key in (self.session.shown, CURRENT):
            self.refresh()

    def refresh(self) -> None:
        """Count cover of the version shown again, off the window's thread."""
        if not self.session.is_open:
            return
        shown, current = self.session.version(self.session.shown), self.session.current
        substitution = bool(self.session.rulebook.rule("cover").substitution)

        def work() -> Both:
            now = [] if shown.is_current else cover_series(current.rota, substitution)
            return cover_series(shown.rota, substitution), now

        self.session.background.run("cover", work, self._take, self.session.failed.emit, wait=True)

    def _take(self, both: Both) -> None:
        self.all, self.now = both
        chosen, names = self.choice.currentText(), [one.name for one in self.all]
        if names != [self.choice.itemText(row) for row in range(self.choice.count())]:
            self.choice.blockSignals(True)
            self.choice.clear()
            self.choice.addItems(names)
            if chosen in names:
                self.choice.setCurrentText(chosen)
            self.choice.blockSignals(False)
        self.choice.setVisible(len(names) > 1)
        cyclic = self._view.rota.is_cyclic
        self.scope.setVisible(bool(names) and not cyclic)
        self._draw()

    # -- what is drawn ------------------------------------------------------------------------

    @property
    def series(self) -> Series | None:
        """What is chosen, as it is drawn."""
        row = self.choice.currentIndex()
        return self._scoped(self.all[row]) if 0 <= row < len(self.all) else None

    def _scoped(self, series: Series) -> Series:
        if self.scope.currentText() == TYPICAL:
            return typical_week(series, self._view.rota)
        return series

    def _behind(self, series: Series) -> Series | None:
        """The same of the current rota, while a proposal is shown."""
        found = next((one for one in self.now if one.name == series.name), None)
        return None if found is None else self._scoped(found)

    def _draw(self) -> None:
        series = self.series
        if series is None:
            self.chart.show_series(None)
            self.key.show_of(None, None)
            self._say("No duty of this rota counts to cover.")
            return
        behind = self._behind(series)
        self.chart.show_series(series, behind)
        self.key.show_of(series, behind)
        name = f"{series.name}: " if len(self.all) == 1 else ""
        self._say(f"{name}{state_words(series)}.")

    def _short(self, series: Series) -> float:
        """Seat-hours short."""
        return 0.0 if series.role else series.short_hours

    # -- going elsewhere ----------------------------------------------------------------------

    def _show_duties(self, day: int, half: int) -> None:
        """Select who is on duty in a half hour; of a typical week in the first that is short."""
        series, row = self.series, self.choice.currentIndex()
        if series is None:
            return
        rota = self._view.rota
        if series.weeks:
            days = [one for one in range(rota.days) if rota.weekday(one) == day]
            short = self.all[row].short
            day = next((one for one in days if short[one, half]), days[0] if days else 0)
        cells = on_duty(rota, series, day, half)
        if cells:
            self.cells_chosen.emit(cells)
        else:
            self.session.note.emit("Nobody is on duty then.")

    def go_to_day(self, day: int) -> None:
        """Bring a day into sight in the grid and so in the chart."""
        model = self._view.model()
        if 0 <= day < model.columnCount():
            self._view.scrollTo(model.index(max(0, self._view.currentIndex().row()), day))
            self._view.selectColumn(day)

    def show_table(self) -> None:
        """The chart's figures as a table."""
        series = self.series
        if series is not None:
            CoverTable(self._view.rota, series, self._behind(series), self.window()).open()
