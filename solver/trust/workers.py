"""Who solves the stations of a trust: worker processes of this machine, or whatever is passed in.

A search hands parts over and asks what is finished. Another engine, on other machines, takes the
place of `Processes` by having the same five methods; parts and results are plain values.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import Protocol

from solver.trust.part import Part, PartResult, solve_part

Answer = tuple[Part, PartResult | None]
"""A part with what came of it; None where its worker died."""
Work = Callable[[Part, Callable[[], bool]], PartResult]


class Executor(Protocol):
    """What solves parts."""

    @property
    def room(self) -> int:
        """How many more parts can be begun now."""

    def submit(self, part: Part) -> None:
        """Begin a part."""

    def finished(self, timeout: float) -> list[Answer]:
        """Parts that ended since the last call, waiting so long for the first of them."""

    def stop(self) -> None:
        """Have every part end soon with the best that it has found."""

    def close(self) -> None:
        """End whatever still runs; nothing more comes of it."""


class Here:
    """Solves each part in this process, as soon as it is handed over."""

    def __init__(self, work: Work = solve_part) -> None:
        self._work = work
        self._answers: list[Answer] = []
        self._stopped = False

    @property
    def room(self) -> int:
        """One at a time."""
        return 0 if self._answers else 1

    def submit(self, part: Part) -> None:
        """Solve it."""
        self._answers.append((part, self._work(part, lambda: self._stopped)))

    def finished(self, timeout: float) -> list[Answer]:
        """The part just solved."""
        answers, self._answers = self._answers, []
        return answers

    def stop(self) -> None:
        """Let the next ones end at once."""
        self._stopped = True

    def close(self) -> None:
        """Nothing runs between calls."""


class Processes:
    """Spawned worker processes, as many as there are cores. Each may die without harm to others."""

    def __init__(self, most: int | None = None, work: Work = solve_part) -> None:
        self.most = most or os.cpu_count() or 2
        self._work = work
        self._context = multiprocessing.get_context("spawn")
        self._stop: Event = self._context.Event()
        self._idle: list[tuple[BaseProcess, Connection]] = []
        self._busy: dict[Connection, tuple[BaseProcess, Part]] = {}

    @property
    def room(self) -> int:
        """Workers that are idle or not yet started."""
        return self.most - len(self._busy)

    @property
    def pids(self) -> tuple[int, ...]:
        """Process ids of the workers at work."""
        return tuple(process.pid for process, _ in self._busy.values() if process.pid)

    def submit(self, part: Part) -> None:
        """Hand a part to a worker that is idle, or to a new one."""
        process, line = self._idle.pop() if self._idle else self._start()
        self._busy[line] = process, part
        with suppress(OSError):  # it died while idle: `finished` finds out and says so
            line.send(part)

    def _start(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, self._stop, self._work), daemon=True
        )
        process.start()
        theirs.close()
        return process, ours

    def finished(self, timeout: float) -> list[Answer]:
        """Parts that ended, or whose worker did."""
        answers: list[Answer] = []
        for line in wait(list(self._busy), timeout):
            assert isinstance(line, Connection)
            process, part = self._busy.pop(line)
            try:
                answers.append((part, line.recv()))
                self._idle.append((process, line))
            except (EOFError, OSError):
                line.close()
                process.join()
                answers.append((part, None))
        return answers

    def stop(self) -> None:
        """Have every part end soon with the best that it has found."""
        self._stop.set()

    def close(self) -> None:
        """Kill the workers."""
        running = [(process, line) for line, (process, _) in self._busy.items()]
        for process, line in (*self._idle, *running):
            process.kill()
            process.join()
            line.close()
        self._idle, self._busy = [], {}


def _serve(line: Connection, stop: Event, work: Work) -> None:
    """A worker: solve each part that comes until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            part = line.recv()
            try:
                result = work(part, stop.is_set)
            except Exception:
                if os.environ.get("AMBROTA_DEBUG") == "1":
                    raise
                os._exit(1)  # a fault of ours is told by whoever waits for the part
            line.send(result)


def _end_with_parent() -> None:
    """A worker whose parent was killed has nobody to work for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
