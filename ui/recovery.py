"""Keeping what is not saved while the window is open, and offering it when a window has died."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from ambrota.errors import UserError
from ui.journal import FOLDER, Journal, Note, left_behind, left_words, stamp
from ui.settings import AUTOSAVE
from ui.snapshot import Snapshot, take
from ui.work import Background

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SOON = 1000
"""Milliseconds from a change to its being kept."""
REST = 4
"""After a copy that took long, as many times as long passes before the next."""


class Recovery(QObject):
    """The copy of one window's review, and the copies it found at its start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.session = window, window.session
        self.folder = window.settings.data_folder() / FOLDER
        self.journal, self.background = Journal(self.folder), Background()
        self._kept: Snapshot | None = None
        self._told = False
        self._not_before = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._keep)
        self.left = left_behind(self.folder)
        window.start.recover_asked.connect(self.recover)
        window.start.discard_asked.connect(self.discard)
        self._show_left()
        self._reminded = False
        self.session.opened.connect(self._remind_soon)

    # -- keeping ------------------------------------------------------------------------------

    def touch(self) -> None:
        """Something may have changed: keep it soon, or forget what need not be kept."""
        wanted = self.window.settings.get(AUTOSAVE) and self.session.is_open
        if not (wanted and self.window.desk.files.modified):
            self._timer.stop()
            self._forget()
        elif not self._timer.isActive():
            pause = max(0.0, self._not_before - time.monotonic())
            self._timer.start(SOON + int(1000 * pause))

    @property
    def busy(self) -> bool:
        """Whether something is still to be kept."""
        return self._timer.isActive() or self.background.busy()

    def _keep(self) -> None:
        if not self.session.is_open:
            return
        if self.background.busy():
            self._timer.start(SOON)
            return
        snapshot = take(self.session)
        if snapshot.same_as(self._kept):
            return
        note, turn, journal = self._note(snapshot), self.journal.turn(), self.journal
        began = time.monotonic()

        def write() -> None:
            from ui.filing import review_of

            journal.write(turn, lambda: review_of(snapshot), note)

        def done(_none: object) -> None:
            self._kept, self._told = snapshot, False
            now = time.monotonic()
            self._not_before = now + REST * (now - began)
            self._let_go_of_taken()

        self.background.run("keep", write, done, self._failed)

    def _note(self, snapshot: Snapshot) -> Note:
        review = self.session.review
        at = datetime.now().isoformat(timespec="seconds")
        file = "" if review is None else str(review)
        return Note(self.session.title, at, len(snapshot.edits), file, stamp(review))

    def _failed(self, error: UserError) -> None:
        """Say once that nothing is being kept, not at every key."""
        if not self._told:
            self._told = True
            error.title = "What is not saved cannot be kept in case of a crash"
            error.todo = "save the review yourself, and make room where Ambrota keeps its files"
            self.session.failed.emit(error)

    def _forget(self) -> None:
        if self._kept is not None or self.background.busy():
            self._kept = None
            self.journal.clear()

    def close(self) -> None:
        """The window closes as it should: nothing is left of what was kept."""
        self._timer.stop()
        self.background.forget()
        self.journal.clear()
        for one in self.left:
            one.release()

    # -- what was found -----------------------------------------------------------------------

    def _show_left(self) -> None:
        now = datetime.now()
        self.window.start.show_left([(one, *left_words(one.read_note(), now)) for one in self.left])

    def _remind_soon(self) -> None:
        """Who opened something else at once has not seen the first page."""
        if self.left and not self._reminded:
            QTimer.singleShot(0, self, self._remind)

    def _remind(self) -> None:
        if self._reminded or not self.left or self.window.messages.isVisible():
            return
        self._reminded = True
        one = self.left[0]
        title, line = left_words(one.read_note(), datetime.now(), briefly=True)
        head = "Something was not saved when Ambrota last ended"
        told = f"{title}: {line} It stays on the first page."
        self.window.messages.show_note(head, told, "Recover it", lambda: self.recover(one))

    def recover(self, left: Journal) -> None:
        """Open what a window that died has left."""
        if left not in self.left or not self.window.desk.files.may_leave():
            return
        from ui import filing

        session = self.session
        self.window.propose.solving.discard()
        session.busy_changed.emit("Recovering what was not saved …")

        def failed(error: UserError) -> None:
            session.failed.emit(self._cannot_be_read(left, error))

        def done(reopened: filing.Reopened) -> None:
            filing.take_review(session, left.review, reopened)
            self._taken(left)

        session.background.run(
            "open", lambda: filing.reopen(left.review, session.tools.opened), done, failed
        )

    def _taken(self, left: Journal) -> None:
        """It is open: it counts as not saved, and is kept anew before the old copy goes."""
        session, note = self.session, left.read_note()
        file = Path(note.review) if note is not None and note.review else None
        same = file is not None and note is not None and stamp(file) == note.stamp
        session.review, session.unsaved = (file if same else None), True
        self.window.desk.files.remember_stamp()
        self._kept = None
        title = "" if note is None else f": {note.title}"
        told = "Everything you had done is here again. Save the review to keep it."
        if file is not None and not same:
            told += f" {file.name} was changed meanwhile, so it will be saved under another name."
        save = self.window.desk.files.save
        self.window.messages.show_note(f"Recovered{title}", told, "Save the review", save)
        self._gone, self._reminded = left, True
        self.left.remove(left)
        self._show_left()
        self.window.refresh()

    _gone: Journal | None = None

    def _let_go_of_taken(self) -> None:
        if self._gone is not None:
            self._gone.clear()
            self._gone = None

    def discard(self, left: Journal) -> None:
        """Take away what was left, once that was confirmed."""
        button = QMessageBox.StandardButton
        title, line = left_words(left.read_note(), datetime.now())
        answer = QMessageBox.question(
            self.window, "Discard what was not saved?",
            f"{title}: {line}\n\nIt cannot be brought back afterwards.",
            button.Discard | button.Cancel, button.Cancel,
        )  # fmt: skip
        if answer == button.Discard:
            left.clear()
            self.left.remove(left)
            self._show_left()

    @staticmethod
    def _cannot_be_read(left: Journal, error: UserError) -> UserError:
        note = left.read_note()
        saved = "" if note is None or not note.review else f"open {note.review} as you saved it, "
        return UserError(
            "What was not saved cannot be recovered",
            found=error.found or error.title,
            expected="the copy that Ambrota had made of it",
            todo=f"{saved}or discard the copy on the first page; nothing else was changed",
        )
