"""The user's own files are never written over, and what cannot be written says why."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from sample_rotas import BY_ID
from ui.main_window import MainWindow

RIDGEWAY = BY_ID["ridgeway-duty-export"]


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> bytes:
    """Open a copy of a sample under that name; returns its bytes."""
    shutil.copy(RIDGEWAY.path, path)
    window.open_path(path)
    qtbot.waitUntil(lambda: window.importing.showing, timeout=60_000)
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.wizard.go.click()
    settled(qtbot, window)
    return path.read_bytes()


def test_a_review_saved_under_the_workbooks_name_gets_its_own_ending(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "ours.xlsx"
    before = opened(qtbot, window, book)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(book), ""))
    window.actions_by_id["save_as"].trigger()
    settled(qtbot, window)
    assert book.read_bytes() == before
    saved = tmp_path / "ours.xlsx.ambrota"
    assert window.session.review == saved
    kept = saved.read_bytes()
    monkeypatch.setattr(QMessageBox, "question", lambda *_, **__: QMessageBox.StandardButton.Cancel)
    window.actions_by_id["save_as"].trigger()
    settled(qtbot, window)
    assert saved.read_bytes() == kept


def test_the_comparison_is_not_written_over_a_workbook_of_that_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    book = tmp_path / "review.xlsx"
    before = opened(qtbot, window, book)
    window.desk.files.export_to(tmp_path)
    settled(qtbot, window)
    assert book.read_bytes() == before
    assert "over your workbook" in window.messages.title.text()
    assert not window.session.exported
    window.desk.files.export_to(tmp_path / "elsewhere")
    settled(qtbot, window)
    assert (tmp_path / "elsewhere" / "review.xlsx").is_file()
    assert book.read_bytes() == before


def test_a_folder_that_takes_no_files_is_told_in_words(
    qtbot: QtBot, window: MainWindow, small_rota: Any, tmp_path: Path
) -> None:
    opened(qtbot, window, tmp_path / "ours.xlsx")
    taken = tmp_path / "taken"
    taken.write_text("a file where a folder is wanted")
    window.desk.files.save_to(taken / "r.ambrota")
    settled(qtbot, window)
    assert "could not be saved" in window.messages.title.text()
    assert "What to do" in window.messages.detail.text()
    assert window.session.review is None
    window.desk.files.export_to(taken)
    settled(qtbot, window)
    assert "cannot be written there" in window.messages.title.text()
    assert "What to do" in window.messages.detail.text()


def test_another_rota_is_read_from_its_start(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    opened(qtbot, window, tmp_path / "one.xlsx")
    person = window.session.current.rota.people[-1].id
    view = window.grid.main.view
    window.grid.go_to([(person, 40)])
    qtbot.waitUntil(lambda: view.horizontalScrollBar().value() > 0)
    assert window.selection.text()
    window.findings.search.setText("nobody of that name")
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(BY_ID["harbour-rrv-dca"].path)
    settled(qtbot, window)
    assert view.selected_cells() == []
    assert view.horizontalScrollBar().value() == 0
    assert view.verticalScrollBar().value() == 0
    assert window.selection.text() == ""
    assert "Choose a finding" in window.findings.evidence.text()
    assert window.findings.search.text() == ""


def test_a_saved_review_is_opened_from_the_first_page(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, title: str, _folder: str, which: str) -> tuple[str, str]:
        asked.append(f"{title} {which}")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    buttons = {one.text(): one for one in window.start.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Open a saved review…"], Qt.MouseButton.LeftButton)
    assert asked == ["Open a saved review Reviews (*.ambrota);;All files (*)"]
    assert len([text for text in buttons if "workbook" in text]) == 1, "one button for one thing"
