"""The reading process: what kills it costs one message, and the next file is read."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ambrota.errors import UserError
from ambrota.parsing import confined
from ambrota.sheets.read import read_workbook

GOOD = b"Name,Role\nA Able,Paramedic\n"
HERE = Path(__file__).parents[3]

# Nested so deep that the parser needs more memory than the process may have.
DEEP = (
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    + b"<a>" * 2_000_000
)


def good(at) -> None:
    """A file is read, whatever came before it."""
    (sheet,) = read_workbook(at("good.csv", GOOD)).sheets
    assert [cell.value for cell in sheet.cells.values()] == ["Name", "Role", "A Able", "Paramedic"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_file_that_needs_all_memory_gets_a_message_and_the_next_is_read(at) -> None:
    with pytest.raises(UserError) as caught:
        read_workbook(at("deep.xls", DEEP))
    assert "more memory than any rota" in caught.value.found
    assert caught.value.where.endswith("deep.xls")
    assert "save" in caught.value.todo
    good(at)


def test_a_process_that_dies_gets_a_message_and_the_next_file_is_read(at, monkeypatch) -> None:
    monkeypatch.setattr(confined, "_START", "import os, sys; sys.stdin.buffer.read(9); os.abort()")
    confined._end_all()
    with pytest.raises(UserError, match="could not be read safely"):
        read_workbook(at("a.csv", GOOD))
    monkeypatch.undo()
    good(at)


def test_a_process_that_takes_too_long_is_ended(at, monkeypatch) -> None:
    endless = "import sys; sys.stdin.buffer.read(9)\nwhile True: pass"
    monkeypatch.setattr(confined, "_START", endless)
    monkeypatch.setattr(confined, "SECONDS", 0.3)
    confined._end_all()
    with pytest.raises(UserError, match="longer than") as caught:
        read_workbook(at("a.csv", GOOD))
    assert "save only the rota sheets" in caught.value.todo
    monkeypatch.undo()
    good(at)


def test_a_process_that_died_while_it_waited_is_replaced(at) -> None:
    good(at)
    (idle,) = confined._idle
    idle._process.kill()
    idle._process.wait()
    good(at)


def test_the_process_is_kept_for_the_next_small_file(at) -> None:
    good(at)
    first = confined._idle[0]
    good(at)
    assert confined._idle == [first]


def test_files_are_read_from_several_threads_at_once(at) -> None:
    path = at("good.csv", GOOD)
    read: list[int] = []
    threads = [
        threading.Thread(target=lambda: read.append(len(read_workbook(path).sheets)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [1, 1, 1, 1]
    assert len(confined._idle) == 1


def test_no_process_to_be_had_is_said_plainly(at, monkeypatch) -> None:
    confined._end_all()
    monkeypatch.setattr(sys, "executable", str(HERE / "no such program"))
    confined.prepare()
    with pytest.raises(UserError, match="cannot be started"):
        read_workbook(at("good.csv", GOOD))


@pytest.mark.skipif(os.name == "nt", reason="a shell command")
def test_nothing_outlives_the_application(at) -> None:
    path = at("good.csv", GOOD)
    code = (
        "from pathlib import Path; from ambrota.parsing import confined;"
        f"confined.parse_confined(Path({str(path)!r}).read_bytes(), 'good.csv');"
        "print(confined._idle[0]._process.pid); import os; os._exit(0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HERE, capture_output=True, text=True, check=True
    )
    # It was not told to end: it sees that its end of the pipe is closed.
    _wait_until_gone(int(done.stdout))


def _wait_until_gone(pid: int) -> None:
    ended = threading.Event()
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists():
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            if state == "Z":
                return
        ended.wait(0.02)
    raise AssertionError("the reading process outlived the application")
