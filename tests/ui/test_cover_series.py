"""The chart of cover says what the audit says."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Demand, DemandRow
from ambrota.opening import open_workbook
from sample_rotas import BY_ID, SAMPLES
from ui.charts.gaps import in_week
from ui.charts.need_words import gap_words, need_words
from ui.charts.scopes import week_of_cycle
from ui.charts.series import cover_series
from ui.grid.totals import totals_of
from ui.main_window import MainWindow


@pytest.mark.parametrize("sample", ["northgate-dca-24-line", "harbour-rrv-dca"])
def test_everybody_on_a_resource_is_counted_once(sample: str) -> None:
    opened = open_workbook(BY_ID[sample].path)
    rota = opened.rota
    for series in cover_series(rota):
        on = [duty for duty in rota.duties if (duty.resource or "All") == series.resource]
        people = np.zeros(series.filled.shape, dtype=int)
        for duty in on:
            for half in range((duty.start or 0) // 30, -(-(duty.end or 0) // 30)):
                day = duty.day + half // 48
                if rota.is_cyclic:
                    day %= 7
                if day < rota.days:
                    people[day, half % 48] += 1
        assert (series.filled <= people).all()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_hours_short_are_those_of_the_audit(
    qtbot: QtBot, window: MainWindow, sample: object
) -> None:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(sample.path)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    opened = open_workbook(sample.path)
    told = sum(window.cover._short(series) for series in window.cover.all)
    assert told == pytest.approx(audit(opened.rota, opened.rulebook).cover.short_hours)


def test_what_is_of_the_rota_before_is_not_drawn_over_the_one_just_opened(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1440, 900)
    window.show()
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(BY_ID["northgate-dca-24-line"].path)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    chart = window.cover.chart
    whole = chart.grab().toImage()
    dated = cover_series(open_workbook(BY_ID["eastfield-station-12-weeks"].path).rota)
    chart.series, before = dated[0], chart.series
    assert chart.grab().toImage() != whole, "nothing is drawn, and nothing fails"
    chart.series = before
    assert chart.grab().toImage() == whole


def test_the_gap_moves_a_line_a_week_and_empties_that_lines_hours() -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    whole = next(one for one in cover_series(rota) if one.name == "DCA")
    assert whole.gap is not None
    first = week_of_cycle(whole, 0)
    assert (first.filled == whole.filled).all(), "it is counted as the workbook shows it"
    assert whole.gap.below(0) == 0
    worst = whole.gap.worst
    assert whole.gap.lines[worst] == "line 2"
    week = week_of_cycle(whole, worst)
    everybody = whole.filled + whole.vacant
    assert week.vacant is not None
    assert (week.filled == everybody - week.vacant).all()
    assert (week.vacant[4:6, 38:] == 1).all(), "line 2 works the nights of Friday to Sunday"
    assert (week.vacant[6, 38:] == 1).all()
    assert (week.filled[5, 38:] == week.required[5, 38:] - 1).all()
    assert not week.short.any(), "a gap in a need taken from today's duties is no finding"
    assert gap_words(week) == ("line 2 is empty, 62 seat-hours open, 60 of them below the need")
    assert "with line 17 empty in every week, not line 2 as here" in need_words(week, rota)
    assert "Worst week: 10, with line 2 empty and 60 seat-hours" in need_words(whole, rota)


def test_a_gap_in_a_stated_need_is_short_where_it_then_stands() -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    rows = tuple(DemandRow("DCA", None, day, None, 1200, 1320, 6) for day in range(7))
    whole = cover_series(rota.with_demand(Demand("sheet", rows)))[0]
    assert not whole.short[5].any()
    week = week_of_cycle(whole, 9)
    assert week.short[5, 40:44].tolist() == [1, 1, 1, 1]


def test_day_totals_are_of_the_week_looked_at() -> None:
    rota = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    night = {week: totals_of(in_week(rota, week), "DCA").rows[-1].counts for week in (0, 9)}
    assert night[0][5] - night[9][5] == 1, "line 2 has a night on Saturday, line 17 a day"
