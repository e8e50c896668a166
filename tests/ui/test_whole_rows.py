"""Lists whose last row in sight is whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from ui.board_lines import Line, Said
from ui.panels.told_table import ToldTable
from ui.panels.whole_rows import WholeRows


@pytest.mark.parametrize("over", [0, 3, 11, 22])
def test_the_row_that_is_cut_is_not_seen(qtbot: QtBot, over: int) -> None:
    table = QTableWidget(40, 1)
    qtbot.addWidget(table)
    table.horizontalHeader().hide()
    for row in range(40):
        table.setRowHeight(row, 26)
    whole = WholeRows(table)
    table.resize(200, 26 * 6 + over + table.height() - table.viewport().height())
    table.show()
    qtbot.waitExposed(table)
    frame = table.height() - table.viewport().height()
    table.resize(200, 26 * 6 + over + frame)
    qtbot.waitUntil(lambda: whole.isVisible() == (over > 0))
    last = table.rowAt(table.viewport().height() - 1)
    if over:
        assert whole.y() == table.visualRect(table.model().index(last, 0)).top()
        assert whole.geometry().bottom() == table.viewport().height() - 1
        assert table.indexAt(QPoint(5, whole.y() + 1)).row() == last, "it takes no mouse"
    table.scrollToBottom()
    qtbot.waitUntil(whole.isHidden)


def test_a_table_that_is_told_ends_in_a_whole_row(qtbot: QtBot) -> None:
    table = ToldTable("Rules", ("Rule",), (80,))
    qtbot.addWidget(table)
    table.show_lines([Line(str(row), (Said(str(row)),)) for row in range(40)])
    table.resize(200, 28 * 6 + 11)
    table.show()
    qtbot.waitExposed(table)
    whole = table.findChild(WholeRows)
    assert whole is not None
    qtbot.waitUntil(whole.isVisible)
    assert table.rowViewportPosition(table.rowAt(whole.y())) == whole.y()
