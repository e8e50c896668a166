"""Cover against people: the chart, its table, and the rota of the point that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.asking.answers import Line
from ui.asking.line_table import LineTable
from ui.charts.frontier_chart import FrontierChart
from ui.comparing.frontier import ABOUT, LINE, Axes, Dot, beaten, dots
from ui.figures import figure
from ui.panels.parts import label
from ui.scores import KEPT, WEIGH
from ui.session import Session
from ui.version import CURRENT

NOTHING = (
    "The last search found no frontier. Propose rotas: the better ones on the way are kept, and "
    "each lies here by its cover and by what people notice of it."
)


class FrontierDialog(QDialog):
    """Stays open beside the grid; a point that is chosen is shown there."""

    show_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cover against people")
        self.resize(1120, 600)
        self.chart = FrontierChart()
        axes = next((one.axes for one in self._found()), Axes())
        self.table = LineTable("Cover against people, as a table", axes.heads)
        self.said = label("", "strong", wrap=True)
        self.beaten = label("", wrap=True)
        self.dots: list[Dot] = []
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = buttons.addButton("Show this rota", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setProperty("look", "accent")
        side = QVBoxLayout()
        for widget in (self.beaten, self.table, self.said):
            side.addWidget(widget)
        side.addStretch()
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.chart, 4)
        both.addLayout(side, 5)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(8)
        box.addWidget(label("Cover against people", "heading"))
        self.about = label(ABOUT, "muted", wrap=True)
        box.addWidget(self.about)
        box.addLayout(both, 1)
        box.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.go.clicked.connect(lambda: self._show(self.chart.at))
        self.chart.went.connect(self._at)
        self.chart.chosen.connect(self._show)
        self.table.line_chosen.connect(self._picked)
        session.versions_changed.connect(self._fill)
        session.shown_changed.connect(self._follow)
        self._fill()
        self.chart.setFocus()

    def _found(self) -> list[Dot]:
        session = self.session
        titles = {one.key: one.title for one in session.proposals}
        return dots(session.outcome, titles, session.current.rota)

    def _follow(self, _key: str) -> None:
        self._fill()

    def _fill(self) -> None:
        if not self.session.is_open:
            self.close()
            return
        self.dots = self._found()
        line = f" {LINE}" if sum(one.front for one in self.dots) > 1 else ""
        self.about.setText(ABOUT + line if self.dots else NOTHING)
        self.table.show_lines([self._line(one) for one in self.dots])
        weighed = {one.key: self._weighed(one) for one in self.dots}
        self.beaten.setText(beaten(self.dots, {k: n for k, n in weighed.items() if n is not None}))
        self.beaten.setVisible(bool(self.beaten.text()))
        self.chart.show_dots(self.dots, self.session.shown)
        self.go.setEnabled(bool(self.dots))
        self._at(self.chart.at)

    def _line(self, dot: Dot) -> Line:
        """A row of the table; findings to weigh are counted of the rotas that were checked."""
        weighed = self._weighed(dot)
        weigh = "–" if weighed is None else f"{weighed:,}"
        changed = "–" if dot.today else f"{dot.changes:,}"
        counts = [figure(one) for one in dot.counts] or [f"{dot.occasions:,}"]
        return Line((dot.name, figure(dot.across), *counts, weigh, changed))

    def _weighed(self, dot: Dot) -> int | None:
        """Findings to weigh of a rota that was checked."""
        version = self.session.versions.get(CURRENT if dot.today else dot.key)
        audit = None if version is None else version.audit
        return None if audit is None else int(sum(map(KEPT[WEIGH], audit.findings)))

    def _at(self, place: int) -> None:
        if self.dots:
            dot = self.dots[place]
            summed = "" if dot.axes.names else f" In all: {dot.parts}."
            self.said.setText(f"{dot.words}.{summed}")
            self.table.selectRow(place)

    def _picked(self, place: int) -> None:
        self.chart.go(place)
        self._at(place)

    def _show(self, place: int) -> None:
        if self.dots:
            self.show_asked.emit(self.dots[place])
