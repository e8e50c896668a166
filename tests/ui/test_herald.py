"""Who looks elsewhere is told when long work has ended."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui import herald
from ui.main_window import MainWindow


@pytest.fixture
def told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said; nobody looks at the window."""
    said: list[str] = []
    monkeypatch.setattr(herald, "announce", lambda _window, words: said.append(words))
    monkeypatch.setattr(QApplication, "alert", lambda *_: said.append("!"))
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    monkeypatch.setattr(herald, "LONG", 0.0)
    return said


def test_the_end_of_a_search_is_told(window: MainWindow, told: list[str]) -> None:
    window.propose.solving.started.emit()
    assert told == []
    window.propose.solving.stopped.emit()
    assert told == ["!", "The search has ended"]


def test_each_piece_of_work_is_told_once(window: MainWindow, told: list[str]) -> None:
    window.session.busy_changed.emit("Opening ours.xlsx …")
    window.session.busy_changed.emit("")
    window.session.busy_changed.emit("")
    assert told == ["!", "Opening ours.xlsx: done"]


def test_nobody_is_called_who_looks_or_waited_shortly(
    window: MainWindow, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(herald, "LONG", 1000.0)
    window.session.busy_changed.emit("Opening ours.xlsx …")
    window.session.busy_changed.emit("")
    monkeypatch.setattr(herald, "LONG", 0.0)
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window.propose.solving.started.emit()
    window.propose.solving.stopped.emit()
    assert told == []
