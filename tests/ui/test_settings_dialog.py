"""What is chosen in the settings holds at once, comes back, and can be taken elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from ui.main_window import MainWindow
from ui.panels.settings_dialog import SettingsDialog
from ui.rulebook_words import of_nation
from ui.settings import AUTHOR, AUTOSAVE, NATION, SECONDS, TEXT_SIZE, THEME_CHOICE
from ui.theme import CONTRAST, THEME


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    made = window.desk.manners.settings_dialog()
    qtbot.addWidget(made)
    made.show()
    return made


def choose(qtbot: QtBot, box: QComboBox, data: object) -> None:
    """Step through a list by the keyboard until that is chosen."""
    box.setFocus()
    for _ in range(box.count()):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    while box.currentData() != data:
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_what_is_chosen_holds_at_once(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    usual = THEME.body
    choose(qtbot, dialog.theme, "contrast")
    assert THEME.tokens is CONTRAST
    choose(qtbot, dialog.type_size, 150)
    assert THEME.body == round(usual * 1.5)
    dialog.seconds.setValue(90)
    assert window.propose.seconds.value() == 90
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton, pos=dialog.keep.rect().center())
    qtbot.keyClicks(dialog.signer, " Sam Bell ")
    qtbot.keyClick(dialog.signer, Qt.Key.Key_Return)
    dialog.show()
    get = window.settings.get
    assert (get(THEME_CHOICE), get(TEXT_SIZE), get(SECONDS)) == ("contrast", 150, 90)
    assert (get(AUTOSAVE), get(AUTHOR)) == (dialog.keep.isChecked(), "Sam Bell")
    assert window.session.author == "Sam Bell"
    qtbot.mouseClick(dialog.defaults, Qt.MouseButton.LeftButton)
    assert (get(THEME_CHOICE), get(TEXT_SIZE), get(AUTOSAVE)) == ("system", 100, True)
    assert THEME.body == usual
    assert dialog.type_size.currentData() == 100


def test_settings_go_to_another_computer_in_a_file(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    file = tmp_path / "ours.ini"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ours"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    choose(qtbot, dialog.type_size, 125)
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert dialog.said.text() == f"Saved to {file}."
    qtbot.mouseClick(dialog.defaults, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.read, Qt.MouseButton.LeftButton)
    assert window.settings.get(TEXT_SIZE) == 125
    assert dialog.type_size.currentData() == 125
    file.write_text("[other]\nthing=1\n")
    qtbot.mouseClick(dialog.read, Qt.MouseButton.LeftButton)
    assert "nothing was changed" in dialog.said.text()
    qtbot.mouseClick(dialog.defaults, Qt.MouseButton.LeftButton)


def test_every_setting_has_a_name(dialog: SettingsDialog) -> None:
    for widget in dialog.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_")
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget


def test_the_menu_opens_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    monkeypatch.setattr(SettingsDialog, "exec", lambda self: shown.append(self.windowTitle()))
    window.actions_by_id["preferences"].trigger()
    assert shown == ["Settings"]


def test_whose_bank_holidays_count_is_chosen_for_rotas_to_come(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    dialog.nation.setFocus()
    while dialog.nation.currentText() != "Scotland":
        qtbot.keyClick(dialog.nation, Qt.Key.Key_Down)
    assert window.settings.get(NATION) == "Scotland"
    dialog.close()
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(BY_ID["eastfield-station-12-weeks"].path)
    session = window.session
    assert session.rulebook.nation == "Scotland"
    assert "bank-holidays" not in [one.rule for one in session.past.laws], (
        "the workbook's rules sheet is not said to have set it"
    )
    assert not window.desk.files.modified


@pytest.mark.parametrize("nation", ["", "Atlantis"])
def test_a_nation_that_there_is_not_changes_nothing(nation: str) -> None:
    book = default_rulebook()
    assert of_nation(book, nation) is book


def test_a_nation_that_the_workbook_names_is_kept() -> None:
    irish = of_nation(default_rulebook(), "Northern Ireland")
    assert irish.nation == "Northern Ireland"
    assert of_nation(irish, "Scotland") is irish


def test_no_hint_is_cut(dialog: SettingsDialog) -> None:
    for hint in dialog.findChildren(QLabel):
        assert hint.height() >= hint.heightForWidth(hint.width()), hint.text()
