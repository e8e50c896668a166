"""What is kept and aimed at: locks in words, aims, and what a request makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from solver.request import Lock
from solver.stages import ALTERNATIVES, SPARE
from ui.brief import AIMS, Brief, aims_for, cell_locks, day_locks, lock_words, team_locks
from ui.main_window import MainWindow
from ui.version import Version


@pytest.mark.parametrize(
    ("lock", "words"),
    [
        (Lock("2", 0, 13), "Adeyemi, every day"),
        (Lock(None, 0, 13, "Blue"), "Team Blue, every day"),
        (Lock(None, 0, 0), "Everybody, Monday 4 May 2026"),
        (Lock("3", 1, 2), "Bell, Tuesday 5 May 2026 to Wednesday 6 May 2026"),
    ],
)
def test_a_lock_in_words(small_rota: Rota, lock: Lock, words: str) -> None:
    assert lock_words(small_rota, lock) == words


def test_days_side_by_side_are_one_stretch() -> None:
    cells = [("2", 4), ("2", 3), ("2", 6), ("3", 3)]
    assert cell_locks(cells) == [Lock("2", 3, 4), Lock("2", 6, 6), Lock("3", 3, 3)]
    assert day_locks(cells) == [Lock(None, 3, 4), Lock(None, 6, 6)]


def test_the_teams_of_those_selected(small_rota: Rota) -> None:
    people = tuple(
        replace(one, team="Blue" if one.id != "1" else None) for one in small_rota.people
    )
    rota = replace(small_rota, people=people)
    assert team_locks(rota, [("1", 0), ("2", 0), ("3", 1)]) == [Lock(None, 0, 13, "Blue")]
    assert team_locks(small_rota, [("2", 0)]) == []


def test_one_aim_always_stays_and_they_keep_their_order() -> None:
    brief = Brief(aims=("Balanced",))
    assert brief.aimed("Balanced", on=False) == brief
    assert brief.aimed("Fewest changes", on=True).aims == ("Fewest changes", "Balanced")


def test_aims_are_those_of_the_solver_in_its_words() -> None:
    assert {aim.name: aim.why for aim in (*ALTERNATIVES, *SPARE)} == AIMS


def test_time_with_the_team_is_no_aim_without_teams(small_rota: Rota) -> None:
    assert set(AIMS) - set(aims_for(small_rota)) == {"Most time with the team"}


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A window with a rota open, two days of Adeyemi's selected, Propose in front."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.actions_by_id["prepare"].trigger()
    window.grid.go_to([("2", 0), ("2", 1)])
    return window


def test_days_are_kept_and_let_go_as_named_steps(qtbot: QtBot, opened: MainWindow) -> None:
    panel = opened.propose
    opened.actions_by_id["lock_cells"].trigger()
    opened.actions_by_id["lock_days"].trigger()
    request = panel.briefing.request(5)
    assert request.locks == (Lock("2", 0, 1), Lock(None, 0, 1))
    assert opened.session.undo.undoText().startswith("Keep Everybody")
    names = [one.accessibleName() for one in panel.keep.removes]
    assert names[0] == "No longer keep: Bell, every day"
    assert len(names) == 3
    qtbot.mouseClick(panel.keep.removes[1], Qt.MouseButton.LeftButton)
    assert panel.briefing.brief.locks == (Lock(None, 0, 1),)
    qtbot.mouseClick(panel.keep.removes[0], Qt.MouseButton.LeftButton)
    assert not opened.session.current.rota.person("3").locked
    for _ in range(4):
        opened.actions_by_id["undo"].trigger()
    assert panel.briefing.brief == Brief()
    assert opened.session.current.rota.person("3").locked


def test_what_is_aimed_at_is_what_is_asked_for(qtbot: QtBot, opened: MainWindow) -> None:
    aims = opened.propose.aims
    qtbot.keyClick(aims.ticks["Balanced"], Qt.Key.Key_Space)
    qtbot.keyClick(aims.ticks["Best cover"], Qt.Key.Key_Space)
    request = opened.propose.briefing.request(5)
    assert request.aims == ("Fewest changes", "Best for people", "Best cover")
    assert request.alternatives == 3
    assert not aims.starts.isVisibleTo(aims)  # a dated rota has no lines to begin on


def test_a_search_begins_with_the_proposal_shown_where_that_is_ticked(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota
) -> None:
    proposed = small_rota.with_changes(())
    opened.session.add_proposals([Version("A", "Fewest changes", proposed)], None)
    aims = opened.propose.aims
    assert aims.begin.text() == "Begin with A · Fewest changes"
    assert opened.propose.briefing.request(5).begin is None
    qtbot.mouseClick(aims.begin, Qt.MouseButton.LeftButton)
    assert opened.propose.briefing.request(5).begin is proposed
    opened.session.show("current")
    assert opened.propose.briefing.request(5).begin is None
    qtbot.waitUntil(lambda: not opened.session.background.busy(), timeout=60_000)


def test_mending_asks_for_a_repair_of_the_rota_shown(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota
) -> None:
    edited = small_rota.with_changes(())
    opened.session.add_proposals([Version("A", "Fewest changes", edited)], None)
    qtbot.mouseClick(opened.propose.mend, Qt.MouseButton.LeftButton)
    asked = opened.propose.asked
    assert asked is not None
    assert asked.repair
    assert asked.begin is edited
    opened.actions_by_id["discard"].trigger()
    qtbot.waitUntil(lambda: not opened.session.background.busy(), timeout=60_000)
