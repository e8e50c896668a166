"""How the parts of the cover panel stand to one another, whole at every width."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.charts.cover_chart import CoverChart
from ui.charts.shortfalls import Stretch
from ui.panels.cover_choice import CoverChoice
from ui.panels.cover_key import CoverKey
from ui.panels.day_totals import DayTotals
from ui.panels.link import Link
from ui.panels.parts import label
from ui.rota_view import RotaView

ROOM_BESIDE = 600
"""As wide as choices and words beside one another need."""
MOST = 16_777_215
"""As high as any widget may be."""


class CoverFrame(CoverChoice):
    """Totals of the days, choices and words, the half hour read out, the chart and its key."""

    def __init__(self, view: RotaView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._found: list[Stretch] = []
        self.folded = False
        self.said = label("", "muted", wrap=True)
        self.said.setAccessibleName("What the cover chart says")
        self.need = label("", "muted", wrap=True)
        self.need.setAccessibleName("What is needed, and what is not in it")
        self.read = label("", wrap=True)
        self.read.setAccessibleName("The half hour read out")
        self.missing = Link()
        self.missing.setAccessibleName("Go to what is short")
        self.table = QPushButton("As a table")
        self.table.setProperty("look", "link")
        self.table.setMinimumHeight(24)
        self.chart, self.key, self.totals = CoverChart(view), CoverKey(), DayTotals(view)
        self._lay_out()

    def _lay_out(self) -> None:
        self._bar = bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.setSpacing(8)
        bar.addWidget(label("COVER", "section"))
        for widget in (self.choice, self.scope):
            bar.addWidget(widget)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.said)
        words.addWidget(self.missing)
        self._beside = True
        bar.addWidget(self._words, 100)
        bar.addStretch(1)
        bar.addWidget(self.table)
        self.need.setContentsMargins(8, 0, 8, 4)
        self.read.setContentsMargins(8, 0, 8, 4)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.totals)
        box.addLayout(bar)
        box.addWidget(self.need)
        box.addWidget(self.read)
        box.addWidget(self.chart, 1)
        box.addWidget(self.key)
        self.key.setContentsMargins(8, 0, 8, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the choices, what is said stands under them."""
        super().resizeEvent(event)
        beside = self.width() >= ROOM_BESIDE
        if beside != self._beside:
            self._beside = beside
            (self._box if beside else self._bar).removeWidget(self._words)
            if beside:
                self._bar.insertWidget(self._bar.count() - 2, self._words, 100)
            else:
                self._box.insertWidget(2, self._words)
            self._words.setContentsMargins(*((0, 0, 0, 0) if beside else (8, 0, 8, 2)))
        self.totals.fit()
        self._fit()

    def fold(self, on: bool) -> None:
        """Totals and words alone, where two grids need the room; or all again."""
        self.folded = on
        for part in (self.need, self.chart, self.key):
            part.setVisible(not on)
        self._fit()

    def _fit(self) -> None:
        """Words are whole at every width: a splitter asks no label how high it becomes."""
        for line in (self.need, self.read):
            line.setMinimumHeight(max(0, line.heightForWidth(self.width())))
        self.key.setFixedHeight(self.key.heightForWidth(self.width()))
        for words in (self.said, self.missing):
            under = 0 if self._beside else words.heightForWidth(self.width() - 16)
            words.setMinimumHeight(max(24, under))
        self._hold()

    def _hold(self) -> None:
        """No less room than its parts need: a splitter does not ask how high wrapped words are."""
        own = self.totals.sizeHint().height() if self.totals.isVisible() else 0
        beside = self.missing if self._found else self.said
        words = beside.heightForWidth(max(1, beside.width()))
        words = max(words, 32) if self._beside else words + 34
        need = self.need.minimumHeight() + 8
        drawn = 0 if self.folded else need + self.chart.minimumHeight() + self.key.height()
        drawn += 0 if self.read.isHidden() else self.read.minimumHeight()
        self.setMinimumHeight(own + words + drawn)
        self.setMaximumHeight(self.minimumHeight() if self.folded else MOST)

    def _read_out(self) -> None:
        """The half hour at the cursor, if there is one."""
        at = self.chart.at
        self.read.setText("" if at is None else self.chart.words(at))
        self.read.setVisible(at is not None)
        self._fit()
