"""The rulebook in the window: looked at, changed with a reason, tried, taken, undone, logged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from ui.commands import SetRulebook
from ui.main_window import MainWindow
from ui.panels.rule_form import Clock
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
    rows = [rule.id for rule in dialog.book.rules]
    dialog.table.selectRow(rows.index(rule_id))


def field(dialog: RulebookDialog, kind: Any, words: str) -> Any:
    return next(one for one in dialog.form.findChildren(kind) if words in one.accessibleName())


def test_a_number_is_changed_with_a_reason(qtbot: QtBot, dialog: RulebookDialog) -> None:
    choose(dialog, "consecutive-nights")
    number = field(dialog, QSpinBox, "most nights in a row")
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "4")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    qtbot.keyClicks(field(dialog, QLineEdit, "Why"), "agreed in May")
    assert dialog.book.rule("consecutive-nights").most == 4
    assert dialog.book.reasons == {"consecutive-nights": "agreed in May"}
    assert "1 difference" in dialog.differing.text()
    assert dialog.session.rulebook.rule("consecutive-nights").most == 3


def test_a_law_lowered_is_said(dialog: RulebookDialog) -> None:
    choose(dialog, "daily-rest")
    level = field(dialog, QComboBox, "level")
    level.setCurrentIndex(list(Level).index(Level.SHOULD))
    assert not dialog.law.isHidden()
    assert "the law makes it a must" in dialog.law.text()


def test_it_is_tried_on_the_rota_before_it_is_kept(qtbot: QtBot, dialog: RulebookDialog) -> None:
    dialog.start.setCurrentIndex(dialog.start.findData("hsg256"))
    dialog.start.activated.emit(dialog.start.currentIndex())
    dialog._try()
    qtbot.waitUntil(lambda: "In use" in dialog.effect.text(), timeout=20_000)
    assert dialog.session.rulebook.name != "HSG256 good practice"


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
    assert session.law_log[-1].text.endswith(
        "most nights in a row 4 nights, was 3 nights; because agreed in May"
    )
    session.undo.undo()
    assert session.rulebook is before
