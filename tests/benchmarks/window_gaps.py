"""How long the window's thread is ever held while a station is worked on, and what held it.

    python -m tests.benchmarks.window_gaps [WORKBOOK] [--only import edit ...] [--seconds 15]
                                           [--people 1000 --days 365] [--tell 40]

A timer of one millisecond ticks in the window's own loop. Between two ticks nothing could be typed
or drawn. `process` is the processor time that this process took in the longest gap: on cores shared
with other work a gap can be longer by the clock than by anything that Ambrota did. With `--tell`,
where a gap is longer than so many milliseconds, what the window was in is told; looking on like
that now and then brings the run down.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ambrota.rulebook import default_rulebook
from tests.benchmarks.auditing import station
from ui.app import application, load_beside
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tidying import Tidying
from ui.tools import Tools
from ui.version import CURRENT
from ui.warming import warm
from ui.work import at_work, wait_for_work

ROOT = Path(__file__).resolve().parents[2]
VALLEY = ROOT / "tests/benchmarks/valley-48-person.xlsx"
PATIENCE = 300.0
PARTS = ("ui", "ambrota", "solver")


@dataclass
class Gap:
    """One time in which the window's loop did not turn."""

    wall: float = 0.0
    process: float = 0.0
    own: float = 0.0
    where: list[str] = field(default_factory=list)


class Ticks(QObject):
    """Ticks in the window's loop, and remembers how long it was kept from ticking."""

    def __init__(self, tell: float) -> None:
        super().__init__()
        self._tell = tell
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._seen = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self.gaps: list[Gap] = []
        self._last = (0.0, 0.0, 0.0)

    def begin(self) -> None:
        """Forget what was, and tick."""
        self.gaps = []
        self._again()
        self._timer.start()

    def end(self) -> None:
        """Tick no more."""
        self._tick()
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()

    def _tick(self) -> None:
        now = _now()
        wall, process, own = (one - other for one, other in zip(now, self._last, strict=True))
        self.gaps.append(Gap(wall, process, own, self._told() if 0 < self._tell < wall else []))
        self._again()

    def _again(self) -> None:
        # It looks on without the interpreter's lock: a thread of ours would wait for it.
        if self._tell:
            faulthandler.dump_traceback_later(self._tell, repeat=True, file=self._seen)
        self._last = _now()

    def _told(self) -> list[str]:
        self._seen.seek(0)
        told = self._seen.read().split("Timeout (")
        self._seen.seek(0)
        self._seen.truncate()
        return [_place(one) for one in told[1:]]


def _now() -> tuple[float, float, float]:
    return time.perf_counter(), time.process_time(), time.thread_time()


FRAME = re.compile(r'File "(.*?)", line (\d+) in (\S+)')


def _place(told: str) -> str:
    """Where the window was: what of Ambrota it was in, outermost first, and where others were."""
    threads = [FRAME.findall(one) for one in re.split(r"(?:Current t|T)hread ", told)[1:]]
    *others, window = threads or [[]]
    ours = [
        f"{path.rpartition(os.sep)[2]}:{line} {name}"
        for path, line, name in window
        if any(f"{os.sep}{part}{os.sep}" in path for part in PARTS)
    ]
    beside = [f"[{one[0][0].rpartition(os.sep)[2]} {one[0][2]}]" for one in others if one]
    return " > ".join(reversed(ours[:6])) + " " + " ".join(beside)


