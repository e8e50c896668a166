"""Of a swap that is ticked by half, it is said what it leaves short, before it is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from solver.request import Outcome, Proposal, SolveStatus
from ui.comparing.alone import TOGETHER
from ui.comparing.changes_dialog import CELL, ChangesDialog
from ui.main_window import MainWindow
from ui.theme import THEME


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, small_rota: Rota, fake_job: Any) -> ChangesDialog:
    """Okafor and Bell change places on Tuesday; Adeyemi's night goes for a day, and a later one."""
    people = tuple(replace(one, role="paramedic", locked=False) for one in small_rota.people)
    rota = with_requirement(replace(small_rota, people=people), filled_by_role)
    day = rota.shift_by_code["D"]
    changes = (
        Change("1", 1, rota.by_cell["1", 1], ()),
        Change("2", 0, rota.by_cell["2", 0], ()),
        Change("2", 1, (), (day.duty("2", 1),)),
        Change("3", 1, (), (day.duty("3", 1),)),
    )
    made = (Proposal("A", "Fewest changes", "", changes, (), ()),)
    fake_job.told = ([Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {"ambrota": "1"}, made)],)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(rota, default_rulebook())
    settled(qtbot, window)
    with qtbot.waitSignal(window.session.versions_changed, timeout=60_000):
        window.actions_by_id["propose"].trigger()
    settled(qtbot, window)
    window.actions_by_id["changes"].trigger()
    return window.findChildren(ChangesDialog)[0]


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def tick(qtbot: QtBot, dialog: ChangesDialog, person: str, day: int) -> None:
    """Tick a row with the space bar, and wait for what is said of it."""
    (item,) = [one for one in dialog._items() if one.data(0, CELL) == (person, day)]
    dialog.tree.setCurrentItem(item)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.session.background.busy(), timeout=60_000)


def test_half_a_swap_says_what_it_leaves_short(qtbot: QtBot, dialog: ChangesDialog) -> None:
    assert not dialog.alone.isVisible()
    tick(qtbot, dialog, "1", 1)
    assert dialog.alone.isVisible()
    told = dialog.alone.text()
    assert told.startswith("Taken alone this leaves 1 DCA seat short on Tue 5 May")
    assert told.endswith(f"19:00, which the whole proposal does not. {TOGETHER}")
    tick(qtbot, dialog, "3", 1)
    assert not dialog.alone.isVisible()
    dialog.close()


def test_a_must_that_the_part_breaks_is_said(qtbot: QtBot, dialog: ChangesDialog) -> None:
    tick(qtbot, dialog, "2", 1)
    assert "breaks what must hold (Too little rest between duties, 1 person)" in dialog.alone.text()
    tick(qtbot, dialog, "2", 0)
    assert not dialog.alone.text()
    dialog.close()


def test_nothing_is_said_of_all_or_none(qtbot: QtBot, dialog: ChangesDialog) -> None:
    tick(qtbot, dialog, "1", 1)
    qtbot.mouseClick(dialog._all, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog.parentWidget())
    assert not dialog.alone.isVisible()
    qtbot.mouseClick(dialog._all, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog.parentWidget())
    assert not dialog.ticked()
    assert not dialog.alone.isVisible()
    dialog.close()


def test_the_answer_to_what_is_ticked_no_more_is_not_shown(
    qtbot: QtBot, dialog: ChangesDialog
) -> None:
    (item,) = [one for one in dialog._items() if one.data(0, CELL) == ("1", 1)]
    dialog.tree.setCurrentItem(item)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    settled(qtbot, dialog.parentWidget())
    assert not dialog.alone.text()
    dialog.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_box_to_tick_is_seen_in_every_theme(dialog: ChangesDialog, theme: str) -> None:
    window = dialog.parentWidget()
    assert isinstance(window, MainWindow)
    window.actions_by_id[f"theme_{theme}"].trigger()
    tree = dialog.tree
    place = tree.visualItemRect(dialog._items()[0])
    picture = tree.viewport().grab().toImage()
    edge = THEME.colour("muted")
    row = [picture.pixelColor(x, place.center().y()) for x in range(place.x() + 40)]
    assert edge in row
    window.actions_by_id["theme_light"].trigger()
    dialog.close()
