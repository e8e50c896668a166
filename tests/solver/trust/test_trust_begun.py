"""A trust begun with a rota on screen, and repaired: nothing worse, and only what it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import audit
from ambrota.model import Rota, changes_between
from ambrota.rulebook import Rulebook, default_rulebook
from solver.bench.stations_made import make_trust
from solver.request import Outcome, Proposal, Request, SolveStatus
from solver.trust.begun import begun_proposal, now_of
from solver.trust.part import Part, PartResult, solve_part
from solver.trust.parts import Station, stations_of
from solver.trust.stations import propose_trust
from solver.trust.workers import Here


@pytest.fixture(scope="module")
def trust() -> Rota:
    """Three stations; some of the second are led from the first, and both crew one response car."""
    return make_trust(54, 4, 3, seed=2)


@pytest.fixture(scope="module")
def stations(trust: Rota) -> tuple[Station, ...]:
    return stations_of(trust)


@pytest.fixture(scope="module")
def held(trust: Rota, stations: tuple[Station, ...]) -> Proposal:
    """A proposal in which all holds."""
    request = Request(trust, default_rulebook(), seconds=90, alternatives=0)
    (proposal,) = propose_trust(request, stations, executor=Here()).proposals
    assert audit(proposal.apply(trust), default_rulebook(), trust).holds
    return proposal


def search(
    request: Request, stations: tuple[Station, ...], *, work: bool = True
) -> tuple[Outcome, list[int]]:
    """The outcome, and the stations searched in turn."""
    searched: list[int] = []

    def solve(part: Part, stop: Callable[[], bool]) -> PartResult | None:
        searched.append(part.station)
        return solve_part(part, stop) if work else None

    return propose_trust(request, stations, executor=Here(solve)), searched  # type: ignore[arg-type]


def test_begun_with_what_holds_nothing_worse_is_handed_over(
    trust: Rota, stations: tuple[Station, ...], held: Proposal, book: Rulebook
) -> None:
    """Even where no station could be searched."""
    request = Request(trust, book, seconds=20, alternatives=2, begin=held.apply(trust))
    outcome, _ = search(request, stations, work=False)
    (proposal,) = outcome.proposals
    assert (proposal.changes, set(proposal.sessions)) == (held.changes, set(held.sessions))
    assert any("keeps the rota begun with" in note for note in outcome.notes)


def test_a_search_goes_on_from_the_rota_begun_with(
    trust: Rota, stations: tuple[Station, ...], held: Proposal, book: Rulebook
) -> None:
    """Today's rota does not hold; begun with one that does, each station ends at once with it."""
    request = Request(trust, book, seconds=90, alternatives=0, begin=held.apply(trust))
    outcome, searched = search(request, stations)
    (proposal,) = outcome.proposals
    assert sorted(searched) == [0, 1, 2]
    assert proposal.changes == held.changes
    assert audit(proposal.apply(trust), book, trust).holds


def test_what_stands_in_the_rota_begun_with_is_judged_by_the_current_one(
    trust: Rota, held: Proposal, book: Rulebook
) -> None:
    request = Request(trust, book, begin=held.apply(trust))
    now = now_of(request)
    assert now.demand == trust.demand
    assert changes_between(now, held.apply(trust)) == ()
    assert begun_proposal(request).claims == held.claims


def edited(held: Proposal, trust: Rota, prefix: str) -> Rota:
    """The rota that holds with every meeting of one person of a station undone."""
    rota = held.apply(trust)
    who = min(
        one.person for one in rota.sessions if one.kind == "contact" and one.person[:3] == prefix
    )
    return rota.with_sessions(tuple(one for one in rota.sessions if one.person != who))


@pytest.mark.parametrize(("prefix", "station"), [("003", 2), ("002", 1)])
def test_a_repair_of_one_station_searches_that_station_alone(
    trust: Rota, stations: tuple[Station, ...], held: Proposal, book: Rulebook,
    prefix: str, station: int,
) -> None:  # fmt: skip
    begin = edited(held, trust, prefix)
    assert not audit(begin, book, trust).holds
    request = Request(trust, book, seconds=90, begin=begin, repair=True)
    outcome, searched = search(request, stations)
    (proposal,) = outcome.proposals
    repaired = proposal.apply(trust)
    assert searched == [station]
    assert audit(repaired, book, trust).holds
    assert {change.person[:3] for change in changes_between(begin, repaired)} <= {prefix}
    untouched = [one for one in begin.sessions if one.person[:3] != prefix]
    assert [one for one in repaired.sessions if one.person[:3] != prefix] == untouched
    days = next(each for each in proposal.stages if each.name.endswith("the rota begun with"))
    assert days.value == len(changes_between(begin, repaired))


def test_a_repair_of_what_holds_searches_nothing(
    trust: Rota, stations: tuple[Station, ...], held: Proposal, book: Rulebook
) -> None:
    request = Request(trust, book, seconds=20, begin=held.apply(trust), repair=True)
    outcome, searched = search(request, stations)
    assert searched == []
    assert outcome.status is SolveStatus.NO_BETTER_FOUND
    assert outcome.proposals[0].changes == held.changes


def test_a_meeting_that_stays_keeps_its_manager_of_another_station(
    trust: Rota, stations: tuple[Station, ...], held: Proposal, book: Rulebook
) -> None:
    """Their own station is searched first, and leaves that time to the meeting."""
    (manager,) = stations[1].guests
    kept = next(
        one for one in held.sessions if one.with_ == manager and one.person.startswith("002")
    )
    shown = held.apply(trust)
    # Of all that was placed only this stays: the first station places its own anew.
    begin = shown.with_sessions((kept,))
    request = Request(trust, book, seconds=90, alternatives=0, begin=begin, keep=(kept,))
    outcome, _ = search(request, stations)
    (proposal,) = outcome.proposals
    assert kept in proposal.sessions
    assert not [one for one in proposal.sessions if one.category == "team"]
    assert audit(proposal.apply(trust), book, trust).holds


def test_a_begun_rota_keeps_its_own_days_of_a_shared_manager(
    trust: Rota, stations: tuple[Station, ...], held: Proposal, book: Rulebook
) -> None:
    """What others look at stays as in the rota begun with, not as in the current one."""
    (manager,) = stations[1].guests
    shown = held.apply(trust)
    free = next(
        duty
        for duty in shown.duties
        if duty.person == manager
        and duty.is_timed_work
        and not any(manager in (s.person, s.with_) and s.day == duty.day for s in shown.sessions)
    )
    begin = replace(shown, duties=tuple(duty for duty in shown.duties if duty != free))
    request = Request(trust, book, seconds=90, alternatives=0, begin=begin)
    outcome, _ = search(request, stations)
    changed = [c for c in outcome.proposals[0].changes if c.person == manager]
    assert [(change.day, change.after) for change in changed] == [(free.day, ())]
