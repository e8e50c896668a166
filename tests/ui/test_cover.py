"""Cover as people read it: by half hour, by role, in a typical week, by mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Demand, DemandRow, Rota, Session
from ambrota.rulebook import default_rulebook
from ui.charts.cover_words import half_words, next_short, on_duty, state_words
from ui.charts.series import Series, cover_series, table_rows, typical_week
from ui.main_window import MainWindow
from ui.panels.cover_key import MEETING, NEEDED, NOW, SHORT
from ui.panels.cover_panel import TYPICAL
from ui.version import Version

Key = Qt.Key


@pytest.fixture
def needed(small_rota: Rota) -> Rota:
    """The small rota, which needs two on the DCA on Monday and Tuesday from 10:00 to 12:00."""
    rows = tuple(DemandRow("DCA", None, day, None, 600, 720, 2) for day in (0, 1))
    rows += (DemandRow("DCA", "EMT", 0, None, 600, 720, 1),)
    return small_rota.with_demand(Demand("sheet", rows))


def at(day: int, hour: int, half: int = 0) -> tuple[int, int]:
    return day, hour * 2 + half


def of(rota: Rota, name: str = "DCA") -> Series:
    return next(one for one in cover_series(rota) if one.name == name)


# -- what is counted and said --------------------------------------------------------------------


def test_a_half_hour_is_read_out_as_a_sentence(needed: Rota) -> None:
    series = of(needed)
    assert half_words(needed, series, *at(0, 10)) == "Monday 4 May 2026 10:00: 2 of 2"
    assert half_words(needed, series, *at(1, 11)) == ("Tuesday 5 May 2026 11:00: 1 of 2, one short")
    assert half_words(needed, series, *at(0, 9)) == (
        "Monday 4 May 2026 09:00: 2 of 0, two more than needed"
    )
    assert state_words(series) == "6 h short. Needed: as stated"


def test_each_role_has_its_own_cover(needed: Rota) -> None:
    names = [one.name for one in cover_series(needed)]
    assert names == ["DCA", "DCA · EMT"]
    own = of(needed, "DCA · EMT")
    assert own.required[at(0, 10)] == 1
    assert own.filled[at(0, 10)] == 2, "a team leader may fill it too"
    assert own.short[at(0, 10)] == 0
    assert own.short[at(7, 10)] == 1


def test_sessions_are_seen_in_it(needed: Rota) -> None:
    meeting = Session("contact", "one-to-one", "3", "1", 0, 600, 630)
    series = of(needed.with_sessions([meeting]))
    assert series.meeting[at(0, 10)] == 2, "both who meet are stood down"
    assert not series.meeting[at(0, 10, 1)]
    assert not series.training.any()
    said = half_words(needed, series, *at(0, 10), of(needed))
    assert said.endswith("10:00: 0 of 2, two short, two meeting a line manager, current rota 2")


def test_training_is_told_from_meetings(needed: Rota) -> None:
    taught = Session("training", "statutory", "3", None, 0, 600, 660)
    series = of(needed.with_sessions([taught]))
    assert series.training[at(0, 10)] == 1
    assert not series.meeting.any()


def test_a_typical_week_says_in_how_many_weeks_it_is_short(needed: Rota) -> None:
    week = typical_week(of(needed), needed)
    assert week.required.shape == (7, 48)
    assert week.weeks == 2
    short = (of(needed).short[[1, 8]] > 0)[:, 22].sum()
    assert week.weeks_short is not None
    assert week.weeks_short[at(1, 11)] == short
    said = half_words(needed, week, *at(1, 11))
    assert said.startswith("Tuesdays 11:00: usually ")
    assert f"short in {short} of 2 weeks" in said


def test_the_table_of_a_typical_week_names_weekdays(needed: Rota) -> None:
    rows = table_rows(needed, typical_week(of(needed), needed), only_short=True)
    assert {row[0] for row in rows} <= {"Monday", "Tuesday"}
    behind = table_rows(needed, of(needed), only_short=False, behind=of(needed))
    assert all(row[4] == row[-1] for row in behind)


def test_whoever_is_on_duty_then_and_nobody_else(needed: Rota) -> None:
    series = of(needed)
    assert on_duty(needed, series, *at(0, 10)) == [("1", 0), ("3", 0)]
    assert on_duty(needed, series, *at(0, 20)) == [("2", 0)]
    assert on_duty(needed, series, *at(1, 3)) == [("2", 0)], "a night belongs to the day before"
    assert on_duty(needed, of(needed, "DCA · EMT"), *at(0, 10)) == [("3", 0)]


def test_the_next_that_is_short_goes_round(needed: Rota) -> None:
    series = of(needed)
    first = next_short(series, 0, -1, 1)
    assert first == at(1, 10)
    assert first is not None
    last = next_short(series, *first, -1)
    assert last is not None
    assert last > first
    assert next_short(series, *last, 1) == first
    calm = replace(series, short=np.zeros_like(series.short))
    assert next_short(calm, 0, 0, 1) is None


# -- in the window -------------------------------------------------------------------------------


@pytest.fixture
def open_needed(qtbot: QtBot, window: MainWindow, needed: Rota) -> MainWindow:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(needed, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    return window


def test_keys_read_out_what_is_short_and_show_who_is_on_duty(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    chart = open_needed.cover.chart
    chart.setFocus()
    qtbot.keyClick(chart, Key.Key_Down)
    assert chart.at == at(1, 10)
    assert open_needed.cover.said.text() == "Tuesday 5 May 2026 10:00: 1 of 2, one short"
    qtbot.keyClick(chart, Key.Key_Right)
    assert chart.at == at(1, 10, 1)
    qtbot.keyClick(chart, Key.Key_PageUp)
    assert chart.at == at(0, 10, 1)
    qtbot.keyClick(chart, Key.Key_Return)
    assert set(open_needed.grid.main.view.selected_cells()) == {("1", 0), ("3", 0)}


def test_a_click_in_the_chart_selects_who_is_on_duty_then(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    chart = open_needed.cover.chart
    column = chart._column(0)
    there = QPoint(column.left() + column.width() * 21 // 48, column.center().y())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=there)
    assert chart.at is not None
    assert chart.at[0] == 0
    assert set(open_needed.grid.main.view.selected_cells()) == {("1", 0), ("3", 0)}
    assert not chart.grab().isNull()


def test_a_typical_week_can_be_looked_at_and_leads_to_a_day(
    qtbot: QtBot, open_needed: MainWindow
) -> None:
    panel = open_needed.cover
    panel.scope.setCurrentText(TYPICAL)
    panel.chart.setFocus()
    qtbot.keyClick(panel.chart, Key.Key_Down)
    assert panel.said.text().startswith("Mondays 10:00: usually 0 of 2, short in 1")
    qtbot.keyClick(panel.chart, Key.Key_Down)
    qtbot.keyClick(panel.chart, Key.Key_Return)
    assert {day for _, day in open_needed.grid.main.view.selected_cells()} == {1}
    open_needed.actions_by_id["cover_table"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if "typical" in one.windowTitle())
    assert dialog.model.rows[0][0] == "Monday"
    dialog.close()


def test_a_proposal_is_drawn_before_what_the_current_rota_fills(
    qtbot: QtBot, open_needed: MainWindow, needed: Rota
) -> None:
    panel = open_needed.cover
    assert panel.key.shown[:1] == (NEEDED,)
    assert SHORT in panel.key.shown
    assert NOW not in panel.key.shown
    gone = needed.with_changes([Change("3", 0, needed.by_cell["3", 0], ())])
    met = gone.with_sessions([Session("contact", "one-to-one", "3", "1", 2, 600, 630)])
    open_needed.session.add_proposals([Version("A", "One", met)], None)
    qtbot.waitUntil(lambda: not open_needed.session.background.busy(), timeout=60_000)
    assert {NOW, MEETING} <= set(panel.key.shown)
    assert panel.chart.behind is not None
    assert panel.chart.words(at(0, 10)).endswith("one short, current rota 2")


@pytest.mark.parametrize("choice", ["theme_light", "theme_dark", "theme_contrast"])
def test_marks_stand_out_from_the_ground(window: MainWindow, choice: str) -> None:
    from ui.charts.marks import LEAST, contrast_of, mark_of
    from ui.theme import THEME

    window.actions_by_id[choice].trigger()
    for look in ("contact", "training", "night", "late"):
        assert contrast_of(mark_of(look), THEME.colour("ground")) >= LEAST, look
    window.actions_by_id["theme_light"].trigger()
