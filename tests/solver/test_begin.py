"""Begun with a proposal: nothing worse comes of it, what is locked stays, a repair is small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import audit, inspect
from ambrota.model import Duty, Kind, Rota, changes_between
from ambrota.rulebook import Rulebook
from solver.plan import Plan, begun_plan
from solver.price import worth
from solver.request import Lock, Outcome, Request, SolveStatus
from solver.run import problem_of, propose
from solver.sessions.standing import standing_sessions
from solver.stages import BALANCED
from solver.statement import state_all

Make = Callable[..., Rota]
WEEKS = ["DDDD...", "DD..DD.", "..DDDD.", "D.DD..D", ".DD.DD."]


@pytest.fixture
def rota(station: Make) -> Rota:
    """Four weeks of a small station, with what it needs worked out."""
    return inspect(station(WEEKS, cyclic=False)).rota


def search(rota: Rota, book: Rulebook, **more: object) -> Outcome:
    """A short search, always the same."""
    request = Request(rota, book, seconds=3, seed=2, alternatives=2, repeatable=True)
    return propose(replace(request, **more))  # type: ignore[arg-type]


def without(rota: Rota, person: str, day: int) -> Rota:
    """The rota with somebody sent home on a day."""
    kept = tuple(duty for duty in rota.duties if (duty.person, duty.day) != (person, day))
    assert len(kept) == len(rota.duties) - 1
    return replace(rota, duties=kept)


def cost(rota: Rota, book: Rulebook, shown: Rota) -> tuple[int, ...]:
    """What a rota costs, stage by stage, as a balanced one."""
    statement = state_all(problem_of(Request(rota, book, begin=shown)))
    plan: Plan = standing_sessions(statement, begun_plan(statement.problem))
    return worth(statement, plan, BALANCED)


def test_proposing_again_gives_nothing_worse(rota: Rota, book: Rulebook) -> None:
    shown = next(p for p in search(rota, book).proposals if p.name == "Balanced").apply(rota)
    again = search(rota, book, begin=shown, seed=9)
    balanced = [made for made in again.proposals if made.name == "Balanced"]
    best = min(cost(rota, book, made.apply(rota)) for made in again.proposals)
    assert best <= cost(rota, book, shown)
    assert all(audit(made.apply(rota), book, rota).holds for made in (*balanced, *again.proposals))


def test_a_repair_changes_little_and_keeps_what_was_edited(rota: Rota, book: Rulebook) -> None:
    shown = search(rota, book).proposals[0].apply(rota)
    duty = next(d for d in shown.duties if d.person == "p2" and d.kind is Kind.COVER)
    edited = without(shown, "p2", duty.day)
    assert not audit(edited, book, rota).holds
    edit = Lock("p2", duty.day, duty.day)
    outcome = search(rota, book, begin=edited, repair=True, locks=(edit,))
    assert outcome.status is SolveStatus.IMPROVED
    (made,) = outcome.proposals
    mended = made.apply(rota)
    assert audit(mended, book, rota).holds
    moved = {(change.person, change.day) for change in changes_between(edited, mended)}
    assert ("p2", duty.day) not in moved
    assert len(moved) <= 4
    days = next(stage for stage in made.stages if "begun with" in stage.name)
    assert days.value == len(moved)


def test_an_edit_that_no_search_would_make_is_kept(rota: Rota, book: Rulebook) -> None:
    """Somebody is put on a code that nobody of the role works."""
    other = Duty("p1", 4, "X", Kind.OTHER_WORK, 540, 1020, 450)
    edited = replace(
        rota, duties=(*(d for d in rota.duties if (d.person, d.day) != ("p1", 4)), other)
    )
    outcome = search(rota, book, begin=edited, locks=(Lock("p1", 4, 4),))
    for made in outcome.proposals:
        assert [duty.code for duty in made.apply(rota).by_cell["p1", 4]] == ["X"]


def test_days_teams_and_sessions_stay(rota: Rota, book: Rulebook) -> None:
    reds = ("p1", "p2")
    people = tuple(replace(who, team="Red" if who.id in reds else None) for who in rota.people)
    rota = replace(rota, people=people)
    shown = search(rota, book).proposals[-1].apply(rota)
    keep = shown.sessions[:3]
    locks = (Lock(None, 0, 6), Lock(None, 7, 13, team="Red"))
    outcome = search(rota, book, begin=shown, locks=locks, keep=keep)
    assert any(made.changes for made in outcome.proposals)
    for made in outcome.proposals:
        new = made.apply(rota)
        moved = {(change.person, change.day) for change in changes_between(shown, new)}
        assert not [day for _, day in moved if day <= 6]
        assert not [who for who, day in moved if 7 <= day <= 13 and who in reds]
        assert set(keep) <= set(new.sessions)
