"""What the next search is asked for: every step of it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from ambrota.model import Rota
from solver.request import KEPT_STARTS, Lock, Request, Starts
from ui.brief import Brief, aims_for, cell_locks, day_locks, lock_words, team_locks
from ui.rota_model import Cell
from ui.session import Session


class SetBrief(QUndoCommand):
    """Another brief for the next search."""

    def __init__(self, briefing: Briefing, words: str, brief: Brief) -> None:
        super().__init__(words)
        self._briefing, self._new, self._old = briefing, brief, briefing.brief

    def redo(self) -> None:
        self._briefing.set(self._new)

    def undo(self) -> None:
        self._briefing.set(self._old)


class Briefing(QObject):
    """Speaks for the brief of the review. `selected`: the cells that are selected in the grid."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selected: Callable[[], Iterable[Cell]] = list
        self._unwritable: tuple[object, tuple[Lock, ...]] = (None, ())
        for signal in (session.opened, session.brief_changed):
            signal.connect(self.changed)

    @property
    def brief(self) -> Brief:
        """What the next search is asked for."""
        return self.session.brief

    def set(self, brief: Brief) -> None:
        """Take another brief; called by undo commands."""
        self.session.set_brief(brief)

    def _push(self, words: str, brief: Brief) -> None:
        self.session.undo.push(SetBrief(self, words, brief))

    def set_starts(self, how: str) -> None:
        """Who may begin on another line of a cyclic rota."""
        if how != self.brief.starts:
            self._push("Who begins on which line", replace(self.brief, starts=how))

    def set_begin(self, on: bool) -> None:
        """Whether to begin with the proposal on screen."""
        words = "Begin with the proposal shown" if on else "Begin with the current rota"
        self._push(words, replace(self.brief, begin=on))

    def aim(self, name: str, on: bool) -> None:
        """Aim at something, or not; at least one aim stays."""
        brief = self.brief.aimed(name, on=on)
        if brief == self.brief:
            self.changed.emit()
            return
        self._push(f"Aim at {name.lower()}" if on else f"Do not aim at {name.lower()}", brief)

    def keep(self, what: str) -> None:
        """Keep what is selected: its cells, its days, its people or their teams."""
        cells, rota = list(self.selected()), self.session.current.rota
        if what == "people" and cells:
            self.session.lock({who for who, _ in cells if not rota.person(who).locked})
            return
        locks = _locks(rota, cells, what)
        brief = self.brief.locked(locks)
        if brief == self.brief:
            told = "Nobody selected is in a team." if cells else "Select days in the grid first."
            self.session.note.emit(told)
            return
        words = lock_words(rota, locks[0]) if len(locks) == 1 else f"{len(locks)} stretches of days"
        self._push(f"Keep {words}", brief)

    def let_go(self, lock: Lock) -> None:
        """No longer keep these days."""
        words = lock_words(self.session.current.rota, lock)
        self._push(f"No longer keep {words}", self.brief.unlocked(lock))

    # -- the request --------------------------------------------------------------------------

    def begun(self) -> Rota | None:
        """The rota shown, where a search can begin with it: a proposal, nobody on another line."""
        shown, current = self.session.version(self.session.shown), self.session.current
        if shown.is_current or getattr(shown.proposal, "starts", None):
            return None
        same = list(shown.rota.index) == list(current.rota.index)
        return shown.rota if same else None

    def request(
        self, seconds: float, starts: Starts = KEPT_STARTS, *, repair: bool = False
    ) -> Request:
        """What is asked of the solver."""
        rota = self.session.current.rota
        aims = tuple(name for name in self.brief.aims if name in aims_for(rota))
        more: dict[str, Any] = {"alternatives": len(aims), "aims": aims} if aims else {}
        return Request(
            rota=rota, rulebook=self.session.rulebook, seconds=float(seconds), locks=self.locks(),
            begin=self.begun() if repair or self.brief.begin else None, repair=repair,
            starts=starts, **more,
        )  # fmt: skip

    def locks(self) -> tuple[Lock, ...]:
        """What is kept, and days for which the workbook has no cell to write a proposal in."""
        from ui.proposing import days_without_a_cell

        source = self.session.source
        if source is None:
            return self.brief.locks
        if self._unwritable[0] is not source:
            self._unwritable = source, days_without_a_cell(source)
        return (*self.brief.locks, *self._unwritable[1])


def _locks(rota: Rota, cells: list[Cell], what: str) -> list[Lock]:
    if what == "team":
        return team_locks(rota, cells)
    return day_locks(cells) if what == "days" else cell_locks(cells)
