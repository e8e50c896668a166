"""The key below a rota that is seen from afar."""

from __future__ import annotations

from collections.abc import Callable

from ui.main_window import MainWindow


def test_seen_from_afar_a_rota_has_a_key_of_what_it_holds(
    small: MainWindow, settle: Callable[[MainWindow], None]
) -> None:
    key = small.grid.main.key
    assert not key.isVisible()
    small.grid.set_width(6)
    assert key.isVisible()
    assert key.words()[:3] == ["day", "night", "leave"]
    assert "finding, at the top" in key.words()
    small.grid.set_width(30)
    assert not key.isVisible()
    settle(small)
