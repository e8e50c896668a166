"""Totals of each day under the grid: what is counted, putting them away, and where they fit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ambrota.model import Kind, Rota, Shift
from ambrota.rulebook import default_rulebook
from ui.grid.totals import Totals, figures, totals_of
from ui.main_window import MainWindow
from ui.theme import THEME


def titles(totals: Totals) -> list[str]:
    return [title for title, _ in totals.lines]


def test_duties_on_cover_are_counted_by_kind_and_vacant_lines_are_nobodys(
    small_rota: Rota,
) -> None:
    totals = totals_of(small_rota)
    assert titles(totals) == ["Day", "Night"]
    assert totals.words(0) == "Day 2, Night 1"
    assert totals.words(9) == "Day 1, Night 0", "leave is no duty on cover"
    people = tuple(replace(one, vacant=one.id == "3") for one in small_rota.people)
    assert totals_of(replace(small_rota, people=people)).words(0) == "Day 1, Night 1"


def test_they_are_of_one_resource_and_name_codes_that_are_not_plain(small_rota: Rota) -> None:
    car = Shift("CAR", Kind.COVER, 480, 1020, resource="TL car")
    late = Shift("L", Kind.COVER, 1020, 1620, resource="DCA")
    more = (*small_rota.duties, car.duty("3", 1), late.duty("3", 2))
    rota = replace(small_rota, duties=more)
    assert titles(totals_of(rota)) == ["Day (CAR, D)", "Night (L, N)"]
    own = totals_of(rota, "DCA")
    assert titles(own) == ["Day on DCA", "Night on DCA (L, N)"]
    assert own.words(2) == "Day 2, Night 1"
    assert own.meaning == "Duties on DCA; vacant lines are not counted. Day: D; Night: L, N"
    assert titles(totals_of(rota, "TL car")) == ["Day on TL car"]


def test_each_row_has_the_colour_of_its_duties(window: MainWindow, small_rota: Rota) -> None:
    window.resize(1440, 900)
    window.session.take(small_rota, default_rulebook())
    totals = window.cover.totals
    shot, left = totals.grab().toImage(), totals._left()
    for row, look in enumerate(("day", "night")):
        high = int((2 + (row + 0.5) * totals._line()) * shot.devicePixelRatio())
        seen = {shot.pixelColor(x, high).name() for x in range(left)}
        assert THEME.cell(look)[1].name() in seen


def test_they_stand_under_the_grid_follow_an_edit_and_can_be_put_away(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    totals, action = window.cover.totals, window.actions_by_id["day_totals"]
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(totals.isVisible)
    assert action.isChecked()
    assert totals.totals.words(0) == "Day 2, Night 1"
    window.session.edit([("3", 0)], "N")
    assert totals.totals.words(0) == "Day 1, Night 2"
    assert not totals.grab().isNull()
    window.actions_by_id["days_whole"].trigger()
    action.trigger()
    assert not totals.isVisible()
    action.trigger()
    window.actions_by_id["zoom_usual"].trigger()
    assert totals.isVisible()


def test_all_kinds_stand_in_one_line_where_they_are_folded(small_rota: Rota) -> None:
    totals = totals_of(small_rota)
    ((title, rows),) = totals.folded().lines
    assert title == "Day/Night"
    assert figures(rows, 0) == "2/1"
    assert [figures(own, 0) for _, own in totals.lines] == ["2", "1"]
    assert totals.folded().widest == "2/1"
    assert totals.folded().words(0) == totals.words(0)


def test_in_a_low_window_they_are_one_line_or_whole_and_in_the_lowest_one_line_or_none(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    totals, view = window.cover.totals, window.grid.main.view
    window.session.take(small_rota, default_rulebook())
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: totals.isVisible() and not totals.folds)
    whole = totals.sizeHint().height()
    window.resize(1180, 720)
    view.set_width(37)
    qtbot.waitUntil(lambda: totals.folds and totals.isVisible())
    assert totals.sizeHint().height() < whole
    assert not totals.grab().isNull()
    view.set_width(20)
    qtbot.waitUntil(lambda: totals.isVisible() and not totals.folds)
    assert totals.sizeHint().height() == whole
    window.resize(1180, 640)
    qtbot.waitUntil(lambda: not totals.isVisible())
    view.set_width(37)
    qtbot.waitUntil(totals.isVisible)


def test_no_number_is_cut_at_the_edge_of_the_grid(window: MainWindow, small_rota: Rota) -> None:
    window.resize(1440, 900)
    window.session.take(replace(small_rota, days=84), default_rulebook())
    totals, view = window.cover.totals, window.grid.main.view
    metrics, header = QFontMetrics(THEME.font("caption")), view.horizontalHeader()
    half = metrics.horizontalAdvance("2") / 2
    for scrolled in range(0, view.day_width(), 3):
        view.horizontalScrollBar().setValue(scrolled)
        days = totals._whole(metrics, totals.totals)
        middles = [header.sectionViewportPosition(day) + view.day_width() / 2 for day in days]
        assert middles[0] >= half
        assert middles[-1] + half <= view.viewport().width()
        assert len(days) >= view.viewport().width() // view.day_width() - 2
    assert 0 not in days
