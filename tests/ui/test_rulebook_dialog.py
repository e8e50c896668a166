"""The rulebook in the window: looked at, changed with a reason, tried, taken, undone, logged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ambrota.rulebooks.files import shipped, to_toml
from ambrota.rules.base import Level
from ui.commands import SetRulebook
from ui.decision_log import RULES, entries
from ui.main_window import MainWindow
from ui.panels.rule_form import Amount, Clock
from ui.panels.rulebook_dialog import RulebookDialog


@pytest.fixture
def opened_window(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A window with a rota open and checked."""
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: window.session.current.audit is not None, timeout=20_000)
    return window


@pytest.fixture
def dialog(qtbot: QtBot, opened_window: MainWindow) -> RulebookDialog:
    made = RulebookDialog(opened_window.session, opened_window)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: RulebookDialog, rule_id: str) -> None:
    dialog.list.choose(rule_id)


def field(dialog: RulebookDialog, kind: Any, words: str) -> Any:
    return next(one for one in dialog.form.findChildren(kind) if words in one.accessibleName())


def set_nights(qtbot: QtBot, dialog: RulebookDialog, most: int) -> None:
    """Type another number of nights in a row."""
    choose(dialog, "consecutive-nights")
    number = field(dialog, QSpinBox, "most nights in a row")
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, str(most))
    qtbot.keyClick(number, Qt.Key.Key_Tab)


def tried(qtbot: QtBot, dialog: RulebookDialog) -> None:
    qtbot.waitUntil(lambda: dialog.tried is not None, timeout=20_000)


def test_a_number_is_changed_with_a_reason(qtbot: QtBot, dialog: RulebookDialog) -> None:
    set_nights(qtbot, dialog, 4)
    qtbot.keyClicks(field(dialog, QLineEdit, "Why"), "agreed in May")
    assert dialog.book.rule("consecutive-nights").most == 4
    assert dialog.book.reasons == {"consecutive-nights": "agreed in May"}
    assert "1 difference" in dialog.differing.text()
    assert dialog.session.rulebook.rule("consecutive-nights").most == 3
    tried(qtbot, dialog)


def test_a_field_says_its_range_and_what_was_shipped(qtbot: QtBot, dialog: RulebookDialog) -> None:
    choose(dialog, "consecutive-nights")
    number = field(dialog, QSpinBox, "most nights in a row")
    hints = [one.text() for one in dialog.form.findChildren(QLabel)]
    low, high = number.minimum(), number.maximum()
    assert f"{low} to {high} nights, as shipped 3 nights" in hints
    assert "As shipped: to weigh" in hints
    assert not dialog.form.reset.isEnabled()
    set_nights(qtbot, dialog, 5)
    assert dialog.form.reset.isEnabled()
    qtbot.mouseClick(dialog.form.reset, Qt.MouseButton.LeftButton)
    assert dialog.book == dialog.in_use
    assert "The same" in dialog.differing.text()


def test_a_law_lowered_is_said(qtbot: QtBot, dialog: RulebookDialog) -> None:
    choose(dialog, "daily-rest")
    level = field(dialog, QComboBox, "level")
    level.setFocus()
    qtbot.keyClick(level, Qt.Key.Key_Down)
    assert dialog.book.rule("daily-rest").level is Level.SHOULD
    assert dialog.law.isVisible()
    assert "the law makes it a must" in dialog.law.text()
    assert "logged and printed" in dialog.form.level_hint.text()
    tried(qtbot, dialog)


def test_the_effect_stands_there_before_it_is_kept(qtbot: QtBot, dialog: RulebookDialog) -> None:
    session = dialog.session
    assert "Nothing is changed yet" in dialog.effect.text()
    choose(dialog, "training")
    level = field(dialog, QComboBox, "level")
    level.setFocus()
    for _ in range(3):
        qtbot.keyClick(level, Qt.Key.Key_Down)
    assert dialog.book.rule("training").level is Level.OFF
    assert "Checking" in dialog.effect.text()
    tried(qtbot, dialog)
    number = sum(one.rule == "training" for one in session.current.audit.findings)
    assert number > 0
    assert (
        f"Protected training: {number} findings now, none as set here; must now, off as set here"
        in dialog.effect.text()
    )
    row = next(one for one in dialog.list.model.rows if one[0] == "Protected training")
    assert row[3:] == (f"{number} people", "not judged", "yes")
    assert session.rulebook.rule("training").level is Level.MUST


