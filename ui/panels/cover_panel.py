"""Cover under the grid: choose the resource, read the chart, or read it as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ambrota.calendar import hours
from ui.charts.cover_chart import CoverChart
from ui.charts.series import Series, cover_series
from ui.panels.parts import OneLine, label
from ui.panels.table_dialog import CoverTable
from ui.rota_view import RotaView
from ui.session import Session
from ui.version import CURRENT


class CoverPanel(QWidget):
    """Needed against filled for one resource of the version shown."""

    def __init__(self, session: Session, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._view = session, view
        self.all: list[Series] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName("Resource of the cover chart")
        self.choice.view().setAccessibleName("Resources")
        self.said = OneLine("muted")
        self.table = QPushButton("As a table")
        self.table.setProperty("look", "link")
        self.chart = CoverChart(view)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.addWidget(label("COVER", "section"))
        bar.addSpacing(8)
        bar.addWidget(self.choice)
        bar.addSpacing(8)
        bar.addWidget(self.said, 1)
        bar.addSpacing(8)
        bar.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addWidget(self.chart, 1)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.table.clicked.connect(self.show_table)
        session.opened.connect(self.refresh)
        session.shown_changed.connect(lambda _key: self.refresh())
        session.rota_changed.connect(self._changed)
        session.audited.connect(self._audited)

    def _changed(self, key: str) -> None:
        if key in (self.session.shown, CURRENT):
            self.refresh()

    def _audited(self, key: str) -> None:
        if key == self.session.shown and self.all:
            self._chosen(max(0, self.choice.currentIndex()))

    def refresh(self) -> None:
        """Count cover of the version shown again, off the window's thread."""
        if not self.session.is_open:
            return
        rota = self.session.version(self.session.shown).rota
        self.session.background.run(
            "cover", lambda: cover_series(rota), self._take, self.session.failed.emit
        )

    def _take(self, series: list[Series]) -> None:
        self.all = series
        names = [one.resource for one in series]
        if names != [self.choice.itemText(row) for row in range(self.choice.count())]:
            self.choice.blockSignals(True)
            self.choice.clear()
            self.choice.addItems(names)
            self.choice.blockSignals(False)
        self.choice.setVisible(len(names) > 1)
        self._chosen(max(0, self.choice.currentIndex()))

    def _chosen(self, row: int) -> None:
        series = self.all[row] if 0 <= row < len(self.all) else None
        self.chart.show_series(series)
        if series is None:
            self.said.setText("No duty of this rota counts to cover.")
            return
        source = "worked out from the current rota" if series.derived else "as stated"
        seat_hours = self._short(series)
        state = "Kept in every half hour"
        if seat_hours:
            which = "" if series.short_hours else " of a role"
            state = f"{hours(seat_hours * 60)} short{which}"
        name = f"{series.resource}: " if len(self.all) == 1 else ""
        self.said.setText(f"{name}{state}. Line: needed, {source}. Area: filled.")

    def _short(self, series: Series) -> float:
        """Seat-hours short as audited: a role may be short where the seats in all are filled."""
        audit = self.session.version(self.session.shown).audit
        if audit is None:
            return series.short_hours
        short = [one for one in audit.cover.short if (one.resource or "All") == series.resource]
        return sum(one.required - one.filled for one in short) / 2

    def go_to_day(self, day: int) -> None:
        """Bring a day into sight in the grid and so in the chart."""
        model = self._view.model()
        if 0 <= day < model.columnCount():
            self._view.scrollTo(model.index(max(0, self._view.currentIndex().row()), day))
            self._view.selectColumn(day)

    def show_table(self) -> None:
        """The chart's figures as a table."""
        row = self.choice.currentIndex()
        if 0 <= row < len(self.all):
            rota = self.session.version(self.session.shown).rota
            CoverTable(rota, self.all[row], self.window()).open()
