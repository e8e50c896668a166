"""Why not, why this and what it would take, asked in the window through real events."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.errors import UserError
from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from solver.explaining.asked import CellsAsked, Explained
from solver.explaining.needs import Need, Needs
from solver.explaining.question import Answer, Borne, Granted, Question, Want
from solver.explaining.why_this import Option
from solver.request import Conflict, Progress, Proposal
from ui.asking.line_table import LineTable
from ui.asking.needs_dialog import NeedsDialog
from ui.grid.menus import CELL, menu_of
from ui.main_window import MainWindow

DOING = Progress(1.0, "Looking", "Looking for a rota that grants it")


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A window with a rota open and a night of Adeyemi's selected."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.grid.go_to([("2", 0)])
    return window


def off_on_monday(rota: Rota) -> Answer:
    moved = (Change("2", 0, rota.by_cell["2", 0], ()),)
    made = Proposal("W", "Wish granted", "", moved, (), ())
    return Answer(Granted.GRANTED, 1.0, made, moved, (), (Borne("2", 1, -1, 0),))


def ask(qtbot: QtBot, window: MainWindow, fake_job: Any, *told: list[Any]) -> None:
    """Ask with the button, and wait for the answer."""
    fake_job.told = told
    window.actions_by_id["why_not"].trigger()
    with qtbot.waitSignal(window.ask.inquiry.ended):
        qtbot.mouseClick(window.ask.go, Qt.MouseButton.LeftButton)


def test_a_wish_is_priced_and_its_lines_go_to_their_cells(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    ask(qtbot, opened, fake_job, [DOING], [off_on_monday(small_rota)])
    asked = opened.ask.asked
    assert isinstance(asked, Question)
    assert (asked.wanted[0].person, asked.wanted[0].want) == ("2", Want.OFF)
    assert asked.proposed is None
    assert "It can be granted" in opened.ask.view.text()
    table = opened.ask.view.findChildren(LineTable)[0]
    opened.grid.go_to([("1", 5)])
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton,
                     pos=table.visualRect(table.model().index(0, 0)).center())  # fmt: skip
    assert opened.grid.main.view.selected_cells() == [("2", 0)]


def test_the_rota_that_grants_it_is_shown_as_a_proposal_and_undone(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    ask(qtbot, opened, fake_job, [off_on_monday(small_rota)])
    with qtbot.waitSignal(opened.session.versions_changed, timeout=60_000):
        qtbot.mouseClick(opened.ask.show_it, Qt.MouseButton.LeftButton)
    made = opened.session.version("W1")
    assert made.name == "Adeyemi off, Monday 4 May 2026"
    assert ("2", 0) not in made.rota.by_cell
    assert made.certificate is not None
    assert opened.session.shown == "W1"
    assert opened.grid.comparing
    opened.actions_by_id["undo"].trigger()
    assert list(opened.session.versions) == ["current"]
    opened.actions_by_id["redo"].trigger()
    assert "W1" in opened.session.versions


def test_what_forbids_it_is_named_and_there_is_nothing_to_show(
    qtbot: QtBot, opened: MainWindow, fake_job: Any
) -> None:
    conflict = Conflict(("Cover (cover): DCA seats filled",), True, ())
    ask(qtbot, opened, fake_job, [Answer(Granted.FORBIDDEN, 1.0, conflict=conflict)])
    assert "Cover: DCA seats filled" in opened.ask.view.text()
    assert not opened.ask.show_it.isVisible()


def test_where_no_answer_was_found_it_can_be_looked_for_longer(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    ask(qtbot, opened, fake_job, [Answer(Granted.NOT_FOUND, 20.0)])
    fake_job.told = ([off_on_monday(small_rota)],)
    with qtbot.waitSignal(opened.ask.inquiry.ended):
        qtbot.mouseClick(opened.ask.longer, Qt.MouseButton.LeftButton)
    assert isinstance(opened.ask.asked, Question)
    assert opened.ask.asked.seconds == 60
    assert "It can be granted" in opened.ask.view.text()
    assert not opened.ask.longer.isVisible()


def test_a_question_says_what_it_does_and_can_be_stopped(
    qtbot: QtBot, opened: MainWindow, fake_job: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.asking.inquiry.PATIENCE_S", 0.0)
    fake_job.told = ([DOING],)
    opened.actions_by_id["why_not"].trigger()
    qtbot.mouseClick(opened.ask.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Looking for a rota that grants it" in opened.ask.said.text())
    assert opened.ask.state.isVisible()
    assert not opened.ask.go.isEnabled()
    with qtbot.waitSignal(opened.ask.inquiry.ended):
        qtbot.mouseClick(opened.ask.stop, Qt.MouseButton.LeftButton)
    assert not opened.ask.state.isVisible()
    assert opened.ask.go.isEnabled()


def test_a_question_that_comes_to_grief_is_told_in_words(
    qtbot: QtBot, opened: MainWindow, fake_job: Any
) -> None:
    fake_job.told = ([UserError("The search stopped unexpectedly")],)
    opened.actions_by_id["why_not"].trigger()
    with qtbot.waitSignal(opened.session.failed):
        qtbot.mouseClick(opened.ask.go, Qt.MouseButton.LeftButton)
    assert opened.ask.go.isEnabled()


def test_another_code_is_asked_for_where_it_is_chosen(
    qtbot: QtBot, opened: MainWindow, fake_job: Any
) -> None:
    opened.actions_by_id["why_not"].trigger()
    qtbot.keyClick(opened.ask.codes, Qt.Key.Key_T)
    opened.ask.code.click()
    wanted = opened.ask.wanted()
    assert wanted is not None
    assert (wanted.want, wanted.code) == (Want.CODE, "TR")


def test_why_this_lists_every_other_choice(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    options = (Option(small_rota.by_cell["2", 0], True, ()), Option((), False, ()))
    fake_job.told = ([Explained({0: options})],)
    with qtbot.waitSignal(opened.ask.inquiry.ended):
        opened.actions_by_id["why_this"].trigger()
    assert isinstance(opened.ask.asked, CellsAsked)
    assert opened.ask.view.text().split("\n") == [
        "Adeyemi, Monday 4 May 2026: N", "rest: could stand here",
    ]  # fmt: skip


def test_a_question_can_be_asked_from_the_menu_of_a_cell(opened: MainWindow) -> None:
    menu = menu_of(opened, CELL, opened.actions_by_id)
    names = {action.objectName() for action in menu.actions()}
    assert {"why_not", "why_this", "take_cells", "lock_cells"} <= names


def test_what_it_would_take_is_a_table_of_wte(
    qtbot: QtBot, opened: MainWindow, fake_job: Any
) -> None:
    fake_job.told = ([Needs((Need("Paramedic", 336, 11.5, 10, 0.5),), 30.0, 0.25)],)
    opened.actions_by_id["needed"].trigger()
    dialog = opened.findChildren(NeedsDialog)[0]
    qtbot.waitUntil(lambda: dialog.table.isVisible())
    assert dialog.table.rows.rows[0][-1] == "1.0"
    assert "1.0 WTE Paramedic" in dialog.told.text()
    dialog.close()


def test_the_window_asks_without_loading_the_engine() -> None:
    """Answers are unpickled here too, and must bring no engine with them."""
    found = subprocess.run(
        [sys.executable, "-c",
         "import sys, ui.asking.panel, ui.asking.needs_dialog, ui.comparing.ways, "
         "ui.comparing.frontier_dialog, solver.explaining.asked; print('ortools' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.strip() == "False"
