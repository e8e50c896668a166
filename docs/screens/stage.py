"""A window, and the hands that bring it to a screen."""

from __future__ import annotations

import hashlib
import pickle
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from docs.screens.told import Told
from sample_rotas import BY_ID
from solver.request import Outcome, Request
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tools import Tools
from ui.work import at_work, wait_for_work

NORTHGATE, EASTFIELD, STONEBRIDGE = (
    "northgate-dca-24-line", "eastfield-station-12-weeks", "stonebridge-cannot-hold",
)  # fmt: skip
WORK, PATIENCE = 20.0, 120.0


class Stage:
    """A window, and the hands that bring it to a screen."""

    def __init__(self, folder: Path, size: tuple[int, int], theme: str, fresh: bool) -> None:
        store = QSettings(str(folder / f"{time.monotonic_ns()}.ini"), QSettings.Format.IniFormat)
        self.app = application(Settings(store))
        self.window = MainWindow(Session(Tools(job=Told)), Settings(store))
        self.fresh = fresh
        self.window.resize(*size)
        self.window.show()
        self.act(f"theme_{theme}")
        self.spin()

    @property
    def grid(self) -> Any:
        """The grid of the rota shown."""
        return self.window.grid.main.view

    def spin(self, seconds: float = 0.15) -> None:
        """Let the window draw and follow."""
        QTest.qWait(int(1000 * seconds))

    def until(self, ready: Callable[[], object]) -> None:
        """Wait for something, then until nothing is under way."""
        ends = time.monotonic() + PATIENCE
        while not ready() or self.window.importing.busy or at_work():
            if time.monotonic() > ends:
                raise TimeoutError("the window is not done")
            QTest.qWait(5)
        self.spin()

    def act(self, name: str) -> None:
        """Use an action of the menus, and wait for what it brings."""
        self.window.actions_by_id[name].trigger()
        self.spin()
        reading = self.window.desk.representing
        self.until(lambda: name != "representative" or getattr(reading.page, "board", None))

    def open(self, sample: str = NORTHGATE) -> None:
        """Open a sample, and wait until it is checked."""
        self.window.open_path(BY_ID[sample].path)
        session = self.window.session
        self.until(lambda: session.is_open and session.current.audit is not None)

    def propose(self, sample: str = NORTHGATE) -> None:
        """Open a sample and be told what a search of it finds."""
        self.open(sample)
        Told.outcome = self._found(sample)
        done: list[int] = []
        self.window.session.versions_changed.connect(lambda: done.append(1))
        self.act("propose")
        self.until(lambda: bool(done))
        self.window.messages.hide()
        self.spin()

    def _found(self, sample: str) -> Outcome:
        """What a repeatable search finds, from the last time where that is at hand."""
        digest = hashlib.sha256(BY_ID[sample].path.read_bytes()).hexdigest()[:12]
        kept = Path(tempfile.gettempdir()) / f"ambrota-screens-{sample}-{digest}.pickle"
        if kept.is_file() and not self.fresh:
            found: Outcome = pickle.loads(kept.read_bytes())
            return found
        from ui.proposing import days_without_a_cell, search

        session = self.window.session
        request = Request(
            session.current.rota, session.rulebook, WORK, repeatable=True,
            locks=days_without_a_cell(session.source),
        )  # fmt: skip
        found = search(request, lambda _progress: None, lambda: False)
        kept.write_bytes(pickle.dumps(found))
        return found

    def dialog(self, show: Callable[[], None]) -> Any:
        """The picture of a dialog, whether or not it waits to be closed."""
        taken: list[Any] = []

        def take() -> None:
            for other in QApplication.topLevelWidgets():
                if other.isVisible() and other is not self.window:
                    taken.append(other.grab())
                    other.close()

        QTimer.singleShot(600, take)
        show()
        self.until(lambda: bool(taken))
        return taken[0]

    def close(self) -> None:
        """Leave nothing behind."""
        session = self.window.session
        self.window.propose.solving.discard()
        session.background.forget()
        session.undo.setClean()
        session.unsaved = False
        self.window.close()
        self.window.deleteLater()
        wait_for_work()


Drive = Callable[[Stage], Any]
"""Brings a stage to its screen; returns a widget or picture other than the window, if any."""
