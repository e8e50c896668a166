"""A window that dies takes nothing with it: what was not saved is offered by the next one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui import recovery
from ui.journal import FOLDER, Note, left_words
from ui.main_window import MainWindow
from ui.settings import AUTOSAVE

DIES = """
import sys
from PySide6.QtCore import QSettings, QTimer
from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from datetime import date
from ui import recovery
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

recovery.SOON = 20
settings = Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
app = application(settings)
window = MainWindow(Session(), settings)
shift = Shift("D", Kind.COVER, 420, 1140, 690, "DCA")
people = (Person("1", "Okafor", "paramedic"), Person("2", "Bell", "EMT"))
duties = tuple(shift.duty("1", day) for day in range(3))
rota = Rota("Northmoor", RotaKind.DATED, date(2026, 5, 4), 14, people, (shift,), duties)
window.session.take(rota, default_rulebook())
window.session.edit([("2", 1)], "D")
window.session.lock(["1"])
def told():
    kept = window.desk.manners.recovery
    if kept._kept is not None and not kept.busy:
        print("kept", flush=True)
ticker = QTimer()
ticker.timeout.connect(told)
ticker.start(20)
app.exec()
"""


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "SOON", 20)


def edited(qtbot: QtBot, window: MainWindow, rota: Rota) -> None:
    """A rota with one edit that is kept, but not saved."""
    window.session.take(rota, default_rulebook())
    window.session.edit([("3", 1)], "D")
    kept(qtbot, window)


def kept(qtbot: QtBot, window: MainWindow) -> None:
    keeping = window.desk.manners.recovery
    qtbot.waitUntil(lambda: keeping._kept is not None and not keeping.busy, timeout=60_000)


def copies(tmp_path: Path, ending: str = ".ambrota") -> list[Path]:
    return list((tmp_path / FOLDER).glob(f"*{ending}"))


def buttons(window: MainWindow, words: str) -> list[QPushButton]:
    return [
        one
        for one in window.start.findChildren(QPushButton)
        if one.text().startswith(words) and one.isVisibleTo(window.start)
    ]


def test_a_killed_window_leaves_its_edits_to_the_next(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    order = [sys.executable, "-c", DIES, str(tmp_path / "settings.ini")]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(order, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    window = make_window()
    (button,) = buttons(window, "Recover")
    assert "Northmoor, 1 edit, last kept today at" in button.accessibleName()
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    rota = window.session.current.rota
    assert [duty.code for duty in rota.by_cell["2", 1]] == ["D"]
    assert rota.person("1").locked
    assert window.desk.files.modified
    assert "Recovered: Northmoor" in window.messages.title.text()
    # It is kept anew, so that another crash takes nothing either, and is offered no more.
    kept(qtbot, window)
    assert [one.stem for one in copies(tmp_path)] == [window.desk.manners.recovery.journal.name]


def test_a_window_that_closes_leaves_nothing(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    edited(qtbot, window, small_rota)
    assert copies(tmp_path)
    monkeypatch.setattr(
        QMessageBox, "question", lambda *_, **__: QMessageBox.StandardButton.Discard
    )
    window.close()
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_nothing_is_kept_of_what_is_saved_or_undone(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, tmp_path: Path
) -> None:
    edited(qtbot, window, small_rota)
    window.session.undo.undo()
    qtbot.waitUntil(lambda: not copies(tmp_path), timeout=60_000)
    window.session.undo.redo()
    kept(qtbot, window)
    window.desk.files.save_to(tmp_path / "ours.ambrota")
    qtbot.waitUntil(lambda: not copies(tmp_path), timeout=60_000)


def test_two_windows_keep_apart(
    qtbot: QtBot, make_window: Callable[[], MainWindow], small_rota: Rota, tmp_path: Path
) -> None:
    first = make_window()
    edited(qtbot, first, small_rota)
    second = make_window()
    assert second.desk.manners.recovery.left == []
    edited(qtbot, second, small_rota)
    assert len(copies(tmp_path)) == 2


def test_a_broken_copy_says_so_and_stays(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "a.ambrota").write_bytes(b"SQLite format 3\x00 and then nothing")
    note = {"title": "Northmoor", "at": "2026-11-20T14:02:00", "review": "/r/ours.ambrota"}
    (folder / "a.json").write_text(json.dumps(note))
    window = make_window()
    (button,) = buttons(window, "Recover")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.messages.isVisible, timeout=60_000)
    assert window.messages.title.text() == "What was not saved cannot be recovered"
    assert "open /r/ours.ambrota as you saved it" in window.messages.detail.text()
    assert not window.session.is_open
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "question", lambda *_, **__: answers.pop(0))
    (discard,) = buttons(window, "Discard")
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert copies(tmp_path)
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert not copies(tmp_path)
    assert not buttons(window, "Recover")


def test_who_opens_something_else_is_reminded(
    qtbot: QtBot, make_window: Callable[[], MainWindow], small_rota: Rota, tmp_path: Path
) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    first = make_window()
    edited(qtbot, first, small_rota)
    (kept_copy,) = copies(tmp_path)
    shutil.copy(kept_copy, folder / "dead.ambrota")
    shutil.copy(kept_copy.with_suffix(".json"), folder / "dead.json")
    window = make_window()
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(window.messages.isVisible, timeout=60_000)
    assert "not saved when Ambrota last ended" in window.messages.title.text()
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        qtbot.mouseClick(window.messages.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Recovered" in window.messages.title.text(), timeout=60_000)
    assert [duty.code for duty in window.session.current.rota.by_cell["3", 1]] == ["D"]


def test_a_review_saved_elsewhere_meanwhile_is_not_written_over(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    edited(qtbot, window, small_rota)
    file = tmp_path / "ours.ambrota"
    window.desk.files.save_to(file)
    qtbot.waitUntil(lambda: window.session.review == file, timeout=60_000)
    file.write_bytes(b"somebody else's")
    asked = []

    def question(_parent: object, title: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(title)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", question)
    window.session.edit([("3", 3)], "D")
    window.actions_by_id["save"].trigger()
    assert asked == ["Replace what somebody else saved?"]
    assert file.read_bytes() == b"somebody else's"
    assert window.desk.files.modified


def test_nothing_is_kept_where_that_is_not_wanted(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, tmp_path: Path
) -> None:
    window.settings.put(AUTOSAVE, False)
    window.session.take(small_rota, default_rulebook())
    window.session.edit([("3", 1)], "D")
    assert not window.desk.manners.recovery.busy


NOW = datetime(2026, 11, 23, 9, 0)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (Note("Ours", "2026-11-23T08:30:00"), "last kept today at 08:30."),
        (Note("Ours", "2026-11-22T08:30:00", 1), "1 edit, last kept yesterday at 08:30."),
        (
            Note("Ours", "2026-11-20T23:05:00", 7, "/r/a.ambrota"),
            "7 edits, last kept on Friday 20 November at 23:05. The review as you last saved it: "
            "/r/a.ambrota.",
        ),
    ],
)
def test_what_was_left_is_told_in_words(note: Note, words: str) -> None:
    assert left_words(note, NOW) == ("Ours", words)
    assert "cannot be read" in left_words(None, NOW)[1]
