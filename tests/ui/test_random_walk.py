"""A user who does anything at all, a few hundred steps: `tests.benchmarks.random_walk` goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ambrota.model import Change
from tests.benchmarks.random_walk import MadeUp, Walk, WalkError, answered, watched
from tests.benchmarks.walk_steps import open_rota
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tools import Tools
from ui.version import CURRENT

STEPS = 150


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window whose searches find something made up."""
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    application(settings)
    window = MainWindow(Session(Tools(job=MadeUp)), settings)
    window.show()
    yield window
    window.session.undo.setClean()
    window.session.unsaved = False
    window.propose.solving.discard()
    window.session.background.forget()
    window.close()
    window.deleteLater()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3])
def test_nothing_fails_warns_or_is_lost(window: MainWindow, tmp_path: Path, seed: int) -> None:
    walk = Walk(seed, tmp_path, window, samples=("harbour-rrv-dca",))
    with watched(walk.faults), answered(walk):
        walk.go(STEPS)


def test_a_walk_sees_what_goes_wrong(window: MainWindow, tmp_path: Path) -> None:
    walk = Walk(1, tmp_path, window, samples=("harbour-rrv-dca",))
    with watched(walk.faults), answered(walk):
        open_rota(walk)
        session = window.session
        cell, duties = next(iter(session.current.rota.by_cell.items()))
        session.versions[CURRENT] = session.current.with_changes((Change(*cell, duties, ()),))
        with pytest.raises(WalkError, match="is not the first one"):
            walk.undo_to_the_start()


def test_a_walk_hears_exceptions_in_slots(window: MainWindow, tmp_path: Path) -> None:
    walk = Walk(1, tmp_path, window, samples=("harbour-rrv-dca",))
    with watched(walk.faults), answered(walk):
        window.session.note.connect(lambda _text: 1 / 0)
        window.session.note.emit("heard")
        with pytest.raises(WalkError, match="ZeroDivisionError"):
            walk.check()
