"""How to get to each screen."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from docs.screens.stage import EASTFIELD, NORTHGATE, Drive, Stage
from docs.screens.told import PROGRESS, Told
from sample_rotas import BY_ID


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
