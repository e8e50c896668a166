"""What a user's hands do in the wizard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.wizard.code_answer import CodeAnswer

Left = Qt.MouseButton.LeftButton


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
