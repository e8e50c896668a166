"""The window as people use it: open, read, find, edit, undo, save, open again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID, SAMPLES
from ui.main_window import MainWindow
from ui.panels.way_bar import DONE, NEXT
from ui.rota_model import Cell
from ui.version import CURRENT

NORTHGATE = BY_ID["northgate-dca-24-line"]
Key = Qt.Key


def opened(qtbot: QtBot, window: MainWindow, path: Path = NORTHGATE.path) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(path)
    settled(qtbot, window)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


@pytest.fixture
def small(qtbot: QtBot, window: MainWindow, small_rota: Any) -> MainWindow:
    """A window with the small rota open and checked."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    return window


def at(window: MainWindow, row: int, day: int) -> None:
    view = window.grid.main.view
    view.setCurrentIndex(window.grid.main.model.index(row, day))
    view.setFocus()


def code(window: MainWindow, row: int, day: int) -> str:
    return str(window.grid.main.model.index(row, day).data())


# -- opening -----------------------------------------------------------------------------------


def test_the_first_run_page_opens_a_sample(qtbot: QtBot, window: MainWindow) -> None:
    assert window.centre.currentWidget() is window.start
    assert window.way.steps["Open"].stand.state == NEXT
    wanted = f"Open {SAMPLES[0].title}"
    button = next(
        one
        for one in window.start.findChildren(QPushButton)
        if one.accessibleName().startswith(wanted)
    )
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.centre.currentWidget() is window.work
    assert window.grid.main.model.rowCount() == len(window.session.current.rota.people)
    assert window.way.steps["Open"].stand.state == DONE


