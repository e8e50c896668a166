"""Work off the window's thread: a function in the pool, its result back in the window's."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from ambrota.errors import UserError

log = logging.getLogger(__name__)

Told = Callable[[Any], None]
DRAWN_MS = 60
"""By then what was asked to be drawn has been, and what is quick to check was checked."""
PATIENCE = 8
"""So many times as long what can wait is held back for what is being checked: at once they would
take longer, both of them."""


def unexpected(error: Exception) -> UserError:
    """A fault of our own, told without a stack trace."""
    return UserError(
        "Something went wrong inside Ambrota",
        found=f"{type(error).__name__}: {error}",
        todo="your rota and review are unchanged; try again, and report it if it comes back",
    )


_large_work = Lock()
_under_way = 0
_was_on = True


@contextmanager
def large_work() -> Iterator[None]:
    """While objects are made in millions, do not search all of them for what nobody needs.

    That search stops every thread, the window's too: for seconds with a large workbook. Afterwards
    what was made is left out of it: it goes when nothing refers to it, as it is no ring.
    """
    global _under_way, _was_on
    with _large_work:
        _was_on = gc.isenabled() if not _under_way else _was_on
        _under_way += 1
        gc.disable()
    try:
        yield
    finally:
        with _large_work:
            _under_way -= 1
            if not _under_way:
                gc.freeze()
                if _was_on:
                    gc.enable()


class _Post(QObject):
    """Brings results to the window's thread. There is one, and it outlives all work: an object that
    belonged to one piece of work could be destroyed in the pool while the window still used it."""

    came = Signal(int, bool, object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()
        self.waiting: dict[int, tuple[Told, Told]] = {}
        self.came.connect(self.deliver, Qt.ConnectionType.QueuedConnection)

    def expect(self, done: Told, failed: Told) -> int:
        """A number under which a result will come."""
        number = next(self._numbers)
        self.waiting[number] = done, failed
        return number

    @Slot(int, bool, object)
    def deliver(self, number: int, well: bool, value: object) -> None:
        """Tell a result to whoever expects it."""
        done, failed = self.waiting.pop(number, (None, None))
        tell = done if well else failed
        if tell is not None:
            tell(value)


@cache
def _post() -> _Post:
    return _Post()


def _later(call: Callable[[], None]) -> None:
    """In the next turn of the window's loop."""
    QTimer.singleShot(0, _post(), call)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], post: _Post, number: int) -> None:
        super().__init__()
        self._work, self._post, self._number = work, post, number

    @Slot()
    def run(self) -> None:
        well, value = self.outcome()
        # At the end of the application nobody is left to hear it.
        with suppress(RuntimeError):
            self._post.came.emit(self._number, well, value)

    def outcome(self) -> tuple[bool, Any]:
        """Whether it went well, and what came of it or why not."""
        try:
            return True, self._work()
        except UserError as error:
            return False, error
        except Exception as error:
            log.error("work in the background failed: %s", type(error).__name__)
            return False, unexpected(error)


class Background:
    """Runs one function at a time a channel; a newer one makes the older one's result unwanted."""

    def __init__(self) -> None:
        self._latest: dict[str, int] = {}
        self._post = _post()

    def run(
        self, channel: str, work: Callable[[], Any], done: Told, failed: Told, *,
        wait: bool = False, here: bool = False,
    ) -> None:  # fmt: skip
        """Do `work` in the pool, then call `done` or `failed` in the window's thread.

        `wait`: until the window has drawn what it has, and until other work is done, or half a
        second is over: they would only hold each other up. `here`: in the window's own thread, in
        a turn of its own; for what takes less than to wait for one another.
        """

        def finished(tell: Told) -> Told:
            def deliver(value: Any) -> None:
                if self._latest.get(channel) == number:
                    del self._latest[channel]
                    tell(value)

            return deliver

        number = self._post.expect(finished(done), finished(failed))
        self._latest[channel] = number
        task = _Task(work, self._post, number)
        if here:
            # Not in this turn, nor in the next, in which what changed is drawn.
            _later(lambda: _later(lambda: self._do(channel, number, task)))
        elif wait:
            self._start_later(channel, number, task, PATIENCE)
        else:
            _pool().start(task)

    def _start_later(self, channel: str, number: int, task: _Task, patience: int) -> None:
        """Start it when the window has drawn and the pool is free, unless nobody wants it then."""

        def start() -> None:
            if not self._wants(channel, number):
                return
            if patience and _pool().activeThreadCount():
                self._start_later(channel, number, task, patience - 1)
            else:
                _in_turn().start(task)

        QTimer.singleShot(DRAWN_MS, self._post, start)

    def _do(self, channel: str, number: int, task: _Task) -> None:
        """Do what was waited with, unless nobody wants it any more."""
        if self._wants(channel, number):
            well, value = task.outcome()
            _later(lambda: self._post.deliver(number, well, value))

    def _wants(self, channel: str, number: int) -> bool:
        wanted = self._latest.get(channel) == number
        if not wanted:
            self._post.waiting.pop(number, None)
        return wanted

    def busy(self, channel: str | None = None) -> bool:
        """Whether work is under way, on one channel or on any."""
        return bool(self._latest) if channel is None else channel in self._latest

    def drop(self, channel: str) -> None:
        """Let the result of work under way on a channel go unheard."""
        self._latest.pop(channel, None)

    def forget(self) -> None:
        """Let results of all work under way go unheard."""
        self._latest.clear()


def _pool() -> QThreadPool:
    return QThreadPool.globalInstance()


@cache
def _in_turn() -> QThreadPool:
    """A pool of one: what is worked out in Python alone is no sooner done in two threads."""
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    return pool


def at_work() -> bool:
    """Whether the pools are doing anything, whoever asked for it."""
    return any(pool.activeThreadCount() for pool in (_pool(), _in_turn()))


def wait_for_work(most_ms: int = -1) -> None:
    """Let the pools finish: no work may outlive the interpreter."""
    for pool in (_pool(), _in_turn()):
        pool.clear()
        pool.waitForDone(most_ms)
