"""What a search says of itself, as the review file keeps it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ambrota.model import Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.store import Review, open_review, save_review
from solver.request import Conflict, Outcome, SolveStatus, WayOut
from ui.filing import _search
from ui.main_window import MainWindow
from ui.panels.propose_panel import outcome_words

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
NOTE = "The search was ended before its time; this is the best that it had found."


def test_notes_and_what_was_confirmed_come_back_with_a_review(tmp_path: Path) -> None:
    way = WayOut("Add 1 Paramedic (1 WTE)", "WTE", 1.0, verified=True)
    conflict = Conflict(("Cover", "Contact"), True, (way,), (True, False))
    outcome = Outcome(
        SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {"ortools": "9"}, (), conflict, notes=(NOTE,)
    )
    rota = Rota("Empty", RotaKind.CYCLIC, None, 7, (), (), ())
    path = tmp_path / "a.ambrota"
    save_review(Review(rota, default_rulebook(), NOON, search=_search(outcome)), path)
    kept = open_review(path).search
    assert kept is not None
    assert kept.conflict is not None
    assert (kept.notes, kept.conflict.held_without) == ((NOTE,), (True, False))
    assert kept.conflict.ways_out[0].verified
    assert _search(kept) == kept
    assert outcome_words(kept).endswith(NOTE.rstrip("."))


def test_a_conflict_without_any_proposal_is_there_when_the_review_is_opened(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, tmp_path: Path
) -> None:
    conflict = Conflict(("Cover", "Contact"), True, ())
    outcome = Outcome(SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {"ortools": "9"}, (), conflict)
    path = tmp_path / "stuck.ambrota"
    search = _search(outcome)
    save_review(Review(small_rota, default_rulebook(), NOON, search=search), path)
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.open_path(path)
    assert window.session.outcome == search
    texts = [one.text() for one in window.decide.findChildren(QLabel)]
    assert "•  Contact" in texts
