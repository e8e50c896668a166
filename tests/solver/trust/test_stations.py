"""A trust searched station by station: what couples stations, what is cut, and that it holds."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from ambrota.audit import audit
from ambrota.demand import requirement
from ambrota.model import Demand, Pairing, Rota, Session
from ambrota.rulebook import Rulebook
from ambrota.rules.base import Level
from solver.bench.stations_made import make_trust
from solver.plan import begun_plan
from solver.request import Conflict, Outcome, Progress, Proposal, Request, SolveStatus
from solver.run import problem_of
from solver.sessions.standing import valid_sessions
from solver.statement import state_all
from solver.trust.cover import Shares, divided
from solver.trust.dividing import stations_to_search
from solver.trust.join import counted
from solver.trust.mend import mend
from solver.trust.part import Guest, Part, PartResult, part_request, part_rota, solve_part
from solver.trust.parts import stations_of
from solver.trust.passes import Round
from solver.trust.settle import keep_in_step
from solver.trust.stations import Trust, propose_trust
from solver.trust.workers import Here, Processes


@pytest.fixture(scope="module")
def trust() -> Rota:
    """Three stations; some of the second are led from the first, and both crew one response car."""
    return make_trust(54, 4, 3, seed=2)


def test_stations_are_found_with_whom_they_meet_from_elsewhere(trust: Rota) -> None:
    stations = stations_of(trust)
    assert [station.name for station in stations] == ["Alderbeck", "Birchcombe", "Cawthorne"]
    managers = {p.line_manager for p in trust.people if p.id.startswith("002")} - {None}
    abroad = {who for who in managers if who and not who.startswith("002")}
    assert abroad
    assert stations[1].guests == abroad
    assert [station.after for station in stations] == [frozenset(), frozenset({0}), frozenset()]


def test_people_kept_apart_are_looked_at_by_the_later_station(trust: Rota) -> None:
    one, other = "001-005", "003-006"
    stations = stations_of(replace(trust, pairings=(Pairing(other, one),)))
    assert one in stations[2].guests
    assert stations[2].after == {0}


def test_two_stations_that_lead_each_other_are_one(trust: Rota) -> None:
    people = tuple(
        replace(person, line_manager="002-001") if person.id == "001-005" else person
        for person in trust.people
    )
    stations = stations_of(replace(trust, people=people))
    assert len(stations) == 2
    assert {"001-005", "002-005"} <= set(stations[0].people)


def test_shared_cover_is_divided_by_who_fills_it_and_none_of_it_is_lost(trust: Rota) -> None:
    rota = trust
    stations = stations_of(rota)
    shares = Shares(rota, [station.people for station in stations])
    assert shares.shared == {"RRV Alderbeck": (0, 1)}
    assert (shares.strict(0), shares.strict(1)) == (frozenset(), {"RRV Alderbeck"})
    whole = requirement(rota)
    parts = [requirement(rota.with_demand(shares.demand(at))) for at in range(3)]
    for number, key in enumerate(whole.keys):
        asked = [part.seats[part.keys.index(key)] for part in parts if key in part.keys]
        assert np.array_equal(sum(asked), whole.seats[number]), key
    assert any(row.resource == "RRV Alderbeck" for row in shares.demand(1).rows)


def test_nobody_is_asked_for_more_than_they_fill_while_all_fill_enough() -> None:
    draw = np.random.default_rng(3)
    for _ in range(50):
        able = [draw.integers(0, 6, 40) for _ in range(3)]
        asked = draw.integers(0, 12, 40)
        shares = divided(asked, able, 1)
        assert np.array_equal(sum(shares), asked)
        enough = asked <= sum(able)
        for share, most in zip(shares, able, strict=True):
            assert (share[enough] <= most[enough]).all()
            assert (share >= 0).all()


@pytest.fixture(scope="module")
def found(trust: Rota) -> tuple[Rota, Rulebook, Outcome, list[Progress], list[Part]]:
    """The trust searched in this process, each part pickled on its way there and back."""
    from ambrota.rulebook import default_rulebook

    rota, book = trust, default_rulebook()
    told: list[Progress] = []
    parts: list[Part] = []

    def work(part: Part, stop: Callable[[], bool]) -> PartResult:
        parts.append(pickle.loads(pickle.dumps(part)))
        return pickle.loads(pickle.dumps(solve_part(part, stop)))

    request = Request(rota, book, seconds=90, alternatives=0)
    return (
        rota,
        book,
        propose_trust(request, stations_of(rota), told.append, executor=Here(work)),
        told,
        parts,
    )


Found = tuple[Rota, Rulebook, Outcome, list[Progress], list[Part]]


def test_the_whole_holds_and_claims_what_the_audit_finds(found: Found) -> None:
    rota, book, outcome, _, _ = found
    assert outcome.proposals
    assert outcome.status in (SolveStatus.IMPROVED, SolveStatus.NO_BETTER_FOUND)
    for proposal in outcome.proposals:
        result = audit(proposal.apply(rota), book, rota)
        judged = {rule.id for rule in book.rules if rule.level in (Level.MUST, Level.SHOULD)}
        counts = {rule: n for rule, n in result.counts().items() if rule in judged}
        assert counts == proposal.claims
        assert result.holds
        assert (result.contact.invalid, result.training.invalid) == ((), ())


def test_the_first_that_holds_is_told_early_and_the_stations_done(found: Found) -> None:
    rota, book, _, told, _ = found
    best = [each.best for each in told if each.best is not None]
    assert len(best) == 1
    assert audit(best[0].apply(rota), book, rota).holds
    assert any(each.message.startswith("3 of 3 stations searched") for each in told)


def test_a_shared_manager_keeps_their_days_and_is_met_in_what_time_is_left(found: Found) -> None:
    rota, _, outcome, _, parts = found
    (shared,) = stations_of(rota)[1].guests
    home = [part for part in parts if shared in part.shared]
    away = [part for part in parts if shared in part.request.beside.guests]
    assert home
    assert away
    for proposal in outcome.proposals:
        assert shared not in {change.person for change in proposal.changes}
        met = {one.person[:3] for one in proposal.sessions if one.with_ == shared}
        assert met == {"001", "002"}
    for part in away:
        busy = [one for one in part.request.rota.sessions if one.person == shared]
        assert busy
        assert all(one.category == "team" for one in busy)


def test_the_solver_counts_a_whole_rota_as_the_audit_does(trust: Rota, book: Rulebook) -> None:
    request = Request(trust, book)
    found = audit(request.rota, book, request.rota).counts()
    judged = [rule.id for rule in book.rules if rule.level in (Level.MUST, Level.SHOULD)]
    assert counted(request, request.rota) == {r: found[r] for r in judged if r in found}


def no_work(part: Part, stop: Callable[[], bool]) -> PartResult:
    """Nothing is found, but a proposal that changes nothing."""
    request = replace(part.request, seconds=0.2)
    return solve_part(replace(part, request=request), lambda: True)


def die(part: Part, stop: Callable[[], bool]) -> PartResult:
    """The worker of the second station is killed; the others do their work."""
    if part.station == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return no_work(part, stop)


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_station_whose_worker_dies_twice_keeps_its_rota_and_that_is_said(trust: Rota) -> None:
    from ambrota.rulebook import default_rulebook

    workers = Processes(2, die)
    try:
        request = Request(trust, default_rulebook(), seconds=4, alternatives=1)
        outcome = propose_trust(request, stations_of(trust), executor=workers)
    finally:
        workers.close()
    assert any(note.startswith("Birchcombe keeps its current rota") for note in outcome.notes)
    assert len(outcome.proposals) == 1
    assert not any(change.person.startswith("002") for change in outcome.proposals[0].changes)


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_worker_that_dies_costs_its_own_part_alone(trust: Rota, book: Rulebook) -> None:
    workers = Processes(2, slow)
    parts = [Part(at, "", Request(trust, book, seconds=at)) for at in (0, 3)]
    for part in parts:
        workers.submit(part)
    assert workers.room == 0
    answers = []
    while len(answers) < 2:
        answers += workers.finished(5)
    workers.close()
    assert {part.station: result is None for part, result in answers} == {0: True, 3: False}


def slow(part: Part, stop: Callable[[], bool]) -> PartResult:
    """The first station's worker dies at once."""
    if part.station == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return PartResult(part.station, Outcome(SolveStatus.NOT_FOUND, 0.0, 1, 2, {}, ()), {})


