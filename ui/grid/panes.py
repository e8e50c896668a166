"""The grid, or two of them beside one another: as wide, in the same order, scrolled together."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSplitter, QWidget

from ambrota.model import Rota
from ui.grid import widths
from ui.grid.marking import found_by_person
from ui.grid.order import arranged
from ui.grid.pane import Pane
from ui.rota_model import Cell


class Panes(QSplitter):
    """The rota shown (`main`), and while `both` the current one (`beside`)."""

    cells_selected = Signal(object)
    person_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.both = False
        self.way = "rota"
        self._wanted: int | str = "usual"
        self.beside, self.main = Pane("Current rota"), Pane("Rota")
        self.setChildrenCollapsible(False)
        self.addWidget(self.beside)
        self.addWidget(self.main)
        self.beside.hide()
        self.beside.model.editable = False
        self.beside.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for pane, other in ((self.beside, self.main), (self.main, self.beside)):
            for way in ("horizontalScrollBar", "verticalScrollBar"):
                here, there = getattr(pane.view, way)(), getattr(other.view, way)()
                here.valueChanged.connect(partial(self._scrolled, there))
            pane.view.selected.connect(self.cells_selected)
            pane.view.person_chosen.connect(self._person_chosen)
            pane.view.zoom_asked.connect(self.zoom)

        for way in ("horizontalScrollBar", "verticalScrollBar"):
            here, there = getattr(self.beside.view, way)(), getattr(self.main.view, way)()
            here.rangeChanged.connect(partial(self._made_room, here, there))

    def _made_room(self, here: QScrollBar, there: QScrollBar, *_range: int) -> None:
        """The one beside was shown just now, and could not follow before."""
        if self.both:
            self.both = False  # a place that it cannot come to yet is none for the other
            here.setValue(there.value())
            self.both = True

    def _scrolled(self, other: QScrollBar, value: int) -> None:
        """One that is hidden goes nowhere."""
        if self.both:
            other.setValue(value)

    def _person_chosen(self, row: int) -> None:
        model = self.main.model
        self.person_chosen.emit(model.rota.index[model.person_at(row).id])

    def show_both(self, on: bool) -> None:
        """The current rota beside the one shown, half of the room each; or the one shown alone."""
        self.both = on
        self.beside.setVisible(on)
        self._name_once()
        if on:
            self._share()
            self.set_width(self._wanted)

    def set_side_by_side(self, on: bool) -> None:
        """Beside one another, or one above the other."""
        self.setOrientation(Qt.Orientation.Horizontal if on else Qt.Orientation.Vertical)
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if on else policy.ScrollBarAlwaysOff
        self.beside.view.setHorizontalScrollBarPolicy(bar)
        self._name_once()
        self._share()

    def _name_once(self) -> None:
        """Side by side the names stand beside the first grid alone, and are short."""
        both, self.both = self.both, False  # neither goes where the other is while they are fitted
        on = both and self.orientation() == Qt.Orientation.Horizontal
        self.main.view.names.brief = self.beside.view.names.short = on
        for pane in (self.beside, self.main):
            pane.view.fit()
        self.both = both

    def _share(self) -> None:
        """As much room for the days of the one as of the other."""
        if self.orientation() == Qt.Orientation.Vertical:
            half = max(1, (self.height() or 400) // 2)
            self.setSizes([half, half])
            return
        names = [pane.view.names.width() for pane in (self.beside, self.main)]
        days = max(2, (self.width() or 800) - sum(names) - self.handleWidth())
        self.setSizes([names[0] + days // 2, names[1] + days - days // 2])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.both and event.size().width() != event.oldSize().width():
            self._share()

    # -- widths and order ---------------------------------------------------------------------

    def zoom(self, step: int) -> None:
        """Wider or narrower days; 0 goes back to the usual width."""
        self.set_width(widths.stepped(self.main.view.day_width(), step) if step else "usual")

    def set_width(self, wanted: int | str) -> None:
        """Days of this width, or of a level: 'whole', 'month', 'week', 'day'."""
        self._wanted = wanted
        both, self.both = self.both, False  # the one beside has no place of its own to keep
        if both:
            self.beside.view.set_width(wanted)
        self.main.view.set_width(wanted)
        self.both = both
        here, there = self.beside.view, self.main.view
        self._made_room(here.horizontalScrollBar(), there.horizontalScrollBar())

    def show_details(self, on: bool) -> None:
        """Team and line manager beside the names, or not."""
        for pane in (self.main, self.beside):
            pane.view.names.detailed = on
            pane.view.fit()

    def arrange(self, way: str, rota: Rota, audit: Any) -> None:
        """Show people in another order."""
        self.way = way
        order = arranged(rota, way, found_by_person(audit))
        for pane in (self.main, self.beside):
            pane.model.arrange(order)

    def go_to(self, cells: list[Cell]) -> None:
        """Select cells, and the same ones beside them."""
        if self.both:
            self.beside.view.go_to(cells)
        self.main.view.go_to(cells)
