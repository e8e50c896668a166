"""Pictures of every screen and state of the window, for the docs and for looking at.

    python -m docs.screens FOLDER [--only first-run compare ...] [--list] [--fresh]
    python -m docs.screens docs/images --only wizard window comparison conflict first-run progress

A screen is a row of `SCREENS`: its name, how to get there, and what differs from the usual window,
1440 x 900 in light. To add one, write a function that takes a `Stage` (or name an action) and add
its row. Proposals come from a repeatable search, made once and kept in the system's temporary
folder until the workbook changes or `--fresh` is given.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sample_rotas import BY_ID
from solver.request import Outcome, Progress, Request
from ui.app import application
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tools import Tools
from ui.work import at_work, wait_for_work

ROOT = Path(__file__).resolve().parents[1]
NORTHGATE, EASTFIELD, STONEBRIDGE = (
    "northgate-dca-24-line", "eastfield-station-12-weeks", "stonebridge-cannot-hold",
)  # fmt: skip
WORK, PATIENCE = 20.0, 120.0
SO_FAR = (
    "Holding every guarantee since 2 s. Fewest changes: {:g} days changed so far; "
    "proved: none has fewer than 1"
)
PROGRESS = (
    Progress(0.6, "Hold", "", None, None),
    *(
        Progress(seconds, "Fewest changes", SO_FAR.format(value), value, 1.0, "days changed",
                 1.9, 1)
        for seconds, value in ((3.2, 9.0), (4.1, 5.0), (5.4, 2.0))
    ),
)  # fmt: skip


class Told:
    """A search that tells what was found before, or goes on for ever."""

    outcome: Outcome | None = None

    def __init__(self, _request: Any) -> None:
        self._left: list[list[Any]] = [[one] for one in PROGRESS]
        if self.outcome is not None:
            self._left.append([self.outcome])

    def start(self) -> None:
        """Nothing to start."""

    def poll(self, _timeout: float = 0.0) -> list[Any]:
        """The next that is told."""
        return self._left.pop(0) if self._left else []

    def cancel(self) -> None:
        """Nothing to stop."""

    kill = cancel


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


@dataclass(frozen=True)
class Screen:
    """One picture."""

    name: str
    drive: Drive
    size: tuple[int, int] = (1440, 900)
    theme: str = "light"
    scale: float = 1.0


def first_run(stage: Stage) -> None:
    """Nothing is open."""


def wizard(stage: Stage) -> None:
    """A workbook on its way in, with what it leaves open: a code that nothing explains."""
    from openpyxl import load_workbook

    book = load_workbook(BY_ID[EASTFIELD].path)
    for cell in ("H9", "L12", "P15"):
        book.worksheets[0][cell] = "K"
    with tempfile.TemporaryDirectory(prefix="screens-") as folder:
        path = Path(folder) / "Eastfield, January to April.xlsx"
        book.save(path)
        stage.window.importing.open(path)
        stage.until(lambda: stage.window.importing.showing)


def window(stage: Stage) -> None:
    """A rota as it stands, and the first thing that was found."""
    stage.open()
    stage.act("next_finding")


def dated(stage: Stage) -> None:
    """A dated rota, with nothing chosen."""
    stage.open(EASTFIELD)


def person(stage: Stage) -> None:
    """All there is to say of one person."""
    stage.open(EASTFIELD)
    stage.window.desk.show_person(3)
    stage.spin()


def doing(*names: str, sample: str = NORTHGATE) -> Drive:
    """A rota open, then these actions, one after the other."""

    def drive(stage: Stage) -> None:
        stage.open(sample)
        for name in names:
            stage.act(name)

    return drive


def deciding(*names: str, sample: str = NORTHGATE) -> Drive:
    """Proposals found, then these actions."""

    def drive(stage: Stage) -> None:
        stage.propose(sample)
        for name in names:
            stage.act(name)

    return drive


def asking(name: str, *, proposed: bool = False) -> Drive:
    """The dialog of an action."""

    def drive(stage: Stage) -> Any:
        stage.propose() if proposed else stage.open()
        return stage.dialog(lambda: stage.act(name))

    return drive


def running(stage: Stage) -> None:
    """A search under way."""
    stage.open()
    Told.outcome = None
    stage.act("propose")
    stage.until(lambda: stage.window.propose.solving.last is PROGRESS[-1])


def at_cell(name: str, *, sample: str = NORTHGATE, wait: float = 1.0) -> Drive:
    """An action for a cell of the grid, or what it opens."""

    def drive(stage: Stage) -> Any:
        stage.open(sample)
        stage.grid.setCurrentIndex(stage.grid.model().index(2, 4))
        stage.grid.setFocus()
        stage.act(name)
        stage.spin(wait)
        return QApplication.activeModalWidget() or QApplication.activePopupWidget()

    return drive


def answered(stage: Stage) -> None:
    """Why not, asked of a cell, with its answer."""
    at_cell("why_not", wait=0.2)(stage)
    stage.window.ask.go.click()
    stage.until(lambda: not stage.window.ask.inquiry.running)


def needed(stage: Stage) -> Any:
    """How many staff the rota needs, counted."""
    from ui.asking.needs_dialog import NeedsDialog

    stage.open()
    stage.act("needed")
    (dialog,) = stage.window.findChildren(NeedsDialog)
    stage.until(lambda: not dialog.inquiry.running)
    picture = dialog.grab()
    dialog.close()
    return picture


def typing(stage: Stage) -> None:
    """Several cells chosen, and a code being typed over them."""
    stage.open(EASTFIELD)
    stage.grid.setCurrentIndex(stage.grid.model().index(4, 3))
    stage.grid.setFocus()
    QTest.keyClicks(stage.grid, "D")
    stage.until(lambda: _told(stage))


def _told(stage: Stage) -> bool:
    """Whether it is said what a code being typed would do."""
    text = stage.window.grid.said.text()
    return text.startswith("D,") and "worked out" not in text


def large(stage: Stage) -> None:
    """A thousand people."""
    from ambrota.rulebook import default_rulebook
    from tests.benchmarks.auditing import station

    session = stage.window.session
    session.take(station(1000, 84), default_rulebook())
    stage.until(lambda: session.current.audit is not None)


def reading(tab: str) -> Drive:
    """A part of the representative's view."""

    def drive(stage: Stage) -> None:
        stage.propose()
        stage.act("representative")
        tabs = stage.window.desk.representing.page.tabs
        tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index(tab))
        stage.spin()

    return drive


