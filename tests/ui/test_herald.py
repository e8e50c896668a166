"""Who looks elsewhere is told when long work has ended."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QIcon
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


class Tray(QObject):
    """The place of the desktop for messages: there or not, and what it was told."""

    messageClicked = Signal()  # noqa: N815
    activated = Signal(object)
    there = True
    told: list[Any]

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        assert not icon.isNull()
        self.own, self.shown = icon, False

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:
        return cls.there

    @classmethod
    def supportsMessages(cls) -> bool:
        return cls.there

    def icon(self) -> QIcon:
        return self.own

    def setToolTip(self, words: str) -> None:
        assert words

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def showMessage(self, title: str, words: str, _icon: QIcon) -> None:
        assert self.shown, "an icon that is not shown says nothing"
        Tray.told.append((title, words))


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> type[Tray]:
    """A desktop that has a place for messages."""
    monkeypatch.setattr(herald, "QSystemTrayIcon", Tray)
    Tray.told, Tray.there = [], True
    return Tray


def search(window: MainWindow) -> None:
    window.propose.solving.started.emit()
    window.propose.solving.stopped.emit()


def test_the_desktop_says_that_a_search_has_ended_until_somebody_comes(
    window: MainWindow, told: list[str], tray: type[Tray], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        search(window)
    assert tray.told == 2 * [("Ambrota", "The search has ended")]
    (icon,) = window.findChildren(Tray)
    raised: list[str] = []
    monkeypatch.setattr(window, "activateWindow", lambda: raised.append("forward"))
    monkeypatch.setattr(window, "raise_", lambda: raised.append("raised"))
    icon.messageClicked.emit()
    assert raised == ["raised", "forward"]
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert not icon.shown


def test_it_says_nothing_of_other_work_nor_where_it_has_no_place(
    window: MainWindow, told: list[str], tray: type[Tray]
) -> None:
    window.session.busy_changed.emit("Opening ours.xlsx …")
    window.session.busy_changed.emit("")
    assert tray.told == []
    tray.there = False
    search(window)
    assert tray.told == []
    assert told[-1] == "The search has ended"
    assert not window.findChildren(Tray)
