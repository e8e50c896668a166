"""Reading the open workbook again, with what was done to the review done again where it fits."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from ambrota.errors import UserError
from ambrota.model import Change, Rota
from ambrota.sheets.layout import Layout
from ui.commands import EditCells
from ui.file_watch import FileWatch
from ui.reading import count
from ui.refit import Refitted, refit
from ui.version import CURRENT, changes_between
from ui.wizard.code_dictionary import CodeDictionary
from ui.wizard.remembering import memory_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow

AGAIN_AFTER = 700
"""Milliseconds before another try at a file that could not be read: it may be half saved."""
TRIES = 4
LATER = 3000
"""Milliseconds before it is said, while another workbook is being settled."""
NAMED = 4


class Rereading(QObject):
    """Watches the open workbook of one window, and reads it again when the user says so."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.session = window, window.session
        self.watch = FileWatch(self)
        self._tries = 0
        self.session.opened.connect(self.follow)
        self.watch.changed.connect(self._changed)
        self.watch.gone.connect(self._gone)

    def follow(self) -> None:
        """Watch the workbook of the review that is open; none where its workbook is not known."""
        self.watch.watch(self.session.workbook if self.session.is_open else None)

    def _changed(self, path: Any) -> None:
        if self.window.importing.showing:
            QTimer.singleShot(LATER, self, lambda: self._changed(path))
        elif self.session.is_open and path == self.session.workbook:
            self.window.messages.show_note(
                f"{path.name} was changed",
                "The review still shows what was read before.",
                "Read it again",
                self.read_again,
            )

    def _gone(self, path: Any) -> None:
        if self.session.is_open and path == self.session.workbook:
            self.window.messages.show_note(
                f"{path.name} is no longer where it was",
                "The review goes on with what was read from it. To write a proposal into a copy of "
                "the workbook, put it back.",
            )

    def ask_codes(self) -> None:
        """Ask what codes mean; with other meanings the workbook is read again."""
        source = self.session.source
        if source is None:
            self._not_at_hand()
            return
        layout = source.imported.layout
        dialog = CodeDictionary(source.imported, layout, self.window)

        def accepted() -> None:
            if (said := dialog.layout_said()) != layout:
                self.read_again(said)

        dialog.accepted.connect(accepted)
        dialog.open()

    def _not_at_hand(self) -> None:
        self.window.messages.show_note(
            "The workbook of this review is not at hand",
            "It was moved, or changed since the review was saved: open the workbook itself.",
        )

    # -- reading again ------------------------------------------------------------------------

    def read_again(self, layout: Layout | None = None) -> None:
        """Read the workbook again, under another layout where one is given, after asking."""
        session = self.session
        if not session.is_open:
            return
        if session.workbook is None or session.source is None:
            self._not_at_hand()
            return
        if not self._may_read():
            return
        self.window.propose.solving.discard()
        self.window.messages.hide()
        self._tries = 0
        self._read(session.source.imported.layout if layout is None else layout)

    def _may_read(self) -> bool:
        """Ask before anything of the review is let go or done again."""
        words = self.would_change()
        if not words:
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self.window, "Read the workbook again?", "\n\n".join(words),
            button.Ok | button.Cancel, button.Cancel,
        )  # fmt: skip
        return bool(answer == button.Ok)

    def would_change(self) -> list[str]:
        """What reading again does to proposals, a search and edits, in sentences."""
        session, words = self.session, []
        if self.window.propose.solving.running:
            words.append("The search that is running is ended.")
        if proposals := len(session.proposals):
            words.append(
                f"{count(proposals, 'proposal')} made from the rota as it was will be let go: save "
                "the review under another name first to keep them."
            )
        if edits := len(_edits(session)):
            words.append(
                f"{count(edits, 'edited cell')}: edited again wherever the cell still holds what "
                "it held."
            )
        return words

    def _read(self, layout: Layout) -> None:
        session, path = self.session, self.session.workbook
        if path is None:
            return
        session.busy_changed.emit(f"Reading {path.name} again …")
        session.background.run(
            "open",
            lambda: session.tools.opened(path, layout),
            self._take,
            partial(self._failed, layout),
        )

    def _failed(self, layout: Layout, error: UserError) -> None:
        """Try once more a moment later; then the review stays as it was."""
        self._tries += 1
        if self._tries < TRIES:
            QTimer.singleShot(AGAIN_AFTER, self, lambda: self._read(layout))
            return
        self.session.busy_changed.emit("")
        self.session.failed.emit(error)

    def _take(self, found: Any) -> None:
        """Go on with what was read, keeping the review's rulebook, log, locks and edits."""
        session, view = self.session, self.window.grid.main.view
        before, source = session.current.rota, session.source
        rulebook = found.rulebook if session.rulebook == source.rulebook else session.rulebook
        edits, rota = _edits(session), _with_locks(found.rota, source.rota, before)
        bars = view.horizontalScrollBar(), view.verticalScrollBar()
        places = [bar.value() for bar in bars]
        session.take_again(rota, rulebook, found.problems, found)
        refitted = refit(edits, before, rota)
        if refitted.changes:
            session.undo.push(EditCells(session, CURRENT, refitted.changes))
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        if found.imported.layout != source.imported.layout:
            self._keep(found.imported)
        told = _told(refitted)
        if rulebook is not found.rulebook and found.rulebook != source.rulebook:
            told.append("Its rules were changed too; those of the review are kept.")
        self.window.messages.show_note(f"{found.path.name} was read again", " ".join(told))
        self.window.refresh()

    def _keep(self, imported: Any) -> None:
        """Remember what was settled after the import too; that it cannot be kept harms nothing."""
        memory = memory_of(self.window.settings)

        def work() -> None:
            with suppress(OSError):
                memory.keep(imported.source.book, imported.layout, imported)

        self.session.background.run("keep", work, lambda _done: None, lambda _error: None)


def _edits(session: Any) -> tuple[Change, ...]:
    """Every cell of the current rota that differs from what was read."""
    return changes_between(session.source.rota, session.current.rota) if session.source else ()


def _with_locks(rota: Rota, read: Rota, now: Rota) -> Rota:
    """The rota with the locks that were set by hand, and without those that were taken off."""
    by_hand = {
        one.id: one.locked
        for one in now.people
        if one.id in read.index and read.person(one.id).locked != one.locked
    }
    people = (replace(one, locked=by_hand.get(one.id, one.locked)) for one in rota.people)
    return replace(rota, people=tuple(people))


def _told(refitted: Refitted) -> list[str]:
    """What was edited again and what no longer fits."""
    words = []
    if refitted.changes:
        words.append(f"{count(len(refitted.changes), 'cell')} edited again; undo takes that back.")
    if refitted.lost:
        named = "; ".join(refitted.lost[:NAMED])
        more = f" and {len(refitted.lost) - NAMED} more" if len(refitted.lost) > NAMED else ""
        words.append(f"No longer fits, and so is as the workbook says: {named}{more}.")
    return words
