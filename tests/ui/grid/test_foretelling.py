"""What is being typed says what it would do, and hides no other day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.grid.foretelling import PAUSE
from ui.main_window import MainWindow

Key = Qt.Key


def test_a_code_being_typed_says_what_it_would_do_and_takes_its_cell_alone(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    view, said = small.grid.main.view, small.grid.said
    before = said.text()
    small.grid.go_to([("2", 1)])
    view.setFocus()
    qtbot.keyClicks(view, "D")
    (editor,) = view.viewport().findChildren(QLineEdit)
    assert editor.width() <= view.day_width()
    qtbot.waitUntil(lambda: "Too little rest between duties" in said.text(), timeout=60_000)
    assert said.text().startswith("D, day 07:00 to 19:00, fills a DCA seat, +11.5 h paid. Newly:")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert said.text() == before
    assert small.session.undo.count() == 0
    settle(small)


def test_letters_that_are_no_code_say_so(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    view = small.grid.main.view
    small.grid.go_to([("2", 1)])
    view.setFocus()
    qtbot.keyClicks(view, "Q9")
    qtbot.waitUntil(lambda: "not a shift code" in small.grid.said.text(), timeout=60_000)
    (editor,) = view.viewport().findChildren(QLineEdit)
    qtbot.keyClick(editor, Key.Key_Escape)
    settle(small)


def test_what_was_typed_is_forgotten_when_another_rota_is_opened(
    qtbot: QtBot, small: MainWindow, settle: Callable[[MainWindow], None], small_rota: Rota
) -> None:
    view, session = small.grid.main.view, small.session
    small.grid.go_to([("2", 1)])
    view.setFocus()
    qtbot.keyClicks(view, "D")
    people = tuple(replace(one, id=f"x{one.id}", line_manager=None) for one in small_rota.people)
    session.take(replace(small_rota, people=people, duties=()), default_rulebook())
    qtbot.wait(2 * PAUSE)
    assert "fills" not in small.grid.said.text()
    view.typing.emit(("2", 1), "D")  # of somebody who is gone
    qtbot.wait(2 * PAUSE)
    assert "fills" not in small.grid.said.text()
    settle(small)
