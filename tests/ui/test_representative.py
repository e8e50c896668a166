"""The representative's view through the window: all to read, by lines, with what is said kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Change, Rota
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from ambrota.store import open_review
from sample_rotas import BY_ID
from ui.actions import ALWAYS, READING, TABLE
from ui.board import OF_LINES, PROPOSED, TO_LEAD, board
from ui.broken import counted_words
from ui.cli import main
from ui.counted_words import none_words
from ui.main_window import MainWindow
from ui.panels.representative_page import RepresentativePage
from ui.record import AGREED, COMMENT, OBJECTION
from ui.version import CURRENT, Version

NAMES = ("Okafor", "Adeyemi", "Bell")


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow, small_rota: Rota) -> MainWindow:
    """A review with a proposal that takes a night from Adeyemi."""
    session = window.session
    session.take(small_rota, default_rulebook())
    was = small_rota.by_cell["2", 0]
    made = small_rota.with_changes((Change("2", 0, was, ()),))
    session.add_proposals([Version("A", "Adeyemi rests", made, "Less for Adeyemi")], None)
    session.author = "B Secretary"
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    return window


@pytest.fixture
def view(qtbot: QtBot, review: MainWindow) -> RepresentativePage:
    review.actions_by_id["representative"].trigger()
    return settled(qtbot, review)


def settled(qtbot: QtBot, window: MainWindow) -> RepresentativePage:
    representing = window.desk.representing
    qtbot.waitUntil(lambda: representing.page is not None, timeout=60_000)
    page = representing.page
    assert page is not None

    def quiet() -> bool:
        sessions = (window.session, page.mirror)
        return page.board is not None and not any(one.background.busy() for one in sessions)

    qtbot.waitUntil(quiet, timeout=60_000)
    return page


def all_said(page: RepresentativePage) -> str:
    """Every word that the page shows in its tables, lists and details."""
    tables = (page.rules, page.members, page.fairness, page.pay)
    cells = [said.text for one in tables for line in one.told.lines for said in line.cells]
    groups = [f.message for group in page.findings.tree.findings.groups for f in group.findings]
    details = (page.rule_detail, page.member_detail, page.pay_detail)
    rotas = [page.rota.itemText(at) for at in range(page.rota.count())]
    people = [page.remarks.person.itemText(at) for at in range(page.remarks.person.count())]
    log = [cell for row in page.log.model.rows for cell in row]
    return "\n".join([*cells, *groups, *(one.text() for one in details), *rotas, *people, *log,
                      page.remarks.list.text()])  # fmt: skip


def test_the_view_is_made_a_part_at_a_time(qtbot: QtBot, review: MainWindow) -> None:
    representing = review.desk.representing
    review.actions_by_id["representative"].trigger()
    assert representing.page is None, "making it all at once holds the window"
    review.actions_by_id["representative"].trigger()
    qtbot.waitUntil(lambda: representing.showing, timeout=60_000)
    page = settled(qtbot, review)
    review.actions_by_id["representative"].trigger()
    review.actions_by_id["representative"].trigger()
    assert representing.page is page
    assert representing.showing


def test_it_is_all_to_read_and_one_click_leaves_it(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage
) -> None:
    assert review.centre.currentWidget() is view
    assert view.tabs.tabText(view.tabs.currentIndex()) == "Rules"
    assert not any(dock.isVisible() for dock in review.docks.values())
    bar = review.findChild(QToolBar, "way")
    assert bar is not None
    assert not bar.isVisible()
    usable = {row.id for row in TABLE if review.actions_by_id[row.id].isEnabled()}
    assert usable == {row.id for row in TABLE if row.when in (ALWAYS, READING)}
    assert not review.actions_by_id["undo"].isEnabled()
    qtbot.mouseClick(view.leave, Qt.MouseButton.LeftButton)
    assert review.centre.currentWidget() is review.work
    assert bar.isVisible()
    assert review.docks["Findings"].isVisible()
    assert review.actions_by_id["rulebook"].isEnabled()


def test_escape_leaves_it_too(qtbot: QtBot, review: MainWindow, view: RepresentativePage) -> None:
    qtbot.keyClick(view.rules, Qt.Key.Key_Escape)
    assert review.centre.currentWidget() is review.work
    assert not review.actions_by_id["representative"].isChecked()


def test_people_are_lines_until_names_are_allowed_and_asked_for(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage
) -> None:
    said = all_said(view)
    assert "Person 2" in said
    assert not [name for name in NAMES if name in said]
    assert not view.names.isEnabled()
    view.leave.click()
    review.actions_by_id["allow_names"].trigger()
    assert review.session.undo.undoText() == "Allow names in the representative’s view"
    review.actions_by_id["representative"].trigger()
    settled(qtbot, review)
    assert not [name for name in NAMES if name in all_said(view)]
    qtbot.mouseClick(view.names, Qt.MouseButton.LeftButton)
    settled(qtbot, review)
    said = all_said(view)
    assert all(name in said for name in NAMES)


def test_rules_tell_where_they_come_from_and_how_much_is_broken(view: RepresentativePage) -> None:
    lines = {line.key: [said.text for said in line.cells] for line in view.rules.told.lines}
    session = view.session
    assert list(lines) == [rule.id for rule in session.rulebook.rules]
    name, strict, now, _then, shipped, source = lines["daily-rest"]
    own = session.current.audit.findings_of("daily-rest")
    assert (name, strict, shipped) == ("Rest between duties", "Must", "as shipped")
    assert now == (counted_words(session.current.rota, own) if own else "0")
    assert source == "Law · Working Time Regulations 1998, reg 10"
    assert lines["pairings"][2] == "not checked: nobody is to be kept apart"
    assert lines["pairings"][3] == "the same"
    none = len(session.current.audit.contact.no_manager)
    assert none_words(none) in lines["contact"][2]
    assert "Working Time Regulations" in view.rule_detail.text()


def test_a_rule_has_its_findings_with_their_sums_under_it(view: RepresentativePage) -> None:
    audit = view.mirror.version(view.mirror.shown).audit
    rule = next(one.rule for one in audit.findings if one.rule in audit.rules)
    keys = [line.key for line in view.rules.told.lines]
    view.rules.selectRow(keys.index(rule))
    said = view.rule_detail.text()
    for one in audit.findings_of(rule)[:3]:
        assert one.message in said
        assert one.evidence in said


def test_the_rota_is_there_to_read_by_lines(qtbot: QtBot, view: RepresentativePage) -> None:
    grid = view.grid.pane
    assert [one.name for one in grid.model.people] == ["Person 1", "Person 2", "Person 3"]
    assert not grid.model.editable
    assert not grid.model.flags(grid.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert grid.model.marks.changes
    assert grid.model.marks.was
    assert "as it is now → as proposed" in view.grid.told.text()
    assert view.grid.cell.text() == "Person 2, Monday 4 May 2026: N 19:00–07:00 → rest"
    grid.view.setCurrentIndex(grid.model.index(2, 0))
    assert view.grid.cell.text() == grid.model.words(2, 0)


def test_menus_that_change_something_are_not_there(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage
) -> None:
    def menus() -> list[str]:
        bar = review.menuBar().actions()
        return [one.text().replace("&", "") for one in bar if one.isVisible()]

    assert menus() == ["File", "View", "Help"]
    qtbot.mouseClick(view.leave, Qt.MouseButton.LeftButton)
    assert menus() == ["File", "Edit", "View", "Rota", "Propose", "Compare", "Help"]


def test_what_changes_for_each_member(qtbot: QtBot, view: RepresentativePage) -> None:
    lines = {line.key: [said.text for said in line.cells] for line in view.members.told.lines}
    assert list(lines) == ["1", "2", "3"]
    assert lines["2"][0] == "Person 2"
    assert lines["2"][3] == "1"
    assert lines["2"][4] == "3 → 2 ✓"
    assert lines["1"][3] == "0"
    assert "in all 0 one-to-ones" in view.members_key.text()
    assert OF_LINES not in view.members_key.text(), "a dated rota has no lines"
    view.tabs.setCurrentIndex(3)
    assert view.window().width() == 1440
    qtbot.waitUntil(lambda: view.members.viewport().width() > 500)
    assert not view.members.horizontalScrollBar().maximum(), "all columns are in sight"
    view.members.setFocus()
    view.members.selectRow(0)
    qtbot.keyClick(view.members, Qt.Key.Key_Down)
    assert view.members.key == "2"
    assert "1 DAY CHANGED" in view.member_detail.text()
    assert view.member_detail.text().startswith("Person 2")


def test_the_current_rota_alone_can_be_read(qtbot: QtBot, view: RepresentativePage) -> None:
    view.rota.setCurrentIndex(0)
    settled(qtbot, view.window())  # type: ignore[arg-type]
    assert "no proposal" in view.in_short.text()
    assert view.rules.isColumnHidden(PROPOSED)
    view.rota.setCurrentIndex(1)
    settled(qtbot, view.window())  # type: ignore[arg-type]
    assert "session" in view.in_short.text()
    assert "given up to people" in view.in_short.text()
    assert not view.rules.isColumnHidden(PROPOSED)
    view.rota.setCurrentIndex(0)
    settled(qtbot, view.window())  # type: ignore[arg-type]
    assert all(line.cells[3].text == "0" for line in view.members.told.lines)


def test_pay_and_fairness_are_told_with_what_they_rest_on(view: RepresentativePage) -> None:
    assert {line.key for line in view.pay.told.lines} == {"1", "2", "3"}
    assert "paid hours' worth" in view.pay_words.text()
    assert "WHAT IT RESTS ON" in view.pay_detail.text()
    assert view.board is not None
    assert view.board.pay_assumptions


def test_a_comment_on_a_member_is_typed_kept_and_taken_back(
    qtbot: QtBot, view: RepresentativePage
) -> None:
    view.members.selectRow(1)
    qtbot.mouseClick(view.comment_member, Qt.MouseButton.LeftButton)
    assert view.tabs.currentWidget() is view.remarks
    assert view.remarks.person.currentText() == "Person 2"
    qtbot.keyClicks(view.remarks.text, "Adeyemi asked for this")
    qtbot.mouseClick(view.remarks.put, Qt.MouseButton.LeftButton)
    (said,) = view.session.record.remarks
    assert (said.kind, said.by, said.person, said.target) == (COMMENT, "B Secretary", "2", "A")
    assert "Person 2 asked for this" in view.remarks.list.text()
    assert "Adeyemi" not in all_said(view)
    qtbot.mouseClick(view.remarks.back, Qt.MouseButton.LeftButton)
    assert view.session.record.remarks == ()
    assert not view.remarks.back.isEnabled()


def test_nothing_is_kept_without_a_name_or_words(qtbot: QtBot, view: RepresentativePage) -> None:
    remarks = view.remarks
    view.tabs.setCurrentWidget(remarks)
    remarks.by.clear()
    assert remarks.put.text() == "Add comment"
    assert not remarks.put.isEnabled()
    assert "name" in remarks.hint.text()
    qtbot.keyClicks(remarks.by, "B Secretary")
    qtbot.mouseClick(remarks.kinds[OBJECTION], Qt.MouseButton.LeftButton)
    assert remarks.put.text() == "Sign"
    assert not remarks.put.isEnabled()
    assert "Say what" in remarks.hint.text()
    qtbot.mouseClick(remarks.put, Qt.MouseButton.LeftButton)
    assert view.session.record.remarks == ()
    qtbot.keyClicks(remarks.text, "Too many nights")
    assert remarks.put.isEnabled()
    assert not remarks.hint.text()
    remarks.text.clear()
    qtbot.mouseClick(remarks.kinds[AGREED], Qt.MouseButton.LeftButton)
    assert remarks.put.isEnabled(), "who agrees need not say more"


def test_a_signature_tells_when_the_rota_has_changed_since(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage
) -> None:
    view.tabs.setCurrentWidget(view.remarks)
    view.remarks.kinds[AGREED].setChecked(True)
    assert not view.remarks.person.isEnabled()
    qtbot.mouseClick(view.remarks.put, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(review.session.record.remarks), timeout=20_000)
    (signed,) = review.session.record.remarks
    assert (signed.kind, signed.target, signed.person) == (AGREED, "A", None)
    assert "as they were signed" in view.remarks.list.text()
    view.leave.click()
    review.session.edit([("3", 1)], "D", "A")
    review.actions_by_id["representative"].trigger()
    settled(qtbot, review)
    qtbot.waitUntil(lambda: "Changed since" in view.remarks.list.text(), timeout=20_000)


def test_what_is_said_is_saved_under_another_name_only(
    qtbot: QtBot,
    review: MainWindow,
    view: RepresentativePage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, copy = tmp_path / "own.ambrota", tmp_path / "copy.ambrota"
    review.desk.files.save_to(own, wait=True)
    view.remarks.text.setPlainText("Seen")
    view.remarks.put.click()
    before = own.read_bytes()
    chosen = [str(own), str(copy)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen.pop(0), ""))
    assert not review.actions_by_id["save"].isEnabled()
    review.desk.files.save(wait=True)
    assert own.read_bytes() == before
    review.desk.files.save(wait=True)
    assert [one.text for one in open_review(copy).comments] == ["Seen"]
    assert own.read_bytes() == before


def test_what_is_shown_is_exported_without_names(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage, tmp_path: Path
) -> None:
    view.remarks.text.setPlainText("Hard on Bell")
    view.remarks.put.click()
    review.desk.representing.export_to(tmp_path / "shown.xlsx")
    qtbot.waitUntil(lambda: not review.session.background.busy(), timeout=60_000)
    book = load_workbook(tmp_path / "shown.xlsx", read_only=True)
    told = " ".join(str(c) for s in book for r in s.iter_rows(values_only=True) for c in r if c)
    assert "Person 2" in told
    assert not [name for name in NAMES if name in told]
    table = (tmp_path / "shown – said and decided.csv").read_text("utf-8-sig")
    assert "Comment: Hard on Person 3" in table


def test_a_review_can_be_opened_in_this_view(
    qtbot: QtBot,
    review: MainWindow,
    make_window: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "own.ambrota"
    review.desk.files.save_to(path, wait=True)
    other = make_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    button = next(
        one for one in other.start.findChildren(QPushButton) if "representative" in one.text()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: other.desk.representing.showing, timeout=60_000)
    page = settled(qtbot, other)
    assert other.centre.currentWidget() is page


def test_another_rota_opened_leaves_the_view(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage, small_rota: Rota
) -> None:
    review.session.take(small_rota, default_rulebook())
    assert review.centre.currentWidget() is review.work
    review.session.undo.setClean()
    review.actions_by_id["representative"].trigger()
    settled(qtbot, review)
    assert [view.rota.itemText(at) for at in range(view.rota.count())] == ["The current rota alone"]


def test_the_command_line_opens_it_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.ambrota"
    file.touch()
    asked: list[tuple[Path | None, bool]] = []

    def run(path: Path | None = None, *, representative: bool = False) -> int:
        asked.append((path, representative))
        return 0

    monkeypatch.setattr("ui.app.run", run)
    monkeypatch.setattr("ui.cli.prepare", lambda **_: None)
    assert main(["--representative", str(file)]) == 0
    assert main([str(file)]) == 0
    assert main(["--representative", str(tmp_path / "none.ambrota")]) == 2
    assert asked == [(file, True), (file, False)]


def test_a_review_that_cannot_be_opened_is_not_waited_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ambrota"
    broken.write_text("no review")
    with qtbot.waitSignal(window.session.failed, timeout=20_000):
        window.desk.representing.read(broken)
    assert not window.desk.representing.wanted


def test_what_was_said_stands_with_the_member_and_the_rule(
    qtbot: QtBot, view: RepresentativePage
) -> None:
    view.remarks.person.setCurrentIndex(view.remarks.person.findData("2"))
    view.remarks.rule.setCurrentIndex(view.remarks.rule.findData("leave"))
    view.remarks.text.setPlainText("Asked for twice")
    view.remarks.put.click()
    view.members.selectRow(0)
    assert "Asked for twice" not in view.member_detail.text()
    view.members.selectRow(1)
    assert "WHAT WAS SAID\nAsked for twice\nB Secretary, " in view.member_detail.text()
    rules = [line.key for line in view.rules.told.lines]
    view.rules.selectRow(rules.index("leave"))
    assert "Asked for twice" in view.rule_detail.text()


def test_a_rule_that_was_changed_says_why(
    qtbot: QtBot, review: MainWindow, view: RepresentativePage
) -> None:
    session = review.session
    book = session.rulebook.with_reason("daily-rest", "agreed with Bell")
    session.set_rulebook(book.with_rule(replace(book.rule("daily-rest"), hours=12.0)))
    settled(qtbot, review)
    view.rules.selectRow(1)
    view.rules.selectRow(0)
    assert "12 h, shipped 11" in view.rule_detail.text()
    assert "Because: agreed with Person 3" in view.rule_detail.text()


def test_whatever_takes_the_focus_has_a_name(view: RepresentativePage) -> None:
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and (face := QAccessible.queryAccessibleInterface(widget)) is not None
        and not face.text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_findings_that_go_and_come_make_up_what_is_left(view: RepresentativePage) -> None:
    session = view.mirror
    before, after = (session.version(key).audit.findings for key in ("current", "A"))
    told = re.search(r"(\d+) findings? go(?:es)?, (\d+) comes?", view.in_short.text())
    assert told is not None
    gone, come = map(int, told.groups())
    assert gone > 0
    assert len(before) - gone + come == len(after)


def test_what_breaks_in_a_line_is_nobodys_own_in_the_members_table() -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    book = default_rulebook()
    current = Version(CURRENT, "Current", rota, audit=audit(rota, book))
    made = board(current, current, book)
    own = {line.key: line.cells[2].text for line in made.members}
    vacant = next(one.id for one in rota.people if one.vacant)
    assert own[vacant] == "–"
    assert {number for who, number in own.items() if who != vacant} == {"1", "2"}
    assert OF_LINES in made.members_key
    assert TO_LEAD in made.members_key
    ((aspirant,),) = [
        [line.cells[0] for line in made.members if line.key == one.id]
        for one in rota.people
        if one.aspirant
    ]
    assert aspirant.text.endswith(", to lead")
    assert aspirant.tip == TO_LEAD
