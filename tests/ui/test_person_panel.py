"""One person as people look at them: weeks, what changes, findings, from one to the next, print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Change, Rota, Session, Wish
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from ui.main_window import MainWindow
from ui.panels.person_page import PersonPage
from ui.person_changes import asked_and_away, change_sentences, guarantee_changes
from ui.person_sheet import page_of, sheet_of
from ui.person_weeks import (
    FATIGUE,
    HOURS,
    MEETINGS,
    NIGHTS,
    TRAINING,
    WEEKENDS,
    table_of,
    weeks_of_person,
)
from ui.version import CURRENT, Version

Key = Qt.Key


def strips(rota: Rota, row: int) -> dict[str, tuple[float | None, ...]]:
    return {one.name: one.values for one in weeks_of_person(rota, row).strips}


@pytest.fixture
def two(small_rota: Rota) -> list[Version]:
    """The small rota, and a proposal: a night less and a meeting more for Adeyemi."""
    book = default_rulebook()
    rota = small_rota.with_changes([Change("2", 0, small_rota.by_cell["2", 0], ())])
    rota = rota.with_sessions([Session("contact", "one-to-one", "2", "1", 2, 600, 630)])
    return [
        Version(CURRENT, "Current", small_rota, audit=audit(small_rota, book)),
        Version("A", "Fewer nights", rota, audit=audit(rota, book, small_rota)),
    ]


# -- week by week --------------------------------------------------------------------------------


def test_each_week_is_counted_by_itself(small_rota: Rota) -> None:
    told = strips(small_rota, 1)
    assert told[NIGHTS] == (3.0, 0.0)
    assert told[HOURS] == (46.0, 7.5)
    assert told[WEEKENDS] == (1.0, 0.0)
    assert told[MEETINGS] == told[TRAINING] == (0.0, 0.0)
    assert told[FATIGUE][0] is not None
    assert told[FATIGUE][1] is None


def test_sessions_stand_in_their_week(two: list[Version]) -> None:
    taught = two[1].rota.with_sessions([Session("training", "statutory", "2", None, 3, 540, 765)])
    assert strips(taught, 1)[TRAINING] == (3.75, 0.0)
    assert strips(two[1].rota, 1)[MEETINGS] == (1.0, 0.0)


def test_a_line_is_walked_on_from_where_it_starts() -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    first, second = strips(rota, 0), strips(rota, 1)
    lines = len(rota.groups[rota.people[0].rota])
    assert len(first[NIGHTS]) == lines
    assert second[NIGHTS] == first[NIGHTS][1:] + first[NIGHTS][:1]
    assert sum(one or 0 for one in first[HOURS]) == pytest.approx(
        sum(one or 0 for one in second[HOURS])
    )


def test_the_chart_has_its_table(two: list[Version]) -> None:
    now, then = (weeks_of_person(one.rota, 1) for one in (two[1], two[0]))
    headings, rows = table_of(now, then)
    assert headings[:3] == ("Week", "Paid hours (h)", "Nights")
    assert rows[0][0] == "4 May"
    assert rows[0][2] == "2 (now 3)"
    assert rows[0][4] == "1 (now 0)"
    assert rows[1][2] == "0"


# -- in words ------------------------------------------------------------------------------------


def test_what_changes_is_told_in_sentences(two: list[Version]) -> None:
    told = change_sentences(two[1], two[0], 1)
    assert "Nights worked: 2 in place of 3: better." in told
    assert "Paid hours come to 42 h in place of 53.5 h." in told
    assert "1 day is different." in told
    assert change_sentences(two[0], two[0], 1) == []
    assert change_sentences(two[1], two[0], 2) == ["No duty is different; only sessions are."]


def test_changes_of_the_guarantees_are_told() -> None:
    def found(placed: int, hours: float) -> Any:
        contact = SimpleNamespace(per_person={"2": SimpleNamespace(placed=placed, required=2)})
        training = SimpleNamespace(per_person={"2": SimpleNamespace(hours=hours, floor=5.0)})
        return SimpleNamespace(contact=contact, training=training)

    assert guarantee_changes(found(2, 5.0), found(0, 0.0), "2") == [
        "One-to-ones with their own line manager: 2 of the 2 asked for, in place of 0.",
        "Protected training: 5 h of the 5 h asked for, in place of 0 h.",
    ]
    assert guarantee_changes(found(1, 2.0), found(1, 2.0), "2") == []


def test_requests_and_leave_are_listed(small_rota: Rota) -> None:
    rota = replace(small_rota, wishes=(Wish("2", 0, "off"), Wish("2", 1, "off"), Wish("3", 0, "D")))
    assert asked_and_away(rota, 1) == [
        "Asked for off, Monday 4 May 2026: not granted",
        "Asked for off, Tuesday 5 May 2026: granted",
        "Leave: Wednesday 13 May 2026",
    ]


def test_the_page_has_all_of_it_and_nothing_of_a_name_is_taken_for_markup(
    two: list[Version],
) -> None:
    people = tuple(
        replace(one, name="<b>Adeyemi") if one.id == "2" else one for one in two[1].rota.people
    )
    version = replace(two[1], rota=replace(two[1].rota, people=people))
    sheet = sheet_of(version, two[0], 1)
    page = page_of(sheet, "Small")
    assert "&lt;b&gt;Adeyemi" in page
    assert "<b>Adeyemi" not in page
    for words in ("What changes", "Week by week", "2 (now 3)", "Requests and leave", sheet.found):
        assert words in page


# -- in the window -------------------------------------------------------------------------------


@pytest.fixture
def open_two(qtbot: QtBot, window: MainWindow, two: list[Version]) -> MainWindow:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(two[0].rota, default_rulebook())
    window.session.add_proposals(two[1:], None)
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def come_to(qtbot: QtBot, window: MainWindow, person: str) -> None:
    window.grid.go_to([(person, 0)])
    window.actions_by_id["person"].trigger()
    settle(qtbot, window)


def test_nobody_yet_says_how_to_come_to_somebody(open_two: MainWindow) -> None:
    assert open_two.person.name.text() == "Nobody is chosen yet"
    assert "Click a name" in open_two.person.about.text()
    assert open_two.person.weeks.isHidden()


def test_the_selected_person_is_shown_with_what_changes(qtbot: QtBot, open_two: MainWindow) -> None:
    come_to(qtbot, open_two, "2")
    pane = open_two.person
    assert pane.isVisible()
    assert pane.choice.currentText() == "Adeyemi"
    assert pane.about.text().startswith("paramedic")
    assert "Nights worked: 2 in place of 3: better." in pane.changes.text()
    assert pane.place.text() == "2 of 3"
    assert "Leave: Wednesday 13 May 2026" in pane.lines.text()
    open_two.session.show(CURRENT)
    settle(qtbot, open_two)
    assert pane.changes_head.isHidden()


def test_who_is_shown_is_marked_in_the_grid_and_empty_charts_left_out(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    come_to(qtbot, open_two, "2")
    assert open_two.grid.main.view.names.marked == "2"
    chart = open_two.person.weeks.chart
    drawn = {strip.name for _, strip in chart._shown()}
    assert NIGHTS in drawn
    assert TRAINING not in drawn
    assert "None in any week: training hours" in open_two.person.weeks.said.text()


def test_a_click_on_a_name_shows_the_person(qtbot: QtBot, open_two: MainWindow) -> None:
    open_two.grid.person_chosen.emit(2)
    settle(qtbot, open_two)
    assert open_two.person.choice.currentText() == "Bell"


def test_arrows_go_through_people_in_the_order_of_the_grid_and_round(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    come_to(qtbot, open_two, "3")
    qtbot.mouseClick(open_two.person.on, Qt.MouseButton.LeftButton)
    settle(qtbot, open_two)
    assert open_two.person.choice.currentText() == "Okafor"
    open_two.actions_by_id["previous_person"].trigger()
    settle(qtbot, open_two)
    assert open_two.person.choice.currentText() == "Bell"
    open_two.grid.arrange("name")
    open_two.actions_by_id["previous_person"].trigger()
    settle(qtbot, open_two)
    assert open_two.person.choice.currentText() == "Adeyemi"


def test_weeks_are_read_out_by_keys_and_as_a_table(qtbot: QtBot, open_two: MainWindow) -> None:
    come_to(qtbot, open_two, "2")
    weeks = open_two.person.weeks
    weeks.chart.setFocus()
    qtbot.keyClick(weeks.chart, Key.Key_Right)
    assert weeks.said.text().startswith("4 May: paid hours 34.5 h (now 46), nights 2 (now 3)")
    qtbot.keyClick(weeks.as_table, Key.Key_Space)
    assert weeks.stack.currentWidget() is weeks.table
    assert weeks.rows is not None
    assert weeks.rows.rows[0][2] == "2 (now 3)"


def test_enter_on_a_finding_goes_to_its_cells_and_evidence(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    come_to(qtbot, open_two, "3")
    pane = open_two.person
    assert pane.sheet is not None
    number = next(at for at, one in enumerate(pane.sheet.findings) if one.days)
    pane.findings.setCurrentRow(number)
    qtbot.keyClick(pane.findings, Key.Key_Return)
    finding = pane.sheet.findings[number]
    cells = set(open_two.grid.main.view.selected_cells())
    assert cells == {("3", day) for day in finding.days if day >= 0}
    assert finding.message in open_two.findings.evidence.text()


def test_an_edit_is_seen_in_the_pane(qtbot: QtBot, open_two: MainWindow) -> None:
    come_to(qtbot, open_two, "2")
    with qtbot.waitSignal(open_two.session.audited, timeout=60_000):
        open_two.session.edit([("2", 5)], "")
    settle(qtbot, open_two)
    assert "Nights worked: 1 in place of 3: better." in open_two.person.changes.text()


def test_the_page_is_saved_as_a_pdf(
    qtbot: QtBot, two: list[Version], tmp_path: Path, window: MainWindow
) -> None:
    page = PersonPage(sheet_of(two[1], two[0], 1), "Small", window)
    path = tmp_path / "Adeyemi.pdf"
    page.write_pdf(str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert "What changes" in page.text.toPlainText()
    page.close()


def test_whatever_takes_the_focus_in_windows_of_their_own_has_a_name(
    qtbot: QtBot, open_two: MainWindow, two: list[Version]
) -> None:
    come_to(qtbot, open_two, "2")
    open_two.desk.peopling.scorecard_wide()
    screen = open_two.desk.peopling.screen
    assert screen is not None
    page = PersonPage(sheet_of(two[1], two[0], 1), "Small", open_two)
    for window in (screen, page):
        nameless = [
            type(widget).__name__
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.objectName().startswith("qt_")
            and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        ]
        assert nameless == []
        window.close()


def test_nothing_of_the_pane_is_wider_than_the_pane(qtbot: QtBot, open_two: MainWindow) -> None:
    open_two.resize(960, 600)
    come_to(qtbot, open_two, "2")
    inner = open_two.person._scroll.widget()
    assert inner.minimumSizeHint().width() <= open_two.person._scroll.viewport().width()


def test_a_long_heading_of_findings_is_wrapped_and_a_vacancy_says_so(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(BY_ID["northgate-dca-24-line"].path)
    settle(qtbot, window)
    pane = window.person
    for vacant in (False, True):
        people = window.session.current.rota.people
        come_to(qtbot, window, next(one.id for one in people if one.vacant is vacant))
        qtbot.waitUntil(pane.found_head.isVisible)
        assert pane._scroll.widget().width() <= pane._scroll.viewport().width()
        assert pane.about.text().startswith("Vacant: nobody") is vacant
    assert "THE ROTA COMES TO" not in pane.lines.text()