def test_a_trust_that_is_stopped_hands_over_what_it_has(trust: Rota, book: Rulebook) -> None:
    asked = threading.Event()
    request = Request(trust, book, seconds=60)

    def hear(progress: Progress) -> None:
        if progress.best is not None or "2 of 3" in progress.message:
            asked.set()

    began = time.monotonic()
    outcome = propose_trust(request, stations_of(trust), hear, asked.is_set, Here())
    assert time.monotonic() - began < 30
    assert outcome.status is SolveStatus.CANCELLED
    assert outcome.proposals


def test_only_large_dated_rotas_of_several_stations_are_divided(
    trust: Rota, book: Rulebook
) -> None:
    assert not stations_to_search(Request(trust, book))
    assert len(stations_to_search(Request(make_trust(200, 1, 4, 1), book))) == 4
    assert not stations_to_search(Request(make_trust(100, 1, 2, 1), book))


def test_a_guest_who_is_busy_by_now_is_not_met_then(trust: Rota, book: Rulebook) -> None:
    """A station begins with what it found before the guest's own station was searched again."""
    station = stations_of(trust)[1]
    (guest,) = station.guests
    led = {person.id for person in trust.people if person.line_manager == guest}
    always = frozenset((day, half) for day in range(trust.days) for half in range(48))

    def met(sessions: tuple[Session, ...], free: frozenset[tuple[int, int]]) -> set[Session]:
        rota = part_rota(
            trust, station, [Guest(guest, frozenset(), (), free)], Demand("sheet", ()), frozenset()
        )
        begin = Proposal("A", "Hold", "", (), sessions, ())
        problem = problem_of(
            part_request(Request(trust, book), rota, station, frozenset(), (), 1, 1, begin)
        )
        found = valid_sessions(state_all(problem, with_aims=False), begun_plan(problem))
        return {placing.session for placing in found.placed if placing.session.with_ == guest}

    tried = tuple(
        Session("contact", "one-to-one", who, guest, day, start, start + 30)
        for who in sorted(led & set(station.people))
        for day in range(trust.days)
        for start in (11 * 60 + 15, 15 * 60 + 15)
    )
    one = min(met(tried, always), key=lambda each: (each.day, each.start))
    # Busy from the middle of the meeting on: the meeting stands earlier in the day.
    busy = always - {(one.day, one.start // 30 + 1)}
    assert met((one,), always) == {one}
    assert met((one,), busy) == set()


@pytest.mark.parametrize("spoilt", [2, 1])
def test_stations_that_do_not_hold_together_go_back_to_when_they_did(
    trust: Rota, book: Rulebook, spoilt: int
) -> None:
    """In the second round one station loses its sessions, and says that all holds."""
    first: dict[int, PartResult] = {}

    def work(part: Part, stop: Callable[[], bool]) -> PartResult:
        if not part.request.alternatives:
            return first.setdefault(part.station, solve_part(part, stop))
        before = first[part.station]
        (proposal,) = before.outcome.proposals
        new = replace(proposal, name="Fewest changes")
        new = replace(new, sessions=()) if part.station == spoilt else new
        return replace(before, outcome=replace(before.outcome, proposals=(new,)))

    request = Request(trust, book, seconds=90, alternatives=2)
    outcome = propose_trust(request, stations_of(trust), executor=Here(work))
    assert len(first) == 3
    assert outcome.proposals
    for proposal in outcome.proposals:
        assert audit(proposal.apply(trust), book, trust).holds


def test_stations_that_meet_each_other_stay_in_step(trust: Rota, book: Rulebook) -> None:
    stations = stations_of(trust)
    search = Trust(Request(trust, book), stations, Here(), lambda progress: None, lambda: False)
    proposal = Proposal("A", "Hold", "", (), (), ())
    held = Outcome(SolveStatus.IMPROVED, 0.0, 1, 2, {}, (proposal,))
    first = {at: PartResult(at, held, {}) for at in range(3)}
    second = {at: PartResult(at, held, {}) for at in (0, 2)}
    search.results = {**first, **second}
    keep_in_step(search, first)
    # The second station has nothing new: the first, whose manager it meets, goes back with it.
    assert search.results[0] is first[0]
    assert search.results[2] is second[2]


def test_a_station_that_does_not_hold_is_searched_with_those_it_is_tied_to(
    trust: Rota, book: Rulebook
) -> None:
    request = Request(trust, book, seconds=90, alternatives=0)
    search = Trust(request, stations_of(trust), Here(), lambda progress: None, lambda: False)
    proposal = Proposal("A", "Hold", "", (), (), ())
    held = Outcome(SolveStatus.IMPROVED, 0.0, 1, 2, {}, (proposal,))
    failed = replace(held, conflict=Conflict(("Line-manager contact",), False, ()))
    search.results = {
        0: PartResult(0, held, {}), 1: PartResult(1, failed, {}), 2: PartResult(2, held, {})
    }  # fmt: skip
    mend(search)
    assert sorted(search.results) == [0, 2]
    both = search.results[0].outcome.proposals[0]
    assert {one.person[:3] for one in both.sessions} == {"001", "002"}
    counts = audit(both.apply(trust), book, trust)
    breaching = {finding.person for finding in counts.musts}
    assert not {who for who in breaching if who and who[:3] in ("001", "002")}


def test_a_station_of_its_own_that_was_not_made_to_hold_is_searched_once_more(
    trust: Rota, book: Rulebook
) -> None:
    """Unless it is proved that it cannot hold."""
    request = Request(trust, book, seconds=60, alternatives=0)
    proposal = Proposal("A", "Hold", "", (), (), ())
    held = Outcome(SolveStatus.IMPROVED, 0.0, 1, 2, {}, (proposal,))
    for proved in (True, False):
        search = Trust(request, stations_of(trust), Here(), lambda _: None, lambda: False)
        failed = replace(held, conflict=Conflict(("Line-manager contact",), proved, ()))
        search.results = {at: PartResult(at, held, {}) for at in range(2)}
        search.results[2] = PartResult(2, failed, {})
        mend(search)
        sessions = search.results[2].outcome.proposals[0].sessions
        assert bool(sessions) is not proved


def test_a_station_that_has_a_proposal_is_left_as_it_is_once_the_time_is_up(
    trust: Rota, book: Rulebook
) -> None:
    """One that has none is searched all the same; what comes after either goes on."""
    stations, taken = stations_of(trust), list[int]()
    result = Outcome(SolveStatus.NOT_FOUND, 0.0, 1, 2, {}, ())
    one = Round(
        stations,
        Here(lambda part, stop: PartResult(part.station, result, {})),
        -1.0,
        lambda: False,
        can_wait=lambda at: at == 0,
    )
    one.run(lambda at, seconds: Part(at, "", Request(trust, book)), lambda at, _: taken.append(at))
    assert sorted(taken) == [1, 2]
