"""A search under way in its own process: asked about 12 times a second, stopped or discarded."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ambrota.errors import UserError
from solver.request import Outcome, Progress
from ui.tools import Tools
from ui.work import unexpected

ASK_EVERY_MS = 80


def progress_words(progress: Progress | None, age: float = 0.0) -> str:
    """Where the search stands, in words; `age` is how many seconds ago it said so."""
    if progress is None:
        return "Reading the rota and its rules …"
    if progress.holding_since is None:
        held = "Not everything is held yet."
    else:
        seconds = max(0.0, progress.seconds + age - progress.holding_since)
        held = f"Holding every guarantee since {seconds:.0f} s."
    message = progress.message or progress.stage
    return message if message.startswith("Holding") else f"{held} {message}".strip()


class Solving(QObject):
    """One search at a time. The process may die without harm: that too is told in words."""

    started = Signal()
    progressed = Signal(str)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._job: Any = None
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._heard = 0.0
        self.last: Progress | None = None
        self.stopping = False

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._job is not None

    def start(self, request: Any) -> None:
        """Begin a search; one that is under way goes on."""
        if self.running:
            return
        job = self._tools.job(request)
        job.start()
        self._job = job
        self.last, self.stopping = None, False
        self._timer.start()
        self.started.emit()
        self.progressed.emit(progress_words(None))

    def ask(self) -> None:
        """Take in what the search has said since it was last asked."""
        if self._job is None:
            return
        try:
            told = self._job.poll()
        except UserError as error:
            self._end(error)
            return
        except Exception as error:
            self._end(unexpected(error))
            return
        for item in told:
            if isinstance(item, Outcome):
                self._end(item)
                return
            if isinstance(item, Progress):
                self.last, self._heard = item, time.monotonic()
        if not self.stopping:
            self.progressed.emit(progress_words(self.last, time.monotonic() - self._heard))

    def stop(self) -> None:
        """End the search and keep the best that was found."""
        if self._job is not None and not self.stopping:
            self.stopping = True
            self._job.cancel()
            self.progressed.emit("Stopping, and keeping the best found so far …")

    def discard(self) -> None:
        """End the search and keep nothing of it."""
        if self._job is not None:
            self._job.kill()
            self._clear()

    def _end(self, result: Outcome | UserError) -> None:
        self._clear()
        if isinstance(result, UserError):
            self.failed.emit(result)
        else:
            self.finished.emit(result)

    def _clear(self) -> None:
        self._timer.stop()
        self._job = None
        self.stopped.emit()
