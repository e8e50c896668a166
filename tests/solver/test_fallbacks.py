"""When not all can hold: what the proposals keep, and what they never give up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import Audit, audit, inspect
from ambrota.model import Demand, DemandRow, Rota
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Status
from solver.request import Outcome, Request, SolveStatus
from solver.run import propose

Make = Callable[..., Rota]


def searched(rota: Rota, book: Rulebook) -> tuple[Outcome, list[Audit]]:
    """What a short search, always the same, proposes, and the audit of each proposal."""
    outcome = propose(Request(rota, book, seconds=8, seed=3, repeatable=True))
    audits = [audit(made.apply(rota), book, rota) for made in outcome.proposals]
    for made, found in zip(outcome.proposals, audits, strict=True):
        counts = found.counts()
        assert {rule: counts[rule] for rule in made.claims if rule in counts} == made.claims
    return outcome, audits


def missing(found: Audit) -> dict[tuple[object, ...], int]:
    """Seats short by day, half hour, resource and role."""
    told = [seats.as_json() for seats in found.cover.short]
    return {
        (each["day"], each["start"], each["resource"], each["role"]): (
            each["required"] - each["filled"]
        )
        for each in told
    }


def stated(rota: Rota, seats: int, start: int, end: int, days: range = range(7)) -> Rota:
    """The rota with a sheet that asks for so many seats on an ambulance."""
    rows = tuple(DemandRow("DCA", None, day, None, start, end, seats) for day in days)
    return replace(inspect(rota).rota, demand=Demand("sheet", rows))


@pytest.fixture
def short(station: Make) -> Rota:
    """Two paramedics, and three asked for all week: who is missing can't be conjured up."""
    return stated(station(["DDDD...", "DDDD...", "..DDDD."], cyclic=False), 3, 420, 1140)


@pytest.fixture
def choice(station: Make) -> Rota:
    """One paramedic, whom cover needs at night, and a leader who is there by day alone."""
    rota = stated(station(["DDDD...", "NNNN...", "D......"], cyclic=False), 1, 1140, 1860, range(4))
    leader, paramedic, vacancy = rota.people
    people = (replace(leader, locked=True), paramedic, replace(vacancy, vacant=True))
    return replace(rota, people=people)


def test_a_station_that_must_be_short_fills_no_less_than_now(
    short: Rota, without: Callable[..., Rulebook]
) -> None:
    book = without("training")
    outcome, audits = searched(short, book)
    assert outcome.status is SolveStatus.CANNOT_HOLD
    assert outcome.conflict is not None
    assert any("(cover)" in text for text in outcome.conflict.requirements)
    now = missing(audit(short, book))
    assert now
    for found in audits:
        assert all(seats <= now.get(place, 0) for place, seats in missing(found).items())


def test_the_choice_between_cover_and_contact_is_shown(
    choice: Rota, without: Callable[..., Rulebook]
) -> None:
    book = without("training")
    outcome, audits = searched(choice, book)
    assert outcome.status is SolveStatus.CANNOT_HOLD
    assert [made.name for made in outcome.proposals] == [
        "Keeps cover",
        "Keeps contact and training",
    ]
    assert all("Not everything holds" in made.why for made in outcome.proposals)
    assert "Against today:" in outcome.proposals[0].why
    keeps_cover, keeps_people = audits
    assert keeps_cover.cover.short_hours == 0
    assert keeps_cover.counts()["contact"] > 0
    assert keeps_people.counts()["contact"] == 0
    assert 0 < keeps_people.cover.short_hours <= 12


def test_law_gives_way_in_neither(choice: Rota, without: Callable[..., Rulebook]) -> None:
    book = without("training")
    before = audit(choice, book).counts()
    never = [rule.id for rule in book.rules if rule.status is Status.LAW]
    never += ["leave", "agreements", "locks"]
    _, audits = searched(choice, book)
    assert len(audits) == 2
    for found in audits:
        after = found.counts()
        assert all(after[rule] <= before[rule] for rule in never if rule in before)
