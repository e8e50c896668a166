"""How fast the grid of a trust is drawn: 1,000 people over a year, scrolled, zoomed, sorted.

    python -m tests.benchmarks.grid_speed [--people 1000 --days 365] [--frames 60]

Each frame is a step of a scroll bar and the drawing of all that it shows anew. `longest` is the
longest time for which the window's thread was held by one of them. Milliseconds are those of the
processor, as cores may be shared with other work. `of a plain table` compares with Qt's own table
of the same size that draws nothing but a letter, scrolled in the same run: that ratio, unlike the
frames, says something on another machine.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QSettings, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from ambrota.model import Change, Rota
from tests.benchmarks.auditing import station
from ui.app import application
from ui.grid.order import WAYS, Found, arranged
from ui.grid.pane import Pane
from ui.rota_model import Marks
from ui.settings import Settings
from ui.warming import warm
from ui.work import large_work

SIZE = 1400, 860
LEAST_FRAMES, LONGEST = 30, 50


class Plain(QAbstractTableModel):
    """A letter in every cell."""

    def __init__(self, rota: Rota) -> None:
        super().__init__()
        self._size = len(rota.people), rota.days

    def rowCount(self, parent: object = None) -> int:  # noqa: N802
        return self._size[0]

    def columnCount(self, parent: object = None) -> int:  # noqa: N802
        return self._size[1]

    def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return "D" if role == Qt.ItemDataRole.DisplayRole else None


def marks_of(rota: Rota, seed: int) -> Marks:
    """Findings in one cell of twenty, and changes in one of forty."""
    chance = random.Random(seed)
    cells = [(person.id, day) for person in rota.people for day in range(rota.days)]
    found = {cell: ["9 hours' rest"] for cell in chance.sample(cells, len(cells) // 20)}
    changed = chance.sample(cells, len(cells) // 40)
    changes = {cell: Change(*cell, (), rota.by_cell.get(cell, ())) for cell in changed}
    return Marks(found, changes)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def frames(view: QTableView, down: bool, step: int, number: int) -> Iterator[float]:
    """Milliseconds of each step of a scroll bar with the drawing that it brings."""
    bar = view.verticalScrollBar() if down else view.horizontalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    for _ in range(number):
        if bar.value() >= bar.maximum():
            bar.setValue(0)
            QApplication.processEvents()

        def once() -> None:
            bar.setValue(bar.value() + step)
            view.viewport().update()  # all of it, as after a page; Qt would draw the new part only
            QApplication.processEvents()

        yield timed(once)


def told(what: str, taken: list[float], plain: float | None = None) -> None:
    """A row of the table."""
    mean = sum(taken) / len(taken)
    speed = f"{1000 / mean:,.0f}" if plain is not None else ""
    ratio = f"{mean / plain:.2f}" if plain else ""
    longest = max(taken)
    kept = longest < LONGEST and (plain is None or mean < 1000 / LEAST_FRAMES)
    print(f"| {what} | {speed} | {longest:.0f} | {ratio} | {'yes' if kept else 'NO'} |")


def scrolled(pane: Pane, plain: QTableView, number: int) -> None:
    """Every width, both ways."""
    view = pane.view
    for level in ("usual", "whole", "month", "week", "day"):
        view.set_width(level)
        width = view.day_width()
        plain.horizontalHeader().setDefaultSectionSize(max(2, width))
        plain.verticalHeader().setDefaultSectionSize(view.row_height)
        QApplication.processEvents()
        for down, step, way in ((True, 3, "down"), (False, width, "along")):
            standard = list(frames(plain, down, step, max(6, number // 6)))
            usual = sum(standard) / len(standard)
            told(f"{way}, days {width} px", list(frames(view, down, step, number)), usual)


def handled(pane: Pane, rota: Rota, marks: Marks) -> None:
    """What else is done to the grid, each until it is drawn."""
    view, chance = pane.view, random.Random(1)

    def settled(work: Callable[[], object]) -> float:
        return timed(lambda: (work(), QApplication.processEvents()))

    view.set_width("usual")
    steps = [view.day_width() + 4 * number for number in range(-6, 20)]
    told("zoom, each step", [settled(lambda one=one: view.set_width(one)) for one in steps])
    levels = ("whole", "day", "whole", "month", "usual")
    told("zoom, each level", [settled(lambda one=one: view.set_width(one)) for one in levels])
    ids = {one.id: Found(chance.randrange(3), chance.randrange(9)) for one in rota.people}
    for way, name in WAYS.items():
        order = arranged(rota, way, ids)
        told(f"order: {name}", [settled(lambda order=order: pane.model.arrange(order))])
    told("select all", [settled(view.selectAll)])
    told("select a person", [settled(lambda row=row: view.selectRow(row)) for row in range(9)])
    told("show other findings", [settled(lambda: pane.model.show(rota, marks))])


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=1000)
    asked.add_argument("--days", type=int, default=365)
    asked.add_argument("--frames", type=int, default=60)
    options = asked.parse_args()
    application(Settings(QSettings("grid-speed", "grid-speed")))
    with large_work():  # as when a workbook is opened
        rota = station(options.people, options.days)
        warm(rota)
        marks, others = marks_of(rota, 1), marks_of(rota, 2)
    pane, plain = Pane("Rota"), QTableView()
    plain.setModel(Plain(rota))
    plain.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for widget in (pane, plain):
        widget.resize(*SIZE)
        widget.show()
    QApplication.processEvents()
    print(
        "| what | frames a second | longest ms | of a plain table | kept |\n|---|---|---|---|---|"
    )
    shown = timed(lambda: (pane.model.show(rota, marks), QApplication.processEvents()))
    told("show the rota", [shown])
    scrolled(pane, plain, options.frames)
    handled(pane, rota, others)


if __name__ == "__main__":
    main()
