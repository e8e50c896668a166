"""Every window, pane and dialog: what takes the keys has a name, what is clicked has a size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.actions import TABLE
from ui.main_window import MainWindow
from ui.panels.history import HistoryPanel
from ui.version import Version

LEAST = 24
CLICKED = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
ELSEWHERE = {
    "quit", "close_rota", "start_page", "open", "save", "save_as", "export", "paste", "read_again",
    "propose", "stop", "discard", "mend", "whats_this", "representative", "allow_names",
}  # fmt: skip
"""Actions that leave the rota, write files, search, or wait for a click."""


def inner(widget: QWidget) -> bool:
    """Whether it is a part of Qt's own, reached through another widget that has the name."""
    holder = widget.parent()
    if isinstance(widget, QTabBar) and not widget.count():
        return True
    popup = holder is not None and isinstance(holder.parent(), QComboBox)
    within = isinstance(holder, (QAbstractSpinBox, QComboBox))
    return widget.objectName().startswith("qt_") or popup or within


def faults() -> Iterator[str]:
    """What is nameless or too small in all that can be seen."""
    for top in QApplication.topLevelWidgets():
        if not top.isVisible():
            continue
        for widget in top.findChildren(QWidget):
            if not widget.isVisible() or inner(widget):
                continue
            where = f"{type(widget).__name__} of {type(widget.parent()).__name__}"
            face = QAccessible.queryAccessibleInterface(widget)
            name = "" if face is None else face.text(QAccessible.Text.Name)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and face is not None and not name:
                yield f"no name: {where} in {type(top).__name__}"
            small = min(widget.width(), widget.height()) < LEAST
            if isinstance(widget, CLICKED) and widget.isEnabled() and small:
                yield f"{widget.width()} x {widget.height()}: {where}, {name}"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Dialogs that were shown, by their class, with what was wrong in each."""
    found: dict[str, list[str]] = {}

    def shown(dialog: QDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        found[type(dialog).__name__] = list(faults())
        dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", shown)
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    monkeypatch.setattr(QMessageBox, "about", lambda *_: None)
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(QMessageBox, "question", lambda *_, **__: discard)
    return found


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    QApplication.processEvents()


@pytest.fixture
def full(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A window with a rota and a proposal."""
    window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    window.session.add_proposals([Version("A", "Fewest changes", small_rota)], None)
    settled(qtbot, window)
    return window


def test_the_first_page(window: MainWindow) -> None:
    assert list(faults()) == []


def test_every_action_of_an_open_rota(
    qtbot: QtBot, full: MainWindow, seen: dict[str, list[str]]
) -> None:
    found = list(faults())
    for row in TABLE:
        action = full.actions_by_id[row.id]
        if row.id not in ELSEWHERE and action.isEnabled():
            action.trigger()
            settled(qtbot, full)
            found += [f"{row.id}: {fault}" for fault in faults()]
    assert sorted(set(found)) == []
    assert {name: told for name, told in seen.items() if told} == {}
    assert {"PrintDialog", "SettingsDialog", "RulebookDialog"} <= set(seen)
    assert full.findChild(HistoryPanel).isVisible()
    full.actions_by_id["theme_system"].trigger()


def test_the_representatives_view(qtbot: QtBot, full: MainWindow) -> None:
    full.actions_by_id["representative"].trigger()
    qtbot.waitUntil(lambda: full.desk.representing.showing, timeout=60_000)
    settled(qtbot, full)
    assert list(faults()) == []


def test_every_action_has_a_key() -> None:
    assert [row.id for row in TABLE if not row.shortcut] == []
