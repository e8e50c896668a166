"""How long a thousand people's year takes to read, beside what openpyxl alone takes for its cells.

    python -m tests.benchmarks.reading [--people 1000] [--days 365] [--rounds 3]

Each figure is a process of its own, from start to end. Seconds depend on the machine and on what
else it does: the ratios are what counts, and they are of one run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

OPENPYXL = (
    "import sys, openpyxl\n"
    "book = openpyxl.load_workbook(sys.argv[1], data_only=True)\n"
    "print(sum(cell.value is not None for page in book for row in page.rows for cell in row))"
)
OPENING = (
    "import sys, time; from pathlib import Path\n"
    "from ambrota.parsing.confined import prepare; prepare()\n"
    "from ambrota.opening import open_workbook\n"
    "open_workbook(Path(sys.argv[1]))\n"
    "began = time.perf_counter(); open_workbook(Path(sys.argv[1]))\n"
    "print(f'{time.perf_counter() - began:.3f}')"
)
CODES = (
    ("D", "Day", "06:30", "18:30", 11.5, "cover"),
    ("N", "Night", "18:30", "06:30", 11.5, "cover"),
    ("L", "Late", "14:00", "02:00", 11.5, "cover"),
    ("AL", "Annual leave", None, None, 7.5, "leave"),
    ("RD", "Rest day", None, None, None, "rest"),
)
PATTERN = ("D", "D", "N", "N", "RD", "RD", "RD", "RD", "L", "L", "RD", "RD", "AL", "RD")


def main() -> None:
    """Write the rota, read it each way, print one table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trust.xlsx"
        write_rota(path, options.people, options.days)
        size = f"{path.stat().st_size / 2**20:.1f} MB"
        print(f"{options.people} people, {options.days} days, {size}\n")
        ways = {
            "openpyxl, the cells": ["-c", OPENPYXL, str(path)],
            "show --json": ["-m", "ambrota", "show", str(path), "--json"],
            "show": ["-m", "ambrota", "show", str(path)],
            "check --json": ["-m", "ambrota", "check", str(path), "--json"],
        }
        print("| what | wall s | of openpyxl | processor s | peak MB |\n|---|---|---|---|---|")
        base = None
        for name, arguments in ways.items():
            wall, spent, peak = min(_timed(arguments) for _ in range(options.rounds))
            base = base or wall
            print(f"| {name} | {wall:.2f} | {wall / base:.2f} | {spent:.2f} | {peak:.0f} |")
        sample = Path(__file__).parents[2] / "sample_rotas" / "eastfield-station-12-weeks.xlsx"
        opened = subprocess.run(
            [sys.executable, "-c", OPENING, str(sample)], capture_output=True, text=True, check=True
        )
        print(f"\na station workbook, once started: {opened.stdout.strip()} s")


def write_rota(path: Path, people: int, days: int) -> None:
    """A dated grid with a legend, every cell coloured by its code."""
    rng = random.Random(people)
    book = xlsxwriter.Workbook(str(path))
    colours = ("#FFE699", "#9DC3E6", "#F4B183", "#A9D18E", None)
    looks = {
        code[0]: book.add_format({"bg_color": colour} if colour else {})
        for code, colour in zip(CODES, colours, strict=True)
    }
    dates = book.add_format({"num_format": "ddd dd/mm/yy"})
    page = book.add_worksheet("Rota")
    page.write_row(0, 0, ["Staff no", "Name", "Role"])
    for day in range(days):
        page.write_datetime(0, 3 + day, dt.datetime(2026, 1, 1) + dt.timedelta(days=day), dates)
    for number in range(people):
        page.write_row(number + 1, 0, [70000 + number, f"Person {number}", "Paramedic"])
        start = rng.randrange(len(PATTERN))
        for day in range(days):
            code = PATTERN[(start + day) % len(PATTERN)]
            page.write_string(number + 1, 3 + day, code, looks[code])
    legend = book.add_worksheet("Shift codes")
    legend.write_row(0, 0, ["Code", "Meaning", "Start", "End", "Paid hours", "Kind"])
    for row, code in enumerate(CODES, 1):
        legend.write_row(row, 0, code)
    book.close()


def _timed(arguments: list[str]) -> tuple[float, float, float]:
    """Wall and processor seconds and peak MB of the process and all it starts."""
    began, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, said = process.communicate()
    if process.returncode not in (0, 1):
        raise SystemExit(said.decode())
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return time.perf_counter() - began, spent, _peak(arguments)


def _peak(arguments: list[str]) -> float:
    """Peak memory of one such process, counted in a process that has no other."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    if sys.platform == "win32":
        return float("nan")
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return int(done.stdout) / unit


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