SCREENS = (
    Screen("first-run", first_run),
    Screen("wizard", wizard),
    Screen("window", window),
    Screen("window-small", window, (1180, 720)),
    Screen("dated", dated),
    Screen("read", doing("understand")),
    Screen("findings", doing("check", "next_finding", "next_finding", sample=EASTFIELD)),
    Screen("person", person),
    Screen("cover", asking("cover_table")),
    Screen("typing", typing),
    Screen("history", doing("history")),
    Screen("propose", doing("prepare")),
    Screen("progress", running),
    Screen("conflict", deciding(sample=STONEBRIDGE)),
    Screen("scorecard", deciding("check")),
    Screen("decide", deciding("decide")),
    Screen("comparison", deciding("compare", "next_difference")),
    Screen("comparison-beside", deciding("side_by_side", "next_difference")),
    Screen("comparison-beside-small", deciding("side_by_side", "next_difference"), (1180, 720)),
    Screen("comparison-small", deciding("compare", "next_difference"), (1180, 720)),
    Screen("comparison-one-grid", deciding("one_grid", "next_difference")),
    Screen("changes", asking("changes", proposed=True)),
    Screen("frontier", asking("frontier", proposed=True)),
    Screen("scorecard-wide", asking("scorecard_wide", proposed=True)),
    Screen("year", doing("days_whole", sample=EASTFIELD)),
    Screen("hours", doing("days_day", sample=EASTFIELD)),
    Screen("teams", doing("order_team", "person_details", sample=EASTFIELD)),
    Screen("choices", at_cell("choices")),
    Screen("why-not", answered),
    Screen("needed", needed),
    Screen("representative", doing("representative", sample=EASTFIELD)),
    Screen("representative-comparison", deciding("representative")),
    Screen("representative-members", reading("What changes")),
    Screen("representative-rota", reading("Rota")),
    Screen("representative-findings", reading("Findings")),
    Screen("representative-fairness", reading("Fairness")),
    Screen("representative-pay", reading("Pay")),
    Screen("representative-comments", reading("Comments and sign-off")),
    Screen("decision-log", deciding("use", "decision_log")),
    Screen("help", asking("help")),
    Screen("glossary", asking("glossary")),
    Screen("rulebook", asking("rulebook")),
    Screen("settings", asking("preferences")),
    Screen("print", asking("print")),
    Screen("dark", window, theme="dark"),
    Screen("dark-comparison", deciding("compare"), theme="dark"),
    Screen("dark-first-run", first_run, theme="dark"),
    Screen("dark-wizard", wizard, theme="dark"),
    Screen("contrast", window, theme="contrast"),
    Screen("contrast-dark", window, theme="contrast_dark"),
    Screen("at-150", window, (1280, 800), scale=1.5),
    Screen("at-150-wizard", wizard, (1280, 800), scale=1.5),
    Screen("at-200", window, (1180, 720), scale=2.0),
    Screen("at-200-first-run", first_run, (1180, 720), scale=2.0),
    Screen("large", large),
)
"""Every picture. Names are file names: those that the docs show are there under the same name."""


def take(screens: list[Screen], folder: Path, fresh: bool) -> int:
    """Take these pictures in this process; returns how many could not be taken."""
    missing = 0
    with tempfile.TemporaryDirectory(prefix="screens-") as own:
        for screen in screens:
            stage = Stage(Path(own), screen.size, screen.theme, fresh)
            try:
                shown = screen.drive(stage)
                shown = stage.window if shown is None else shown
                picture = shown.grab() if isinstance(shown, QWidget) else shown
                picture.save(str(folder / f"{screen.name}.png"))
                print(f"{screen.name}: {picture.width()} x {picture.height()}", flush=True)
            except (KeyError, TimeoutError, AttributeError) as problem:
                missing += 1
                print(f"{screen.name}: NOT TAKEN, {type(problem).__name__} {problem}", flush=True)
            finally:
                stage.close()
    return missing


def main() -> int:
    """Take the pictures, those of each scale in a process of its own: it holds for all of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--only", nargs="*", choices=[one.name for one in SCREENS], default=[])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--scale", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args()
    wanted = [one for one in SCREENS if not given.only or one.name in given.only]
    if given.list or given.folder is None:
        print("\n".join(one.name for one in wanted))
        return 0
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.scale is not None:
        QStandardPaths.setTestModeEnabled(True)
        missing = take(
            [one for one in wanted if one.scale == given.scale], given.folder, given.fresh
        )
        sys.stdout.flush()
        os._exit(min(missing, 99))
    missing = 0
    for scale in sorted({one.scale for one in wanted}):
        names = [one.name for one in wanted if one.scale == scale]
        command = [sys.executable, "-m", "docs.screens", str(given.folder), "--scale", str(scale)]
        command += ["--only", *names, *(["--fresh"] if given.fresh else [])]
        environment = dict(os.environ, QT_SCALE_FACTOR=str(scale))
        missing += subprocess.call(command, cwd=ROOT, env=environment)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
