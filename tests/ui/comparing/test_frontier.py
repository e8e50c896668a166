"""Where rotas lie: points in words, on the chart by keys and mouse, and in the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from solver.request import Outcome, Point, SolveStatus
from ui.charts.frontier_chart import FrontierChart
from ui.comparing.frontier import beaten, dots
from ui.comparing.frontier import parts_words as words_of

PARTS = {"weekends worked": 12.0, "single days off": 0.0}
FOUND = Outcome(
    SolveStatus.IMPROVED, 1.0, 1, 2, {}, (),
    frontier=(Point(30.0, 20, PARTS, (), (), "A"), Point(10.0, 5, PARTS, (), ())),
    off_frontier=(Point(20.0, 21, PARTS, (), (), "B"),),
)  # fmt: skip
TITLES = {"A": "A · Best cover", "B": "B · Balanced"}


def test_points_stand_in_order_of_cover_with_their_letters() -> None:
    found = dots(FOUND, TITLES)
    assert [(one.key, one.name, one.front) for one in found] == [
        ("A", "A · Best cover", True), ("B", "B · Balanced", False), ("", "Point 2", True),
    ]  # fmt: skip
    assert found[0].words == (
        "A · Best cover: 30 seat-hours of cover to spare, 20 occasions that people would rather "
        "not have"
    )
    assert words_of(PARTS) == "12 weekends worked"
    assert [one.number for one in found] == [0, 2, 1]


def test_a_proposal_that_is_gone_is_a_point_without_a_letter() -> None:
    assert [one.key for one in dots(FOUND, {})] == ["", "", ""]
    assert dots(None, TITLES) == []


def test_what_is_not_on_the_line_is_said() -> None:
    from dataclasses import replace

    from solver.request import Proposal

    made = tuple(Proposal(key, key, "", (), (), ()) for key in "AB")
    told = beaten(replace(FOUND, proposals=made), TITLES)
    assert told.startswith("B · Balanced is not on the line")


def test_points_are_gone_to_by_arrow_keys_and_chosen_by_enter(qtbot: QtBot) -> None:
    chart = FrontierChart()
    qtbot.addWidget(chart)
    chart.resize(440, 340)
    chart.show()
    chart.show_dots(dots(FOUND, TITLES), "A")
    assert chart.at == 0
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().startswith("B · Balanced")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [2]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == 1


def test_a_click_on_a_point_chooses_it(qtbot: QtBot) -> None:
    chart = FrontierChart()
    qtbot.addWidget(chart)
    chart.resize(440, 340)
    chart.show()
    chart.show_dots(dots(FOUND, TITLES), "A")
    best, worst = chart.place(chart.dots[0]), chart.place(chart.dots[2])
    assert best.x() > worst.x()
    assert best.y() < worst.y()  # more occasions stand further up
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=worst.toPoint())
    assert chosen.args == [2]
    assert not chart.grab().isNull()
