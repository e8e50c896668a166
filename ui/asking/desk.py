"""What the window's actions do that ask the solver, and that show what it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solver.explaining.question import Answer, Question
from solver.request import Outcome, Request, SolveStatus
from ui import exporting
from ui.asking.wishes import wish_words
from ui.comparing.commands import add_version, free_key

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Asking:
    """One method an action."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session, self.panel = window, window.session, window.ask
        self.panel.locks = window.propose.briefing.locks
        self.panel.cells_chosen.connect(window.grid.go_to)
        self.panel.show_asked.connect(self.show_granted)
        window.grid.cells_selected.connect(self._selected)

    def _selected(self, cells: Any) -> None:
        if self.window.docks["Ask"].isVisible():
            self.panel.show_cells(cells)

    def _open(self) -> None:
        self.window.raise_pane("Ask")
        self.panel.show_cells(self.window.grid.main.view.selected_cells())

    def why_not(self) -> None:
        """Ask why what is likely wanted of the cells selected is not so: say what, then ask."""
        self._open()
        (self.panel.go if self.panel.subject else self.panel.off).setFocus()

    def why_this(self) -> None:
        self._open()
        self.panel.ask_why()

    def needed(self) -> None:
        from ui.asking.needs_dialog import NeedsDialog

        NeedsDialog(self.session, self.window).show()

    def show_granted(self) -> None:
        """The rota that grants the wish, certified, as a proposal to compare."""
        answer, asked = self.panel.answer, self.panel.asked
        if not isinstance(answer, Answer) or not isinstance(asked, Question):
            return
        if answer.proposal is None:
            return
        wish, key = asked.wanted[0], free_key(self.session, "W")
        name = wish_words(asked.rota, wish)
        made = replace(answer.proposal, id=key, name=name, why="Asked for with “Why not?”.")
        request = Request(asked.rota, asked.rulebook, locks=asked.locks)
        outcome = Outcome(SolveStatus.IMPROVED, answer.seconds, 1, 1, {}, (made,))
        source = self.session.source
        self.session.busy_changed.emit("Certifying the rota …")

        def done(versions: Any) -> None:
            self.session.busy_changed.emit("")
            add_version(self.session, versions[0], f"Show the rota with {name}")
            self.window.desk.compare_with(key)

        self.session.background.run(
            "certify", lambda: exporting.certified(outcome, request, source), done,
            self.session.failed.emit,
        )  # fmt: skip