def test_a_workbook_can_be_dropped(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(NORTHGATE.path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, left, none)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.dropEvent(event)
    settled(qtbot, window)
    assert window.session.title in window.windowTitle()


def test_what_cannot_be_read_is_told_and_nothing_is_lost(
    qtbot: QtBot, small: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    with qtbot.waitSignal(small.session.failed, timeout=60_000):
        small.open_path(broken)
    assert small.messages.isVisible()
    assert "broken.xlsx" in small.messages.title.text() + small.messages.detail.text()
    assert small.session.current.rota.title == "Small"


def test_a_file_opened_is_among_the_recent_ones(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    copy = tmp_path / "Station.xlsx"
    copy.write_bytes(NORTHGATE.path.read_bytes())
    window.open_path(copy)
    qtbot.waitUntil(lambda: window.importing.showing, timeout=60_000)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    settled(qtbot, window)
    names = [one.accessibleName() for one in make_window().start.findChildren(QPushButton)]
    assert any(name.startswith("Open Station") for name in names)


# -- reading -----------------------------------------------------------------------------------


def test_choosing_a_finding_goes_to_its_cells_with_the_evidence(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened(qtbot, window)
    model = window.findings.tree.findings
    number = [group.key for group in model.groups].index("daily-rest")
    finding = model.groups[number].findings[0]
    window.findings.tree.come_to(model.index(0, 0, model.index(number, 0)))
    cells = window.grid.main.view.selected_cells()
    assert set(cells) == {(finding.person, day) for day in finding.days}
    said = window.findings.evidence.text()
    assert finding.evidence in said
    assert "Working Time Regulations" in said
    assert "11 hours" in said


def test_what_must_hold_is_listed_first_with_its_force_and_its_number(
    qtbot: QtBot, window: MainWindow
) -> None:
    """A wall of good practice never hides a breach of law; no number is cut off."""
    opened(qtbot, window)
    panel = window.findings
    model = panel.tree.findings
    found = [group.findings[0] for group in model.groups]
    order = [(str(one.level) != "must", str(one.status) != "law") for one in found]
    assert order == sorted(order)
    assert model.groups[0].note == f"law · {len(model.groups[0].findings)} line"
    tops = [model.index(number, 0) for number in range(len(model.groups))]
    assert [panel.tree.isExpanded(top) for top in tops] == [True] + [False] * (len(tops) - 1)
    assert "of law)" in panel.head.text()
    panel.tree.come_to(model.index(0, 0, tops[0]))
    assert panel.evidence.text().startswith("Too little rest between duties\n" + found[0].message)


def test_f4_goes_from_finding_to_finding(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    tree = window.findings.tree
    window.actions_by_id["next_finding"].trigger()
    first = tree.findings.finding(tree.currentIndex())
    window.actions_by_id["next_finding"].trigger()
    assert tree.findings.finding(tree.currentIndex()) is not first
    window.actions_by_id["previous_finding"].trigger()
    assert tree.findings.finding(tree.currentIndex()) is first


def test_findings_can_be_searched_for_a_person(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    person = window.session.current.rota.people[0]
    window.actions_by_id["find"].trigger()
    window.findings.search.setText(person.name)
    groups = window.findings.tree.findings.groups
    assert groups
    assert {one.person for group in groups for one in group.findings} == {person.id}


def test_a_cell_shows_what_stands_there_and_its_address(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    rota = window.session.current.rota
    duty = next(one for one in rota.duties if one.code == "N")
    at(window, rota.index[duty.person], duty.day)
    said = window.findings.evidence.text()
    assert "night" in said
    assert str(duty.cell) in said
    assert "1 duty" in window.selection.text()


def test_problems_of_the_workbook_are_listed_with_their_cell(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened(qtbot, window)
    window.actions_by_id["understand"].trigger()
    problem = window.session.problems[0]
    listed = window.read.tree.currentItem()
    assert listed is not None
    assert str(problem.cell) in listed.text(0)
    assert problem.found in listed.text(0)
    assert problem.todo in window.read.told.text()


def test_the_cover_chart_has_its_table(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window)
    window.actions_by_id["cover_table"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if "Cover of" in one.windowTitle())
    dialog.only_short.setChecked(False)
    assert dialog.model.rowCount() > 20
    assert dialog.model.headerData(3, Qt.Orientation.Horizontal) == "Needed"
    dialog.close()


# -- editing -----------------------------------------------------------------------------------


def test_typing_a_code_sets_the_cell_and_it_is_checked_again(
    qtbot: QtBot, small: MainWindow
) -> None:
    at(small, 1, 1)
    before = small.session.current.audit
    view = small.grid.main.view
    with qtbot.waitSignal(small.session.audited, timeout=60_000):
        qtbot.keyClicks(view, "d")
        editor = view.findChild(QLineEdit)
        qtbot.keyClick(editor, Key.Key_Return)
    assert code(small, 1, 1) == "D"
    after = small.session.current.audit
    assert after is not before
    assert any(one.rule == "daily-rest" and 1 in one.days for one in after.findings)
    assert small.isWindowModified()


def test_an_edit_can_be_undone_and_redone_by_name(qtbot: QtBot, small: MainWindow) -> None:
    small.session.edit([("2", 0)], "D")
    undo = small.actions_by_id["undo"]
    assert undo.text() == "&Undo Set Adeyemi, Monday 4 May 2026 to D"
    undo.trigger()
    assert code(small, 1, 0) == "N"
    assert not small.isWindowModified()
    small.actions_by_id["redo"].trigger()
    assert code(small, 1, 0) == "D"
    settled(qtbot, small)


def test_delete_makes_the_selected_cells_rest_in_one_step(qtbot: QtBot, small: MainWindow) -> None:
    small.grid.go_to([("1", 0), ("1", 1)])
    qtbot.keyClick(small.grid.main.view, Key.Key_Delete)
    assert (code(small, 0, 0), code(small, 0, 1)) == ("", "")
    assert small.session.undo.count() == 1
    assert small.session.undo.text(0) == "Clear 2 cells"
    settled(qtbot, small)


def test_people_can_be_locked_and_unlocked(qtbot: QtBot, small: MainWindow) -> None:
    small.grid.go_to([("2", 0)])
    small.actions_by_id["lock"].trigger()
    assert small.session.current.rota.person("2").locked
    assert small.grid.main.model.look(1, 0).locked
    assert small.actions_by_id["undo"].text() == "&Undo Lock Adeyemi"
    small.actions_by_id["undo"].trigger()
    assert not small.session.current.rota.person("2").locked
    settled(qtbot, small)


def test_bank_holidays_are_named_in_the_header(qtbot: QtBot, small: MainWindow) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    header = small.grid.main.model.headerData(0, Qt.Orientation.Horizontal, role)
    assert header == "Monday 4 May 2026, May Day"
    book = small.session.rulebook
    rule = replace(book.rule("bank-holidays"), nation="Scotland")
    assert small.grid.main.model.marks.nation == book.nation
    small.session.set_rulebook(book.with_rule(rule))
    settled(qtbot, small)
    assert small.grid.main.model.marks.nation == "Scotland"


def test_an_unknown_code_is_refused_and_changes_nothing(small: MainWindow) -> None:
    small.session.edit([("2", 0)], "QQ")
    assert code(small, 1, 0) == "N"
    assert "QQ" in small.messages.title.text()
    assert "D, N, AL" in small.messages.detail.text()
    assert small.session.undo.count() == 0


def test_ctrl_arrow_goes_to_the_end_of_a_run(qtbot: QtBot, small: MainWindow) -> None:
    at(small, 0, 0)
    view = small.grid.main.view
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Key.Key_Right, control)
    assert view.currentIndex().column() == 1
    qtbot.keyClick(view, Key.Key_Home)
    assert view.currentIndex().column() == 0
    qtbot.keyClick(view, Key.Key_End)
    assert view.currentIndex().column() == 13


def test_a_number_in_a_sentence_changes_the_rulebook_and_is_checked(
    qtbot: QtBot, small: MainWindow
) -> None:
    small.raise_pane("Propose")
    field = next(
        one
        for one in small.propose.form.findChildren(object)
        if getattr(one, "accessibleName", str)().startswith("Line-manager contact: length")
    )
    with qtbot.waitSignal(small.session.audited, timeout=60_000):
        field.setValue(2)
    assert small.session.rulebook.rule("contact").weeks == 2
    assert small.session.current.audit.contact.asked == 2
    settled(qtbot, small)


# -- saving ------------------------------------------------------------------------------------


def test_a_review_is_saved_and_opened_the_same(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    opened(qtbot, window)
    cell = window.session.current.rota.people[0].id, 2
    window.session.edit([cell], "D")
    window.desk.files.save_to(tmp_path / "Northgate.ambrota")
    settled(qtbot, window)
    assert not window.isWindowModified()
    assert window.saved.text().startswith("saved ")
    settled(qtbot, window)

    again = make_window()
    opened(qtbot, again, tmp_path / "Northgate.ambrota")
    assert again.session.current.rota == window.session.current.rota
    assert again.session.rulebook == window.session.rulebook
    assert again.session.past.edits[0].note.startswith("Set ")
    assert again.session.source is not None
    assert not again.isWindowModified()


def test_leaving_unsaved_edits_asks_and_may_stay(
    qtbot: QtBot, small: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.session.edit([("2", 0)], "D")
    button = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button.Cancel)
    assert not small.close()
    small.actions_by_id["close_rota"].trigger()
    assert small.session.is_open
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button.Discard)
    small.actions_by_id["close_rota"].trigger()
    assert not small.session.is_open
    assert small.centre.currentWidget() is small.start


def test_the_current_rota_is_shown_first(small: MainWindow) -> None:
    assert small.session.shown == CURRENT
    assert not small.actions_by_id["next_difference"].isEnabled()
    assert not small.actions_by_id["stop"].isEnabled()


def test_going_to_many_cells_is_told_at_most_twice(qtbot: QtBot, small: MainWindow) -> None:
    told: list[list[Cell]] = []
    small.grid.main.view.selected.connect(lambda cells: told.append(list(cells)))
    wanted = [("1", 1), ("2", 3), ("3", 5), ("1", 6)]
    small.grid.go_to(wanted)
    assert sorted(told[-1]) == sorted(wanted)
    assert len(told) <= 2
