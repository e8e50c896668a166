"""The scorecard as people use it: figures in words, and whom a number is made of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Change, Rota
from ambrota.rulebook import default_rulebook
from ui.behind import behind, has_behind
from ui.main_window import MainWindow
from ui.panels.behind_dialog import BehindDialog
from ui.panels.score_table import ScoreTable
from ui.panels.scorecard_panel import ScorecardWindow
from ui.score_rows import Score
from ui.scores import MEET, MUSTS, scorecard
from ui.theme import THEME
from ui.version import CURRENT, Version

Key = Qt.Key


@pytest.fixture
def two(small_rota: Rota) -> list[Version]:
    """The small rota, and a proposal that takes a night from Adeyemi."""
    book = default_rulebook()
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    rota = small_rota.with_changes([change])
    return [
        Version(CURRENT, "Current", small_rota, audit=audit(small_rota, book)),
        Version("A", "Fewer nights", rota, audit=audit(rota, book, small_rota)),
    ]


@pytest.fixture
def open_two(qtbot: QtBot, window: MainWindow, two: list[Version]) -> MainWindow:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(two[0].rota, default_rulebook())
    window.session.add_proposals(two[1:], None)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    qtbot.waitUntil(lambda: len(window.scorecard.left.scores.versions) == len(two))
    return window


def score_of(versions: list[Version], key: str) -> Score:
    return next(one for one in scorecard(versions) if one.key == key)


def row_of(table: ScoreTable, key: str) -> int:
    rows = enumerate(table.scores.rows)
    return next(at for at, row in rows if isinstance(row, Score) and row.key == key)


def dialogs(window: MainWindow) -> list[BehindDialog]:
    return [one for one in window.findChildren(BehindDialog) if one.isVisible()]


# -- whom a number is made of --------------------------------------------------------------------


def test_people_behind_a_measure_come_worst_first(two: list[Version]) -> None:
    told = behind(score_of(two, "nights"), two, 1)
    assert told.headings == ("Person", "Role", "Now", "A")
    assert told.entries[0].texts == ("Adeyemi", "paramedic", "3", "2")
    assert told.entries[0].person == "2"
    assert [one.texts[3] for one in told.entries[1:]] == ["0", "0"]


def test_people_behind_a_guarantee_and_behind_findings(two: list[Version]) -> None:
    met = behind(score_of(two, MEET), two, 0)
    assert {one.texts[0] for one in met.entries} == {"Adeyemi", "Bell"}
    assert all(" of " in one.texts[2] for one in met.entries)
    musts = behind(score_of(two, MUSTS), two, 0)
    found = [one for one in two[0].audit.findings if str(one.level) == "must"]
    assert sum(int(one.texts[2]) for one in musts.entries) == len(found)


def test_what_is_nobodys_leads_nowhere(two: list[Version]) -> None:
    assert not has_behind(score_of(two, "unit-hours"))
    assert has_behind(score_of(two, "cover-short"))


def test_half_hours_short_of_cover_are_joined(small_rota: Rota) -> None:
    from ambrota.model import Demand, DemandRow

    row = DemandRow("DCA", None, 1, None, 600, 720, 9)
    rota = small_rota.with_demand(Demand("sheet", (row,)))
    now = Version(CURRENT, "Current", rota, audit=audit(rota, default_rulebook()))
    told = behind(score_of([now], "cover-short"), [now], 0)
    assert told.entries[0].texts[0] == "Tuesday 5 May 2026, 10:00 to 12:00"
    assert told.entries[0].texts[2] == "9"
    assert told.entries[0].day == 1


def test_seat_hours_add_up_by_resource(small_rota: Rota) -> None:
    from ambrota.model import Demand, DemandRow

    need = [DemandRow(name, None, 1, None, 600, 720, 9) for name in ("DCA", "RRV")]
    rota = small_rota.with_demand(Demand("sheet", tuple(need)))
    now = Version(CURRENT, "Current", rota, audit=audit(rota, default_rulebook()))
    score = score_of([now], "cover-short")
    title = behind(score, [now], 0).title
    found = re.search(r": DCA ([\d.]+) \+ RRV ([\d.]+) = ([\d.]+) seat-hours$", title)
    assert found is not None, title
    dca, rrv, whole = map(float, found.groups())
    assert dca + rrv == whole == float(score.figures[0].text)


# -- in the window -------------------------------------------------------------------------------


def test_enter_on_a_number_lists_people_and_enter_there_goes_to_one(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    table = open_two.scorecard.left
    table.setCurrentIndex(table.scores.index(row_of(table, "nights"), 1))
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Return)
    (dialog,) = dialogs(open_two)
    with qtbot.waitSignal(open_two.scorecard.person_chosen) as chosen:
        qtbot.keyClick(dialog.view, Key.Key_Return)
    assert chosen.args == ["2"]
    dialog.close()


def test_a_click_on_a_number_lists_people_but_one_on_a_name_does_not(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    table = open_two.scorecard.left
    row = row_of(table, MEET)
    left = Qt.MouseButton.LeftButton
    name = table.visualRect(table.scores.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), left, pos=name)
    assert not dialogs(open_two)
    number = table.visualRect(table.scores.index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), left, pos=number)
    (dialog,) = dialogs(open_two)
    assert "Meet their line manager" in dialog.windowTitle()
    dialog.close()


def test_arrows_go_from_number_to_number_and_each_is_told(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    table = open_two.scorecard.left
    at = table.scores.index(row_of(table, "nights"), 1)
    table.setCurrentIndex(at)
    qtbot.keyClick(table, Key.Key_Right)
    said = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "A · Fewer nights" in said
    assert "fewer: better" in said
    assert said.endswith("Enter lists who is behind it")


def test_a_click_on_the_head_of_a_column_shows_that_rota(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    open_two.session.show(CURRENT)
    header = open_two.scorecard.left.horizontalHeader()
    at = QPoint(header.sectionPosition(2) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert open_two.session.shown == "A"


def test_operations_stand_beside_people_where_there_is_room(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    board = open_two.scorecard
    assert not board.right.isVisibleTo(board)
    parts = [row for row in board.left.scores.rows if isinstance(row, str)]
    assert parts[:2] == ["OPERATIONS", "PEOPLE"]
    open_two.actions_by_id["scorecard_wide"].trigger()
    screen = open_two.desk.peopling.screen
    assert screen is not None
    assert screen.board.right.isVisibleTo(screen.board)
    assert screen.board.left.scores.rows[0] == "OPERATIONS"
    assert screen.board.right.scores.rows[0] == "PEOPLE"
    sections = {row.section for row in screen.board.left.scores.rows if isinstance(row, Score)}
    assert sections == {"OPERATIONS"}
    assert screen.board.left.scores.columnCount() == 3
    title, told = (line.text() for line in screen.board.headline.lines[:2])
    assert title == "Small"
    assert "the current rota and 1 proposal" in told
    assert "need as" in told
    header = screen.board.left.horizontalHeader().model()
    assert header.headerData(2, Qt.Orientation.Horizontal).endswith("A\nFewer nights")
    assert not screen.board.left.by_keys
    qtbot.keyClick(screen, Key.Key_Escape)
    assert open_two.desk.peopling.screen is None


def test_people_are_in_sight_beneath_operations_in_a_narrow_pane(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    open_two.resize(1180, 720)
    table = open_two.scorecard.left
    qtbot.waitUntil(lambda: table.height() < 600)
    last = table.visualRect(table.scores.index(row_of(table, MEET), 1))
    assert last.bottom() <= table.viewport().height()


def test_the_list_fades_out_where_more_follows_and_nowhere_at_its_end(
    open_two: MainWindow,
) -> None:
    table = open_two.scorecard.left

    def darkest(low: int, high: int) -> int:
        """Of the lines that many pixels from the bottom: the darkest pixel."""
        shot = table.viewport().grab().toImage()
        across = range(0, shot.width(), 2)
        rows = range(shot.height() - high, shot.height() - low)
        return min(shot.pixelColor(x, y).lightness() for x in across for y in rows)

    bar = table.verticalScrollBar()
    found = []
    for place in range(6):  # whatever stands at the edge: a line of words or the room between
        bar.setValue(place)
        found.append(darkest(0, 4))
    assert min(found) > 200
    bar.setValue(bar.maximum())
    assert darkest(0, table.viewport().height()) < 100


def test_names_stand_above_the_figures_of_many_rotas(
    qtbot: QtBot, open_two: MainWindow, two: list[Version]
) -> None:
    """Beside four columns of figures a name would be broken into five lines."""
    more = [replace(two[1], key=key) for key in "ABC"]
    open_two.session.add_proposals(more, None)
    table = open_two.scorecard.left
    qtbot.waitUntil(lambda: table.scores.columnCount() == 5)
    wide = sum(table.columnWidth(column) for column in range(5))
    assert wide == table.viewport().width()
    row = row_of(table, "given-up-cover")
    high = QFontMetrics(THEME.font("body")).height()
    assert table.rowHeight(row) < 5 * high
    assert table.columnWidth(0) < high * 2


def test_the_headline_says_cover_and_people_in_the_colour_of_the_news(
    open_two: MainWindow,
) -> None:
    session = open_two.session
    session.show(CURRENT)
    lines = [one for one in open_two.scorecard.headline.lines if one.text()]
    assert lines[0].text().startswith("Cover ")
    manager, none, training = lines[-3:]
    assert "manager" in manager.text()
    assert "none in the rota" in none.text()
    assert "have their training" in training.text()
    looks = {line.property("look") for line in lines}
    assert looks <= {"good", "bad", "notice"}
    assert none.property("look") == "notice"
    assert training.property("look") == "bad"


def test_the_three_worst_things_come_first(open_two: MainWindow) -> None:
    told = [one.text() for one in open_two.scorecard.worst if not one.isHidden()]
    assert len(told) == 3
    assert told[0].startswith("1  ")
    assert open_two.scorecard.first.text() == "WORST FIRST"


def test_a_large_scorecard_that_is_gone_is_not_told_of_audits(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    board = ScorecardWindow(open_two.session, open_two)
    qtbot.addWidget(board)
    with qtbot.waitSignal(board.destroyed):
        board.deleteLater()
    with qtbot.waitSignal(open_two.session.audited, timeout=60_000):
        open_two.session.check(CURRENT)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_in_large_type_the_worst_things_and_the_heading_are_said_whole(
    qtbot: QtBot, open_two: MainWindow, percent: int
) -> None:
    open_two.desk.manners.dressing.resize(percent)
    open_two.resize(1180, 900)
    panel = open_two.scorecard
    qtbot.waitUntil(lambda: open_two.width() <= 1180)
    open_two.repaint()
    told = [one for one in panel.headline.lines if one.text()]
    for one in (*told, *(each for each in panel.worst if not each.isHidden())):
        assert one.width() <= panel.width()
        qtbot.waitUntil(lambda one=one: one.height() >= one.heightForWidth(one.width()))
        words = QFontMetrics(one.font())
        longest = max(words.horizontalAdvance(word) for word in one.text().split())
        assert one.width() > longest
    open_two.desk.manners.dressing.resize(100)


@pytest.mark.parametrize("width", [300, 380, 520, 800])
def test_tabs_of_versions_keep_to_their_room(open_two: MainWindow, width: int) -> None:
    tabs, session = open_two.grid.tabs, open_two.session
    session.show(session.proposals[0].key)
    tabs.fit(width)
    shown = tabs.group.buttons()
    assert sum(one.width() for one in shown) + 4 * (len(shown) - 1) <= width
    assert all(one.width() >= 24 for one in shown)
    assert all(one.text() for one in shown)


def test_figures_are_fitted_again_only_where_they_are_others(
    qtbot: QtBot, open_two: MainWindow
) -> None:
    panel, session = open_two.scorecard, open_two.session
    fitted: list[str] = []
    qtbot.waitUntil(lambda: not panel._due.waiting)
    panel.left.fitted.connect(lambda: fitted.append(session.shown))
    panel.refresh()
    assert not fitted
    other = next(key for key in session.versions if key != session.shown)
    session.show(other)
    qtbot.waitUntil(lambda: fitted == [other])
