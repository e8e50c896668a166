"""What is said of a whole trust: its bounds, and its frontier of cover against people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import audit
from ambrota.model import Rota
from ambrota.rulebook import Rulebook, default_rulebook
from solver.aims import WEEKENDS
from solver.bench.stations_made import make_trust
from solver.engines.tally import claims
from solver.frontier import look, noticed
from solver.request import Outcome, Request, Stage
from solver.run import propose_whole
from solver.trust.join import stated
from solver.trust.least import alone_of, least_alone, own_resources, own_sheets
from solver.trust.parts import stations_of
from solver.trust.stations import Trust, propose_trust
from solver.trust.workers import Here, Processes


@pytest.fixture(scope="module")
def trust() -> Rota:
    """Three stations; some of the second are led from the first, and both crew one response car."""
    return make_trust(54, 4, 3, seed=2)


@pytest.fixture(scope="module")
def found(trust: Rota) -> Outcome:
    """A short search for alternatives, the same whatever else the machine does."""
    request = Request(trust, default_rulebook(), seconds=4, alternatives=2, repeatable=True)
    return propose_trust(request, stations_of(trust), executor=Here())


def stage(outcome: Outcome, number: int, name: str) -> Stage:
    """A stage of a proposal."""
    return next(each for each in outcome.proposals[number].stages if each.name == name)


def test_what_is_proved_of_the_whole_is_never_above_what_it_comes_to(
    trust: Rota, found: Outcome, book: Rulebook
) -> None:
    assert found.proposals
    for number, proposal in enumerate(found.proposals):
        assert stage(found, number, "Days changed").value == len(proposal.changes)
        statement, plan = stated(Request(trust, book), proposal.apply(trust), with_aims=True)
        assert claims(statement, plan) == proposal.claims
        weekends = noticed(statement, plan)[WEEKENDS]
        assert stage(found, number, "Weekends worked").value == weekends
        for each in proposal.stages:
            assert each.bound is None or each.bound <= each.value, each


def test_stations_tied_to_others_add_to_the_bound(trust: Rota, found: Outcome) -> None:
    """The third station alone is closed; the first two share a car and a manager."""
    request = Request(trust, default_rulebook())
    least = [least_alone(alone_of(request, each.people)) for each in stations_of(trust)]
    each = [station["Weekends worked"] for station in least]
    assert all(each)
    bound = stage(found, 0, "Weekends worked").bound
    assert bound is not None
    assert bound >= sum(each)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_search_of_the_whole_as_one_goes_below_no_sum_of_stations(
    seed: int, book: Rulebook
) -> None:
    rota = make_trust(40, 2, 3, seed)
    request = Request(rota, book, seconds=20, alternatives=0)
    alone = [least_alone(alone_of(request, each.people)) for each in stations_of(rota)]
    outcome = propose_whole(request)
    reached = {each.name: each.value for each in outcome.proposals[0].stages}
    assert reached["What must hold: breaches"] == 0
    sums = {name: sum(each[name] for each in alone) for name in alone[0]}
    assert sums["Weekends worked"] > 0
    assert all(least <= reached[name] for name, least in sums.items())


def test_what_others_could_fill_is_not_asked_of_a_station_alone(
    trust: Rota, book: Rulebook
) -> None:
    first, second, _ = (station.people for station in stations_of(trust))
    assert own_resources(trust, first) == {"DCA Alderbeck", "TL car Alderbeck"}
    alone = alone_of(Request(trust, book), first)
    assert {row.resource for row in alone.request.rota.demand.rows} == {"DCA Alderbeck"}
    both = (*first, *second)
    assert "RRV Alderbeck" in own_resources(trust, both)
    # With one of them missing, whoever is of that sheet could fill it too.
    assert own_sheets(trust, both[1:]) == {"Birchcombe"}
    assert own_resources(trust, both[1:]) == {"DCA Birchcombe", "TL car Birchcombe"}


def test_a_station_without_all_of_its_sheet_is_not_closed(trust: Rota, book: Rulebook) -> None:
    first = trust.people[0].rota
    people = tuple(
        replace(person, rota=first) if person.rota == "Cawthorne" else person
        for person in trust.people
    )
    stations = stations_of(trust)

    def search(rota: Rota) -> Trust:
        return Trust(Request(rota, book), stations, Here(), lambda _: None, lambda: False)

    assert search(trust).is_closed(2)
    assert not search(replace(trust, people=people)).is_closed(2)


def test_no_point_of_the_frontier_is_worse_than_another_and_each_holds(
    trust: Rota, found: Outcome, book: Rulebook
) -> None:
    points = found.frontier
    assert points
    covers, people = [p.cover for p in points], [p.occasions for p in points]
    assert covers == sorted(covers, reverse=True)
    assert people == sorted(people, reverse=True)
    assert len({*covers}) == len({*people}) == len(points)
    ids = {each.id: each for each in found.proposals}
    for point in points:
        rota = trust.with_changes(point.changes).with_sessions(point.sessions)
        assert audit(rota, book, trust).holds
        seen = look(*stated(Request(trust, book), rota, with_aims=True))
        assert (seen.cover, seen.occasions) == (point.cover, point.occasions)
        assert point.proposal is None or ids[point.proposal].changes == point.changes


def test_the_same_comes_out_again_whoever_solves_the_stations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two at a time in processes, and one after the other here; the budget is work."""
    monkeypatch.setattr("solver.trust.passes.LEAST_SECONDS", 1.0)
    rota = make_trust(28, 2, 2, seed=2)
    request = Request(rota, default_rulebook(), seconds=2, alternatives=1, repeatable=True)
    workers = Processes(2)
    try:
        first = propose_trust(request, stations_of(rota), executor=workers)
    finally:
        workers.close()
    second = propose_trust(request, stations_of(rota), executor=Here())
    assert first.proposals == second.proposals
    assert first.frontier == second.frontier
