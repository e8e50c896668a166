"""Cover against people: the chart, its table, and the rota of the point that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from ui.asking.answers import Line
from ui.asking.line_table import LineTable
from ui.charts.frontier_chart import FrontierChart
from ui.comparing.frontier import ABOUT, HEADS, Dot, beaten, dots
from ui.panels.parts import label
from ui.scores import figure
from ui.session import Session

NOTHING = (
    "The last search found no frontier. Propose rotas: the better ones on the way are kept, and "
    "each lies here by its cover and by what people would rather not have."
)


class FrontierDialog(QDialog):
    """Stays open beside the grid; a point that is chosen is shown there."""

    show_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cover against people")
        self.resize(980, 560)
        self.chart = FrontierChart()
        self.table = LineTable("Cover against people, as a table", HEADS)
        self.said = label("", "strong", wrap=True)
        self.beaten = label("", "muted", wrap=True)
        self.dots: list[Dot] = []
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = buttons.addButton("Show this rota", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setProperty("look", "accent")
        side = QVBoxLayout()
        for widget in (self.table, self.said, self.beaten):
            side.addWidget(widget)
        side.addStretch()
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.chart, 1)
        both.addLayout(side, 1)
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

    def _follow(self, _key: str) -> None:
        self._fill()

    def _fill(self) -> None:
        if not self.session.is_open:
            self.close()
            return
        titles = {one.key: one.title for one in self.session.proposals}
        self.dots = dots(self.session.outcome, titles)
        self.about.setText(ABOUT if self.dots else NOTHING)
        self.table.show_lines(
            [Line((one.name, figure(one.cover), str(one.occasions))) for one in self.dots]
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.beaten.setText(beaten(self.session.outcome, titles))
        self.chart.show_dots(self.dots, self.session.shown)
        self.go.setEnabled(bool(self.dots))
        self._at(self.chart.at)

    def _at(self, place: int) -> None:
        if self.dots:
            self.said.setText(f"{self.dots[place].words}: {self.dots[place].parts}.")
            self.table.selectRow(place)

    def _picked(self, place: int) -> None:
        self.chart.go(place)
        self._at(place)

    def _show(self, place: int) -> None:
        if self.dots:
            self.show_asked.emit(self.dots[place])
