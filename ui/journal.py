"""A copy of what is not saved, in the application's own folder, in case the window dies.

One window has one copy at a time: `<name>.ambrota` is a whole review file, `<name>.json` says in a
few words what it is, and `<name>.lock` is held for as long as the window lives. A copy whose lock
nobody holds was left by a window that died.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QLockFile

FOLDER = "not-saved"


@dataclass(frozen=True)
class Note:
    """What a copy is of. `stamp`: how the review file stood when it was last opened or saved."""

    title: str
    at: str
    edits: int = 0
    review: str = ""
    stamp: str = ""


def stamp(path: Path | None) -> str:
    """By which it is seen that a file was written since; nothing where there is none."""
    with suppress(OSError):
        if path is not None:
            found = path.stat()
            return f"{found.st_size}-{found.st_mtime_ns}"
    return ""


class Journal:
    """The copy of one window. Written in the pool, taken away from the window's thread."""

    def __init__(self, folder: Path, name: str = "", lock: QLockFile | None = None) -> None:
        self.folder, self.name = folder, name or uuid4().hex
        self._lock, self._guard, self._turn = lock, Lock(), 0

    @property
    def review(self) -> Path:
        """The copy itself."""
        return self.folder / f"{self.name}.ambrota"

    @property
    def _note(self) -> Path:
        return self.folder / f"{self.name}.json"

    def turn(self) -> int:
        """To be given to `write`: a copy that is not wanted any more by then is not kept."""
        return self._turn

    def write(self, turn: int, make: Callable[[], Any], note: Note) -> None:
        """Put this review in the place of the copy before. In the pool."""
        from ambrota.store import save_review

        with self._guard:
            if turn == self._turn:
                self._claim()
                save_review(make(), self.review)
                self._write_note(note)
        if turn != self._turn:
            # It was given up meanwhile; who did so could not wait.
            with self._guard:
                self._remove()

    def clear(self) -> None:
        """Take the copy away. Never waits: a copy that is being written goes when it is done."""
        self._turn += 1
        if self._guard.acquire(blocking=False):
            try:
                self._remove()
            finally:
                self._guard.release()

    def release(self) -> None:
        """Leave the copy where it is, for whichever window comes next."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def read_note(self) -> Note | None:
        """What it is of; None where that cannot be read."""
        with suppress(OSError, ValueError, TypeError):
            note = Note(**json.loads(self._note.read_text("utf-8")))
            datetime.fromisoformat(note.at)
            return note
        return None

    def _claim(self) -> None:
        if self._lock is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = lock_of(self.folder, self.name)
            self._lock.tryLock(0)

    def _write_note(self, note: Note) -> None:
        half = self._note.with_suffix(".half")
        with half.open("w", encoding="utf-8") as stream:
            json.dump(asdict(note), stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(half, self._note)

    def _remove(self) -> None:
        backup = self.review.with_name(self.review.name + ".bak")
        for path in (self._note, self._note.with_suffix(".half"), self.review, backup):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self.release()


def lock_of(folder: Path, name: str) -> QLockFile:
    """The lock of a copy; it is stale only when its process is gone, however long it lives."""
    lock = QLockFile(str(folder / f"{name}.lock"))
    lock.setStaleLockTime(0)
    return lock


def left_behind(folder: Path) -> list[Journal]:
    """Copies of windows that died, newest first; no other window can take them meanwhile."""
    found = []
    for path in sorted(folder.glob("*.ambrota"), key=_written, reverse=True):
        lock = lock_of(folder, path.stem)
        if lock.tryLock(0):
            found.append(Journal(folder, path.stem, lock))
    return found


def _written(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_mtime_ns
    return 0


def when_words(at: datetime, now: datetime) -> str:
    """'today at 14:02', 'yesterday at 14:02', 'on Friday 20 November at 14:02'."""
    days = (now.date() - at.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, f"on {at:%A} {at.day} {at:%B}")
    return f"{day} at {at:%H:%M}"


def left_words(note: Note | None, now: datetime, *, briefly: bool = False) -> tuple[str, str]:
    """What a copy is of, as a title and a line under it."""
    if note is None:
        return "Something that was not saved", "What it was cannot be read any more."
    edits = {0: "", 1: "1 edit, "}.get(note.edits, f"{note.edits} edits, ")
    last = when_words(datetime.fromisoformat(note.at), now)
    where = f" The review as you last saved it: {note.review}." if note.review else ""
    where = "" if briefly else where
    return note.title, f"{edits}last kept {last}.{where}"
