"""One question worked at in a process of its own: it says what it does, and can be stopped."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ambrota.errors import UserError
from solver.request import Progress
from ui.solve_process import ASK_EVERY_MS, Start
from ui.tools import Tools
from ui.work import unexpected

PATIENCE_S = 3.0
"""How long a question that was asked to stop may take to hand over what it knows."""


class Inquiry(QObject):
    """Asks; a new question ends the one under way."""

    said = Signal(str)
    answered = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._job: Any = None
        self._start: Start | None = None
        self._doing, self._began, self._stopped = "", 0.0, 0.0
        self._timer = QTimer(self, interval=ASK_EVERY_MS)
        self._timer.timeout.connect(self._listen)

    @property
    def running(self) -> bool:
        """Whether a question is being worked at."""
        return self._job is not None

    def ask(self, request: Any, work: str) -> None:
        """Begin with a question."""
        self.discard()
        self._job = self._tools.ask(request, work)
        self._start = Start(self._job)
        self._doing, self._began, self._stopped = "Reading the rota", time.monotonic(), 0.0
        self._timer.start()
        self._say()

    def stop(self) -> None:
        """Ask for what is known by now; after a little patience it is ended without."""
        if self._job is not None and not self._stopped:
            self._stopped = time.monotonic()
            self._job.cancel()
            self.said.emit("Stopping …")

    def discard(self) -> None:
        """End it; nothing comes of it."""
        if self._start is not None:
            self._start.kill()
        self._clear()

    def _say(self) -> None:
        self.said.emit(f"{self._doing} … {time.monotonic() - self._began:.0f} s")

    def _listen(self) -> None:
        if self._job is None:
            return
        try:
            if self._start is not None and self._start.error is not None:
                raise self._start.error
            told = self._job.poll()
        except UserError as error:
            self._end(self.failed, error)
            return
        except Exception as error:
            self._end(self.failed, unexpected(error))
            return
        for each in told:
            if not isinstance(each, Progress):
                self._end(self.answered, each)
                return
            self._doing = each.message.rstrip(" .…")
        if not self._stopped:
            self._say()
        elif time.monotonic() - self._stopped > PATIENCE_S:
            self.discard()
            self.ended.emit()

    def _end(self, signal: Any, value: object) -> None:
        if self._start is not None:
            self._start.kill()
        self._clear()
        signal.emit(value)
        self.ended.emit()

    def _clear(self) -> None:
        self._timer.stop()
        self._job, self._start = None, None
