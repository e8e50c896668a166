"""What a search says of itself, as the review file keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ambrota import store
from ambrota.model import Change, Rota, RotaKind, Session
from ambrota.rulebook import default_rulebook
from ambrota.store import Review, open_review, save_review
from solver.explaining.posts import Posts, with_posts
from solver.request import TODAY, Conflict, Give, Outcome, Point, SolveStatus, WayOut
from ui.kept_search import again, kept
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
    save_review(Review(rota, default_rulebook(), NOON, search=kept(outcome)), path)
    found = open_review(path).search
    assert found is not None
    assert found.conflict is not None
    assert (found.notes, found.conflict.held_without) == ((NOTE,), (True, False))
    assert found.conflict.ways_out[0].verified
    assert kept(found) == kept(again(found, rota)) == found
    assert outcome_words(found).endswith(NOTE.rstrip("."))


def test_a_conflict_without_any_proposal_is_there_when_the_review_is_opened(
    qtbot: QtBot, window: MainWindow, small_rota: Rota, tmp_path: Path
) -> None:
    conflict = Conflict(("Cover", "Contact"), True, ())
    outcome = Outcome(SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {"ortools": "9"}, (), conflict)
    path = tmp_path / "stuck.ambrota"
    search = kept(outcome)
    save_review(Review(small_rota, default_rulebook(), NOON, search=search), path)
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.open_path(path)
    assert kept(window.session.outcome) == search
    window.raise_pane("Decide")

    def texts() -> list[str]:
        return [one.text() for one in window.decide.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "•  Contact" in texts())


def test_ways_out_can_be_tried_after_the_review_was_opened_again(
    small_rota: Rota, tmp_path: Path
) -> None:
    colleague = small_rota.person("2")
    renamed = with_posts(small_rota, Posts(small_rota.person("1"), 0, led=("3",), instead="X"))
    added = with_posts(small_rota, Posts(colleague, 1))
    gives = (
        Give("cover", seats=(("DCA", None, 4, 12, 1),)), Give("contact", ("2",), amount=5.0),
        Give("locks", ("3",), (1, 2)), Give("posts", rota=renamed), Give("posts", rota=added),
    )  # fmt: skip
    ways = tuple(
        WayOut(f"Way {n}", "days", 1.0, True, gives=(give,)) for n, give in enumerate(gives)
    )
    conflict = Conflict(("Cover", "Contact"), True, ways)
    outcome = Outcome(SolveStatus.CANNOT_HOLD, 5.0, 1, 2, {"ortools": "9"}, (), conflict)
    path = tmp_path / "a.ambrota"
    search = kept(outcome, small_rota)
    save_review(Review(small_rota, default_rulebook(), NOON, search=search), path)
    review = open_review(path)
    found = again(review.search, review.current)
    for way, give in zip(found.conflict.ways_out, gives, strict=True):
        (same,) = way.gives
        assert replace(same, rota=None) == replace(give, rota=None)
        if give.rota is not None:
            assert (same.rota.people, same.rota.duties) == (give.rota.people, give.rota.duties)


def test_the_frontier_is_there_after_the_review_was_opened_again(
    small_rota: Rota, tmp_path: Path
) -> None:
    change = Change("2", 0, small_rota.by_cell["2", 0], ())
    meeting = Session("contact", "one-to-one", "2", "1", 0, 600, 630)
    best = Point(-10.0, 3, {"seat-hours given up": 10.0}, (change,), (meeting,), "A")
    today = Point(0.0, 4, {"seat-hours given up": 0.0}, (), (), TODAY)
    outcome = Outcome(
        SolveStatus.IMPROVED, 5.0, 1, 2, {"ortools": "9"}, (), frontier=(best,),
        off_frontier=(today,), repeatable=True, budget=20.0,
    )  # fmt: skip
    path = tmp_path / "a.ambrota"
    search = kept(outcome, small_rota)
    save_review(Review(small_rota, default_rulebook(), NOON, search=search), path)
    review = open_review(path)
    assert again(review.search, review.current) == outcome


def test_what_is_damaged_in_the_file_is_left_out(small_rota: Rota) -> None:
    way = store.WayOut("Way", "days", 1.0, True, gives='[{"rule": "cover"}]')
    bad = store.Point(1.0, 2, None, True, "{}", "no json")
    conflict = store.Conflict(("Cover",), True, (way,))
    search = store.Search("improved", 1.0, 1, 2, (("budget", "x"),), conflict, points=(bad,))
    found = again(search, small_rota)
    assert (found.frontier, found.budget, found.conflict.ways_out[0].gives) == ((), 0.0, ())
    odd = store.Search("of a later version", 1.0, 1, 2)
    assert again(odd, small_rota) is odd
