"""What the window's actions do with proposals: take them over, list, chart, mend, try ways out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ambrota.model import Rota, changes_between
from solver.request import Outcome, Proposal, Request, SolveStatus
from ui import exporting
from ui.briefing import SetBrief
from ui.comparing import taking
from ui.comparing.commands import PutVersions, add_version, free_key
from ui.comparing.frontier import FRONTIER, Dot, points_of
from ui.comparing.ways import tried
from ui.version import CURRENT, Version

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_WAY = "That is for people to settle; once it is settled, say so in the rota and propose again."

LOW = 640
"""Below it two grids and the drawing of cover have no room together."""


class Comparing:
    """One method an action."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session = window, window.session
        self.briefing = window.propose.briefing
        self.briefing.selected = window.grid.main.view.selected_cells
        self._sizes: list[int] = []
        window.decide.way_asked.connect(self.try_way)
        window.decide.changes_asked.connect(self._changes_of)
        window.decide.frontier_asked.connect(self.frontier)
        window.decide.log_asked.connect(self._decision_log)
        window.grid.compare_changed.connect(self.make_room)

    def make_room(self, comparing: bool) -> None:
        """In a low window two grids need the room in which the drawing of cover stands."""
        work, cover = self.window.work, self.window.cover
        fold = comparing and work.height() < LOW
        if fold == cover.folded:
            return
        if fold:
            self._sizes = work.sizes()
        cover.fold(fold)
        work.setSizes([work.height(), 0] if fold else self._sizes)

    # -- keeping and mending ------------------------------------------------------------------

    def lock_cells(self) -> None:
        self.briefing.keep("cells")

    def lock_days(self) -> None:
        self.briefing.keep("days")

    def lock_team(self) -> None:
        self.briefing.keep("team")

    def mend(self) -> None:
        self.window.desk.prepare()
        self.window.propose.start_mending()

    # -- what a search brought ----------------------------------------------------------------

    def renamed(self, outcome: Any, asked: Request) -> Any:
        """The outcome with keys of their own for rotas that were mended: nothing makes way."""
        if not asked.repair:
            return outcome
        first = int(free_key(self.session, "R")[1:])
        made = tuple(replace(one, id=f"R{first + at}") for at, one in enumerate(outcome.proposals))
        return replace(outcome, proposals=made)

    def took(self, versions: list[Version], outcome: Any, asked: Request) -> None:
        """Take what a search found: beside what was made here, in place of what a search found."""
        session = self.session
        made = {one.key: one for one in versions}
        if asked.repair:
            kept = dict(session.versions)
        else:
            kept = {key: one for key, one in session.versions.items() if key == CURRENT}
            made |= {key: one for key, one in session.versions.items() if len(key) == 2}
        words = "Mend with the fewest changes" if asked.repair else "Propose rotas"
        shown = versions[0].key if versions else CURRENT
        session.undo.push(PutVersions(session, words, kept | made, shown, outcome=outcome))

    def certify(self, made: Proposal, asked: Request, words: str) -> None:
        """Certify a rota that was made here, then take it beside the proposals and show it."""
        outcome = Outcome(SolveStatus.IMPROVED, 0.0, 1, 1, {}, (made,))
        session, source = self.session, self.session.source
        session.busy_changed.emit("Certifying the rota …")

        def done(versions: Any) -> None:
            session.busy_changed.emit("")
            add_version(session, versions[0], words)
            self.window.desk.compare_with(made.id)

        session.background.run(
            "certify", lambda: exporting.certified(outcome, asked, source), done,
            session.failed.emit,
        )  # fmt: skip

    # -- ways out -----------------------------------------------------------------------------

    def try_way(self, way: Any) -> None:
        """Search again with what a way out changes; undo takes it back."""
        session, brief = self.session, self.briefing.brief
        current = session.current
        found = tried(current.rota, session.rulebook, brief.locks, way)
        if found is None or self.window.propose.solving.running:
            session.note.emit(NO_WAY)
            return
        told = "; ".join(dict.fromkeys(found.told))
        session.undo.beginMacro(f"Try: {told}")
        version = replace(current, rota=found.rota, audit=None, judged=None)
        session.undo.push(
            PutVersions(session, "Rota", {CURRENT: version}, CURRENT, rulebook=found.rulebook)
        )
        if found.locks != brief.locks:
            session.undo.push(SetBrief(self.briefing, "Locks", replace(brief, locks=found.locks)))
        session.undo.endMacro()
        session.note.emit(f"Trying: {told}. Undo takes it back.")
        self.window.desk.propose()

    # -- taking over --------------------------------------------------------------------------

    def take_cells(self) -> None:
        self.take(set(self.window.grid.main.view.selected_cells()))

    def take_person(self) -> None:
        cells = self.window.grid.main.view.selected_cells()
        self.take(taking.of_people(self.session.current.rota, cells))

    def take_week(self) -> None:
        cells = self.window.grid.main.view.selected_cells()
        self.take(taking.same_week(self.session.current.rota, cells))

    def take_all(self) -> None:
        self.take(taking.everything(self.session.current.rota))

    def take_mine(self) -> None:
        self.take(set(self.window.grid.main.view.selected_cells()), mine=True)

    def take(self, cells: set[Any], *, mine: bool = False) -> None:
        """Take what the proposal shown has on these days into the current rota, or my own."""
        session = self.session
        shown, current = session.version(session.shown), session.current
        if shown.is_current or getattr(shown.proposal, "starts", None):
            session.note.emit("Show a proposal first: what it has there is taken.")
            return
        base = taking.into(session.versions, shown, mine=mine).rota
        rota = taking.taken(base, shown.rota, cells)
        if not changes_between(base, rota) and rota.sessions == base.sessions:
            session.note.emit("Nothing differs there from the current rota.")
            return
        told = f"{taking.taken_words(base, rota)} of {shown.title}"
        if mine:
            self._mine(rota, f"Take {told} into my own rota")
            return
        version = replace(current, rota=rota, judged=None)
        versions = {**session.versions, CURRENT: version}
        session.undo.push(PutVersions(session, f"Take {told}", versions, shown.key))
        session.note.emit(f"Taken into the current rota: {told}")

    def _mine(self, rota: Rota, words: str) -> None:
        current = self.session.current.rota
        changes = changes_between(current, rota)
        why = "Put together by hand from the proposals."
        made = Proposal(taking.MINE, "Mine", why, changes, rota.sessions, ())
        self.certify(made, Request(current, self.session.rulebook), words)

    # -- looking ------------------------------------------------------------------------------

    def one_grid(self) -> None:
        self.window.grid.set_alone(self.window.actions_by_id["one_grid"].isChecked())
        self.session.seen.add("Compare")
        self.window.refresh()

    def changes(self) -> None:
        from ui.comparing.changes_dialog import ChangesDialog

        if self.session.shown == CURRENT and self.session.proposals:
            self.session.show(self.session.proposals[0].key)
        dialog = ChangesDialog(self.session, self.window)
        dialog.cells_chosen.connect(self.window.grid.go_to)
        dialog.take_asked.connect(lambda cells, mine: self.take(cells, mine=mine))
        dialog.show()

    def _decision_log(self) -> None:
        """Show who decided what, when and why."""
        self.window.actions_by_id["decision_log"].trigger()

    def _changes_of(self, key: str) -> None:
        self.session.show(key)
        self.changes()

    def frontier(self) -> None:
        from ui.comparing.frontier_dialog import FrontierDialog

        dialog = FrontierDialog(self.session, self.window)
        dialog.show_asked.connect(self._show_dot)
        dialog.show()

    def _show_dot(self, dot: Dot) -> None:
        """Show the rota of a point of the frontier, certified first where it is no proposal yet."""
        session = self.session
        if dot.today:
            session.show(CURRENT)
            return
        if dot.key:
            self.window.desk.compare_with(dot.key)
            return
        point, asked = points_of(session.outcome)[dot.number], self.window.propose.asked
        if asked is None:  # A review that was opened again.
            asked = Request(session.current.rota, session.rulebook, locks=self.briefing.locks())
        key, starts = free_key(session, "F"), ()
        if session.outcome.proposals:
            starts = session.outcome.proposals[0].starts
        made = Proposal(
            key, f"Point {dot.number + 1} of the frontier", FRONTIER, point.changes,
            point.sessions, (), starts=starts,
        )  # fmt: skip
        self.certify(made, asked, f"Show {dot.name.lower()} of the frontier")
