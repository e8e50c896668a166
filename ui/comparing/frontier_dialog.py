"""Rotas against each other: the chart, its table, and the rota of the point that is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.asking.answers import Line
from ui.asking.line_table import LineTable
from ui.charts.frontier_chart import FrontierChart
from ui.comparing.frontier import ABOUT, LINE, Field, best_words, field_of
from ui.panels.parts import label, row
from ui.session import Session

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
        self.resize(1240, 600)
        self.chart = FrontierChart()
        self.field = self._found()
        self.table = LineTable("Cover against people, as a table", heads(self.field), words=1)
        self.said = label("", "muted", wrap=True)
        self.best = label("", "strong", wrap=True)
        self.about = label(ABOUT, "muted", wrap=True)
        self.across, self.up = self._side("What lies across"), self._side("What lies upwards")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = buttons.addButton("Show this rota", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setProperty("look", "accent")
        self._lay_out(buttons)
        buttons.rejected.connect(self.reject)
        self.go.clicked.connect(lambda: self._show(self.chart.at))
        self.chart.went.connect(self._at)
        self.chart.chosen.connect(self._show)
        self.table.line_chosen.connect(self._picked)
        session.versions_changed.connect(self._fill)
        for changed in (session.shown_changed, session.audited):
            changed.connect(lambda _key: self._fill())
        self._fill()
        self.chart.setFocus()

    def _side(self, name: str) -> QComboBox:
        """What lies on an axis, to choose from."""
        made = QComboBox()
        made.setAccessibleName(name)
        made.activated.connect(lambda _at: self._turned())
        return made

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        side = QVBoxLayout()
        for widget in (self.best, self.table, self.said):
            side.addWidget(widget)
        side.addStretch()
        drawn = QVBoxLayout()
        drawn.addWidget(row(label("Up", "muted"), self.up, None))
        drawn.addWidget(self.chart, 1)
        drawn.addWidget(row(None, label("Across", "muted"), self.across))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(drawn, 2)
        both.addLayout(side, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(8)
        box.addWidget(label("Cover against people", "heading"))
        box.addWidget(self.about)
        box.addLayout(both, 1)
        box.addWidget(buttons)

    def _found(self) -> Field:
        session = self.session
        return field_of(session.outcome, session.versions, session.current.rota)

    def _fill(self) -> None:
        if not self.session.is_open:
            self.close()
            return
        before, found = self.field, self._found()
        same = [one.name for one in found.measures] == [one.name for one in before.measures]
        if same:  # what the user chose stays
            found = replace(found, across=before.across, up=before.up)
        self.field = found
        self.table.rows.headings = heads(found)
        self.table.show_lines([Line(found.row(one)) for one in found.dots])
        for box, at in ((self.across, found.across), (self.up, found.up)):
            box.clear()
            box.addItems([one.name for one in found.measures])
            box.setCurrentIndex(at)
        self.best.setText(best_words(found))
        self.best.setVisible(bool(self.best.text()))
        self.go.setEnabled(bool(found.dots))
        self._draw()

    def _turned(self) -> None:
        """The user chose what lies on an axis."""
        across, up = self.across.currentIndex(), self.up.currentIndex()
        self.field = replace(self.field, across=across, up=up)
        self._draw()

    def _draw(self) -> None:
        line = f" {LINE}" if len(self.field.front) > 1 else ""
        self.about.setText(ABOUT + line if self.field.dots else NOTHING)
        self.chart.show_field(self.field, self.session.shown)
        self._at(self.chart.at)

    def _at(self, place: int) -> None:
        if self.field.dots:
            dot = self.field.dots[place]
            summed = f" In all: {dot.parts}." if dot.parts else ""
            self.said.setText(f"{self.field.words(dot)}.{summed}")
            self.table.selectRow(place)

    def _picked(self, place: int) -> None:
        self.chart.go(place)
        self._at(place)

    def _show(self, place: int) -> None:
        if self.field.dots:
            self.show_asked.emit(self.field.dots[place])


def heads(field: Field) -> tuple[str, ...]:
    """Over the columns of the table."""
    return "Rota", *(one.head for one in field.measures)
