"""A search in a process of its own: it can be stopped, and it can die without harm."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import Any

from ambrota.errors import UserError
from solver.request import Outcome, Progress, Proposal, SolveStatus

PROPOSE = "solver.run:propose"
ANSWER = "solver.explaining.why_not:answer"
"""What a job can work at: a function of a plain request, a hearer of progress and a way to stop."""

FIRST = "Hold"
"""Name of the first proposal that holds."""


class Job:
    """One request worked on in a spawned process: plain values in, progress and an outcome out.

    `work`: where the function stands that does it (`ANSWER` for a `Question`).
    """

    def __init__(self, request: Any, work: str = PROPOSE) -> None:
        self.request = request
        self.work = work
        self._process: BaseProcess | None = None
        self._ear: Connection | None = None
        self._stop: Event | None = None
        self.finished = False
        self._began = time.monotonic()
        self._best: dict[str, Proposal] = {}

    def start(self) -> None:
        """Start the process. Returns at once."""
        self._began = time.monotonic()
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

        A process that dies leaves the best that it had found by then, as an outcome that says so.
        Raises UserError when the search could not be done, or died before anything held.
        """
        heard: list[Any] = []
        while self._ear is not None and self._ear.poll(0.0 if heard else timeout):
            try:
                message = self._ear.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                message = _died(self._process)
            if isinstance(message, UserError):
                self._end()
                if not self._best:
                    raise message
                message = self._rescued(message)
            if isinstance(message, Progress) and message.best is not None:
                self._best[message.best.name] = message.best
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

    def _rescued(self, error: UserError) -> Outcome:
        """The best that was found before the search came to grief."""
        found = list(self._best.values())
        # What merely holds is the beginning of all the others.
        found = [each for each in found if each.name != FIRST] or found
        return Outcome(
            SolveStatus.CANCELLED,
            round(time.monotonic() - self._began, 2),
            self.request.seed,
            self.request.workers,
            {"ortools": version("ortools")},
            tuple(replace(each, id=chr(ord("A") + at)) for at, each in enumerate(found)),
            repeatable=self.request.repeatable,
            budget=self.request.seconds,
            notes=(f"{error.title}: {error.found}. This is the best found so far.",),
        )

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
    if process is not None:
        process.join(1.0)  # it is as good as gone, and only then is its code known
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
    # A trust is searched in processes of its own, which a daemon may not have.
    multiprocessing.current_process().daemon = False
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
