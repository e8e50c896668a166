"""What this process and all that it started take: the most memory at one time, processor time."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Iterator
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
    pages = sum(_field(PROC / str(pid) / "statm", 1) for pid in _family())
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def used_seconds() -> float:
    """Processor seconds that this process and its descendants have used so far, those ended too."""
    if not (PROC / "self/stat").exists():
        return sum(os.times()[:4])
    # After the name, which may hold spaces: user and system time, its own and of those ended.
    ticks = (_field(PROC / str(pid) / "stat", at) for pid in _family() for at in range(11, 15))
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def _family() -> Iterator[int]:
    """This process and its descendants."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            children[_field(folder / "stat", 1)].append(int(folder.name))
    waiting = [os.getpid()]
    while waiting:
        pid = waiting.pop()
        waiting += children[pid]
        yield pid


def _field(file: Path, number: int) -> int:
    """A number that the system tells of a process; 0 where it has ended meanwhile."""
    try:
        return int(file.read_text("ascii", "replace").rpartition(")")[2].split()[number])
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
