"""Pointing at cells, and doing all of it by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ambrota.sheets.cells import Place
from ambrota.sheets.layout import Layout
from ambrota.sheets.understanding import Question
from tests.ui.wizard.hands import choose, click, next_, settled
from ui.main_window import MainWindow
from ui.panels.problem_words import by_hand
from ui.wizard.code_answer import CodeAnswer
from ui.wizard.where_answer import WhereAnswer

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Shown = Callable[[Path], MainWindow]


def test_a_cell_says_what_it_is_and_is_taken_at_its_word(
    qtbot: QtBot, shown: Shown, no_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(no_year)
    page = window.wizard
    click(window, 3, 2)
    here = page.preview.here
    assert "B3" in here.text()
    words = here.fontMetrics().horizontalAdvance(here.text())
    assert here.contentsRect().width() == page.preview.width() - 16 > words, "a line of its own"
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


@pytest.mark.parametrize(
    ("name", "day", "way"), [((3, 2), (2, 3), "down"), ((2, 3), (3, 2), "across")]
)
def test_where_people_run_is_seen_from_the_two_cells(
    qtbot: QtBot, name: Place, day: Place, way: str
) -> None:
    answer = WhereAnswer(Question("where", "where", "Where?", (), None), Layout())
    qtbot.addWidget(answer)
    answer.pick("Plan", name, "Bell")
    assert answer.said() is None
    answer.pick("Plan", day, "Mon")
    said = answer.said()
    assert said is not None
    own = said[0].on("Plan")
    assert own.people == way
    assert own.columns["name"] == "B"
    assert own.header_row == 2
    assert own.first_column == "C"
    answer.buttons["day"].click()
    answer.pick("Plan", (1, 1), "Mon")
    assert answer.said() is None
    answer.pick("Other", (4, 4), "Mon")
    assert answer.places == {"day": (4, 4)}


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
    last = answer.rows[-1]
    last.setFocus()
    QTest.keyClick(last, Key.Key_Return)
    assert last.isChecked()
    assert card.answer is answer
    assert answer.choice is not None
    for _ in answer.rows[1:]:
        QTest.keyClick(window.focusWidget(), Key.Key_Up)
    assert answer.choice.title == "an early shift"
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
    problem = top.child(0).data(0, Qt.ItemDataRole.UserRole)
    page.problems.setCurrentItem(top.child(0))
    assert page.preview.view.place is not None
    assert problem.cell.startswith(page.preview.here.text().split(" ")[0])
    assert by_hand(problem.todo) in page.told.text()


def listed(window: MainWindow) -> list[str]:
    """What the list of problems says, without its headings."""
    tree = window.wizard.problems
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [top.child(at).text(0) for top in tops if top for at in range(top.childCount())]


def test_what_is_asked_is_not_listed_too(qtbot: QtBot, shown: Shown, no_year: Path) -> None:
    window = shown(no_year)
    page = window.wizard
    codes = {one.code for one in page.draft.questions if one.kind == "code"}
    assert codes == {"E", "L", "O"}
    assert len(page.problems.problems) > page.problems.number
    assert not any(f"{code!r}," in line for code in codes for line in listed(window))
    warned = [one for one in page.problems.problems if one.severity != "note"]
    assert page.problems.number == len(warned) - len(codes)
    while page.draft.questions:
        page.draft.leave_open(page.draft.questions[0])
        settled(qtbot, window)
    assert page.problems.number == len(warned), "left open, they are listed again"


def test_an_answer_that_the_sheet_speaks_for_is_marked_so(
    qtbot: QtBot, shown: Shown, no_year: Path
) -> None:
    window = shown(no_year)
    card = window.wizard.card
    while card.question is not None and not (
        card.question.kind == "code" and card.question.proposed is not None
    ):
        window.wizard.draft.leave_open(card.question)
        settled(qtbot, window)
    marks = [one.text() for one in card.answer.findChildren(QLabel) if one.isVisible()]
    assert marks.count("suggested") == 1
