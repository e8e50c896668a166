"""A search under way in its own process: asked about 12 times a second, stopped or discarded."""

from __future__ import annotations

import threading
import time
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ambrota.errors import UserError
from solver.request import Outcome, Progress
from ui.tools import Tools
from ui.work import unexpected

ASK_EVERY_MS = 80


class Start:
    """Starts a job beside the window: a large rota takes half a second to hand over."""

    def __init__(self, job: Any) -> None:
        self._job = job
        self._lock = threading.Lock()
        self._begun, self._unwanted = False, False
        self.error: Exception | None = None
        threading.Thread(target=self._begin, name="start of a search").start()

    def _begin(self) -> None:
        try:
            self._job.start()
        except Exception as error:
            self.error = error
        with self._lock:
            self._begun = True
            if self._unwanted:
                self._job.kill()

    def kill(self) -> None:
        """End the job now, or as soon as it has begun: it can only be ended then."""
        with self._lock:
            self._unwanted = True
            if self._begun:
                self._job.kill()


def progress_words(progress: Progress | None) -> str:
    """Where the search stands, in words; all seconds are of its own clock, as in the chart."""
    if progress is None:
        return "Reading the rota and its rules …"
    if progress.holding_since is None:
        held = "Not everything is held yet."
    else:
        held = f"Holding every guarantee since {progress.holding_since:.0f} s."
    message = progress.message or progress.stage
    if message.startswith("Holding"):  # a search says it as well
        message = message.partition(" s. ")[2]
    return f"{held} {message}".strip()


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
        self._start: Start | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._heard = self._began = 0.0
        self.last: Progress | None = None
        self.stopping = False

    @property
    def elapsed(self) -> float:
        """Seconds of the search, by its own clock once it has spoken."""
        if self.last is None:
            return time.monotonic() - self._began
        return self.last.seconds + time.monotonic() - self._heard

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._job is not None

    def start(self, request: Any) -> None:
        """Begin a search; one that is under way goes on."""
        if self.running:
            return
        self._job = self._tools.job(request)
        self._start = Start(self._job)
        self.last, self.stopping = None, False
        self._began = time.monotonic()
        self._timer.start()
        self.started.emit()
        self.progressed.emit(progress_words(None))

    def ask(self) -> None:
        """Take in what the search has said since it was last asked."""
        if self._job is None:
            return
        try:
            if self._start is not None and self._start.error is not None:
                raise self._start.error
            if self.stopping:
                self._job.cancel()  # once more: it may not have begun when it was asked to stop
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
            self.progressed.emit(progress_words(self.last))

    def stop(self) -> None:
        """End the search and keep the best that was found."""
        if self._job is not None and not self.stopping:
            self.stopping = True
            self._job.cancel()
            self.progressed.emit("Stopping, and keeping the best found so far …")

    def discard(self) -> None:
        """End the search and keep nothing of it."""
        if self._start is not None:
            self._start.kill()
            self._clear()

    def _end(self, result: Outcome | UserError) -> None:
        self._clear()
        if isinstance(result, UserError):
            self.failed.emit(result)
        else:
            self.finished.emit(result)

    def _clear(self) -> None:
        self._timer.stop()
        self._job, self._start = None, None
        self.stopped.emit()
