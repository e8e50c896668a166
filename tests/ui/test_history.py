"""Every step has its name, and choosing one goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.main_window import MainWindow
from ui.panels.history import FIRST, HistoryPanel, step_words


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> HistoryPanel:
    """Three steps done, and their pane open."""
    window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    for day, code in ((1, "N"), (2, "N"), (3, "D")):
        window.session.edit([("2", day)], code)
    window.actions_by_id["history"].trigger()
    found = window.desk.manners.steps.widget()
    assert isinstance(found, HistoryPanel)
    settled(qtbot, window)
    return found


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def click(qtbot: QtBot, panel: HistoryPanel, row: int) -> None:
    place = panel.list.visualRect(panel.steps.index(row, 0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: panel.session.undo.index() == row and not panel._walk.isActive())


def test_a_click_goes_to_the_step_and_checks_what_is_there(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel, small_rota: Rota
) -> None:
    edited = window.session.current.rota
    click(qtbot, panel, 0)
    settled(qtbot, window)
    assert window.session.current.rota.duties == small_rota.duties
    assert window.session.current.judged is not None
    assert window.session.current.judged.rota is window.session.current.rota
    click(qtbot, panel, 3)
    settled(qtbot, window)
    assert set(window.session.current.rota.duties) == set(edited.duties)


def test_the_hours_selected_are_those_of_the_step(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    window.grid.go_to([("2", 3)])
    assert window.selection.text() == "selection: 1 duty, 11.5 h"
    click(qtbot, panel, 2)
    assert window.selection.text() == "selection: rest"
    click(qtbot, panel, 3)
    assert window.selection.text() == "selection: 1 duty, 11.5 h"


def test_the_keyboard_goes_there_too(qtbot: QtBot, window: MainWindow, panel: HistoryPanel) -> None:
    assert panel.list.currentIndex().row() == 3
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert window.session.undo.index() == 3
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.undo.index() == 1)


def test_each_step_is_named_and_read_aloud(window: MainWindow, panel: HistoryPanel) -> None:
    window.session.undo.undo()
    told = [panel.steps.index(row, 0).data() for row in range(4)]
    assert told[0] == FIRST
    assert told[1].startswith("Set Adeyemi, ")
    face = QAccessible.queryAccessibleInterface(panel.list)
    assert face.text(QAccessible.Text.Name) == "History of changes"
    aloud = panel.steps.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud.startswith("Step 3, Set Adeyemi")
    assert aloud.endswith(", undone")


def test_what_is_done_meanwhile_ends_the_walk(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    panel.go_to(0)
    window.session.edit([("3", 1)], "D")
    qtbot.waitUntil(lambda: not panel._walk.isActive())
    settled(qtbot, window)
    assert window.session.undo.index() == 4
    assert window.session.current.judged is not None
    assert window.session.current.judged.rota is window.session.current.rota


def test_the_pane_goes_with_the_rota(window: MainWindow, panel: HistoryPanel) -> None:
    assert panel.isVisible()
    window.session.undo.setClean()
    window.actions_by_id["close_rota"].trigger()
    assert not panel.isVisible()


def test_the_pane_is_closed_by_its_title(
    qtbot: QtBot, window: MainWindow, panel: HistoryPanel
) -> None:
    buttons = window.desk.manners.steps.findChildren(QToolButton)
    (close,) = [one for one in buttons if one.accessibleName() == "Close the pane History"]
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "Start, done"), (2, "Step 2, Start, you are here"), (3, "Step 3, Start, undone")],
)
def test_words_of_a_step(number: int, words: str) -> None:
    assert step_words("Start", number, 2) == words
