"""A small table of lines is as high as what it says."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.asking.answers import Line
from ui.asking.line_table import LineTable


def test_a_long_name_in_a_narrow_table_has_lines_enough(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 300)
    table = LineTable("What changes", ("What", "Times now", "Then"))
    box = QVBoxLayout(page)
    box.addWidget(table)
    box.addStretch()
    table.show_lines([Line(("Too little rest between duties (a must)", "1", "4 worse")),
                      Line(("Early", "2", "1"))])  # fmt: skip
    page.show()
    metrics = table.fontMetrics()
    qtbot.waitUntil(lambda: table.rowHeight(0) >= 2 * metrics.lineSpacing())
    assert table.rowHeight(1) < table.rowHeight(0)
    assert table.height() >= table.rowHeight(0) + table.rowHeight(1)
