"""The short tour: round every part of the window, by mouse and by keys, and out of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import sample_rotas
from ambrota.rulebook import default_rulebook
from ui.help.tour import STOPS, Tour
from ui.main_window import MainWindow
from ui.panels.tour_card import LINE


@pytest.fixture
def tour(qtbot: QtBot, window: MainWindow, small_rota: Any) -> Tour:
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.session.take(small_rota, default_rulebook())
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    window.show()
    window.activateWindow()
    window.actions_by_id["tour"].trigger()
    found = window.findChild(Tour)
    assert found is not None
    return found


def test_it_goes_round_every_part_by_the_mouse(qtbot: QtBot, tour: Tour) -> None:
    seen = []
    for stop in STOPS:
        qtbot.waitUntil(lambda stop=stop: getattr(tour.window, stop.part).isVisible())
        assert tour.card.title.text() == stop.title
        assert stop.title in tour.card.accessibleName()
        seen.append(tour.card.title.text())
        qtbot.mouseClick(tour.card.next, Qt.MouseButton.LeftButton)
    assert seen == [stop.title for stop in STOPS]
    assert not tour.running
    assert tour.ring.isHidden()


def test_it_is_steered_by_keys_and_left_by_escape(qtbot: QtBot, tour: Tour) -> None:
    assert not tour.card.back.isEnabled()
    qtbot.keyClick(tour.card, Qt.Key.Key_Right)
    qtbot.keyClick(tour.card, Qt.Key.Key_Return)
    assert tour.at == 2
    qtbot.keyClick(tour.card, Qt.Key.Key_Left)
    assert tour.at == 1
    qtbot.keyClick(tour.card, Qt.Key.Key_Escape)
    assert not tour.running
    tour.window.actions_by_id["tour"].trigger()
    assert tour.at == 0


@pytest.mark.parametrize("size", [(1440, 900), (1180, 720), (960, 600)])
def test_each_card_is_whole_and_stands_in_the_window(
    qtbot: QtBot, tour: Tour, size: tuple[int, int]
) -> None:
    tour.window.resize(*size)
    for _stop in STOPS[:-1]:
        qtbot.waitUntil(lambda: _whole(tour))
        qtbot.mouseClick(tour.card.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _whole(tour))


def _whole(tour: Tour) -> bool:
    card, window = tour.card, tour.window.rect()
    needed = card.words.heightForWidth(card.words.width())
    return window.contains(card.geometry()) and card.words.height() >= needed


def test_the_ring_hides_nothing_from_the_mouse(qtbot: QtBot, tour: Tour) -> None:
    qtbot.mouseClick(tour.card.next, Qt.MouseButton.LeftButton)
    grid = tour.window.grid
    inside = QRect(grid.mapTo(tour.window, grid.rect().topLeft()), grid.size())
    at = inside.center()
    assert tour.ring.part.contains(at)
    assert tour.window.childAt(at) is not tour.ring


def test_all_but_the_part_spoken_of_is_behind_a_veil(qtbot: QtBot, tour: Tour) -> None:
    qtbot.waitUntil(lambda: _whole(tour))
    ring, window = tour.ring, tour.window
    tour.card.hide()
    veiled = window.grab().toImage()
    ring.hide()
    plain = window.grab().toImage()
    ratio = plain.devicePixelRatio()

    def differs(part: QRect) -> bool:
        area = QRect(part.topLeft() * ratio, part.size() * ratio)
        return veiled.copy(area) != plain.copy(area)

    inner = 3 * LINE  # the line has round corners
    assert not differs(ring.part.adjusted(inner, inner, -inner, -inner))
    scorecard = window.scorecard
    other = QRect(scorecard.mapTo(window, scorecard.rect().topLeft()), scorecard.size())
    assert differs(other)


def test_it_ends_when_the_rota_is_closed(tour: Tour) -> None:
    tour.window.desk.close_rota()
    assert not tour.running


def test_the_first_page_opens_a_sample_and_begins(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    button = next(b for b in window.start.findChildren(QPushButton) if "tour" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(Tour) is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    found = window.findChild(Tour)
    assert found is not None
    assert found.running
    assert window.session.is_open


def test_where_the_sample_cannot_be_opened_no_other_rota_is_gone_round(
    qtbot: QtBot, window: MainWindow, small_rota: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    button = next(b for b in window.start.findChildren(QPushButton) if "tour" in b.text())
    sample = sample_rotas.SAMPLES[0]
    gone = (replace(sample, file="gone.xlsx"), *sample_rotas.SAMPLES[1:])
    monkeypatch.setattr(sample_rotas, "SAMPLES", gone)
    with qtbot.waitSignal(window.session.failed, timeout=60_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    monkeypatch.undo()
    with qtbot.waitSignal(window.session.audited, timeout=60_000):
        window.open_path(sample.path)
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)
    assert window.findChild(Tour) is None


def test_the_tour_is_loaded_when_it_is_first_asked_for() -> None:
    told = "import sys, ui.main_window; print('ui.help.tour' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
