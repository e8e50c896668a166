"""A second start hands its file to the window that is open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from ui import app
from ui.door import Door, FileEvents, door_name, hand_over
from ui.main_window import MainWindow

KNOCKS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.door import hand_over
application = QCoreApplication([])
path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
print(hand_over(sys.argv[1], path))
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    return door_name(tmp_path)


def knock(qtbot: QtBot, *arguments: str) -> str:
    """Start another process that hands something over; what it said."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    order = [sys.executable, "-c", KNOCKS, *arguments]
    with subprocess.Popen(order, stdout=subprocess.PIPE, text=True, env=env) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
        assert process.stdout is not None
        return process.stdout.read().strip()


def test_a_file_is_handed_over(qtbot: QtBot, name: str, tmp_path: Path) -> None:
    asked: list[Path | None] = []
    parent = QObject()
    door = Door(name, asked.append, parent)
    assert knock(qtbot, name, str(tmp_path / "Rota – été.xlsx")) == "True"
    assert knock(qtbot, name) == "True"
    assert asked == [tmp_path / "Rota – été.xlsx", None]
    door.close()
    assert knock(qtbot, name) == "False"


def test_without_a_window_there_is_nobody_to_hand_it_to(qapp: object, name: str) -> None:
    assert not hand_over(name, None)


def test_what_a_dead_window_left_is_taken_over(qtbot: QtBot, name: str) -> None:
    server = QLocalServer()
    assert server.listen(name)
    place = server.fullServerName()
    server.close()
    if os.path.isabs(place) and os.name != "nt":
        Path(place).touch()
    asked: list[Path | None] = []
    parent = QObject()
    Door(name, asked.append, parent)
    assert knock(qtbot, name) == "True"
    assert asked == [None]


@pytest.mark.parametrize("said", [b"\n", b"nonsense\n", b'{"open": 7}\n', b"[]\n", b"x" * 70_000])
def test_nonsense_is_let_pass(qtbot: QtBot, name: str, said: bytes) -> None:
    asked: list[Path | None] = []
    parent = QObject()
    Door(name, asked.append, parent)
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(1000)
    socket.write(said)
    socket.flush()
    assert knock(qtbot, name) == "True"
    assert asked == [None]


def test_two_users_have_two_doors(tmp_path: Path) -> None:
    assert door_name(tmp_path) != door_name(tmp_path / "other")


def test_a_file_that_the_system_names_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Path | None] = []
    parent = QObject()
    FileEvents(asked.append, parent)
    event = QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "ours.ambrota")))
    QCoreApplication.sendEvent(parent, event)
    QCoreApplication.sendEvent(parent, QEvent(QEvent.Type.User))
    assert asked == [tmp_path / "ours.ambrota"]


def test_the_window_comes_forward_with_the_file(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window, "open_path", opened.append)
    window.showMinimized()
    app.come_forward(window, tmp_path / "ours.xlsx")
    assert not window.isMinimized()
    app.come_forward(window, None)
    assert opened == [tmp_path / "ours.xlsx"]
