"""Cover under the grid: choose resource and days, read the chart, or read it as a table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.charts.cover_words import also_words, kept_words, on_duty
from ui.charts.need_words import is_open, need_words
from ui.charts.series import Series, cover_series
from ui.charts.shortfalls import next_of, short_words, stretches
from ui.hole import Hole
from ui.panels.cover_choice import TYPICAL
from ui.panels.cover_frame import CoverFrame
from ui.panels.parts import set_look
from ui.panels.table_dialog import CoverTable
from ui.rota_view import RotaView
from ui.session import Session
from ui.version import CURRENT

Both = tuple[list[Series], list[Series]]


class CoverPanel(CoverFrame):
    """Needed against filled for one resource of the version shown."""

    cells_chosen = Signal(list)

    def __init__(self, session: Session, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.session = session
        self._listen()

    def _listen(self) -> None:
        self.choice.currentIndexChanged.connect(lambda _row: self._draw())
        self.scope.currentIndexChanged.connect(lambda _row: self._draw())
        self.table.clicked.connect(self.show_table)
        self.missing.clicked.connect(self.go_to_short)
        self.chart.half_chosen.connect(self._show_duties)
        self.chart.half_told.connect(self._told)
        self.chart.sight_changed.connect(self._say_sight)
        self.totals.fitted.connect(self._hold)
        session = self.session
        session.opened.connect(self.refresh)
        session.shown_changed.connect(lambda _key: self.refresh())
        session.rota_changed.connect(self._changed)
        session.rulebook_changed.connect(self.refresh)

    def _told(self, words: str) -> None:
        """The half hour read out stands above the chart; what else its keys tell is a note."""
        if self.chart.at is None:
            self.session.note.emit(words)
        else:
            self._read_out()

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
        self.offer()
        self._draw()

    # -- what is drawn ------------------------------------------------------------------------

    def _draw(self) -> None:
        series = self.series
        self.totals.show_of(None if series is None else series.resource, self.week)
        self.missing.hide()
        self._found = []
        if series is None:
            self.chart.show_series(None)
            self.key.show_of(None, None)
            self._read_out()
            self.need.setText("")
            self.said.setText("No duty of this rota counts to cover.")
            self.said.show()
            return
        self.chart.show_series(series, self._behind(series), self._roles(series))
        self._found = [] if series.weeks else stretches(series.short)
        self._read_out()
        self._say_sight()

    def _say_sight(self) -> None:
        """Words, link and key: what is short in sight, and how far from there the rest is."""
        series, chart = self.series, self.chart
        if series is None:
            return
        seen = chart.days_in_sight()
        self.key.show_of(series, self._behind(series), chart.from_afar, seen)
        rota = self._view.rota
        whole = [one for one in self.all if not one.role]
        self.said.setText(kept_words(series, rota, sum(one.given_hours for one in whole)))
        set_look(self.said, "notice" if is_open(series) else "muted")
        also = also_words([one for one in whole if one.resource != series.resource], rota)
        self.need.setText(need_words(series, rota) + also)
        self.said.setVisible(not self._found)
        self.missing.setVisible(bool(self._found))
        if self._found:
            told = short_words(rota, series, self._found, seen)
            self.missing.setText(f"{told} ›")
            self.missing.setAccessibleName(f"{told}: go there")
        self._fit()

    def go_to_short(self) -> None:
        """The stretch that the link speaks of, and who is on duty then; used again, the next."""
        if not self._found:
            return
        at = next_of(self._found, self.chart.days_in_sight())
        here = [one.begins for one in self._found]
        if self.chart.at in here:
            at = (here.index(self.chart.at) + 1) % len(here)
        day, half = self._found[at].begins
        self._show_duties(day, half)
        self.chart.go_to((day, half), aloud=True)

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

    def show_hole(self, hole: Hole) -> None:
        """Bring a hole into sight: its resource and role, the half hour at which it begins."""
        name = " · ".join(filter(None, (hole.resource or "All", hole.role)))
        at = self.choice.findText(name)
        self.choice.setCurrentIndex(at if at >= 0 else self.choice.findText(hole.resource or "All"))
        if self.scope.currentText() == TYPICAL:
            self.scope.setCurrentIndex(0)
        if self.chart.series is not None:
            self.chart.go_to(hole.half)

    def show_table(self) -> None:
        """The chart's figures as a table."""
        series = self.series
        if series is not None:
            version = self.session.version(self.session.shown)
            parts = (self._behind(series), self._roles(series))
            given = sum(one.given_hours for one in self.all if not one.role)
            CoverTable(version, series, *parts, given, self.window()).open()
