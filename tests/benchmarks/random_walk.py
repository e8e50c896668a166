"""Thousands of random user actions: nothing may fail, warn or be lost.

    python -m tests.benchmarks.random_walk [--seed 1] [--steps 3000] [--tell]

Every action goes through real events. Whatever raises an exception, warns in Qt, or is told as a
fault inside Ambrota ends the walk; the last steps are told, and the same seed gives them again.
Undone to the start, the first rota must be there again; redone, all that was done; read back, what
was saved.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from ambrota import store
from ambrota.model import Change, Kind, Rota
from sample_rotas import BY_ID
from solver.request import Outcome, Progress, Proposal, SolveStatus
from tests.benchmarks import walk_steps
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tools import Tools
from ui.version import CURRENT
from ui.work import wait_for_work

IGNORED = ("This plugin does not support",)
PATIENCE = 60.0


class WalkError(Exception):
    """Something went wrong; the message says what."""


class MadeUp:
    """A search that finds random changes after a while, or nothing."""

    random = Random(0)

    def __init__(self, request: Any) -> None:
        self.request, self._left = request, self.random.randrange(1, 12)
        self._over = False

    def start(self) -> None:
        """Nothing to start."""

    def poll(self, _timeout: float = 0.0) -> list[Any]:
        """Where it stands, and at last what it found."""
        self._left -= 1
        if self._over or self._left > 0:
            return [] if self._over else [Progress(1.0, "people", "Best so far: 1.", 1.0, 2.0)]
        self._over = True
        found = tuple(self._proposal(name) for name in "AB"[: self.random.randrange(3)])
        status = SolveStatus.IMPROVED if found else SolveStatus.NO_BETTER_FOUND
        return [Outcome(status, 1.0, 1, 2, {"ambrota": "1"}, found)]

    def cancel(self) -> None:
        """End soon."""
        self._left = min(self._left, 1)

    def kill(self) -> None:
        """End now."""
        self._over = True

    def _proposal(self, name: str) -> Proposal:
        rota: Rota = self.request.rota
        free = [(who.id, day) for who in rota.people for day in range(rota.days)]
        free = [cell for cell in free if cell not in rota.by_cell]
        changes = []
        for person, day in self.random.sample(free, min(len(free), self.random.randrange(6))):
            shift = next((one for one in rota.shifts if one.start is not None), None)
            if shift is not None:
                changes.append(Change(person, day, (), (shift.duty(person, day),)))
        return Proposal(name, "Made up", "For the walk.", tuple(changes), (), ())


class Walk:
    """One window, one generator of random numbers, and all that must stay true."""

    def __init__(
        self, seed: int, folder: Path, window: MainWindow, samples: tuple[str, ...] = ()
    ) -> None:
        self.random, self.folder, self.window = Random(seed), folder, window
        self.samples = samples or ("harbour-rrv-dca", "northgate-dca-24-line")
        MadeUp.random = self.random
        self.faults: list[str] = []
        self.done: deque[str] = deque(maxlen=25)
        self.saved: dict[Path, Any] = {}
        self._first: Any = None
        self._asked = 0
        window.session.failed.connect(self._failed)
        window.session.opened.connect(self._opened)
        self._closer = QTimer(window, interval=10)
        self._closer.timeout.connect(self._answer)
        self._closer.start()

    # -- what must stay true ------------------------------------------------------------------

    def _failed(self, error: Any) -> None:
        if "inside Ambrota" in str(getattr(error, "title", error)):
            self.faults.append(f"told as a fault: {error.found}")

    def _opened(self) -> None:
        self._first = of_rota(self.window.session.current.rota)

    def state(self) -> Any:
        """All that may not be lost."""
        session = self.window.session
        return {key: of_rota(one.rota) for key, one in session.versions.items()}, session.chosen

    def undo_to_the_start(self) -> None:
        """Undo everything, and redo it."""
        session, stack = self.window.session, self.window.session.undo
        self.wait()
        if not session.is_open or self.window.importing.showing:
            return
        before, index, count = self.state(), stack.index(), stack.count()
        stack.setIndex(0)
        if of_rota(session.current.rota) != self._first:
            raise WalkError("undone to the start, the rota is not the first one")
        stack.setIndex(index - (count - stack.count()))
        if self.state() != before:
            raise WalkError("redone, the rotas are not what they were")
        self.wait()

    def save_and_compare(self) -> None:
        """Save the review, and read from the file what is open."""
        session = self.window.session
        self.wait()
        if not session.is_open or self.window.importing.showing:
            return
        path = self.folder / f"{self.random.choice('abc')}.ambrota"
        self.window.desk.files.save_to(path, wait=True)
        self.check()
        if self.window.desk.files.modified:
            raise WalkError("saved, and still said not to be")
        review = store.open_review(path)
        read = {CURRENT: of_rota(review.current)}
        read |= {one.id: of_rota(one.apply(review.current)) for one in review.proposals}
        if read != self.state()[0]:
            raise WalkError(
                f"what was saved is not what was open: {differs(read, self.state()[0])}"
            )
        self.saved[path] = read

    def check(self) -> None:
        """Raise what has gone wrong since."""
        if self.faults:
            raise WalkError("\n".join(self.faults))

    # -- walking ------------------------------------------------------------------------------

    def go(self, steps: int, tell: Callable[[str], None] = lambda _text: None) -> None:
        """Take so many steps, and undo all at the end."""
        functions, weights = zip(*walk_steps.STEPS, strict=True)
        for number in range(steps):
            if not self.window.session.is_open and self.random.random() < 0.5:
                step = walk_steps.open_rota
            else:
                step = self.random.choices(functions, weights)[0]
            self.done.append(f"{number} {step.__name__}")
            tell(self.done[-1])
            self._asked = 0
            step(self)
            QTest.qWait(0 if self.random.random() < 0.8 else 15)
            self.check()
        self.done.append("the end")
        self.undo_to_the_start()
        self.wait()
        self.check()

    def wait(self) -> None:
        """Until nothing is under way."""
        window = self.window
        ends = time.monotonic() + PATIENCE
        while window.importing.busy or window.propose.solving.running:
            if time.monotonic() > ends:
                raise WalkError("work under way never ended")
            QTest.qWait(1)
        self.check()

    def act(self, name: str) -> None:
        """Use an action, if there is one that can be used."""
        action = self.window.actions_by_id.get(name)
        if action is not None and action.isEnabled():
            self.use(action)

    def use(self, action: QAction) -> None:
        """By its key or by its menu."""
        self.done.append(f"  {action.objectName() or action.text()}")
        action.trigger()

    def top(self) -> QWidget:
        """What can be clicked now: a dialog before the window."""
        return QApplication.activeModalWidget() or self.window

    def workbook(self) -> Path:
        """A copy of a sample: that is not known by its path, and goes through the wizard."""
        sample = BY_ID[self.random.choice(self.samples)].path
        path = self.folder / f"own {self.random.choice('xyz')}{sample.suffix}"
        if not path.exists():
            shutil.copy(sample, path)
        return path

    def _answer(self) -> None:
        """In a dialog: a few random clicks, then close it. A menu is closed at once."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            self._asked += 1
            self.done.append(f"  in {type(dialog).__name__}")
            if self._asked < 6:
                self.random.choice(
                    (walk_steps.any_button, walk_steps.any_row, walk_steps.any_field)
                )(self)
            else:
                dialog.reject()


