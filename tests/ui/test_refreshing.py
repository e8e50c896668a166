"""Panes are brought up to date one a turn, once for all that asked, and only where seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.panels.refreshing import Refreshing


def test_once_for_all_that_asked_and_one_pane_a_turn(qtbot: QtBot) -> None:
    told: list[str] = []
    panes = QWidget(), QWidget()
    for pane in panes:
        qtbot.addWidget(pane)
    first = Refreshing(panes[0], lambda: told.append("first"))
    second = Refreshing(panes[1], lambda: (told.append("second"), first.ask()))
    QTimer.singleShot(0, lambda: told.append("between"))
    for _ in range(3):
        first.ask()
    second.ask()
    assert not told
    assert first.waiting
    qtbot.waitUntil(lambda: told.count("first") == 2)
    assert told.index("between") < told.index("second")
    assert told.count("second") == 1
    assert not first.waiting


def test_a_pane_that_is_gone_is_not_told(qtbot: QtBot) -> None:
    told: list[str] = []
    pane, other = QWidget(), QWidget()
    qtbot.addWidget(other)
    Refreshing(pane, lambda: told.append("gone")).ask()
    Refreshing(other, lambda: told.append("there")).ask()
    delete(pane)
    qtbot.waitUntil(lambda: told == ["there"])


@pytest.fixture
def tabbed(qtbot: QtBot) -> Iterator[tuple[QDockWidget, QDockWidget]]:
    """Two docks that share one place, the first in front."""
    window = QMainWindow()
    qtbot.addWidget(window)
    docks = QDockWidget("In front", window), QDockWidget("Behind", window)
    for dock in docks:
        dock.setWidget(QWidget())
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks[0])
    window.tabifyDockWidget(*docks)
    docks[0].raise_()
    window.show()
    qtbot.waitUntil(lambda: docks[1].geometry().right() < 0)
    yield docks
    window.close()


@pytest.mark.parametrize("at_once", [True, False])
def test_behind_another_tab_it_is_put_off_until_it_is_raised(
    qtbot: QtBot, tabbed: tuple[QDockWidget, QDockWidget], at_once: bool
) -> None:
    told: list[str] = []
    front = Refreshing(tabbed[0].widget(), lambda: told.append("In front"))
    behind = Refreshing(tabbed[1].widget(), lambda: told.append("Behind"))
    for one in (behind, front):
        one.now() if at_once else one.ask()
    qtbot.waitUntil(lambda: told == ["In front"] and not front.waiting)
    assert behind.waiting
    tabbed[1].raise_()
    qtbot.waitUntil(lambda: told == ["In front", "Behind"])
    assert not behind.waiting
    tabbed[0].raise_()
    tabbed[1].raise_()
    qtbot.waitUntil(lambda: tabbed[0].geometry().right() < 0)
    assert told == ["In front", "Behind"]
