"""What the window's actions do about people and figures: the scorecard on a screen, one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.panels.person_page import PersonPage
from ui.panels.scorecard_panel import ScorecardPanel, ScorecardWindow
from ui.person_sheet import Sheet
from ui.reading import cells_of

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
        window.person.print_asked.connect(self._print)
        window.person.person_shown.connect(window.grid.main.view.names.mark)
        window.person.finding_chosen.connect(self._finding)
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

    # -- one person ---------------------------------------------------------------------------

    def show_id(self, person: str) -> None:
        """A person of the rota shown, by id."""
        if person in self.session.version(self.session.shown).rota.index:
            self.window.raise_pane("Person")
            self.window.person.show_person(person)

    def show_person(self, row: int) -> None:
        """All there is to say of one person of the rota shown."""
        self.show_id(self.session.version(self.session.shown).rota.people[row].id)

    def person(self) -> None:
        model, row = self.window.grid.main.model, self.window.grid.main.view.currentIndex().row()
        if row >= 0:
            self.show_id(model.person_at(row).id)
        else:
            self.next_person()

    def next_person(self) -> None:
        self._step(1)

    def previous_person(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.window.raise_pane("Person")
        self.window.person.step(by)

    def scorecard(self) -> None:
        self.window.raise_pane("Scorecard")
        self.window.scorecard.left.setFocus()

    def print_person(self) -> None:
        self.window.person.print_page()

    def _print(self, sheet: Sheet) -> None:
        dialog = PersonPage(sheet, self.session.title, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _finding(self, finding: Any) -> None:
        """The cells of a finding, and its rule and sum beside them."""
        if cells := cells_of(finding):
            self.window.grid.go_to(cells)
        self.window.raise_pane("Findings")
        self.window.findings.evidence.show_finding(finding)
