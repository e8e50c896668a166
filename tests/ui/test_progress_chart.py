"""The chart of a search under way: today's value and the bound beside the best so far."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from solver.request import Progress
from ui.charts.progress_chart import ProgressChart


def so_far(seconds: float, value: float, unit: str = "days changed") -> Progress:
    return Progress(seconds, "Fewest changes", "", value, 2.0, unit, now=0.0)


def test_the_best_so_far_stands_beside_today_and_the_bound(qtbot: QtBot) -> None:
    chart = ProgressChart()
    qtbot.addWidget(chart)
    chart.add(so_far(1.0, 9.0))
    assert chart.isHidden()  # one number is no line
    chart.add(so_far(2.0, 5.0))
    assert not chart.isHidden()
    said = "Best so far 5, today 0, proved bound 2, days changed"
    assert chart.words() == chart.accessibleDescription() == said
    assert chart.labelled() == [9.0, 5.0]  # what it began at, and the best
    chart.resize(260, 112)
    assert not chart.grab().isNull()


def test_another_unit_begins_a_new_line(qtbot: QtBot) -> None:
    chart = ProgressChart()
    qtbot.addWidget(chart)
    for each in (so_far(1.0, 9.0, "one-to-ones still to place"), so_far(2.0, 5.0)):
        chart.add(each)
    assert chart.points == [(2.0, 5.0)]
