"""The most memory that this process and all that it started have held at one time."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from pathlib import Path
from types import TracebackType

PROC = Path("/proc")
EVERY = 0.5


class Peak:
    """While entered, watches the memory of this process and its descendants together, in MB.

    Pages that two of them share count twice. Without /proc: the largest this process has been,
    and the largest of those that it started and that have ended.
    """

    def __init__(self) -> None:
        self.mb = 0.0
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Peak:
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._watch.join()

    def _look(self) -> None:
        while True:
            self.mb = max(self.mb, held_mb())
            if self._ended.wait(EVERY):
                return


def held_mb() -> float:
    """Memory that this process and its descendants hold now."""
    if not (PROC / "self/statm").exists():
        return _by_usage()
    children: dict[int, list[int]] = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)) is not None:
            children[parent].append(int(folder.name))
    pages, waiting = 0, [os.getpid()]
    while waiting:
        pid = waiting.pop()
        waiting += children[pid]
        pages += _pages(PROC / str(pid))
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _parent(folder: Path) -> int | None:
    try:
        return int((folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None  # it has ended


def _pages(folder: Path) -> int:
    try:
        return int((folder / "statm").read_text("ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _by_usage() -> float:
    try:
        import resource
    except ImportError:
        return 0.0
    import sys

    unit = 2**20 if sys.platform == "darwin" else 2**10
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in whose) / unit
