"""Two grids have the room of the cover drawing in a low window, and give it back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.main_window import MainWindow
from ui.version import Version


def test_the_drawing_of_cover_comes_back_when_the_window_is_enlarged(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    window.resize(1180, 720)
    window.show()
    window.session.take(small_rota, default_rulebook())
    window.session.add_proposals([Version("A", "One", small_rota)], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.grid.set_comparing(True)
    qtbot.waitUntil(lambda: window.cover.folded)
    assert window.cover.chart.isHidden()
    window.resize(1440, 1000)
    qtbot.waitUntil(lambda: not window.cover.folded)
    assert window.cover.chart.isVisible()
    window.resize(1180, 720)
    qtbot.waitUntil(lambda: window.cover.folded)
    window.grid.set_comparing(False)
    assert not window.cover.folded
