"""A workbook that is mended while it is being settled."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

WEEK = "D D R D D RD RD"


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Saves the station's week, beside and then in place."""

    def build(week: str = WEEK) -> Path:
        book = openpyxl.Workbook()
        rota, key = book.active, book.create_sheet("Key")
        assert rota is not None
        rota.append(["Name", *(dt.date(2026, 1, 5) + dt.timedelta(days=n) for n in range(7))])
        for name in ("Ann Bell", "Tom Cole"):
            rota.append([name, *week.split()])
        for row in (["Code", "Start", "End"], ["D", "07:00", "19:00"]):
            key.append(row)
        beside = tmp_path / "~saving.xlsx"
        book.save(beside)
        os.replace(beside, tmp_path / "Northgate.xlsx")
        return tmp_path / "Northgate.xlsx"

    return build


@pytest.fixture
def settling(qtbot: QtBot, window: MainWindow, save: Callable[..., Path]) -> MainWindow:
    """The window with the wizard on that week."""
    watch = window.importing.on_disk.watch
    watch._soon.setInterval(20)
    window.open_path(save())
    qtbot.waitUntil(lambda: window.importing.showing, timeout=60_000)
    qtbot.waitUntil(lambda: not watch.background.busy(), timeout=60_000)
    return window


def bar_says(window: MainWindow) -> str:
    return " ".join(told.text() for told in window.wizard.reload_bar.findChildren(QLabel))


def test_a_changed_file_is_reloaded_when_asked(
    qtbot: QtBot, settling: MainWindow, save: Callable[..., Path]
) -> None:
    page, draft = settling.wizard, settling.wizard.draft
    assert page.reload_bar.isHidden()
    assert [one.code for one in draft.questions] == ["R"]
    save("D D D D D RD RD")
    qtbot.waitUntil(lambda: not page.reload_bar.isHidden(), timeout=20_000)
    assert bar_says(settling) == "The file changed on disk."
    assert [one.code for one in draft.questions] == ["R"]
    with qtbot.waitSignal(draft.changed, timeout=60_000):
        page.reload.click()
    assert draft.questions == ()
    assert page.reload_bar.isHidden()
    qtbot.waitUntil(lambda: not settling.importing.on_disk.watch.background.busy())
    save()
    qtbot.waitUntil(lambda: not page.reload_bar.isHidden(), timeout=20_000)


def test_a_file_that_is_gone_is_said_and_what_was_read_can_be_used(
    qtbot: QtBot, settling: MainWindow
) -> None:
    settling.wizard.draft.path.unlink()
    qtbot.waitUntil(lambda: not settling.wizard.reload_bar.isHidden(), timeout=20_000)
    assert "is gone" in bar_says(settling)
    assert not settling.wizard.reload.isVisibleTo(settling.wizard)
    with qtbot.waitSignal(settling.session.audited, timeout=60_000):
        settling.wizard.go.click()


def test_nothing_is_watched_when_the_import_is_left(
    qtbot: QtBot, settling: MainWindow, save: Callable[..., Path]
) -> None:
    settling.wizard.cancel.click()
    watch = settling.importing.on_disk.watch
    assert watch.path is None
    save("D D D D D RD RD")
    assert not watch._soon.isActive()


def test_layouts_can_be_saved_and_forgotten_from_the_wizard(settling: MainWindow) -> None:
    menu = settling.wizard.findChild(type(settling.importing.remembering.menu(settling)))
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert "Save layout…" in words
    assert "Forget what was settled for this form" in words
