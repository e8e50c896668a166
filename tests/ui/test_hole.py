"""A hole in cover: which duty is missing, who is there, who could take it, and putting them on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ambrota.audit import audit
from ambrota.model import Change, Demand, DemandRow, Rota
from ambrota.rulebook import default_rulebook
from ui.grid.choices import Effect, Tally
from ui.hole import away, best_of, free, hole_of, hole_words, is_clean, on_it
from ui.main_window import MainWindow
from ui.panels.hole_card import HoleCard


@pytest.fixture
def short_night(small_rota: Rota) -> Rota:
    """Two are needed on the DCA early on Sunday 10 May, where the night of Saturday has one."""
    need = Demand("sheet", (DemandRow("DCA", None, 6, None, 0, 420, 2),))
    people = tuple(replace(one, locked=False) for one in small_rota.people)
    rota = replace(small_rota, people=people).with_demand(need)
    second = Change("2", 12, (), (rota.shifts[1].duty("2", 12),))
    third = Change("1", 12, rota.by_cell.get(("1", 12), ()), (rota.shifts[1].duty("1", 12),))
    return rota.with_changes([second, third])


def of(rota: Rota) -> Any:
    judged = audit(rota, default_rulebook())
    found = [one for one in judged.findings if one.rule == "cover"]
    assert len(found) == 1
    return judged, found[0]


def test_a_night_that_is_short_is_a_duty_of_the_evening_before(short_night: Rota) -> None:
    hole = hole_of(short_night, *of(short_night))
    assert hole is not None
    assert hole.half == (6, 0)
    assert (hole.code, hole.day) == ("N", 5)
    assert (hole.needed, hole.filled, hole.stretch.hours) == (2, 1, 7)
    assert on_it(short_night, hole) == [("2", 5)]
    assert hole_words(short_night, hole) == [
        "Short Sat night 9/10 May, 00:00–07:00; one N of Saturday 9 May 2026 "
        "(19:00 to 07:00) would fill it.",
        "On it: Adeyemi.",
    ]


def test_whoever_is_away_or_at_work_is_not_offered(short_night: Rota) -> None:
    hole = hole_of(short_night, *of(short_night))
    assert hole is not None
    assert [one.words for one in free(short_night, hole)] == ["Bell"]
    leave = short_night.shifts[2].duty("3", 6)
    gone = short_night.with_changes([Change("3", 6, short_night.by_cell["3", 6], (leave,))])
    assert away(gone, hole) == ["Bell"], "on leave on the morning when the night would end"
    assert free(gone, hole) == []
    locked = replace(
        short_night, people=tuple(replace(one, locked=True) for one in short_night.people)
    )
    assert free(locked, hole) == []


def test_another_rule_has_no_hole(short_night: Rota) -> None:
    judged, _ = of(short_night)
    other = next(one for one in judged.findings if one.rule != "cover")
    assert hole_of(short_night, judged, other) is None


def test_no_new_finding_comes_first() -> None:
    clean = Effect(short=-7.0)
    breaks = Effect((Tally("Rest", True, new=1, law=True),), short=-7.0)
    more = Effect((Tally("Nights", False, shift=1),), short=-7.0)
    useless = Effect(short=0.0)
    assert [is_clean(one) for one in (clean, breaks, more, useless)] == [True, False, False, False]
    names = [("b", breaks), ("u", useless), ("m", more), ("c", clean)]
    assert [name for name, _ in best_of(names)] == ["c", "m", "b"]  # type: ignore[arg-type, comparison-overlap]


@pytest.fixture
def open_hole(qtbot: QtBot, window: MainWindow, short_night: Rota) -> HoleCard:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(short_night, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.findings.show_rule("cover")
    card = window.findings.evidence.hole
    qtbot.waitUntil(lambda: card.isVisible() and not window.session.background.busy("hole"))
    return card


def test_a_finding_of_cover_selects_the_duties_and_offers_somebody(
    qtbot: QtBot, window: MainWindow, open_hole: HoleCard
) -> None:
    assert set(window.grid.main.view.selected_cells()) == {("2", 5)}
    assert window.cover.chart.at == (6, 0)
    assert len(open_hole.tried) == 1
    assert open_hole.trying.text().endswith("rest day: ask them first.")
    puts = open_hole.offers.findChildren(QPushButton)
    assert len(puts) == 1
    assert puts[0].accessibleName() == "Put Bell on N on Sat 9 May"
    qtbot.mouseClick(puts[0], Qt.MouseButton.LeftButton)
    session = window.session
    assert [one.code for one in session.current.rota.by_cell["3", 5]] == ["N"]
    assert not open_hole.isVisible(), "what was tried was tried in another rota"
    qtbot.waitUntil(lambda: not session.background.busy(), timeout=60_000)
    assert not any(one.rule == "cover" for one in session.current.audit.findings)
    session.undo.undo()
    assert ("3", 5) not in session.current.rota.by_cell


def test_nothing_more_is_tried_once_something_else_is_looked_at(
    window: MainWindow, open_hole: HoleCard
) -> None:
    window.findings.evidence.show_rule("contact")
    assert not open_hole.isVisible()
    assert open_hole.hole is None
    assert not open_hole.tried
