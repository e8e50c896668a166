"""A window with settings of its own, a small rota, and a search that is told what to find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tools import Tools
from ui.work import wait_for_work

SHIFTS = (
    Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
    Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
    Shift("AL", Kind.LEAVE, paid=450),
    Shift("TR", Kind.TRAINING, 540, 1020, 450, category="statutory"),
    Shift("RD", Kind.REST),
)


class FakeJob:
    """A search that says what it is told to say, one list at each poll."""

    told: tuple[list[Any], ...] = ()

    def __init__(self, request: Any) -> None:
        self.request, self.cancelled, self.killed = request, False, False
        self._left = list(type(self).told)

    def start(self) -> None:
        """Nothing to start."""

    def poll(self) -> list[Any]:
        """The next list."""
        if not self._left:
            return []
        told = self._left.pop(0)
        if told and isinstance(told[0], Exception):
            raise told[0]
        return told

    def cancel(self) -> None:
        """Remember that it was asked to stop."""
        self.cancelled = True

    def kill(self) -> None:
        """Remember that it was ended."""
        self.killed = True


@pytest.fixture
def fake_job() -> Iterator[type[FakeJob]]:
    """The class of jobs that a window makes; set `told` before proposing."""
    FakeJob.told = ()
    yield FakeJob
    FakeJob.told = ()


@pytest.fixture
def small_rota() -> Rota:
    """Two people and their leader over two weeks from Monday 4 May 2026."""
    people = (
        Person("1", "Okafor", "team leader", contracted_hours=37.5),
        Person("2", "Adeyemi", "paramedic", line_manager="1", contracted_hours=37.5),
        Person("3", "Bell", "EMT", line_manager="1", locked=True),
    )
    codes = {"1": "DD...DD.DD....", "2": "N.D..NN..A....", "3": "D.D.D.D.D.D..."}
    letter = {"D": SHIFTS[0], "N": SHIFTS[1], "A": SHIFTS[2]}
    duties = tuple(
        letter[code].duty(person, day)
        for person, row in codes.items()
        for day, code in enumerate(row)
        if code != "."
    )
    first = date(2026, 5, 4)
    return Rota("Small", RotaKind.DATED, first, 14, people, SHIFTS, duties)


@pytest.fixture
def make_window(
    qtbot: QtBot, tmp_path: Path, fake_job: type[FakeJob]
) -> Iterator[Callable[[], MainWindow]]:
    """Makes windows that remember nothing of one another, and closes them."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        application(settings)
        window = MainWindow(
            Session(Tools(job=fake_job, ask=lambda request, _work: fake_job(request))), settings
        )
        window.resize(1440, 900)
        qtbot.addWidget(window, before_close_func=_let_go)
        window.show()
        made.append(window)
        return window

    yield make
    wait_for_work(30_000)


def _let_go(window: MainWindow) -> None:
    """Close without being asked whether to save."""
    window.session.undo.setClean()
    window.session.unsaved = False
    window.session.background.forget()


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    """A window with nothing open."""
    return make_window()
