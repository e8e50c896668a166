"""Everything can be reached by keyboard and read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.actions import MENUS, TABLE
from ui.main_window import MainWindow
from ui.panels.way_bar import STEPS


@pytest.fixture
def full(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A window with a rota open."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    return window


def test_whatever_takes_the_focus_has_a_name(full: MainWindow) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in full.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        # The list of a box to choose from is reached through the box.
        and not isinstance(widget.parent().parent(), QComboBox)
        and not _name(widget)
    ]
    assert nameless == []


def _name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else "inner part"


def test_every_action_is_in_a_menu_once_and_no_key_is_used_twice(window: MainWindow) -> None:
    assert len({row.id for row in TABLE}) == len(TABLE)
    assert {row.menu for row in TABLE} == set(MENUS)
    keys = [QKeySequence(row.shortcut).toString() for row in TABLE if row.shortcut]
    assert len(set(keys)) == len(keys)
    assert set(window.actions_by_id) == {row.id for row in TABLE} | {"undo", "redo"}


def test_every_step_says_where_it_stands(full: MainWindow) -> None:
    for number, name in enumerate(STEPS, 1):
        said = full.way.steps[name].accessibleName()
        assert said.startswith(f"Step {number}, {name}: ")
    assert not full.way.steps["Compare"].isEnabled()


def test_every_pane_can_be_hidden_and_restored(full: MainWindow) -> None:
    for dock in full.docks.values():
        dock.hide()
    full.actions_by_id["restore_layout"].trigger()
    assert all(dock.isVisibleTo(full) for dock in full.docks.values())


@pytest.mark.parametrize("choice", ["theme_dark", "theme_light", "theme_system"])
def test_colours_can_be_chosen(full: MainWindow, choice: str) -> None:
    full.actions_by_id[choice].trigger()
    assert not full.grab().isNull()
    full.actions_by_id["theme_light"].trigger()


@pytest.mark.parametrize("size", [(1440, 900), (1180, 720)])
def test_nothing_is_wider_than_the_window(full: MainWindow, size: tuple[int, int]) -> None:
    full.resize(*size)
    assert full.minimumSizeHint().width() <= size[0]
    assert full.minimumSizeHint().height() <= size[1]


def test_tabs_of_rotas_go_by_their_letter_where_names_do_not_fit(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    from ambrota.rulebook import default_rulebook
    from ui.version import Version

    window.session.take(small_rota, default_rulebook())
    made = [Version(key, "A name of some length", small_rota) for key in "ABC"]
    window.session.add_proposals(made, None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    tabs = window.grid._group.buttons()
    window.grid.resize(1400, 500)
    assert [tab.text() for tab in tabs][1:] == [one.title for one in made]
    window.grid.resize(500, 500)
    assert [tab.text() for tab in tabs] == ["Current", made[0].title, "B", "C"]
    assert tabs[2].toolTip() == made[1].title
    assert tabs[2].accessibleName() == f"Show {made[1].title}"


def test_a_line_with_no_room_ends_in_dots_and_is_told_whole_as_a_tip(qtbot: QtBot) -> None:
    from ui.panels.parts import OneLine

    line = OneLine("muted")
    qtbot.addWidget(line)
    line.setText("Kept in every half hour. Line: needed, worked out from the current rota.")
    line.resize(90, 20)
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(900, 20)
    line.grab()
    assert line.toolTip() == ""
