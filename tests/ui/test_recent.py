"""Files opened lately and pinned: the list, the first page, and the File menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from sample_rotas import BY_ID
from ui.main_window import MainWindow
from ui.recent import MOST, Recent
from ui.settings import Settings
from ui.theme import LEAST_TARGET


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{number}.ambrota" for number in range(3)]
    for file in made:
        file.touch()
    return made


def recent(tmp_path: Path) -> Recent:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    return Recent(Settings(store))


def test_the_newest_is_first_and_what_is_gone_says_so(tmp_path: Path, files: list[Path]) -> None:
    kept = recent(tmp_path)
    for file in (*files, files[0]):
        kept.add(file)
    files[1].unlink()
    assert [one.path for one in kept.files()] == [files[0], files[2], files[1]]
    assert kept.files()[1].line == str(tmp_path)
    assert kept.files()[2].line.startswith(f"Not found in {tmp_path}")


def test_what_is_pinned_stays_on_top_and_is_never_pushed_out(
    tmp_path: Path, files: list[Path]
) -> None:
    kept = recent(tmp_path)
    for file in files:
        kept.add(file)
    kept.pin(files[0], True)
    kept.pin(files[1], True)
    for number in range(MOST + 2):
        kept.add(tmp_path / f"other {number}.xlsx")
    kept.add(files[1])
    again = recent(tmp_path).files()
    assert [one.path for one in again[:2]] == files[:2]
    assert [one.pinned for one in again] == [True, True] + MOST * [False]
    assert files[2] not in [one.path for one in again]
    kept.pin(files[0], False)
    assert [one.path for one in kept.files()[:2]] == [files[1], files[0]]
    assert not kept.is_pinned(files[0])
    kept.remove(files[1])
    assert kept.files()[0].path == files[0]


@pytest.fixture
def first_page(make_window: Callable[[], MainWindow], files: list[Path]) -> MainWindow:
    """A window that remembers three files, the second of them gone."""
    window = make_window()
    for file in files:
        window.desk.recalling.add(file)
    files[1].unlink()
    window.desk.recalling.show_on_first_page()
    window.desk.recalling.fill_menus()
    return window


def button(window: MainWindow, name: str) -> QPushButton:
    (found,) = (
        one
        for one in window.start.findChildren(QPushButton)
        if one.accessibleName().startswith(f"{name}: ") and not one.isHidden()
    )
    return found


def order(window: MainWindow) -> list[str]:
    """Files of the first page from the top."""
    links = [
        one
        for one in window.start.findChildren(QPushButton)
        if one.property("look") == "sample" and one.isVisible()
    ]
    return [
        one.accessibleName()
        for one in sorted(links, key=lambda one: one.mapToGlobal(one.pos()).y())
    ]


def test_a_click_pins_on_the_first_page_and_a_key_unpins(
    qtbot: QtBot, first_page: MainWindow, files: list[Path]
) -> None:
    window = first_page
    pin = button(window, "Pin 0")
    qtbot.waitUntil(lambda: pin.height() >= LEAST_TARGET and pin.width() >= LEAST_TARGET)
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert window.desk.recalling.recent.files()[0].path == files[0]
    unpin = button(window, "Unpin 0")
    window.activateWindow()
    qtbot.waitUntil(unpin.hasFocus)
    qtbot.keyClick(unpin, Qt.Key.Key_Space)
    assert not window.desk.recalling.recent.is_pinned(files[0])
    assert button(window, "Pin 0")


def test_a_file_that_is_gone_says_so_and_can_be_taken_out(
    qtbot: QtBot, first_page: MainWindow, files: list[Path]
) -> None:
    gone = button(first_page, "Open 1")
    assert "Not found in" in gone.accessibleName()
    assert not gone.isEnabled()
    qtbot.mouseClick(button(first_page, "Remove 1"), Qt.MouseButton.LeftButton)
    assert files[1] not in [one.path for one in first_page.desk.recalling.recent.files()]


def entries(window: MainWindow) -> list[QAction]:
    menu = window.findChild(QMenu, "recent")
    assert menu is not None
    return menu.actions()


def test_the_menu_has_the_pinned_first_and_pins_each(
    qtbot: QtBot, first_page: MainWindow, files: list[Path]
) -> None:
    window = first_page
    told = [one.text() for one in entries(window)]
    assert told == ["2.ambrota", "1.ambrota (not found)", "0.ambrota", "", "&Pin on top"]
    assert [one.isEnabled() for one in entries(window)[:3]] == [True, False, True]
    pins = window.desk.recalling._pins
    pins.popup(window.mapToGlobal(window.rect().center()))
    pins.setActiveAction(pins.actions()[2])
    qtbot.keyClick(pins, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entries(window)[0].text() == "0.ambrota")
    assert entries(window)[1].isSeparator()
    assert pins.actions()[0].isChecked()
    assert not pins.actions()[1].isChecked()


def test_the_file_that_is_open_is_pinned_by_its_key(qtbot: QtBot, window: MainWindow) -> None:
    window.open_path(BY_ID["northgate-dca-24-line"].path)
    qtbot.waitUntil(lambda: window.session.is_open, timeout=60_000)
    action = window.actions_by_id["pin_file"]
    qtbot.waitUntil(action.isEnabled)
    assert not action.isChecked()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_R, keys)
    assert window.desk.recalling.recent.is_pinned(window.session.workbook)
    qtbot.waitUntil(action.isChecked)
    qtbot.keyClick(window, Qt.Key.Key_R, keys)
    assert not window.desk.recalling.recent.is_pinned(window.session.workbook)
    qtbot.waitUntil(lambda: not action.isChecked())
