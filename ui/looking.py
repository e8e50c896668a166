"""What the window's actions do that change nothing: finding, comparing, widths, colours, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.grid.gridding import Gridding
from ui.settings import LAYOUT_VERSION, TOTALS

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Looking(Gridding):
    """One method an action."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.settings = window.settings
        totals = window.cover.totals
        totals.show_when(wanted=self.settings.get(TOTALS))
        window.grid.compare_changed.connect(lambda on: totals.show_when(room=not on))
        window.session.opened.connect(self._opened)

    def _opened(self) -> None:
        """The actions were made after this."""
        totals = self.window.cover.totals
        self.window.actions_by_id["day_totals"].setChecked(totals.wanted)

    def find(self) -> None:
        self.window.raise_pane("Findings")
        self.window.findings.search.setFocus()
        self.window.findings.search.selectAll()

    def _zoom(self, step: int) -> None:
        self.window.grid.grids.zoom(step)

    def zoom_in(self) -> None:
        self._zoom(1)

    def zoom_out(self) -> None:
        self._zoom(-1)

    def zoom_usual(self) -> None:
        self._zoom(0)

    def side_by_side(self) -> None:
        on = self.window.actions_by_id["side_by_side"].isChecked()
        self.window.grid.set_side_by_side(on)
        if on:
            self.window.grid.set_comparing(True)

    def next_difference(self) -> None:
        self.window.grid.step(1)

    def previous_difference(self) -> None:
        self.window.grid.step(-1)

    def next_finding(self) -> None:
        self.window.raise_pane("Findings")
        self.window.findings.step(1)

    def previous_finding(self) -> None:
        self.window.raise_pane("Findings")
        self.window.findings.step(-1)

    def day_totals(self) -> None:
        wanted = self.window.actions_by_id["day_totals"].isChecked()
        self.window.cover.totals.show_when(wanted=wanted)
        self.settings.put(TOTALS, wanted)

    def cover_table(self) -> None:
        self.window.cover.show_table()

    def restore_layout(self) -> None:
        self.window.restoreState(self.window.first_layout, LAYOUT_VERSION)
        self.window.refresh()
