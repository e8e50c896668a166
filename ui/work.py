"""Work off the window's thread: a function in the pool, its result back in the window's."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from ambrota.errors import UserError

log = logging.getLogger(__name__)


class _Letter(QObject):
    """Carries a result from the pool to the thread in which the letter was made."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, on_done: Callable[[Any], None], on_failed: Callable[[Any], None]) -> None:
        super().__init__()
        self._on_done, self._on_failed = on_done, on_failed
        self.done.connect(self._deliver_done, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._deliver_failed, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver_done(self, value: object) -> None:
        self._on_done(value)

    @Slot(object)
    def _deliver_failed(self, error: object) -> None:
        self._on_failed(error)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], letter: _Letter) -> None:
        super().__init__()
        self._work, self._letter = work, letter

    @Slot()
    def run(self) -> None:
        try:
            result = self._work()
        except UserError as error:
            self._letter.failed.emit(error)
        except Exception as error:
            log.error("work in the background failed: %s", type(error).__name__)
            self._letter.failed.emit(unexpected(error))
        else:
            self._letter.done.emit(result)


def unexpected(error: Exception) -> UserError:
    """A fault of our own, told without a stack trace."""
    return UserError(
        "Something went wrong inside Ambrota",
        found=f"{type(error).__name__}: {error}",
        todo="your rota and review are unchanged; try again, and report it if it comes back",
    )


class Background:
    """Runs one function at a time a channel; a newer one makes the older one's result unwanted."""

    def __init__(self) -> None:
        self._latest: dict[str, _Letter] = {}

    def run(
        self,
        channel: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Do `work` in the pool, then call `done` or `failed` in the window's thread."""

        def deliver(call: Callable[[Any], None], value: Any) -> None:
            if self._latest.get(channel) is letter:
                del self._latest[channel]
                call(value)

        letter = _Letter(lambda value: deliver(done, value), lambda error: deliver(failed, error))
        self._latest[channel] = letter
        QThreadPool.globalInstance().start(_Task(work, letter))

    def busy(self, channel: str | None = None) -> bool:
        """Whether work is under way, on one channel or on any."""
        return bool(self._latest) if channel is None else channel in self._latest

    def forget(self) -> None:
        """Let results of all work under way go unheard."""
        self._latest.clear()
