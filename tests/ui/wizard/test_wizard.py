"""The wizard as people use it: open a strange workbook, answer, point, go back, go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ambrota.model import Kind
from sample_rotas import BY_ID
from ui.main_window import MainWindow
from ui.wizard.answers import DateAnswer, YearAnswer
from ui.wizard.code_answer import CodeAnswer
from ui.wizard.where_answer import WhereAnswer

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Shown = Callable[[Path], MainWindow]


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.importing.busy, timeout=60_000)


def next_(qtbot: QtBot, window: MainWindow) -> None:
    """Press Next and wait until the answer is worked out."""
    assert window.wizard.card.next.isEnabled()
    QTest.mouseClick(window.wizard.card.next, Left)
    settled(qtbot, window)


def choose(window: MainWindow, words: str) -> CodeAnswer:
    """Choose an answer by its words."""
    answer = window.wizard.card.answer
    assert isinstance(answer, CodeAnswer)
    row: QRadioButton = next(one for one in answer.rows if one.text() == words)
    QTest.mouseClick(row, Left, pos=QPoint(8, row.height() // 2))
    return answer


def click(window: MainWindow, row: int, column: int) -> None:
    """Click a cell of the preview."""
    view = window.wizard.preview.view
    index = view.model().index(row - 1, column - 1)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Left, pos=view.visualRect(index).center())


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
    assert page.left.text() == "If you go on now, 4 questions stay open."
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
    assert page.left.text() == "If you go on now, 4 questions stay open."
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        page.go.click()
    assert "4 questions left open" in window.messages.detail.text()


def test_a_cell_says_what_it_is_and_is_taken_at_its_word(
    qtbot: QtBot, shown: Shown, no_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(no_year)
    page = window.wizard
    click(window, 3, 2)
    assert "B3" in page.preview.here.text()
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    QTest.keyClick(page.preview.view, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    page.preview.this.click()
    assert len(menus) == 2
    words = "Teams are in this column"
    next(one for one in menus[0].actions() if one.text() == words).trigger()
    settled(qtbot, window)
    assert page.draft.imported is not None
    assert {person.team for person in page.draft.imported.rota.people} == {"Paramedic"}
    assert page.draft.history[-1].words == "Teams are in this column"
    page.card.back.click()
    settled(qtbot, window)
    assert {person.team for person in page.draft.imported.rota.people} == {None}


def test_where_there_is_no_rota_the_sheet_is_shown_and_pointed_at(
    qtbot: QtBot, shown: Shown, no_rota: Path
) -> None:
    window = shown(no_rota)
    page, answer = window.wizard, window.wizard.card.answer
    assert page.head.text() == "No rota was found yet."
    assert not page.go.isEnabled()
    assert page.card.leave.isHidden()
    assert isinstance(answer, WhereAnswer)
    assert page.preview.view.picking
    click(window, 2, 1)
    assert "WX01 ABC" in answer.buttons["name"].text()
    view = page.preview.view
    view.setCurrentIndex(view.model().index(0, 1))
    QTest.keyClick(view, Key.Key_Return)
    assert "Miles" in answer.buttons["day"].text()
    next_(qtbot, window)
    assert page.draft.layout.sheets == ("Vehicles",)
    assert page.draft.layout.on("Vehicles").columns["name"] == "A"
    assert page.draft.layout.on("Vehicles").header_row == 1
    assert not page.go.isEnabled()
    assert "With what you said so far" in page.card.evidence.text()


def test_the_keyboard_goes_through_the_answer_and_on(
    qtbot: QtBot, shown: Shown, no_year: Path
) -> None:
    window = shown(no_year)
    card = window.wizard.card
    assert window.focusWidget() is card.answer.year
    QTest.keyClick(card.answer.year, Key.Key_Return)
    settled(qtbot, window)
    answer = card.answer
    assert isinstance(answer, CodeAnswer)
    assert window.focusWidget() in answer.rows
    QTest.keyClick(window.focusWidget(), Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Key.Key_Up)
    assert answer.choice is not None
    while answer.choice.title != "an early shift":
        QTest.keyClick(window.focusWidget(), Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Key.Key_Return)
    assert window.focusWidget() is answer.start
    QTest.keyClicks(answer.start, "7")
    walked = []
    for _ in range(6):
        QTest.keyClick(window.focusWidget(), Key.Key_Tab)
        walked.append(window.focusWidget())
        if walked[-1] is answer.end:
            QTest.keyClicks(answer.end, "15")
    assert walked == [
        answer.end, answer.paid, answer.resource, card.next, card.leave, card.back,
    ]  # fmt: skip
    QTest.keyClick(answer.end, Key.Key_Return)
    settled(qtbot, window)
    assert "E is an early shift, 07:00 to 15:00" in card.back.toolTip()


def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    window = shown(no_year)
    next_(qtbot, window)
    choose(window, "An early shift")
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.wizard.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and widget.window() is window
        and (face := QAccessible.queryAccessibleInterface(widget)) is not None
        and not face.text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_a_problem_goes_to_its_cell(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    window = shown(no_year)
    page = window.wizard
    top = page.problems.topLevelItem(0)
    problem = top.child(1).data(0, Qt.ItemDataRole.UserRole)
    page.problems.setCurrentItem(top.child(1))
    assert page.preview.view.place is not None
    assert problem.cell.startswith(page.preview.here.text().split(" ")[0])
    assert problem.todo in page.told.text()


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
