"""Starting the window, and what is told when something of ours fails."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sample_rotas import SAMPLES
from ui import app
from ui.main_window import MainWindow
from ui.settings import SECONDS, THEME_CHOICE, Setting, Settings


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    """Put back what the application sets for itself."""
    hook = sys.excepthook
    yield
    sys.excepthook = hook


def test_a_file_named_on_the_command_line_is_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(app, "Settings", lambda: Settings(store))
    titles = []

    def leave() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        window = next(one for one in windows if one.settings._store is store)
        if window.session.is_open and not window.session.background.busy():
            titles.append(window.windowTitle())
            ticker.stop()
            # Not by closing it: Qt would ask once more to quit, and end every later test's waiting.
            QApplication.exit(0)

    ticker = QTimer()
    ticker.timeout.connect(leave)
    ticker.start(20)
    assert app.run(SAMPLES[0].path) == 0
    assert titles == [f"{SAMPLES[0].path.stem}[*] – Ambrota"]


def test_a_fault_of_our_own_is_told_in_the_window(window: MainWindow) -> None:
    app.tell_faults(window)
    try:
        raise KeyError("lost")
    except KeyError as fault:
        sys.excepthook(KeyError, fault, fault.__traceback__)
    assert window.messages.isVisible()
    assert "Something went wrong inside Ambrota" in window.messages.title.text()
    assert "Traceback" not in window.messages.detail.text()


def test_a_setting_of_the_wrong_type_is_as_good_as_none(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue(SECONDS.key, "soon")
    settings = Settings(store)
    assert settings.get(SECONDS) == 60
    settings.put(THEME_CHOICE, "dark")
    assert settings.get(THEME_CHOICE) == "dark"
    assert settings.get(Setting("none/such", 3)) == 3