def of_rota(rota: Rota) -> Any:
    """What people work and who is locked, however it is kept: a day that is said to be rest is the
    same as one of which nothing is said.
    """
    duties = {
        cell: worked
        for cell, found in rota.by_cell.items()
        if (worked := tuple(one for one in found if one.kind is not Kind.REST))
    }
    return duties, frozenset(rota.sessions), tuple((one.id, one.locked) for one in rota.people)


def differs(read: dict[str, Any], open_: dict[str, Any]) -> str:
    """Where two states first differ, version by version."""
    if read.keys() != open_.keys():
        return f"versions {sorted(read)} and {sorted(open_)}"
    for key, (one, other) in ((key, (read[key], open_[key])) for key in read):
        for part, was, now in zip(("duties", "sessions", "people"), one, other, strict=True):
            if was != now and part == "duties":
                cells = [cell for cell in was | now if was.get(cell) != now.get(cell)]
                return f"{key}, {cells[0]}: {was.get(cells[0])} and {now.get(cells[0])}"
            if was != now:
                return f"{key}, {part}: {set(was) ^ set(now)}"
    return "nowhere"


@contextmanager
def watched(faults: list[str]) -> Iterator[None]:
    """Exceptions and Qt's warnings meanwhile are faults."""

    def raised(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    def warned(kind: QtMsgType, _context: Any, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not message.startswith(IGNORED):
            faults.append(f"Qt says: {message}")

    with mock.patch.object(sys, "excepthook", raised):
        before = qInstallMessageHandler(warned)
        try:
            yield
        finally:
            qInstallMessageHandler(before)


@contextmanager
def answered(walk: Walk) -> Iterator[None]:
    """Questions are answered at random, files chosen in the walk's folder, nothing opened."""

    def question(*_given: Any, **_named: Any) -> Any:
        button = QMessageBox.StandardButton
        return walk.random.choice((button.Save, button.Discard, button.Discard, button.Cancel,
                                   button.Yes, button.No))  # fmt: skip

    def saved(*_given: Any, **_named: Any) -> tuple[str, str]:
        return str(walk.folder / walk.random.choice(("a.ambrota", "d", "e.toml"))), ""

    def opened(*_given: Any, **_named: Any) -> tuple[str, str]:
        return str(walk.random.choice(("", walk.workbook()))), ""

    def folder(*_given: Any, **_named: Any) -> str:
        return str(walk.folder / "out")

    def nothing(*_given: Any, **_named: Any) -> bool:
        return True

    with (
        mock.patch.object(QMessageBox, "question", question),
        mock.patch.object(QMessageBox, "about", nothing),
        mock.patch.object(QFileDialog, "getSaveFileName", saved),
        mock.patch.object(QFileDialog, "getOpenFileName", opened),
        mock.patch.object(QFileDialog, "getExistingDirectory", folder),
        mock.patch.object(QDesktopServices, "openUrl", nothing),
    ):
        yield


def main() -> int:
    """Walk, and tell where it ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--tell", action="store_true")
    given = parser.parse_args()
    QStandardPaths.setTestModeEnabled(True)
    with tempfile.TemporaryDirectory(prefix="walk-") as name:
        settings = Settings(QSettings(f"{name}/s.ini", QSettings.Format.IniFormat))
        application(settings)
        window = MainWindow(Session(Tools(job=MadeUp)), settings)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        window.show()
        walk = Walk(given.seed, Path(name), window)
        try:
            with watched(walk.faults), answered(walk):
                walk.go(given.steps, print if given.tell else lambda _text: None)
        except Exception as fault:
            text = str(fault) if isinstance(fault, WalkError) else traceback.format_exc()
            print("\n".join([*walk.done, "", text, f"seed {given.seed}"]))
            sys.stdout.flush()
            os._exit(1)
        window.session.background.forget()
        wait_for_work()
    print(f"seed {given.seed}: {given.steps} steps, nothing failed, warned or was lost")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
