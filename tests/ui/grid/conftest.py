"""A window with the small rota open and checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.main_window import MainWindow


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until nothing is being worked out."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)

    return wait


@pytest.fixture
def small(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, settle: Callable[[MainWindow], None]
) -> MainWindow:
    """The window."""
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    settle(window)
    return window