class Painted(QObject):
    """Hears when the grid is next painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.at = 0.0
        window.grid.main.view.viewport().installEventFilter(self)

    def eventFilter(self, _of: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


class Bench:
    """A window, and each job done in it with the ticks counted."""

    def __init__(self, workbook: Path, seconds: int, tell: float, folder: Path) -> None:
        settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
        self.app = application(settings)
        Tidying(self.app)
        self.window = MainWindow(Session(Tools()), settings)
        self.window.resize(1440, 900)
        self.window.show()
        self.workbook, self.seconds, self.folder = workbook, seconds, folder
        self.ticks, self.tell = Ticks(tell), tell
        self.failures: list[str] = []
        self.window.session.failed.connect(lambda error: self.failures.append(str(error)))
        self.window.propose.seconds.setRange(1, 3600)
        with self.job("parts loaded beside"):
            load_beside()
            QTest.qWait(50)
            self.until(lambda: not at_work())

    def take(self, people: int, days: int) -> None:
        """A rota of that many people, made up."""
        rota = station(people, days)
        warm(rota)
        with self.job(f"{people} people, {days} days: shown and checked"):
            self.window.session.take(rota, default_rulebook())
            self.until(lambda: _checked(self.window) and self.idle())

    def until(self, ready: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Let the loop turn until something is so, and a little more."""
        ends = time.perf_counter() + patience
        while not ready():
            if time.perf_counter() > ends:
                raise TimeoutError(f"waited {patience:g} s")
            QTest.qWait(1)
        QTest.qWait(60)

    def use(self, name: str, times: int = 1) -> None:
        """Use an action of the menus, so many times."""
        for _ in range(times):
            self.window.actions_by_id[name].trigger()
            QTest.qWait(10)

    def idle(self) -> bool:
        """Whether nothing is being worked out."""
        return not self.window.importing.busy and not self.window.propose.solving.running

    @contextmanager
    def job(self, name: str) -> Iterator[None]:
        """Count the gaps of one job and print them."""
        self.until(self.idle)
        self.ticks.begin()
        began = time.perf_counter()
        yield
        self.ticks.end()
        self._tell_of(name, time.perf_counter() - began)

    def _tell_of(self, name: str, took: float) -> None:
        gaps = sorted(self.ticks.gaps, key=lambda gap: -gap.wall)
        worst = max(gaps, key=lambda gap: min(gap.wall, gap.process))
        over = sum(min(gap.wall, gap.process) > 0.05 for gap in gaps)
        first = gaps[0]
        print(
            f"| {name} | {took:.1f} | {first.wall * 1000:.0f} ({first.process * 1000:.0f}) "
            f"| {worst.wall * 1000:.0f} ({worst.process * 1000:.0f}) | {over} |"
        )
        for gap in gaps[:4]:
            if gap.where:
                print(f"    {gap.wall * 1000:.0f} ms, process {gap.process * 1000:.0f}, "
                      f"window's thread {gap.own * 1000:.0f}")  # fmt: skip
                for place, times in Counter(gap.where).most_common(6):
                    print(f"      {times:3d} {place}")
        sys.stdout.flush()


def import_(bench: Bench) -> None:
    """A workbook through the wizard's page to the grid."""
    window = bench.window
    with bench.job("import: read and understood"):
        window.importing.open(bench.workbook)
        bench.until(lambda: window.importing.showing and bench.idle())
    with bench.job("import: opened and checked"):
        window.importing.go()
        bench.until(lambda: _checked(window) and bench.idle())


def _checked(window: MainWindow) -> bool:
    return window.session.is_open and window.session.current.audit is not None


def open_(bench: Bench) -> None:
    """A workbook opened without the page, over the one that is open."""
    window = bench.window
    with bench.job("open over another"):
        window.session.open_workbook(bench.workbook)
        bench.until(lambda: _checked(window) and bench.idle())


def audit(bench: Bench) -> None:
    """The whole rota checked again."""
    session = bench.window.session
    for _ in range(3):
        with bench.job("audit"):
            session.set_rulebook(session.rulebook)
            bench.until(bench.idle)


