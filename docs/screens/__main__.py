"""Take the pictures that are asked for."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

import docs.screens
from docs.screens.stage import Stage
from docs.screens.table import SCREENS, Screen

ROOT = Path(__file__).resolve().parents[2]


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
    parser = argparse.ArgumentParser(description=docs.screens.__doc__)
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
