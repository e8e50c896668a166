"""A message is seen whole, however narrow the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.panels.message_bar import MessageBar


def test_more_lines_make_it_higher(qtbot: QtBot, window: MainWindow) -> None:
    bar: MessageBar = window.messages
    bar.show_note(
        "Something was not saved", "Northgate: 3 edits, last kept today. " * 12, "Open it"
    )
    for width in (1400, 960):
        window.resize(width, 700)
        qtbot.waitUntil(lambda width=width: abs(bar.width() - width) < 40)
        needed = bar.detail.heightForWidth(bar.detail.width())
        assert bar.detail.height() >= needed
        assert bar.height() < needed + 80