def edit(bench: Bench) -> None:
    """Codes typed over duties, undone; from the key to the grid painted with what was found."""
    window, taken = bench.window, []
    painted, view = Painted(window), window.grid.main.view
    heard: list[float] = []
    window.session.audited.connect(lambda _key: heard.append(time.perf_counter()))
    view.setFocus()
    with bench.job("edits"):
        for number in range(30):
            row, day = 7 * number % len(view.rota.people), 11 * number % view.rota.days
            view.setCurrentIndex(window.grid.main.model.index(row, day))
            bench.until(bench.idle)
            heard.clear()
            began, before = time.perf_counter(), time.process_time()
            QTest.keyClick(view, Qt.Key.Key_Delete)
            if not heard and bench.idle():
                continue  # it was rest already
            while not (heard and bench.idle()):
                QTest.qWait(0)
            bench.app.processEvents()  # rows in which nothing else was found are not painted again
            taken.append((max(painted.at, heard[-1]) - began, time.process_time() - before))
    walls, used = (sorted(1000 * one[at] for one in taken) for at in (0, 1))
    half = len(taken) // 2
    print(
        f"    {len(taken)} edits to the screen checked again: median {walls[half]:.0f} ms, worst "
        f"{walls[-1]:.0f}; processor {used[half]:.0f}, {used[-1]:.0f}"
    )
    with bench.job("undo and redo all"):
        undo = window.session.undo
        for step in (undo.undo, undo.redo, undo.undo):
            for _ in range(undo.count()):
                step()
                bench.until(bench.idle)


def solve(bench: Bench) -> None:
    """A search, and its proposals certified and shown."""
    window = bench.window
    window.propose.seconds.setValue(bench.seconds)
    with bench.job("solve: searched"):
        window.desk.propose()
        bench.until(lambda: not window.propose.solving.running)
    with bench.job("solve: certified and shown"):
        bench.until(bench.idle)
    with bench.job("each version shown, compared"):
        for key in list(window.session.versions):
            window.session.show(key)
            QTest.qWait(30)
        window.grid.set_comparing(True)
        QTest.qWait(100)
        window.grid.set_comparing(False)


def export(bench: Bench) -> None:
    """The comparison and every proposal written, and the review saved and opened again."""
    window, review = bench.window, bench.folder / "review.ambrota"
    with bench.job("export"):
        window.desk.files.export_to(bench.folder / "out")
        bench.until(bench.idle)
    with bench.job("save"):
        window.desk.files.save_to(review)
        bench.until(bench.idle)
    with bench.job("open the review"):
        window.desk.files.open_path(review)
        bench.until(lambda: _checked(window) and bench.idle())


def looks(bench: Bench) -> None:
    """Panes, persons and findings looked at; colours changed."""
    window = bench.window
    with bench.job("persons and findings"):
        for row in range(0, len(window.session.version(CURRENT).rota.people), 5):
            window.desk.show_person(row)
            QTest.qWait(5)
        bench.use("next_finding", 30)
    with bench.job("zoom"):
        bench.use("zoom_in", 6)
        bench.use("zoom_out", 12)
        bench.use("zoom_usual")
    with bench.job("colours"):
        bench.use("theme_dark")
        bench.use("theme_light")


JOBS = {"import": import_, "open": open_, "audit": audit, "edit": edit, "solve": solve,
        "export": export, "looks": looks}  # fmt: skip


def main() -> None:
    """Do every job, or those asked for, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", nargs="?", type=Path, default=VALLEY)
    parser.add_argument("--only", nargs="*", choices=JOBS, default=list(JOBS))
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--tell", type=float, default=0.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gaps-") as folder:
        print("| job | s | longest gap ms (process) | longest by both | over 50 ms |")
        print("|---|---|---|---|---|")
        bench = Bench(given.workbook, given.seconds, given.tell / 1000, Path(folder))
        if given.people:
            bench.take(given.people, given.days)
        for name in given.only:
            JOBS[name](bench)
        for failure in bench.failures:
            print("FAILED:", failure)
        wait_for_work()
    sys.stdout.flush()
    os._exit(1 if bench.failures else 0)


if __name__ == "__main__":
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    main()
