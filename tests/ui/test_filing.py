"""What a search says of itself, as the review file keeps it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ambrota.model import Rota, RotaKind
from ambrota.rulebook import default_rulebook
from ambrota.store import Review, open_review, save_review
from solver.request import Conflict, Outcome, SolveStatus, WayOut
from ui.filing import _search
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
