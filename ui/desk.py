"""What the window's actions do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui import exporting
from ui.actions import ALWAYS, IDLE, OPEN, PROPOSALS, READING, SOLVING, TABLE
from ui.asking.desk import Asking
from ui.commands import SetRulebook
from ui.comparing.desk import Comparing
from ui.files import Files
from ui.looking import Looking
from ui.manners import Manners
from ui.peopling import Peopling
from ui.reading import count
from ui.recalling import Recalling
from ui.representing import Representing
from ui.settings import SECONDS
from ui.version import CURRENT

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Desk:
    """One method an action."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session, self.settings = window, window.session, window.settings
        self.files, self.looking = Files(window), Looking(window)
        self.manners, self.representing = Manners(window), Representing(window)
        self.peopling, self.asking = Peopling(window), Asking(window)
        self.comparing, self.recalling = Comparing(window), Recalling(window)
        window.propose.seconds.setValue(self.settings.get(SECONDS))

    def calls(self) -> dict[str, Callable[[], None]]:
        """What each action of the table does."""
        homes = (self, self.asking, self.comparing, self.peopling, self.files, self.looking,
                 self.representing, self.recalling, *self.manners.homes)  # fmt: skip
        return {
            row.id: next(getattr(home, row.id) for home in homes if hasattr(home, row.id))
            for row in TABLE
        }

    def states(self) -> set[str]:
        """The states that hold now, for enabling actions."""
        states = {ALWAYS}
        if self.window.importing.showing:
            return states
        if self.session.is_open:
            states.add(READING)
        if self.representing.showing:
            return states
        solving = self.window.propose.solving.running
        if self.session.is_open:
            states |= {OPEN, SOLVING if solving else IDLE}
        if self.session.proposals:
            states.add(PROPOSALS)
        return states

    def opened(self) -> None:
        """After a rota was opened: show its panes, and what to look at first."""
        session, window = self.session, self.window
        self.files.forget_saving()
        window.importing.leave()
        session.busy_changed.emit("")
        window.show_docks()
        errors = [one for one in session.problems if one.severity == "error"]
        window.docks["Read" if errors else "Findings"].raise_()
        # Another rota is read from its start, not from where the last one was left.
        window.grid.main.view.go_home()
        window.findings.evidence.start_anew()
        window.findings.search.clear()
        self.recalling.add(session.review or session.workbook)
        window.grid.main.view.setFocus()
        window.importing.opened()
        self.representing.opened()

    def close_rota(self) -> None:
        if self.files.may_leave():
            self.window.importing.leave()
            self.window.propose.solving.discard()
            self.session.close()
            self.representing.closed()
            self.recalling.show_on_first_page()
            self.window.refresh()

    def quit(self) -> None:
        self.window.close()

    def start_page(self) -> None:
        self.close_rota()

    # -- the way through ----------------------------------------------------------------------

    def go(self, step: str) -> None:
        """Go to a step of the way through."""
        calls = {
            "Open": self.files.open, "Understand": self.understand, "Check": self.check,
            "Propose": self.prepare, "Compare": lambda: self.compare_with(None),
            "Decide": self.decide, "Export": self.files.export,
        }  # fmt: skip
        calls[step]()

    def understand(self) -> None:
        self.session.seen.add("Understand")
        self.window.raise_pane("Read")
        self.window.refresh()

    def check(self) -> None:
        self.session.seen |= {"Understand", "Check"}
        self.window.raise_pane("Findings")
        self.window.refresh()

    def rulebook(self) -> None:
        from ui.panels.rulebook_dialog import RulebookDialog

        dialog = RulebookDialog(self.session, self.window)
        if dialog.exec() and dialog.book != self.session.rulebook:
            self.session.undo.push(SetRulebook(self.session, dialog.book))
            self.session.log_law()
        dialog.deleteLater()

    def shift_codes(self) -> None:
        self.window.rereading.ask_codes()

    def read_again(self) -> None:
        self.window.rereading.read_again()

    def show_rule(self, rule_id: str) -> None:
        """The findings of one rule."""
        self.check()
        self.window.findings.show_rule(rule_id)

    def show_person(self, row: int) -> None:
        """All there is to say of one person of the rota shown."""
        self.peopling.show_person(row)

    def lock(self) -> None:
        """Lock or unlock whoever is selected."""
        cells = self.window.grid.main.view.selected_cells()
        self.session.lock({person for person, _ in cells})

    def prepare(self) -> None:
        self.session.seen |= {"Understand", "Check", "Propose"}
        self.window.raise_pane("Propose")
        self.window.refresh()

    def decide(self) -> None:
        self.window.raise_pane("Decide")
        self.window.refresh()
        if not self.session.proposals:
            self.window.decide.show_conflict()

    # -- proposing ----------------------------------------------------------------------------

    def propose(self) -> None:
        self.prepare()
        self.settings.put(SECONDS, self.window.propose.seconds.value())
        self.window.propose.start()

    def stop(self) -> None:
        self.window.propose.solving.stop()

    def discard(self) -> None:
        self.window.propose.solving.discard()

    def proposed(self, outcome: Any) -> None:
        """Certify what the search found, off the window's thread, then show it."""
        session, asked = self.session, self.window.propose.asked
        if asked is None:
            return
        session.busy_changed.emit("Certifying the proposals …")
        source = session.source
        outcome = self.comparing.renamed(outcome, asked)

        def done(versions: Any) -> None:
            session.busy_changed.emit("")
            self.comparing.took(versions, outcome, asked)
            self.window.raise_pane("Decide")
            if outcome.proposals:
                self.window.messages.show_note(*found_words(outcome, session.current.audit))

        session.background.run(
            "certify",
            lambda: exporting.certified(outcome, asked, source),
            done,
            session.failed.emit,
        )

    def use(self) -> None:
        shown = self.session.shown
        self.session.use(None if shown == CURRENT else shown)

    def compare(self) -> None:
        self.window.grid.set_comparing(not self.window.grid.comparing)

    def compare_with(self, key: str | None) -> None:
        """Show a proposal beside the current rota."""
        if key is not None:
            self.session.show(key)
        self.session.seen.add("Compare")
        self.window.grid.set_comparing(True)
        self.window.refresh()

    def clear(self) -> None:
        self.session.edit(list(self.window.grid.main.view.selected_cells()), "")


def found_words(outcome: Any, audit: Any) -> tuple[str, str]:
    """What a search brought, as a message."""
    from ui.search_words import of_whom, outcome_words

    number = count(len(outcome.proposals), "proposal")
    words = of_whom(outcome_words(outcome), audit)
    return f"{number} to compare with the current rota", words[:1].upper() + words[1:] + "."
