"""The open review: versions of the rota, rulebook, audits, undo stack. It decides no rule."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ambrota.bank_holidays import ENGLAND
from ambrota.errors import UserError
from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from ui.brief import Brief
from ui.commands import EditCells, LockPeople, UseRota
from ui.entries import change_to
from ui.past import Past
from ui.record import Record
from ui.rota_model import Cell
from ui.rulebook_words import of_nation
from ui.tools import Tools
from ui.version import CURRENT, Version
from ui.warming import FEW
from ui.work import Background, large_work

THE_WORKBOOK = "the workbook’s Rules sheet"
"""Who sets the rules that come with a workbook."""
AT_ONCE = 0.04
"""An audit that took less than this many seconds of the processor, without the waits for other
threads, is repeated in the window's own thread."""


class Session(QObject):
    """One review at a time. Panels read it and listen to it; only it changes it."""

    opened = Signal()
    rota_changed = Signal(str)
    audited = Signal(str)
    versions_changed = Signal()
    shown_changed = Signal(str)
    decided = Signal()
    author_given = Signal(str)
    rulebook_changed = Signal()
    record_changed = Signal()
    brief_changed = Signal()
    busy_changed = Signal(str)
    failed = Signal(object)
    note = Signal(str)

    def __init__(self, tools: Tools | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tools = tools or Tools()
        self.undo = QUndoStack(self)
        self.background = background = Background()
        self.destroyed.connect(lambda: background.forget())
        self.versions: dict[str, Version] = {}
        self.rulebook: Any = None
        self.problems: tuple[Any, ...] = ()
        self.source: Any = None
        self.workbook: Path | None = None
        self.review: Path | None = None
        self.outcome: Any = None
        self.chosen: str | None = None
        self.exported = False
        self.unsaved = False
        self.seen: set[str] = set()
        self.shown = CURRENT
        self.past = Past(datetime.now(UTC), None)
        self.record, self.author, self.nation = Record(), "", ENGLAND
        self.brief = Brief()
        self.decided_by: tuple[datetime, str] | None = None
        self._audit_seconds: dict[str, float] = {}
        self._held: set[str] | None = None

    # -- what is open -------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a rota is open."""
        return CURRENT in self.versions

    @property
    def current(self) -> Version:
        """The rota as it stands today."""
        return self.versions[CURRENT]

    @property
    def proposals(self) -> list[Version]:
        """The proposals, in order."""
        return [version for key, version in self.versions.items() if key != CURRENT]

    def version(self, key: str) -> Version:
        """The version of that key."""
        return self.versions[key]

    @property
    def title(self) -> str:
        """What the window is titled by."""
        if self.review:
            return self.review.stem
        return self.current.rota.title if self.is_open else ""

    def open_workbook(self, path: Path, layout: Any = None) -> None:
        """Read a workbook, under a layout where one is known, and show it when read."""
        self.busy_changed.emit(f"Reading {path.name} …")
        self._open(lambda: self.tools.opened(path, layout), path)

    def open_imported(self, imported: Any, path: Path) -> None:
        """Show a rota that was settled in the wizard; what was read of it is not read again."""
        self._open(lambda: self.tools.taken(imported), path)

    def _open(self, work: Callable[[], Any], path: Path) -> None:
        def done(opened: Any) -> None:
            self.busy_changed.emit("")
            opened = replace(opened, rulebook=of_nation(opened.rulebook, self.nation))
            self.take(opened.rota, opened.rulebook, opened.problems, opened, path)

        def large() -> Any:
            with large_work():
                return work()

        self.background.run("open", large, done, self._fail)

    def take(
        self,
        rota: Rota,
        rulebook: Any,
        problems: Iterable[Any] = (),
        source: Any = None,
        workbook: Path | None = None,
    ) -> None:
        """Start a review of this rota."""
        self._held = None
        self.background.forget()
        self.undo.clear()
        self.rulebook, self.problems = rulebook, tuple(problems)
        self.source, self.workbook, self.review = source, workbook, None
        self.outcome, self.chosen, self.exported, self.shown = None, None, False, CURRENT
        self.seen, self.unsaved = set(), False
        shipped = of_nation(default_rulebook(), self.nation)
        self.past = Past(datetime.now(UTC), shipped).logged(rulebook, THE_WORKBOOK)
        self.record, self.decided_by, self.brief = Record(), None, Brief()
        self._audit_seconds.clear()
        self.versions = {CURRENT: Version(CURRENT, "Current", rota)}
        self.opened.emit()
        self.check(CURRENT)

    def take_again(self, rota: Rota, rulebook: Any, problems: Iterable[Any], source: Any) -> None:
        """Go on with the same review from a rota read again; proposals and undo steps are gone."""
        changed = self.review is not None or rulebook != source.rulebook
        kept = self.review, self.past, self.seen, self.record, self.brief.among(rota)
        self.take(rota, rulebook, problems, source, self.workbook)
        self.review, self.past, self.seen, self.record = kept[:4]
        self.set_brief(kept[4])
        self.unsaved = changed

    def close(self) -> None:
        """Leave nothing open."""
        self.background.forget()
        self.undo.clear()
        self.versions, self.review, self.workbook, self.source = {}, None, None, None

    def _fail(self, error: UserError) -> None:
        self.busy_changed.emit("")
        self.failed.emit(error)

    # -- checking -----------------------------------------------------------------------------

    def check(self, key: str, *, at_once: bool = False) -> None:
        """Audit a version: at once where asked and too quick to be felt, else in the pool."""
        if self._held is not None:
            self._held.add(key)
            return
        version = self.versions[key]
        current = None if version.is_current else self.current.rota
        rota, rulebook = version.rota, self.rulebook
        earlier = version.earlier(rulebook, current)

        def work() -> tuple[Any, float]:
            started = time.thread_time()
            with large_work() if len(rota.people) * rota.days > FEW else nullcontext():
                audit = self.tools.audit(rota, rulebook, current, earlier)
            return audit, time.thread_time() - started

        def done(result: tuple[Any, float]) -> None:
            audit, seconds = result
            # Of a whole audit less than half is done again after an edit.
            self._audit_seconds[key] = seconds / 2 if earlier is None else seconds
            if key in self.versions and self.versions[key].rota is rota:
                self.versions[key] = self.versions[key].with_audit(audit, rulebook, current)
                self.audited.emit(key)

        here = at_once and self._audit_seconds.get(key, 1.0) < AT_ONCE
        self.background.run(f"audit {key}", work, done, self._fail, wait=not at_once, here=here)

    def hold_checks(self) -> None:
        """Several steps are about to be taken: what they change is checked after the last."""
        if self._held is None:
            self._held = set()

    def check_held(self) -> None:
        """The last of several steps was taken."""
        held, self._held = self._held or set(), None
        for key in held & set(self.versions):
            self.check(key)

    # -- editing ------------------------------------------------------------------------------

    def edit(self, cells: Iterable[Cell], text: str, key: str | None = None) -> None:
        """Set cells of the version shown to a code; an unknown code is refused in words."""
        key = key or self.shown
        if key not in self.versions:
            return
        rota = self.versions[key].rota
        try:
            wanted = [change_to(rota, person, day, text) for person, day in cells]
        except UserError as error:
            self.failed.emit(error)
            return
        changes = tuple(change for change in wanted if change is not None)
        if changes:
            self.undo.push(EditCells(self, key, changes))

    def apply_changes(self, key: str, changes: tuple[Change, ...]) -> None:
        """Change a version and check it again; called by undo commands only."""
        self.exported = False
        self.versions[key] = self.versions[key].with_changes(changes)
        self.rota_changed.emit(key)
        for other in list(self.versions) if key == CURRENT else [key]:
            self.check(other, at_once=other == key)

    def lock(self, people: Iterable[str]) -> None:
        """Lock these people's days, or unlock them where all are locked; can be undone."""
        rota = self.current.rota
        wanted = set(people)
        locked = {one for one in wanted if rota.person(one).locked}
        if wanted:
            change = wanted if locked == wanted else wanted - locked
            self.undo.push(LockPeople(self, frozenset(change), locked != wanted))

    def apply_locks(self, people: frozenset[str], on: bool) -> None:
        """Lock or unlock people in every version; called by undo commands only."""
        for key, version in self.versions.items():
            now = tuple(
                replace(one, locked=on) if one.id in people else one for one in version.rota.people
            )
            self.versions[key] = replace(version, rota=replace(version.rota, people=now))
            self.rota_changed.emit(key)
            self.check(key)

    # -- proposals ----------------------------------------------------------------------------

    def add_proposals(self, versions: Iterable[Version], outcome: Any) -> None:
        """Take proposals in place of those there were."""
        self.versions = {CURRENT: self.current, **{made.key: made for made in versions}}
        self.outcome = outcome
        if self.chosen not in self.versions:
            self.chosen = None
        if self.shown not in self.versions:
            self.shown = CURRENT
        self.versions_changed.emit()
        for version in self.proposals:
            if version.audit is None:
                self.check(version.key)
        self.show(self.proposals[0].key if self.proposals else CURRENT)

    def put(self, versions: dict[str, Version], shown: str, rulebook: Any, outcome: Any) -> None:
        """Have these versions, judged by this rulebook; called by undo commands only."""
        before, self.versions, self.outcome = self.versions, dict(versions), outcome
        ground = rulebook is not self.rulebook or self.current.rota is not before[CURRENT].rota
        self.rulebook, self.exported = rulebook, False
        self.shown = shown if shown in self.versions else CURRENT
        if self.chosen not in self.versions:
            self.restore_choice(None, None)
        if ground:
            self.rulebook_changed.emit()
        self.versions_changed.emit()
        for key, version in self.versions.items():
            if ground or version.audit is None or version.judged is None:
                self.check(key)
        self.show(self.shown)

    def restore_choice(self, key: str | None, by: tuple[datetime, str] | None) -> None:
        """The decision as it was; called by undo commands only."""
        self.chosen, self.decided_by = key if key in self.versions else None, by
        self.decided.emit()

    def show(self, key: str) -> None:
        """Show a version in the grid."""
        if key in self.versions:
            self.shown = key
            self.shown_changed.emit(key)

    def use(self, key: str | None) -> None:
        """Decide on a rota; can be undone."""
        if key != self.chosen:
            self.undo.push(UseRota(self, key))

    def set_chosen(self, key: str | None) -> None:
        """Record the decision; called by undo commands only."""
        self.chosen = key if key in self.versions else None
        self.decided_by = (datetime.now(UTC), self.author) if self.chosen else None
        self.exported = False
        self.decided.emit()

    def give_author(self, name: str) -> None:
        """Somebody's own name and role: what was decided without a name is theirs."""
        self.author = name
        if name and self.decided_by is not None and not self.decided_by[1]:
            self.decided_by = self.decided_by[0], name
        self.author_given.emit(name)

    def set_rulebook(self, rulebook: Any) -> None:
        """Judge by another rulebook and check every version again."""
        self.rulebook, self.unsaved, self.exported = rulebook, True, False
        self.rulebook_changed.emit()
        for key in self.versions:
            self.check(key)

    def set_record(self, record: Record) -> None:
        """Put down what was said or signed; called by undo commands only."""
        self.record = record
        self.record_changed.emit()

    def set_brief(self, brief: Brief) -> None:
        """Ask this of the next search; called by undo commands, and when a review is opened."""
        self.brief = brief
        self.brief_changed.emit()

    def log_law(self) -> None:
        """Put into the log what was done to a law. Called when it comes to count: before a search
        and before saving, so that the log has what was asked for and not each key that was typed.
        """
        self.past = self.past.logged(self.rulebook, self.author)
