"""A search in a process of its own: it can be stopped, and it can die without harm."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import Any

from ambrota.errors import UserError
from solver.request import Progress

PROPOSE = "solver.run:propose"
ANSWER = "solver.why_not:answer"
"""What a job can work at: a function of a plain request, a hearer of progress and a way to stop."""


class Job:
    """One request worked on in a spawned process: plain values in, progress and an outcome out.

    `work`: where the function stands that does it (`solver.why_not:answer` for a `Question`).
    """

    def __init__(self, request: Any, work: str = PROPOSE) -> None:
        self.request = request
        self.work = work
        self._process: BaseProcess | None = None
        self._ear: Connection | None = None
        self._stop: Event | None = None
        self.finished = False

    def start(self) -> None:
        """Start the process. Returns at once."""
        context = multiprocessing.get_context("spawn")
        self._ear, mouth = context.Pipe(duplex=False)
        self._stop = context.Event()
        self._process = context.Process(
            target=_work, args=(self.work, self.request, mouth, self._stop), daemon=True
        )
        with _deaf_to_ctrl_c():
            self._process.start()
        mouth.close()

    def poll(self, timeout: float = 0.0) -> list[Any]:
        """What has come since the last poll, waiting so long for the first of it.

        Raises UserError when the search could not be done or its process died.
        """
        heard: list[Any] = []
        while self._ear is not None and self._ear.poll(0.0 if heard else timeout):
            try:
                message = self._ear.recv()
            except (EOFError, OSError):
                self._end()
                raise _died(self._process) from None
            if isinstance(message, UserError):
                self._end()
                raise message
            heard.append(message)
            if not isinstance(message, Progress):
                self._end()
        return heard

    def cancel(self) -> None:
        """Ask it to stop soon and to hand over the best found so far."""
        if self._stop is not None:
            self._stop.set()

    def kill(self) -> None:
        """End it at once; nothing more comes of it."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
        self._end()

    def wait(self) -> None:
        """Wait until the process has gone."""
        if self._process is not None:
            self._process.join()

    def _end(self) -> None:
        self.finished = True
        if self._ear is not None:
            self._ear.close()
            self._ear = None


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears Ctrl+C, not even before its first line runs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _died(process: BaseProcess | None) -> UserError:
    code = None if process is None else process.exitcode
    return UserError(
        "The search stopped unexpectedly",
        found=f"its process ended with code {code}",
        expected="an outcome",
        todo="propose again; the current rota and everything saved are untouched",
    )


def _work(work: str, request: Any, mouth: Connection, stop: Event) -> None:
    """The process: search, tell progress, hand over the outcome. The parent alone hears Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        mouth.send(_outcome(work, request, mouth, stop))
    except BrokenPipeError:
        pass  # nobody listens any more
    finally:
        mouth.close()


def _outcome(work: str, request: Any, mouth: Connection, stop: Event) -> Any:
    """What the search ends in; a fault of ours is told in words, not as a stack trace."""
    module, name = work.split(":")
    try:
        return getattr(import_module(module), name)(request, mouth.send, stop.is_set)
    except UserError as error:
        return error
    except BrokenPipeError:
        raise
    except Exception as fault:
        if os.environ.get("AMBROTA_DEBUG") == "1":
            raise
        return UserError(
            "The search failed inside Ambrota",
            found=f"{type(fault).__name__}: {fault}",
            todo="report it; the current rota and everything saved are untouched",
        )
