"""Files read in a process of its own, which is held to limits and may die without harm.

A hostile or broken file can abort a reader, fill all memory or take for ever. Here it costs one
process and gives one message. The process is started early (`prepare`), kept for the next file,
and replaced when it failed or has read something large.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path

from ambrota.errors import UserError
from ambrota.parsing.guard import file_bytes
from ambrota.parsing.limits import AT_ONCE, READING_PROCESS, SECONDS
from ambrota.parsing.packed import ANSWER, REQUEST, Unpacked, unpack

# A process that has read more than this is not kept: it would hold on to its memory.
SMALL_FILE, SMALL_ANSWER = 1_000_000, 2_000_000
ANSWER_LIMIT = 200_000_000

_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from ambrota.parsing.worker import main; main()"
)
_idle: list[_Reader] = []
_ahead: list[_Ahead] = []
_lock = threading.Lock()


def prepare(*, at_once: bool = False) -> None:
    """Start a reading process, if none waits, so that the next file need not wait for one.

    `at_once`: the file follows, so that the process loads only what that file needs.
    """
    with _lock:
        if not _idle:
            with contextlib.suppress(UserError):  # said when a file is read
                _idle.append(_Reader(at_once=at_once))


def parse_confined(data: bytes, name: str) -> tuple[list[Unpacked], list[tuple[str, str, str]]]:
    """The sheets in a file's bytes, and what its kind of file does not tell.

    Raises `UserError` where they cannot be read or the reading process died of them.
    """
    with _lock:
        begun = next((one for one in _ahead if (one.data, one.path.name) == (data, name)), None)
        if begun is not None:
            _ahead.remove(begun)
    return unpack(_answer(data, name) if begun is None else begun.answer())


def read_ahead(path: Path) -> None:
    """Begin to read a file that will be asked for, while the application still loads the rest."""
    with _lock:
        _ahead[:] = [_Ahead(path)]
        _ahead[0].start()


class _Ahead(threading.Thread):
    """A file that is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.data = b""
        self._answer = b""
        self._error: UserError | None = None

    def run(self) -> None:
        """Read it, and keep what goes wrong for whoever asks."""
        try:
            self.data = file_bytes(self.path)
            self._answer = _answer(self.data, self.path.name)
        except UserError as error:
            self._error = error

    def answer(self) -> bytes:
        """What the reading process answered."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._answer


def _answer(data: bytes, name: str) -> bytes:
    reader = _take()
    try:
        answer = reader.ask(data, name)
    except BaseException:
        reader.end()
        raise
    if len(data) <= SMALL_FILE and len(answer) <= SMALL_ANSWER:
        _keep(reader)
    else:
        reader.end()
    return answer


def _take() -> _Reader:
    with _lock:
        while _idle:
            reader = _idle.pop()
            if reader.alive:
                return reader
            reader.end()
    return _Reader(at_once=True)


def _keep(reader: _Reader) -> None:
    with _lock:
        if not _idle:
            _idle.append(reader)
            return
    reader.end()


@atexit.register
def _end_all() -> None:
    with _lock:
        while _idle:
            _idle.pop().end()


class _Reader:
    """One reading process."""

    def __init__(self, *, at_once: bool) -> None:
        frozen = getattr(sys, "frozen", False)
        command = (
            [sys.executable, READING_PROCESS]
            if frozen
            else [sys.executable, "-P", "-X", "utf8", "-c", _START, str(_ROOT)]
        )
        command += [AT_ONCE] if at_once else []
        loud = os.environ.get("AMBROTA_DEBUG") == "1"
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if loud else subprocess.DEVNULL,
                # Ctrl+C is the application's to hear; on Windows no console window appears.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise UserError(
                "The process that reads workbooks cannot be started", sys.executable,
                error.strerror or type(error).__name__, "a second process of Ambrota's own",
                "close other programs and try again; if it stays so, ask your IT to let Ambrota "
                "start itself",
            ) from error  # fmt: skip

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    def ask(self, data: bytes, name: str) -> bytes:
        """Its answer for one file. Raises UserError when it dies or takes too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        watch = threading.Timer(SECONDS, give_up)
        watch.daemon = True
        watch.start()
        try:
            title = name.encode("utf-8", "replace")
            self._process.stdin.write(REQUEST.pack(len(title), len(data)) + title)
            self._process.stdin.write(data)
            self._process.stdin.flush()
            head = self._process.stdout.read(ANSWER.size)
            length = ANSWER.unpack(head)[0] if len(head) == ANSWER.size else ANSWER_LIMIT + 1
            answer = self._process.stdout.read(length) if length <= ANSWER_LIMIT else b""
        except OSError:
            length, answer = 1, b""
        finally:
            watch.cancel()
        if len(answer) != length:
            raise _not_safe(late.is_set())
        return answer

    def end(self) -> None:
        """End it; nothing more comes of it."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()


def _not_safe(late: bool) -> UserError:
    return UserError(
        "The file could not be read safely, so it was given up",
        "",
        f"reading it took longer than {SECONDS} s"
        if late
        else "reading it needs more memory than any rota, or breaks the reader",
        "a workbook of rota sheets",
        "open it in Excel and save only the rota sheets in a new workbook (.xlsx)",
    )
