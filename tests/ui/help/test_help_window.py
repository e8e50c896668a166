"""The window of the help by keyboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.help.window import NOTHING, HelpWindow
from ui.main_window import MainWindow


@pytest.fixture
def full(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    return window


def shown(window: MainWindow) -> HelpWindow:
    return window.desk.manners.helping.help_window()


def test_f1_tells_of_what_has_the_keys(qtbot: QtBot, full: MainWindow) -> None:
    full.activateWindow()
    full.raise_pane("Findings")
    full.findings.search.setFocus()
    full.actions_by_id["help"].trigger()
    assert shown(full).isVisible()
    assert shown(full).text.accessibleName() == "Help: Findings"
    first = shown(full).text.cursorForPosition(shown(full).text.rect().topLeft()).block().text()
    assert "Findings" in (first, shown(full).text.textCursor().block().text())


def test_with_nothing_open_it_tells_how_to_begin(window: MainWindow) -> None:
    window.actions_by_id["help"].trigger()
    assert shown(window).text.accessibleName() == "Help: Start"


def test_a_word_is_looked_for_and_gone_to(qtbot: QtBot, full: MainWindow) -> None:
    full.actions_by_id["glossary"].trigger()
    window = shown(full)
    pages = window.list.count()
    qtbot.keyClicks(window.look, "unit hour")
    assert window.list.item(0).text() == "Unit hour\nGlossary"
    window.list.setFocus()
    window.list.setCurrentRow(0)
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert window.text.textCursor().block().text().startswith("Unit hour.")
    window.look.clear()
    assert window.list.count() == pages
    qtbot.keyClicks(window.look, "zebra")
    assert window.list.count() == 0
    assert window.said.text() == NOTHING
    assert window.said.isVisible()


def test_links_lead_to_other_pages_and_back(
    qtbot: QtBot, full: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.actions_by_id["keys"].trigger()
    window = shown(full)
    assert "Keys" in window.windowTitle()
    assert not window._follow(QUrl("rules.md"))
    assert window.windowTitle() == "Rules and measures – Help"
    assert window.back.isEnabled()
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.windowTitle() == "Keys – Help"
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    window._follow(QUrl("https://example.org"))
    assert [one.toString() for one in asked] == ["https://example.org"]
    assert window.windowTitle() == "Keys – Help"


def test_every_part_of_the_window_can_be_asked_what_it_is(full: MainWindow) -> None:
    full.desk.manners.helping.explain()
    told = {type(one).__name__: one.whatsThis() for one in full.findChildren(QWidget)}
    for name in ("FindingsPanel", "ProposePanel", "ScorecardPanel", "CoverPanel", "GridArea"):
        assert len(told[name]) > 40, name


def test_the_page_that_is_shown_is_marked_in_the_list(full: MainWindow) -> None:
    full.actions_by_id["help"].trigger()
    window = shown(full)
    for page in list(window.pages)[:3]:
        window.show_page(page)
        current = window.list.currentItem()
        assert current.text() == window.pages[page].title
        bold = [
            window.list.item(at).text()
            for at in range(window.list.count())
            if window.list.item(at).font().weight() > QFont.Weight.Normal
        ]
        assert bold == [window.pages[page].title]
