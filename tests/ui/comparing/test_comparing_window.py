"""Proposals taken over, listed, charted and searched for again, through real events."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from solver.request import Conflict, Give, Outcome, Point, Proposal, SolveStatus, WayOut
from ui.comparing.changes_dialog import ChangesDialog
from ui.comparing.desk import LOW
from ui.comparing.frontier_dialog import FrontierDialog
from ui.main_window import MainWindow
from ui.version import changes_between

WAY = WayOut("Wait", "hours", 3.5, True, gives=(Give("training", ("2",), amount=3.5),))
LEAVE = WayOut("Agree with Bell to move leave", "days", 1.0, True, gives=(Give("leave", ("3",)),))


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def found(rota: Rota, **more: Any) -> Outcome:
    """Two proposals: A takes a night off Adeyemi and a day off Bell, B the night alone."""
    night = Change("2", 0, rota.by_cell["2", 0], ())
    day = Change("3", 9 - 1, rota.by_cell["3", 8], ())
    made = (
        Proposal("A", "Fewest changes", "", (night, day), (), ()),
        Proposal("B", "Balanced", "", (night,), (), ()),
    )
    return Outcome(SolveStatus.IMPROVED, 5.0, 1, 2, {"ambrota": "1"}, made, **more)


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A window with a rota open."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    return window


def search(qtbot: QtBot, window: MainWindow, fake_job: Any, outcome: Outcome) -> None:
    """Propose, and wait until what was found is shown."""
    fake_job.told = ([outcome],)
    with qtbot.waitSignal(window.session.versions_changed, timeout=60_000):
        window.actions_by_id["propose"].trigger()
    settled(qtbot, window)


@pytest.fixture
def proposed(qtbot: QtBot, opened: MainWindow, small_rota: Rota, fake_job: Any) -> MainWindow:
    """The same after a search, with a frontier."""
    points = (Point(30.0, 20, {}, (), (), "A"),
              Point(10.0, 5, {}, found(small_rota).proposals[1].changes, ()))  # fmt: skip
    search(qtbot, opened, fake_job, found(small_rota, frontier=points))
    return opened


def test_a_search_is_a_step_that_can_be_undone(proposed: MainWindow) -> None:
    assert proposed.session.undo.undoText() == "Propose rotas"
    proposed.actions_by_id["undo"].trigger()
    assert list(proposed.session.versions) == ["current"]
    proposed.actions_by_id["redo"].trigger()
    assert list(proposed.session.versions) == ["current", "A", "B"]
    assert proposed.session.outcome.frontier


def test_the_days_selected_are_taken_into_the_current_rota(
    qtbot: QtBot, proposed: MainWindow, small_rota: Rota
) -> None:
    proposed.grid.go_to([("2", 0)])
    proposed.actions_by_id["take_cells"].trigger()
    settled(qtbot, proposed)
    session = proposed.session
    assert [one.day for one in changes_between(small_rota, session.current.rota)] == [0]
    assert session.shown == "A"
    assert proposed.grid.differences == [("3", 8)]
    assert session.undo.undoText() == "Take 1 day of A · Fewest changes"
    proposed.actions_by_id["undo"].trigger()
    settled(qtbot, proposed)
    assert session.current.rota == small_rota
    assert session.current.audit is not None


@pytest.mark.parametrize(
    ("action", "days"), [("take_person", [8]), ("take_week", [8]), ("take_all", [0, 8])]
)
def test_people_weeks_and_the_whole_are_taken(
    qtbot: QtBot, proposed: MainWindow, small_rota: Rota, action: str, days: list[int]
) -> None:
    proposed.grid.go_to([("3", 9)])
    proposed.actions_by_id[action].trigger()
    settled(qtbot, proposed)
    taken = changes_between(small_rota, proposed.session.current.rota)
    assert sorted(one.day for one in taken) == days


def test_a_rota_of_ones_own_is_put_together_beside_the_proposals(
    qtbot: QtBot, proposed: MainWindow, small_rota: Rota
) -> None:
    proposed.grid.go_to([("2", 0)])
    with qtbot.waitSignal(proposed.session.versions_changed, timeout=60_000):
        proposed.actions_by_id["take_mine"].trigger()
    settled(qtbot, proposed)
    session = proposed.session
    assert list(session.versions) == ["current", "A", "B", "M1"]
    assert session.current.rota == small_rota
    assert [one.day for one in changes_between(small_rota, session.version("M1").rota)] == [0]
    session.show("A")
    proposed.grid.go_to([("3", 8)])
    with qtbot.waitSignal(session.versions_changed, timeout=60_000):
        proposed.actions_by_id["take_mine"].trigger()
    settled(qtbot, proposed)
    assert len(changes_between(small_rota, session.version("M1").rota)) == 2


def test_where_nothing_differs_nothing_is_taken(qtbot: QtBot, proposed: MainWindow) -> None:
    proposed.grid.go_to([("1", 0)])
    with qtbot.waitSignal(proposed.session.note):
        proposed.actions_by_id["take_cells"].trigger()
    assert proposed.session.undo.undoText() == "Propose rotas"


def test_changes_are_listed_ticked_and_taken(
    qtbot: QtBot, proposed: MainWindow, small_rota: Rota
) -> None:
    proposed.actions_by_id["changes"].trigger()
    dialog = proposed.findChildren(ChangesDialog)[0]
    assert [item.text(0) for item in dialog._items()] == [
        "Monday 4 May 2026",
        "Tuesday 12 May 2026",
    ]
    assert not dialog.take.isEnabled()
    dialog.tree.setCurrentItem(dialog._items()[1])
    assert proposed.grid.main.view.selected_cells() == [("3", 8)]
    dialog.by.setCurrentText("By week")
    assert dialog._items()[1].text(0) == "Bell, Tuesday 12 May 2026"
    dialog._items()[1].setCheckState(0, Qt.CheckState.Checked)
    assert dialog.take.text() == "Take 1 change"
    assert dialog._items()[1].text(1) == "D 07:00–19:00"
    assert dialog._items()[1].text(3).startswith("11 h 30 less paid")
    dialog.mine.setChecked(True)
    assert dialog.take.text() == "Copy 1 change"
    assert "new rota of your own" in dialog.meaning.text()
    dialog.mine.setChecked(False)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settled(qtbot, proposed)
    taken = changes_between(small_rota, proposed.session.current.rota)
    assert [one.person for one in taken] == ["3"]
    assert len(dialog._items()) == 1
    dialog.close()


def test_a_point_of_the_frontier_is_shown_as_a_proposal(qtbot: QtBot, proposed: MainWindow) -> None:
    proposed.actions_by_id["frontier"].trigger()
    dialog = proposed.findChildren(FrontierDialog)[0]
    assert dialog.table.rows.rows[0][:2] == ("A · Fewest changes", "30")
    head = dialog.table.horizontalHeader()
    qtbot.waitUntil(lambda: head.height() >= head.sizeHint().height())
    for column in range(head.count()):  # no head is cut
        assert head.sectionSize(column) >= head.sectionSizeHint(column)
    assert not dialog.table.horizontalScrollBar().maximum()
    proposed.session.show("B")
    qtbot.keyClick(dialog.chart, Qt.Key.Key_Return)
    assert proposed.session.shown == "A"
    qtbot.keyClick(dialog.chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(proposed.session.versions_changed, timeout=60_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    settled(qtbot, proposed)
    assert proposed.session.shown == "F1"
    assert proposed.session.version("F1").certificate is not None
    dialog.close()


def test_in_a_low_window_two_grids_have_the_room_of_the_drawing_of_cover(
    qtbot: QtBot, proposed: MainWindow
) -> None:
    proposed.resize(1180, 640)
    cover, compare = proposed.cover, proposed.actions_by_id["compare"]
    qtbot.waitUntil(lambda: proposed.height() == 640)
    high = cover.height()
    compare.trigger()
    qtbot.waitUntil(lambda: cover.height() < high)
    assert not cover.chart.isVisible()
    assert cover.table.isVisible()
    assert cover.said.isVisible() or cover.missing.isVisible()
    compare.trigger()
    qtbot.waitUntil(lambda: cover.height() == high)
    assert cover.chart.isVisible()
    proposed.resize(1440, 900)
    qtbot.waitUntil(lambda: proposed.work.height() >= LOW)
    compare.trigger()
    assert cover.chart.isVisible()


def test_one_grid_says_what_stands_there_now(proposed: MainWindow) -> None:
    proposed.actions_by_id["one_grid"].trigger()
    assert proposed.grid.comparing
    assert not proposed.grid.beside.isVisible()
    assert proposed.grid.main.model.marks.was
    assert not proposed.grid.main.view.grab().isNull()
    proposed.actions_by_id["one_grid"].trigger()
    assert proposed.grid.beside.isVisible()


def test_what_was_made_here_outlives_a_new_search_and_a_mended_rota_stands_beside(
    qtbot: QtBot, proposed: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    proposed.grid.go_to([("2", 0)])
    with qtbot.waitSignal(proposed.session.versions_changed, timeout=60_000):
        proposed.actions_by_id["take_mine"].trigger()
    settled(qtbot, proposed)
    search(qtbot, proposed, fake_job, found(small_rota))
    assert list(proposed.session.versions) == ["current", "A", "B", "M1"]
    fake_job.told = ([found(small_rota)],)
    with qtbot.waitSignal(proposed.session.versions_changed, timeout=60_000):
        proposed.actions_by_id["mend"].trigger()
    settled(qtbot, proposed)
    assert list(proposed.session.versions) == ["current", "A", "B", "M1", "R1", "R2"]
    assert proposed.session.shown == "R1"


def test_a_way_out_is_tried_with_a_click_and_undone(
    qtbot: QtBot, opened: MainWindow, small_rota: Rota, fake_job: Any
) -> None:
    conflict = Conflict(("This", "That"), True, (WAY, LEAVE))
    outcome = Outcome(SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {}, (), conflict)
    search(qtbot, opened, fake_job, outcome)
    tries = [one for one in opened.decide.findChildren(QPushButton) if one.text() == "Try this"]
    assert len(tries) == 1  # leave is for people to settle
    fake_job.told = ([found(small_rota)],)
    with qtbot.waitSignal(opened.propose.solving.started):
        qtbot.mouseClick(tries[0], Qt.MouseButton.LeftButton)
    assert opened.session.undo.undoText() == "Try: 3.5 h of training wait for Adeyemi"
    with qtbot.waitSignal(opened.session.versions_changed, timeout=60_000):
        pass
    settled(qtbot, opened)
    assert list(opened.session.versions) == ["current", "A", "B"]
    opened.actions_by_id["undo"].trigger()
    opened.actions_by_id["undo"].trigger()
    settled(qtbot, opened)
    assert opened.session.outcome.conflict is conflict
    assert opened.session.current.rota is small_rota
