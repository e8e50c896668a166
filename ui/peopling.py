"""What the window's actions do about people and figures: the scorecard on a screen, one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.panels.scorecard_panel import ScorecardPanel, ScorecardWindow

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Peopling:
    """One method an action, and what goes to a person or a day from a figure."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session = window, window.session
        self.screen: ScorecardWindow | None = None
        self._follow(window.scorecard)
        window.scorecard.rule_chosen.connect(lambda rule: window.desk.show_rule(rule))
        window.cover.cells_chosen.connect(window.grid.go_to)
        window.scorecard.wide_asked.connect(self.scorecard_wide)

    def _follow(self, board: ScorecardPanel) -> None:
        board.person_chosen.connect(self.show_id)
        board.day_chosen.connect(self.window.cover.go_to_day)

    def scorecard_wide(self) -> None:
        """The scorecard in a window of its own."""
        if self.screen is None:
            self.screen = ScorecardWindow(self.session, self.window)
            self._follow(self.screen.board)
            self.screen.board.rule_chosen.connect(self.window.desk.show_rule)
            self.screen.finished.connect(self._screen_closed)
        self.screen.show()
        self.screen.raise_()

    def _screen_closed(self) -> None:
        if self.screen is not None:
            self.screen.deleteLater()
            self.screen = None

    def show_id(self, person: str) -> None:
        """A person of the rota shown, by id."""
        row = self.session.version(self.session.shown).rota.index.get(person)
        if row is not None:
            self.show_person(row)

    def show_person(self, row: int) -> None:
        """All there is to say of one person of the rota shown."""
        self.window.raise_pane("Findings")
        self.window.findings.evidence.show_person(row)

    def person(self) -> None:
        model, row = self.window.grid.main.model, self.window.grid.main.view.currentIndex().row()
        if row >= 0:
            self.show_person(model.rota.index[model.person_at(row).id])
