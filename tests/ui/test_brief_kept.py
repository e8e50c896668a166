"""What the next search is asked is saved with the review, and there again when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ambrota import store
from ambrota.model import Rota
from ambrota.rulebook import default_rulebook
from solver.request import Lock
from ui import recovery
from ui.brief import USUAL, Brief
from ui.filing import brief_of
from ui.journal import FOLDER
from ui.main_window import MainWindow

BLUE = Lock(None, 0, 13, "Blue")
ASKED = (Lock("2", 0, 1), Lock(None, 0, 1), BLUE)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.background.busy(), timeout=60_000)


def asked(qtbot: QtBot, window: MainWindow, rota: Rota) -> None:
    """Two days of Adeyemi's, of everybody's and the whole of team Blue are kept; one aim more."""
    people = tuple(replace(one, team="Blue") for one in rota.people)
    window.session.take(replace(rota, people=people), default_rulebook())
    settled(qtbot, window)
    window.actions_by_id["prepare"].trigger()
    window.grid.go_to([("2", 0), ("2", 1)])
    for action in ("lock_cells", "lock_days", "lock_team"):
        window.actions_by_id[action].trigger()
    qtbot.keyClick(window.propose.aims.ticks["Best cover"], Qt.Key.Key_Space)
    assert window.propose.briefing.brief.locks == ASKED


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.open_path(path)
    settled(qtbot, window)


def is_asked_again(window: MainWindow) -> None:
    """In what is asked of the solver, and before the eyes of who opened it."""
    request = window.propose.briefing.request(5)
    assert request.locks == ASKED
    assert request.aims == (*USUAL, "Best cover")
    assert window.propose.aims.ticks["Best cover"].isChecked()
    names = [one.accessibleName() for one in window.propose.keep.removes]
    assert "No longer keep: Team Blue, every day" in names
    assert len(names) == 1 + len(ASKED)  # Bell is locked by the rota itself.


def test_locks_and_aims_are_there_again_when_a_review_is_opened(
    qtbot: QtBot, make_window: Callable[[], MainWindow], small_rota: Rota, tmp_path: Path
) -> None:
    first, path = make_window(), tmp_path / "ours.ambrota"
    asked(qtbot, first, small_rota)
    first.desk.files.save_to(path)
    settled(qtbot, first)
    assert not first.desk.files.modified
    second = make_window()
    opened(qtbot, second, path)
    is_asked_again(second)
    assert not second.desk.files.modified
    # One more, let go again and saved: it does not come back.
    qtbot.mouseClick(second.propose.keep.removes[-1], Qt.MouseButton.LeftButton)
    assert second.desk.files.modified
    second.actions_by_id["save"].trigger()
    settled(qtbot, second)
    opened(qtbot, first, path)
    assert first.propose.briefing.request(5).locks == ASKED[:-1]


def test_nothing_of_one_review_is_asked_of_the_next(
    qtbot: QtBot, window: MainWindow, small_rota: Rota
) -> None:
    asked(qtbot, window, small_rota)
    window.session.take(small_rota, default_rulebook())
    settled(qtbot, window)
    assert window.propose.briefing.brief == Brief()
    assert len(window.propose.keep.removes) == 1


def test_locks_are_recovered_after_a_crash(
    qtbot: QtBot, make_window: Callable[[], MainWindow], small_rota: Rota, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(recovery, "SOON", 20)
    first = make_window()
    asked(qtbot, first, small_rota)
    keeping = first.desk.manners.recovery

    def kept() -> bool:
        held = keeping._kept
        return held is not None and held.brief is first.session.brief and not keeping.busy

    qtbot.waitUntil(kept, timeout=60_000)
    (copy,) = (tmp_path / FOLDER).glob("*.ambrota")
    for ending in (".ambrota", ".json"):
        dead = copy.with_name(f"dead{ending}")
        dead.write_bytes(copy.with_suffix(ending).read_bytes())
    second = make_window()
    (button,) = (
        one
        for one in second.start.findChildren(QPushButton)
        if one.text().startswith("Recover") and one.isVisibleTo(second.start)
    )
    with qtbot.waitSignal(second.session.opened, timeout=60_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, second)
    second.actions_by_id["prepare"].trigger()
    is_asked_again(second)
    assert second.desk.files.modified


@pytest.mark.parametrize(
    ("kept", "brief"),
    [
        (None, Brief()),
        (store.Brief((), ("Balanced", "An aim of old"), "free", True),
         Brief((), ("Balanced",), "free", begin=True)),
        (store.Brief((store.Lock(None, 0, 13, "Blue"),), ("An aim of old",), "a way of old"),
         Brief((BLUE,))),
    ],
)  # fmt: skip
def test_what_is_known_no_more_by_its_name_is_as_usual(
    kept: store.Brief | None, brief: Brief
) -> None:
    assert brief_of(kept) == brief


def test_a_rota_read_again_keeps_the_locks_it_still_knows(small_rota: Rota) -> None:
    gone = Lock("nobody", 0, 1), Lock(None, 0, 3, "Green"), Lock(None, 999, 999)
    kept = Lock(small_rota.people[0].id, 0, 1), Lock(None, 0, 1)
    brief = Brief((*gone, *kept), USUAL)
    assert brief.among(small_rota).locks == kept
    assert Brief(kept).among(small_rota).locks == kept
