"""Where rotas lie: points in words, on the chart by keys and mouse, and in the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ambrota.model import Change, Rota, RotaKind
from solver.request import TODAY, Outcome, Point, SolveStatus
from ui.charts.frontier_chart import FrontierChart, ticks
from ui.comparing.frontier import Dot, Field, best_words, field_of
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


def version(key: str, title: str, weigh: int, unit_hours: float) -> Any:
    finding = SimpleNamespace(level="should")
    measures = {"unit-hours": unit_hours, "unit-hours-needed": 90.0}
    audit = SimpleNamespace(
        findings=(finding,) * weigh,
        measures={name: SimpleNamespace(value=value) for name, value in measures.items()},
    )
    return SimpleNamespace(key=key, title=title, audit=audit)


VERSIONS: dict[str, Any] = {
    "current": version("current", "Current", 46, 100.0),
    "A": version("A", "A · Best cover", 43, 80.0), "B": version("B", "B · Balanced", 32, 85.5),
}  # fmt: skip
OTHER, NOW = FOUND.off_frontier
ALIKE = replace(
    FOUND,
    frontier=FOUND.frontier[:1],
    off_frontier=(replace(OTHER, parts=parts(20.0, 20)), NOW),
)
"""Both proposals have as many weekends worked."""


def names(field: Field, dots: Iterable[Dot]) -> list[str]:
    assert set(dots) <= set(field.dots)
    return [one.name for one in dots]


def test_points_stand_in_order_of_cover_with_their_letters(small_rota: Rota) -> None:
    found = field_of(FOUND, VERSIONS, small_rota)
    assert names(found, found.dots) == ["Today", "A · Best cover", "B · Balanced", "Point 2"]
    assert names(found, found.front) == ["A · Best cover", "Point 2"]
    assert [one.number for one in found.dots] == [3, 0, 2, 1]
    assert found.words(found.dots[1]) == (
        "A · Best cover: 10 seat-hours given up in 2 weeks, 80 unit hours a week, 90 needed, "
        "20 weekends worked, 43 findings to weigh, 0 days changed"
    )
    assert not found.words(found.dots[0]).endswith("changed"), "nothing is changed of today's"
    assert found.row(found.dots[3]) == ("Point 2", "30", "–", "5", "–", "0")
    assert words_of({WEEKENDS: 12.0, "single days off": 0.0}) == "12 weekends worked"


def test_the_axes_have_plain_words_and_the_period(small_rota: Rota) -> None:
    found = field_of(FOUND, VERSIONS, small_rota)
    told = [found.measures[at].axis for at in (found.across, found.up)]
    assert told == [
        "seat-hours given up in 2 weeks; fewer is better →",
        "weekends worked; fewer is better →",
    ]
    spare = replace(FOUND.frontier[0], parts={"seat-hours to spare": 12.0})
    only = field_of(replace(FOUND, frontier=(spare,), off_frontier=()), {}, small_rota)
    assert [one.values[0] for one in only.dots] == [12.0]
    assert only.measures[0].axis == "seat-hours to spare in 2 weeks; more is better →"


def test_a_cyclic_rota_gives_up_so_much_a_week(small_rota: Rota) -> None:
    lines = replace(small_rota, kind=RotaKind.CYCLIC, first_day=None, days=7, duties=())
    weeks = len(lines.people)
    found = field_of(FOUND, VERSIONS, lines)
    assert found.measures[0].axis == "seat-hours given up a week; fewer is better →"
    assert found.measures[0].head.replace("\n", " ") == "Seat-hours given up a week"
    assert {one.key: one.values[0] for one in found.dots}["A"] == round(10 / weeks, 1)


def test_a_proposal_that_is_gone_is_a_point_without_a_letter(small_rota: Rota) -> None:
    found = field_of(FOUND, {"current": VERSIONS["current"]}, small_rota)
    assert [one.key for one in found.dots] == [TODAY, "", "", ""]
    assert not field_of(None, VERSIONS, small_rota).dots


def test_what_differs_lies_upwards(small_rota: Rota) -> None:
    found = field_of(ALIKE, VERSIONS, small_rota)
    assert found.measures[found.up].name == "findings to weigh"
    assert found.of(found.dots[1]) == (10.0, 43)
    waiting = VERSIONS | {"B": SimpleNamespace(key="B", title="B · Balanced", audit=None)}
    changed = replace(ALIKE.off_frontier[0], changes=(Change("2", 0, (), ()),))
    some = field_of(replace(ALIKE, off_frontier=(changed,)), waiting, small_rota)
    assert some.measures[some.up].name == "days changed", "of B nothing is weighed yet"


def test_who_is_best_in_what_is_said_and_never_better_for_one_thing_alone(small_rota: Rota) -> None:
    assert best_words(field_of(FOUND, VERSIONS, small_rota)) == (
        "A gives up the least cover (10 seat-hours in 2 weeks); B has the most unit hours (85.5); "
        "A has the fewest weekends worked (20); B leaves the fewest to weigh (32)."
    )
    worse = VERSIONS | {"B": version("B", "B · Balanced", 44, 79.0)}
    assert best_words(field_of(FOUND, worse, small_rota)).endswith(
        "B is better than A in none of these."
    )
    alone = {key: VERSIONS[key] for key in ("current", "A")}
    assert best_words(field_of(FOUND, alone, small_rota)) == ""


def test_several_that_are_alike_are_best_together(small_rota: Rota) -> None:
    third = Point(0.0, 20, parts(15.0, 30), (), (), "C")
    versions = VERSIONS | {"C": version("C", "C · Third", 43, 85.5)}
    told = best_words(
        field_of(replace(ALIKE, frontier=(*ALIKE.frontier, third)), versions, small_rota)
    )
    assert "B and C have the most unit hours (85.5); A and B have the fewest weekends" in told


@pytest.mark.parametrize(
    ("values", "told"),
    [([0, 3], [0, 1, 2, 3]), ([2, 16], [0, 5, 10, 15, 20]), ([0, 349], [0, 100, 200, 300, 400]),
     ([32, 41, 49], [20, 25, 30, 35, 40, 45, 50]), ([0, 0], [0, 1])],
)  # fmt: skip
def test_axes_begin_at_nothing_or_at_half_in_whole_steps(
    values: list[float], told: list[float]
) -> None:
    assert ticks(values) == told


def chart_of(qtbot: QtBot, rota: Rota, outcome: Outcome = FOUND) -> FrontierChart:
    chart = FrontierChart()
    qtbot.addWidget(chart)
    chart.resize(440, 340)
    chart.show()
    chart.show_field(field_of(outcome, VERSIONS, rota), "A")
    return chart


def test_points_are_gone_to_by_arrow_keys_and_chosen_by_enter(
    qtbot: QtBot, small_rota: Rota
) -> None:
    chart = chart_of(qtbot, small_rota)
    assert chart.at == 1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().startswith("B · Balanced")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [3]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == 2


def test_a_click_on_a_point_chooses_it(qtbot: QtBot, small_rota: Rota) -> None:
    chart = chart_of(qtbot, small_rota)
    best, worst = chart.place(chart.dots[1]), chart.place(chart.dots[3])
    assert best.x() > worst.x()
    assert best.y() > worst.y()  # fewer weekends worked stand further up
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=worst.toPoint())
    assert chosen.args == [3]
    assert not chart.grab().isNull()


def test_labels_of_points_close_together_stand_apart(qtbot: QtBot, small_rota: Rota) -> None:
    for given in (10.0, 9.8, 10.6):
        near = replace(FOUND.off_frontier[0], parts=parts(given, 20))
        today = replace(FOUND.off_frontier[1], parts=parts(given, 20))
        close = replace(FOUND, off_frontier=(near, today))
        chart = chart_of(qtbot, small_rota, close)
        rooms = [one for one in chart.label_rooms() if not one.isEmpty()]
        assert len(rooms) == 3
        assert not any(one.intersects(other) for one, other in combinations(rooms, 2))
        assert not chart.grab().isNull()


def test_the_user_chooses_what_lies_on_either_side(qtbot: QtBot, small_rota: Rota) -> None:
    chart = chart_of(qtbot, small_rota)
    at = [one.name for one in chart.field.measures].index("findings to weigh")
    chart.show_field(replace(chart.field, up=at), "A")
    first, second = (chart.place(one) for one in chart.dots[1:3])
    assert second.y() < first.y(), "32 to weigh stand above 43"
    assert names(chart.field, chart.field.drawn) == ["Today", "A · Best cover", "B · Balanced"]
