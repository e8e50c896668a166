"""The wizard as people use it: open a strange workbook, answer, point, go back, go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ambrota.model import Kind
from sample_rotas import BY_ID
from tests.ui.wizard.hands import choose, next_, settled
from ui.main_window import MainWindow
from ui.wizard.date_answers import DateAnswer, YearAnswer

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Shown = Callable[[Path], MainWindow]


def test_from_a_strange_workbook_to_a_checked_rota(
    qtbot: QtBot, shown: Shown, no_year: Path
) -> None:
    window = shown(no_year)
    page, card = window.wizard, window.wizard.card
    assert window.centre.currentWidget() is page
    assert not window.session.is_open
    assert page.head.text().startswith("6 people, Monday 5 January to Sunday 18 January 2026")
    assert isinstance(card.answer, YearAnswer)
    assert "Monday 5 January 2026" in card.answer.told.text()
    assert page.left.text().startswith("If you go on now, 4 questions stay open: ")
    next_(qtbot, window)
    assert card.title.text() == "What does E mean?"
    assert page.preview.view.model().examples
    answer = choose(window, "An early shift")
    assert not card.next.isEnabled()
    assert answer.told.text() == "Say when it starts and ends."
    QTest.keyClicks(answer.start, "0700")
    QTest.keyClicks(answer.end, "15:00")
    next_(qtbot, window)
    assert "28 duties in 1 code" in page.head.text()
    assert card.title.text() == "What does L mean?"
    answer = choose(window, "A late shift")
    QTest.keyClicks(answer.start, "14")
    QTest.keyClicks(answer.end, "25")
    assert not card.next.isEnabled()
    assert "Not a time" in answer.told.text()
    answer.end.selectAll()
    QTest.keyClicks(answer.end, "2200")
    next_(qtbot, window)
    choose(window, "Off")
    next_(qtbot, window)
    assert card.isHidden()
    assert page.done.text() == "Everything was understood."
    assert QApplication.focusWidget() is page.go
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        QTest.keyClick(page.go, Key.Key_Return)
    settled(qtbot, window)
    assert window.centre.currentWidget() is window.work
    kinds = {shift.code: shift.kind for shift in window.session.current.rota.shifts}
    assert kinds["E"] is Kind.COVER
    assert kinds["O"] is Kind.REST
    assert "E is an early shift, 07:00 to 15:00" in window.messages.detail.text()
    assert window.session.source.reading.layout.year == 2026


def test_what_was_settled_is_used_by_itself_the_next_time(
    qtbot: QtBot, shown: Shown, no_year: Path
) -> None:
    window = shown(no_year)
    next_(qtbot, window)
    for words in ("An early shift", "A late shift"):
        answer = choose(window, words)
        QTest.keyClicks(answer.start, "0700")
        QTest.keyClicks(answer.end, "1500")
        next_(qtbot, window)
    choose(window, "Off")
    next_(qtbot, window)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    settled(qtbot, window)
    # The year is of one file only, and so is asked about again; all else is known.
    window.open_path(no_year)
    qtbot.waitUntil(lambda: window.importing.showing, timeout=60_000)
    settled(qtbot, window)
    assert [one.kind for one in window.wizard.draft.questions] == ["dates"]


def test_a_known_form_opens_at_once_and_shows_how_it_was_read(
    qtbot: QtBot, shown: Shown, across: Path
) -> None:
    window = shown(across)
    assert window.wizard.done.text() == "Everything was understood."
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    settled(qtbot, window)
    window.desk.close_rota()
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(across)
    settled(qtbot, window)
    assert window.messages.title.text() == "Read as you settled it last time"
    assert window.messages.act.text() == "Show how it was read"
    window.messages.act.click()
    assert window.centre.currentWidget() is window.wizard
    assert window.docks["Findings"].isHidden()
    window.wizard.cancel.click()
    assert window.centre.currentWidget() is window.work
    assert not window.docks["Findings"].isHidden()


def test_what_is_not_saved_is_asked_about_when_another_rota_takes_its_place(
    qtbot: QtBot, shown: Shown, across: Path, undated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(across)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    settled(qtbot, window)
    window.session.unsaved = True
    shown(undated)
    assert not window.actions_by_id["save"].isEnabled()
    asked = []
    button = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *_, **__: asked.append(1) or button.Cancel)
    window.wizard.go.click()
    assert asked == [1]
    assert window.session.workbook == across
    window.wizard.cancel.click()
    assert window.session.unsaved
    assert window.centre.currentWidget() is window.work
    assert window.actions_by_id["save"].isEnabled()


def test_a_sample_opens_without_being_asked(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(BY_ID["northgate-dca-24-line"].path)
    assert window.centre.currentWidget() is window.work
    assert window.wizard.draft.book is None


def test_nothing_is_imported_until_the_button_is_pressed(
    qtbot: QtBot, shown: Shown, across: Path
) -> None:
    window = shown(across)
    window.wizard.cancel.click()
    assert window.centre.currentWidget() is window.start
    assert not window.session.is_open
    assert window.wizard.draft.book is None
    folder = window.settings.data_folder() / "layouts"
    assert not folder.exists()


def test_the_first_day_has_to_fall_on_the_weekday_of_the_sheet(
    qtbot: QtBot, shown: Shown, undated: Path
) -> None:
    window = shown(undated)
    card, answer = window.wizard.card, window.wizard.card.answer
    assert isinstance(answer, DateAnswer)
    assert answer.day.text().startswith("Sunday")
    answer.day.setDate(answer.day.date().addDays(1))
    assert not card.next.isEnabled()
    assert "choose a Sunday" in answer.told.text()
    answer.day.setDate(answer.day.date().addDays(27))
    assert card.next.isEnabled()
    wanted = answer.day.date().toPython()
    next_(qtbot, window)
    assert window.wizard.draft.imported is not None
    assert window.wizard.draft.imported.rota.first_day == wanted


def test_a_question_can_be_left_open_and_taken_up_again(
    qtbot: QtBot, shown: Shown, no_year: Path
) -> None:
    window = shown(no_year)
    page, card = window.wizard, window.wizard.card
    next_(qtbot, window)
    first = card.title.text()
    QTest.mouseClick(card.leave, Left)
    assert card.title.text() != first
    QTest.mouseClick(card.back, Left)
    assert card.title.text() == first
    QTest.keyClick(card, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert isinstance(card.answer, YearAnswer)
    for _ in range(4):
        QTest.mouseClick(card.leave, Left)
    assert page.done.text() == "No more questions."
    assert page.left.text().startswith("If you go on now, 4 questions stay open: ")
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        page.go.click()
    assert "4 questions left open" in window.messages.detail.text()


def test_a_file_that_cannot_be_read_leaves_what_was_there(
    qtbot: QtBot, shown: Shown, across: Path, tmp_path: Path
) -> None:
    window = shown(across)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    with qtbot.waitSignal(window.session.failed, timeout=60_000):
        window.open_path(broken)
    assert window.messages.isVisible()
    assert window.centre.currentWidget() is window.wizard
    assert window.wizard.draft.path == across


def test_a_review_reads_its_workbook_again_as_it_was_settled(
    qtbot: QtBot, shown: Shown, undated: Path, tmp_path: Path
) -> None:
    window = shown(undated)
    answer = window.wizard.card.answer
    assert isinstance(answer, DateAnswer)
    answer.day.setDate(answer.day.date().addDays(28))
    wanted = answer.day.date().toPython()
    next_(qtbot, window)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    review = tmp_path / "station.ambrota"
    window.desk.files.save_to(review)
    settled(qtbot, window)
    window.desk.close_rota()
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(review)
    settled(qtbot, window)
    assert window.session.source.reading.layout.first_day == wanted
    assert window.session.source.rota.first_day == wanted
    copy = window.session.source.read_back(undated)
    assert copy.first_day == wanted
