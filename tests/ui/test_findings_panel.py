"""The findings in the window, by mouse and keyboard: grouped, kept, gone through, shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from ui.finding_groups import BY, LEVELS
from ui.main_window import MainWindow
from ui.panels.findings_panel import FindingsPanel


@pytest.fixture
def window_open(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    return window


@pytest.fixture
def panel(window_open: MainWindow) -> FindingsPanel:
    return window_open.findings


def number(panel: FindingsPanel) -> int:
    return sum(len(group.findings) for group in panel.tree.findings.groups)


def choose(qtbot: QtBot, panel: FindingsPanel, how: str) -> None:
    """By the keyboard."""
    panel.by.setFocus()
    qtbot.keyClick(panel.by, Qt.Key.Key_Home)
    for _ in range(list(BY).index(how)):
        qtbot.keyClick(panel.by, Qt.Key.Key_Down)
    assert panel.by.currentData() == how


def test_the_same_findings_stand_under_every_grouping(qtbot: QtBot, panel: FindingsPanel) -> None:
    whole = number(panel)
    assert whole == len(panel.session.current.audit.findings)
    for how in ("person", "team", "week", "status", "rule"):
        choose(qtbot, panel, how)
        assert panel.tree.findings.how == how
        assert number(panel) == whole
        assert panel.tree.isExpanded(panel.tree.findings.index(0, 0))


def test_a_level_and_law_alone_are_counted(qtbot: QtBot, panel: FindingsPanel) -> None:
    audit = panel.session.current.audit
    whole = number(panel)
    panel.level.setFocus()
    qtbot.keyClick(panel.level, Qt.Key.Key_Down)
    assert panel.level.currentText() == LEVELS["must"]
    musts = sum(str(one.level) == "must" for one in audit.findings)
    assert 0 < number(panel) == musts < whole
    assert panel.head.text().endswith(f"{musts} shown")
    panel.law.setFocus()
    qtbot.keyClick(panel.law, Qt.Key.Key_Space)
    law = [one for group in panel.tree.findings.groups for one in group.findings]
    assert all(str(one.status) == "law" for one in law)
    qtbot.keyClick(panel.law, Qt.Key.Key_Space)
    panel.level.setCurrentIndex(0)
    assert number(panel) == whole
    assert "shown" not in panel.head.text()


def test_next_and_previous_go_through_all_and_round(qtbot: QtBot, panel: FindingsPanel) -> None:
    whole = number(panel)
    seen = []
    for place in range(1, whole + 1):
        qtbot.mouseClick(panel.on, Qt.MouseButton.LeftButton)
        seen.append(panel.tree.findings.finding(panel.tree.currentIndex()))
        assert panel.place.text() == f"{place} of {whole}"
    listed = [one for group in panel.tree.findings.groups for one in group.findings]
    assert seen == listed
    qtbot.mouseClick(panel.on, Qt.MouseButton.LeftButton)
    assert panel.place.text() == f"1 of {whole}"
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert panel.place.text() == f"{whole} of {whole}"


def test_what_is_chosen_stays_chosen_in_another_grouping(
    qtbot: QtBot, panel: FindingsPanel
) -> None:
    for _ in range(3):
        panel.step(1)
    chosen = panel.tree.findings.finding(panel.tree.currentIndex())
    said = panel.evidence.text()
    choose(qtbot, panel, "person")
    assert panel.tree.findings.finding(panel.tree.currentIndex()) == chosen
    assert panel.evidence.text() == said


def test_arrows_move_through_the_tree_with_the_evidence(qtbot: QtBot, panel: FindingsPanel) -> None:
    tree, model = panel.tree, panel.tree.findings
    tree.setFocus()
    tree.setCurrentIndex(model.index(0, 0))
    assert panel.session.rulebook.rule(model.groups[0].key).name in panel.evidence.text()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    finding = model.finding(tree.currentIndex())
    assert finding is model.groups[0].findings[0]
    assert finding.evidence in panel.evidence.text()
    assert finding.source in panel.evidence.text()


def test_the_heading_of_a_person_shows_the_person(qtbot: QtBot, panel: FindingsPanel) -> None:
    choose(qtbot, panel, "person")
    model = panel.tree.findings
    rota = panel.session.current.rota
    at = next(n for n, group in enumerate(model.groups) if group.key in rota.index)
    panel.tree.setCurrentIndex(model.index(at, 0))
    assert panel.evidence.text().startswith(model.groups[at].title)
    assert "THE ROTA COMES TO" in panel.evidence.text()


def test_a_click_on_a_finding_chooses_its_cells(
    qtbot: QtBot, window_open: MainWindow, panel: FindingsPanel
) -> None:
    choose(qtbot, panel, "person")
    model, tree = panel.tree.findings, panel.tree
    top = model.index(0, 0)
    spot = tree.visualRect(model.index(0, 0, top)).center()
    finding = model.groups[0].findings[0]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert model.finding(tree.currentIndex()) is finding
    cells = window_open.grid.main.view.selected_cells()
    assert set(cells) == {(finding.person, day) for day in finding.days if day >= 0}


def test_it_is_whole_in_300_pixels(panel: FindingsPanel) -> None:
    assert panel.minimumSizeHint().width() <= 300
    for button in (panel.back, panel.on, panel.law, panel.by, panel.level):
        assert button.height() >= 24


def test_the_list_takes_the_room_that_a_higher_window_has(
    qtbot: QtBot, window_open: MainWindow
) -> None:
    panel = FindingsPanel(window_open.session)
    qtbot.addWidget(panel)
    panel.refresh()
    panel.resize(360, 700)
    panel.show()
    qtbot.waitExposed(panel)
    before = panel.split.sizes()
    panel.resize(360, 900)
    qtbot.waitUntil(lambda: panel.split.sizes() == [before[0] + 200, before[1]])
    panel.tree.expandAll()
    for high in range(900, 926, 5):  # no row in sight is cut, wherever the list ends
        panel.resize(360, high)
        foot = QPoint(2, panel.tree.viewport().height() - 1)
        rect = panel.tree.visualRect(panel.tree.indexAt(foot))
        cut = rect.bottom() > foot.y() + 1
        qtbot.waitUntil(lambda cut=cut: panel.whole_rows.isVisible() == cut)
