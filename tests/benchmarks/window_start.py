"""How long from the command to the first window drawn: `python -m tests.benchmarks.window_start`.

    python -m tests.benchmarks.window_start [--rounds 5] [--imports 15]

Each round is `run.py` without arguments in a process of its own, on Qt's offscreen platform, with
everything read from the disk before. The window says when it was first painted. `--imports` names
the parts that took longest to load.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAINTED = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from ui import app, main_window
import ui.main_window

class Window(ui.main_window.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(time.time(), time.process_time(), flush=True),
                                      __import__("os")._exit(0)))

app.MainWindow = Window
app.run()
"""


def start(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the window was painted, by the clock and of the processor."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", "-c", PAINTED],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not done.stdout:
        raise RuntimeError(done.stderr)
    painted, used = (float(one) for one in done.stdout.split())
    return painted - began, used


def set_up() -> float:
    """Seconds that run.py itself takes before it becomes Ambrota."""
    code = "import run; run.is_ready([run.RUNTIME]); run.has_display()"
    began = time.time()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return time.time() - began


def imports(environment: dict[str, str], most: int) -> None:
    """What takes longest to load, itself and with what it loads."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import ui.app"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    rows = re.findall(r"(\d+) \|\s+(\d+) \|\s+(\S+)", told)
    for own, all_of_it, name in sorted(rows, key=lambda row: -int(row[1]))[:most]:
        print(f"{int(all_of_it) / 1000:8.0f} ms, itself {int(own) / 1000:5.0f}  {name}")


def main() -> None:
    """Start so many times and print the median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--imports", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="start-") as home:
        environment = dict(
            os.environ, QT_QPA_PLATFORM="offscreen", HOME=home, XDG_CONFIG_HOME=home,
            XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home, PYTHONPATH=str(ROOT),
        )  # fmt: skip
        start(environment)
        taken = [start(environment) for _ in range(given.rounds)]
        clock, used = (statistics.median(one[at] for one in taken) for at in (0, 1))
        before = min(set_up() for _ in range(3))
        print("| first window after s | of the processor | run.py before it | worst |")
        print("|---|---|---|---|")
        worst = max(one for one, _ in taken)
        print(f"| {clock:.2f} | {used:.2f} | {before:.2f} | {worst:.2f} |")
        if given.imports:
            imports(environment, given.imports)


if __name__ == "__main__":
    main()
