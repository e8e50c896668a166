"""The first minute with a strange workbook: what is asked, said and kept in sight."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ambrota.sheets.problems import ImportProblem
from tests.ui.wizard.hands import next_, settled
from ui.main_window import MainWindow
from ui.panels.problem_words import advice
from ui.wizard import draft as drafts
from ui.wizard.answers import ChoiceAnswer, NameAnswer
from ui.wizard.code_answer import CodeAnswer

Key = Qt.Key
Shown = Callable[[Path], MainWindow]
AMBROTA = Path(__file__).parents[3] / "ambrota"


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    """A list of one person's duties that does not say whose they are."""
    path = tmp_path / "my shifts.csv"
    rows = ["Date,Event,Start,End"]
    rows += [f"2026-06-0{day},Working,07:00,19:00" for day in range(1, 8)]
    path.write_text("\n".join(rows) + "\n")
    return path


def test_a_list_of_nobody_is_settled_by_typing_the_name(
    qtbot: QtBot, shown: Shown, calendar: Path
) -> None:
    window = shown(calendar)
    card = window.wizard.card
    assert card.title.text() == "Whose duties are these?"
    assert isinstance(card.answer, NameAnswer)
    assert QApplication.focusWidget() is card.answer.name
    assert card.leave.isHidden()
    assert not card.next.isEnabled()
    QTest.keyClicks(card.answer.name, "  Jo   Able ")
    QTest.keyClick(card.answer.name, Key.Key_Return)
    settled(qtbot, window)
    assert window.wizard.draft.imported is not None
    assert [one.name for one in window.wizard.draft.imported.rota.people] == ["Jo Able"]
    assert window.wizard.done.text() == "Everything was understood."


def test_a_blank_workbook_says_so_and_asks_nothing(
    qtbot: QtBot, shown: Shown, tmp_path: Path
) -> None:
    path = tmp_path / "blank.csv"
    path.write_text("\n,\n")
    card = shown(path).wizard.card
    assert card.title.text() == "The workbook is blank"
    assert card.next.isHidden()
    assert card.leave.isHidden()


def test_a_number_takes_an_answer(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    window = shown(no_year)
    next_(qtbot, window)
    card = window.wizard.card
    assert isinstance(card.answer, ChoiceAnswer)
    QTest.keyClick(card.answer.rows[0], Key.Key_3)
    assert card.answer.group.checkedId() == 2
    QTest.keyClick(card.answer.rows[2], Key.Key_9)
    assert card.answer.group.checkedId() == 2


def test_digits_typed_as_a_time_stay_a_time(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    window = shown(no_year)
    next_(qtbot, window)
    answer = window.wizard.card.answer
    assert isinstance(answer, CodeAnswer)
    QTest.keyClick(answer.rows[0], Key.Key_1)
    QTest.keyClicks(answer.start, "0730")
    assert answer.start.text() == "0730"
    assert answer.group.checkedId() == 0


def test_what_follows_from_leaving_a_question_open_is_said(
    qtbot: QtBot, shown: Shown, no_year: Path
) -> None:
    page = shown(no_year).wizard
    assert page.card.leave.toolTip().endswith("as if it began on Monday 5 January 2026.")
    assert page.left.text().endswith("84 entries will not count and the dates may be wrong.")


def test_checking_leads_to_the_findings(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    window = shown(no_year)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    settled(qtbot, window)
    assert not window.findings.visibleRegion().isEmpty()
    assert window.read.visibleRegion().isEmpty()


def test_names_and_days_stay_in_sight(qtbot: QtBot, shown: Shown, across: Path) -> None:
    window = shown(across)
    window.resize(1000, 620)
    view = window.wizard.preview.view
    kept = view.in_sight
    assert (kept.heads.column, kept.heads.rows) == (1, (1,))
    assert not kept.days.isVisible()
    view.go_to([(29, 7)])
    qtbot.waitUntil(kept.days.isVisible, timeout=60_000)
    assert kept.days.line == 1
    view.go_to([(8, 2)])
    cell = view.visualRect(view.model().index(7, 1))
    assert cell.top() >= (kept.days.height() if kept.days.isVisible() else 0)


def test_problems_are_told_whole(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    tree = shown(no_year).wizard.problems
    group = tree.topLevelItem(0)
    assert group is not None
    index: QModelIndex = tree.indexFromItem(group.child(0))
    hint = tree.itemDelegate().sizeHint(QStyleOptionViewItem(), index)
    assert hint.height() > 1.5 * tree.fontMetrics().height()


def test_the_window_speaks_of_no_option_of_the_command_line() -> None:
    todos = [
        node.value
        for path in AMBROTA.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and re.search("--(layout|sheet)", str(node.value))
        and "\n" not in node.value  # a docstring
    ]
    assert len(todos) >= 5
    for todo in todos:
        if todo != "correct --sheet":  # asked for on the command line only
            words = advice(ImportProblem("warning", "Rota", "A1", "", "", todo))
            assert not re.search("--|`|in say", words), words


def test_reading_that_takes_long_is_said_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, across: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    read = drafts.read_workbook
    monkeypatch.setattr(drafts, "read_workbook", lambda path: go_on.wait(60) and read(path))
    try:
        window.open_path(across)
        qtbot.waitUntil(window.messages.isVisible, timeout=60_000)
        assert window.messages.title.text() == f"Reading {across.name} …"
        assert window.messages.act.text() == "Stop reading"
        window.messages.act.click()
        assert window.messages.isHidden()
        assert not window.importing.busy
    finally:
        go_on.set()
    assert window.centre.currentWidget() is window.start
    assert not window.importing.showing


def test_of_two_files_dropped_none_is_passed_over_in_silence(
    window: MainWindow, across: Path, undated: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (across, undated)])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, left, none))
    assert window.messages.title.text() == "Drop one rota at a time"
    assert undated.name in window.messages.detail.text()
    assert not window.importing.busy
