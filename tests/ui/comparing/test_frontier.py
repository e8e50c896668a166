"""Where rotas lie: points in words, on the chart by keys and mouse, and in the table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.model import Rota
from solver.request import TODAY, Outcome, Point, SolveStatus
from ui.charts.frontier_chart import FrontierChart, ticks
from ui.comparing.frontier import beaten, dots
from ui.comparing.frontier import parts_words as words_of

WEEKENDS = "weekends worked"


def parts(given: float, weekends: int) -> dict[str, float]:
    return {"seat-hours given up": given, "seat-hours to spare": 40.0, WEEKENDS: float(weekends)}


FOUND = Outcome(
    SolveStatus.IMPROVED, 1.0, 1, 2, {}, (),
    frontier=(Point(30.0, 20, parts(10.0, 20), (), (), "A"),
              Point(10.0, 5, parts(30.0, 5), (), ())),
    off_frontier=(Point(20.0, 21, parts(20.0, 21), (), (), "B"),
                  Point(40.0, 21, parts(0.0, 21), (), (), TODAY)),
)  # fmt: skip
TITLES = {"A": "A · Best cover", "B": "B · Balanced"}


def test_points_stand_in_order_of_cover_with_their_letters() -> None:
    found = dots(FOUND, TITLES)
    assert [(one.key, one.name, one.front) for one in found] == [
        (TODAY, "Today", False), ("A", "A · Best cover", True), ("B", "B · Balanced", False),
        ("", "Point 2", True),
    ]  # fmt: skip
    assert found[1].words == (
        "A · Best cover: 10 seat-hours given up, 20 weekends worked, 0 days changed"
    )
    assert found[0].words == "Today: 0 seat-hours given up, 21 weekends worked"
    assert words_of({WEEKENDS: 12.0, "single days off": 0.0}) == "12 weekends worked"
    assert [one.number for one in found] == [3, 0, 2, 1]


def test_the_axes_have_plain_words_and_the_period(small_rota: Rota) -> None:
    (axes,) = {one.axes for one in dots(FOUND, TITLES, small_rota)}
    assert (axes.across, axes.up, axes.span) == (
        "seat-hours given up", "weekends worked", " in 2 weeks",
    )  # fmt: skip
    spare = replace(FOUND.frontier[0], parts={"seat-hours to spare": 12.0})
    (only,) = dots(replace(FOUND, frontier=(spare,), off_frontier=()), TITLES)
    assert (only.axes.across, only.across, only.axes.fewer) == ("seat-hours to spare", 12.0, False)


def test_a_proposal_that_is_gone_is_a_point_without_a_letter() -> None:
    assert [one.key for one in dots(FOUND, {})] == [TODAY, "", "", ""]
    assert dots(None, TITLES) == []


def test_which_rota_is_better_than_a_proposal_is_said_with_both_numbers() -> None:
    assert beaten(dots(FOUND, TITLES)) == (
        "A · Best cover is better than B · Balanced in both: 10 fewer seat-hours given up, "
        "20 in place of 21 weekends worked."
    )
    same = replace(FOUND.off_frontier[0], occasions=20, parts=parts(20.0, 20))
    assert beaten(dots(replace(FOUND, off_frontier=(same,)), TITLES)) == (
        "A · Best cover is better than B · Balanced: 10 fewer seat-hours given up, "
        "as many weekends worked."
    )
    assert beaten(dots(replace(FOUND, off_frontier=()), TITLES)) == ""


def test_weekends_alone_lie_on_the_axis_short_rests_in_a_column() -> None:
    rests = "rests under 12 h"
    shorts = tuple(
        replace(one, occasions=one.occasions + 3, parts={rests: 3.0, **one.parts})
        for one in (*FOUND.frontier, *FOUND.off_frontier)
    )
    found = dots(replace(FOUND, frontier=shorts, off_frontier=()), TITLES)
    assert (found[1].axes.up, found[1].occasions, found[1].counts) == (WEEKENDS, 20, (20.0, 3.0))
    assert "Rests under\n12 h" in found[1].axes.heads


def test_a_rota_that_is_beaten_says_where_it_has_fewer_to_weigh() -> None:
    found = dots(FOUND, TITLES)
    told = beaten(found, {"A": 43, "B": 32})
    assert told.endswith("B · Balanced has fewer findings to weigh: 32 against 43.")
    assert "to weigh" not in beaten(found, {"A": 32, "B": 43})


@pytest.mark.parametrize(
    ("most", "told"), [(3, [0, 1, 2, 3]), (16, [0, 5, 10, 15]), (349, [0, 100, 200, 300])]
)
def test_axes_begin_at_nothing_in_whole_steps(most: float, told: list[float]) -> None:
    assert ticks(most) == told


def test_points_are_gone_to_by_arrow_keys_and_chosen_by_enter(qtbot: QtBot) -> None:
    chart = FrontierChart()
    qtbot.addWidget(chart)
    chart.resize(440, 340)
    chart.show()
    chart.show_dots(dots(FOUND, TITLES), "A")
    assert chart.at == 1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().startswith("B · Balanced")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [3]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == 2


def test_a_click_on_a_point_chooses_it(qtbot: QtBot) -> None:
    chart = FrontierChart()
    qtbot.addWidget(chart)
    chart.resize(440, 340)
    chart.show()
    chart.show_dots(dots(FOUND, TITLES), "A")
    best, worst = chart.place(chart.dots[1]), chart.place(chart.dots[3])
    assert best.x() > worst.x()
    assert best.y() > worst.y()  # fewer weekends worked stand further up
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=worst.toPoint())
    assert chosen.args == [3]
    assert not chart.grab().isNull()


def test_letters_of_points_close_together_stand_apart(qtbot: QtBot) -> None:
    chart = FrontierChart()
    qtbot.addWidget(chart)
    chart.resize(440, 340)
    for given in (10.0, 9.8):
        near = replace(FOUND.off_frontier[0], parts=parts(given, 20))
        chart.show_dots(dots(replace(FOUND, off_frontier=(near,)), TITLES), "A")
        one, other = (chart.label_room(each) for each in chart.dots if each.key)
        assert one.y() == other.y()
        assert abs(one.x() - other.x()) >= 24