def test_whoever_has_no_manager_stands_under_the_rules(dialog: RulebookDialog) -> None:
    assert dialog.list.key.text().endswith("Line managers: 1 has none in the rota.")


def test_rules_are_found_and_filtered(qtbot: QtBot, dialog: RulebookDialog) -> None:
    whole = len(dialog.book.rules)
    assert len(dialog.list.model.rows) == whole
    qtbot.keyClicks(dialog.list.search, "nights in a row")
    assert "consecutive-nights" in [rule.id for rule in dialog.list.model.rules]
    assert len(dialog.list.model.rules) < whole
    dialog.list.search.clear()
    for part in ("law", "contract", "guidance", "local"):
        dialog.list.which.setCurrentIndex(dialog.list.which.findData(part))
        assert {str(rule.status) for rule in dialog.list.model.rules} == {part}
    dialog.list.which.setCurrentIndex(dialog.list.which.findData("changed"))
    assert dialog.list.model.rules == []
    dialog.list.choose("leave")
    assert len(dialog.list.model.rules) == whole
    assert dialog.list.current == "leave"
    assert dialog.form.rule is dialog.book.rule("leave")


def test_a_shipped_rulebook_is_compared_and_a_setting_taken_over(
    qtbot: QtBot, dialog: RulebookDialog
) -> None:
    compare = dialog.compare
    dialog.tabs.setCurrentWidget(compare)
    compare.which.setCurrentIndex(compare.which.findData("teams"))
    compare.which.activated.emit(compare.which.currentIndex())
    told = [compare.list.item(at).text() for at in range(compare.list.count())]
    assert len(told) == len(dialog.book.differences(shipped("teams")))
    at = next(n for n, one in enumerate(told) if one.startswith("Line-manager contact"))
    assert "here" in told[at]
    assert "there" in told[at]
    compare.list.setCurrentRow(at)
    qtbot.mouseClick(compare.take, Qt.MouseButton.LeftButton)
    assert len(dialog.book.differences(dialog.in_use)) == 1
    assert "example" in dialog.book.reasons["contact"]
    assert compare.list.count() == len(told) - 1
    tried(qtbot, dialog)


def test_a_file_is_compared_and_a_bad_one_is_said(dialog: RulebookDialog, tmp_path: Path) -> None:
    book = default_rulebook()
    other = replace(book.with_rule(replace(book.rule("daily-rest"), hours=12.0)), name="Theirs")
    (tmp_path / "their.toml").write_text(to_toml(other), encoding="utf-8")
    dialog.compare.compare_with(tmp_path / "their.toml")
    assert dialog.compare.list.item(0).text() == (
        "Rest between duties: least rest between two duties 11 h here, 12 h there"
    )
    assert "Theirs" in dialog.compare.which.currentText()
    (tmp_path / "bad.toml").write_text("[daily-rest]\nhours = 99", encoding="utf-8")
    dialog.compare.compare_with(tmp_path / "bad.toml")
    assert "cannot be that" in dialog.compare.head.text()


