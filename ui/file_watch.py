"""Watches the workbook that is open: says when it was changed and written to its end, or is gone.

Nothing here waits: a file that is still being written is looked at again a moment later.
"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.work import Background

MOMENT = 400
"""Milliseconds from a sign of change to a look, and from one look to the next."""
NOW_AND_THEN = 20_000
"""Folders on a network may give no sign: a look is taken all the same."""
PATIENCE = 6
"""Looks at a file that is gone before that is said: saving may take it away and bring it back."""
LONGEST = 25
"""Looks at a file that is written to before it is said to be changed, come what may."""
ZIPPED = {".xlsx", ".xlsm", ".xlsb", ".ods"}


class Seen(NamedTuple):
    """A file as it was found. `whole`: it can be read, and it has its end."""

    stamp: tuple[int, int]
    digest: str
    whole: bool


class FileWatch(QObject):
    """Emits `changed` once for each change of what the file holds, and `gone` once."""

    changed = Signal(object)
    gone = Signal(object)

    def __init__(self, parent: QObject | None = None, moment: int = MOMENT) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.background = background = Background()
        # A look under way must not come back to a watch that is no more.
        self.destroyed.connect(lambda: background.forget())
        self._signs = QFileSystemWatcher(self)
        self._signs.fileChanged.connect(self._sign)
        self._signs.directoryChanged.connect(self._sign)
        self._soon, self._slowly = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(moment)
        self._soon.timeout.connect(self._look)
        self._slowly.setInterval(NOW_AND_THEN)
        self._slowly.timeout.connect(self._look)
        self._start()

    def _start(self) -> None:
        self._known: Seen | None = None
        self._last: Seen | None = None
        self._looks = 0
        self._is_gone = False

    def watch(self, path: Path | None) -> None:
        """Watch a file as it is now, in place of the one before; None to watch none."""
        self.background.forget()
        if watched := [*self._signs.files(), *self._signs.directories()]:
            self._signs.removePaths(watched)
        self._soon.stop()
        self.path = path
        self._start()
        if path is None:
            self._slowly.stop()
            return
        self._signs.addPath(str(path.parent))
        self._arm()
        self._slowly.start()
        self._look()

    def _arm(self) -> None:
        """A file that another took the place of has to be watched anew."""
        if self.path is not None and str(self.path) not in self._signs.files():
            self._signs.addPath(str(self.path))

    def _sign(self, _path: str) -> None:
        # Not put off by each further sign: a busy folder gives one after another.
        if not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        path, last = self.path, self._last
        if path is None:
            return
        if self.background.busy():
            self._soon.start()
            return
        self.background.run("look", lambda: _seen(path, last), self._found, lambda _error: None)

    def _found(self, seen: Seen | None) -> None:
        """Judge what a look found; look again while the file is away or being written."""
        before, self._last = self._last, seen
        if seen is None:
            self._missed()
            return
        self._arm()
        if self._known is None and seen.whole and not self._is_gone:
            self._known = seen
        self._is_gone = False
        if self._known is not None and seen[1:] == self._known[1:]:
            self._looks = 0
            return
        self._looks += 1
        settled = seen.whole and before == seen
        if settled or self._looks > LONGEST:
            self._known, self._looks = seen, 0
            self.changed.emit(self.path)
        else:
            self._soon.start()

    def _missed(self) -> None:
        if self._is_gone:
            return
        self._looks += 1
        if self._looks < PATIENCE:
            self._soon.start()
            return
        self._looks, self._is_gone = 0, True
        self.gone.emit(self.path)


def _seen(path: Path, last: Seen | None) -> Seen | None:
    """The file as it is; None where there is none. Its bytes are read only if it was touched."""
    try:
        stat = path.stat()
    except OSError:
        return None
    stamp = stat.st_mtime_ns, stat.st_size
    if last is not None and last.whole and last.stamp == stamp:
        return last
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            whole = stat.st_size > 0
            if path.suffix.lower() in ZIPPED:
                whole = whole and zipfile.is_zipfile(file)
    except OSError:
        return Seen(stamp, "", False)
    return Seen(stamp, digest, whole)