def test_enter_in_a_field_closes_nothing(qtbot: QtBot, dialog: RulebookDialog) -> None:
    qtbot.keyClicks(dialog.list.search, "rest")
    qtbot.keyClick(dialog.list.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not any(one.autoDefault() for one in dialog.findChildren(QPushButton))


def test_rules_go_to_a_file_and_come_back(
    qtbot: QtBot, dialog: RulebookDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.toml"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
    set_nights(qtbot, dialog, 4)
    dialog.name.setFocus()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Ours")
    dialog._save()
    wanted = dialog.book
    dialog._begin(default_rulebook())
    dialog._open()
    assert dialog.book == wanted
    assert dialog.name.text() == "Ours"
    tried(qtbot, dialog)


def test_why_is_asked_once_when_it_is_kept(qtbot: QtBot, dialog: RulebookDialog) -> None:
    assert dialog.why.isHidden()
    set_nights(qtbot, dialog, 4)
    choose(dialog, "consecutive-duties")
    field(dialog, QSpinBox, "most").setValue(6)
    qtbot.keyClicks(field(dialog, QLineEdit, "Why"), "staff asked")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "It is about Nights in a row." in dialog.hint.text()
    qtbot.keyClicks(dialog.why, "agreed in May")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert dialog.book.reasons == {
        "consecutive-nights": "agreed in May", "consecutive-duties": "staff asked",
    }  # fmt: skip


def test_what_is_kept_is_one_step_and_stands_in_the_log(
    qtbot: QtBot, opened_window: MainWindow
) -> None:
    session = opened_window.session
    before, steps = session.rulebook, session.undo.count()

    def use() -> None:
        dialog = opened_window.findChild(RulebookDialog)
        assert dialog is not None
        choose(dialog, "consecutive-nights")
        field(dialog, QSpinBox, "most nights in a row").setValue(4)
        dialog.why.setText("agreed in May")
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, use)
    opened_window.actions_by_id["rulebook"].trigger()
    assert session.rulebook.rule("consecutive-nights").most == 4
    assert session.undo.count() == steps + 1
    (line,) = [one for one in entries(session) if one.part == RULES]
    assert line.text.endswith("most nights in a row 4 nights, was 3 nights; because agreed in May")
    session.undo.undo()
    assert session.rulebook is before


def test_the_time_of_day_is_typed_as_a_clock_shows_it(qtbot: QtBot) -> None:
    clock = Clock()
    qtbot.addWidget(clock)
    clock.setRange(0, 1440)
    clock.setValue(420)
    assert clock.text() == "07:00"
    clock.stepUp()
    assert clock.value() == 435
    clock.setValue(1440)
    assert clock.text() == "24:00"
    assert clock.valueFromText("06:30") == 390


def test_what_is_used_can_be_undone_and_is_logged(opened_window: MainWindow) -> None:
    session = opened_window.session
    before = session.rulebook
    rule = before.rule("consecutive-nights")
    book = before.with_rule(replace(rule, most=4)).with_reason(rule.id, "agreed in May")
    session.undo.push(SetRulebook(session, book))
    assert session.rulebook is book
    session.log_law()
    assert session.past.laws[-1].text.endswith(
        "most nights in a row 4 nights, was 3 nights; because agreed in May"
    )
    session.undo.undo()
    assert session.rulebook is before


def test_whatever_takes_the_focus_has_a_name(dialog: RulebookDialog) -> None:
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and (face := QAccessible.queryAccessibleInterface(widget)) is not None
        and not face.text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_hours_have_no_more_decimals_than_they_need(dialog: RulebookDialog) -> None:
    choose(dialog, "daily-rest")
    rest = field(dialog, Amount, "rest")
    assert rest.text() == "11 h"
    rest.setValue(11.5)
    assert rest.text() == "11.5 h"


def test_of_a_law_it_is_said_before_it_is_lowered(dialog: RulebookDialog) -> None:
    choose(dialog, "daily-rest")
    told = [one.text() for one in dialog.form.findChildren(QLabel) if one.isVisible()]
    assert any("This is law" in one and "logged" in one for one in told)
    choose(dialog, "consecutive-nights")
    told = [one.text() for one in dialog.form.findChildren(QLabel) if one.isVisible()]
    assert not any("This is law" in one for one in told)


def test_no_name_of_a_rule_is_cut(qtbot: QtBot, dialog: RulebookDialog) -> None:
    table = dialog.list.table
    metrics = table.fontMetrics()
    for at, rule in enumerate(dialog.list.model.rules):
        room = table.visualRect(dialog.list.model.index(at, 0)).width()
        assert metrics.horizontalAdvance(rule.name) + 20 <= room, rule.name
    heads = [table.horizontalHeader().sectionSize(at) for at in range(6)]
    assert sum(heads) <= table.viewport().width()
