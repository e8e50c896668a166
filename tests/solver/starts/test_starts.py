"""Who begins on which line, where that alone decides who can ever meet their line manager."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from ambrota.audit import audit, inspect
from ambrota.model import Kind, Pairing, Person, Rota, RotaKind, Session, Shift
from ambrota.rulebook import Rulebook
from ambrota.starts import Start, interchangeable, with_starts
from solver.clock import Clock
from solver.request import Lock, Proposal, Request, SolveStatus, Starts
from solver.run import problem_of, propose
from solver.starts.settle import choose_starts
from solver.starts.told import NAME
from solver.statement import Statement, state_all

SHIFTS = (
    Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
    Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
    Shift("M", Kind.COVER, 420, 1140, 690, "Car"),
)
BY_CODE = {shift.code: shift for shift in SHIFTS}
DAYS, NIGHTS, LEADS, OFF = "DDDD...", "NNNN...", "MMMM...", "......."


def station(managers: str, crew: tuple[str, ...] = (DAYS, NIGHTS, DAYS, NIGHTS)) -> Rota:
    """Crew step through weeks of days and of nights; managers work every other week.

    `managers`: a digit for each of the crew. Who works nights while their manager works never meets
    them; who works days then meets them every other week.
    """
    people = [
        Person(f"c{n}", f"Crew {n}", "Paramedic", f"T{n % 2}", f"m{manager}",
               contracted_hours=46.0, rota="Crew")
        for n, manager in enumerate(managers, 1)
    ]  # fmt: skip
    people += [
        Person(f"m{n}", f"Leader {n}", "Team leader", None, None, contracted_hours=23.0, rota="TL")
        for n in (1, 2)
    ]
    weeks = [*crew, LEADS, OFF]
    duties = tuple(
        BY_CODE[code].duty(person.id, day)
        for person, week in zip(people, weeks, strict=True)
        for day, code in enumerate(week)
        if code != "."
    )
    made = Rota("Made up", RotaKind.CYCLIC, None, 7, tuple(people), SHIFTS, duties)
    return inspect(made).rota


def free(rota: Rota, **how: bool) -> Starts:
    return Starts(frozenset(person.id for person in rota.people), **how)


@pytest.fixture
def book(without: Callable[..., Rulebook]) -> Rulebook:
    return without("training")


def chosen(request: Request) -> tuple[Start, ...]:
    def state(asked: Request) -> Statement:
        return state_all(problem_of(asked))

    return choose_starts(request, state, Clock(20))


def met(rota: Rota, book: Rulebook, current: Rota) -> int:
    """How many could all meet, by the audit."""
    return audit(rota, book, current).contact.possible


def least_moved(rota: Rota, book: Rulebook) -> int:
    """Fewest people moved so that everybody could meet, each choice of the crew tried."""
    rows = [row for row, person in enumerate(rota.people) if person.rota == "Crew"]
    found = []
    for places in permutations(rows):
        moves = [(a, b) for a, b in zip(rows, places, strict=True) if a != b]
        starts = tuple(Start(rota.people[a].id, rota.people[b].id) for a, b in moves)
        begun = with_starts(rota, starts)
        if met(begun, book, begun) == len(rows):
            found.append(len(starts))
    return min(found)


# The crew begin on days, nights, days, nights; manager 1 works the first week, 2 the second.
def test_two_people_change_lines_where_nothing_else_lets_everybody_meet(book: Rulebook) -> None:
    rota = station("1122")
    assert met(rota, book, rota) == 2
    assert least_moved(rota, book) == 2
    outcome = propose(Request(rota, book, seconds=12, seed=3, starts=free(rota), alternatives=2))
    assert outcome.status is SolveStatus.IMPROVED
    for proposal in outcome.proposals:
        assert {each.now for each in proposal.starts} == {"c2", "c3"}
        assert proposal.stages[1].name == NAME
        assert (proposal.stages[1].value, proposal.stages[1].bound) == (2.0, None)
        agrees(proposal, rota, book)
    assert not outcome.proposals[0].changes


def agrees(proposal: Proposal, rota: Rota, book: Rulebook) -> None:
    """What is claimed is what the audit of the rota with its people moved finds; and it holds."""
    found = audit(proposal.apply(rota), book, proposal.begun(rota))
    assert found.holds
    counts = found.counts()
    assert {rule: counts[rule] for rule in proposal.claims} == proposal.claims
    assert found.contact.met == len(found.contact.per_person)
    assert not found.contact.invalid


def test_nobody_is_moved_where_all_can_meet_as_they_begin(book: Rulebook) -> None:
    rota = station("1212")
    request = Request(rota, book, seconds=8, starts=free(rota), alternatives=1)
    assert chosen(request) == ()
    outcome = propose(request)
    assert outcome.proposals[0].starts == ()
    agrees(outcome.proposals[0], rota, book)


def test_nobody_is_moved_unless_asked_for(book: Rulebook) -> None:
    rota = station("1122")
    outcome = propose(Request(rota, book, seconds=4, alternatives=1))
    assert all(each.starts == () for each in outcome.proposals)
    assert all(stage.name != NAME for each in outcome.proposals for stage in each.stages)


def test_managers_are_moved_where_that_moves_fewer(book: Rulebook) -> None:
    rota = station("2121")
    starts = chosen(Request(rota, book, starts=free(rota)))
    assert {each.now for each in starts} == {"m1", "m2"}


def test_who_is_locked_stays(book: Rulebook) -> None:
    rota = station("2121")
    locked = replace(
        rota, people=tuple(replace(one, locked=one.rota == "TL") for one in rota.people)
    )
    starts = chosen(Request(locked, book, starts=free(rota)))
    assert {each.now for each in starts} == {"c1", "c2", "c3", "c4"}
    days = Lock("c1", 0, 6)
    assert chosen(Request(locked, book, starts=free(rota), locks=(days,))) != starts
    assert "c1" not in {
        each.now for each in chosen(Request(locked, book, starts=free(rota), locks=(days,)))
    }


def test_people_of_one_team_stay_together(book: Rulebook) -> None:
    """Crew 1 and 3 are one team, 2 and 4 the other: where one goes the other goes too."""
    rota = station("1122")
    assert chosen(Request(rota, book, starts=free(rota, together=True))) == ()
    rota = station("2121")
    locked = replace(
        rota, people=tuple(replace(one, locked=one.rota == "TL") for one in rota.people)
    )
    starts = chosen(Request(locked, book, starts=free(rota, together=True)))
    to = {each.now: int(each.then[1]) for each in starts}
    assert len(to) == 4
    assert (to["c3"] - to["c1"]) % 4 == (to["c4"] - to["c2"]) % 4 == 2


def test_roles_and_vacant_lines_stay_where_they_are(book: Rulebook) -> None:
    rota = station("1122")
    people = list(rota.people)
    people[0] = replace(people[0], role="ECA")
    people[3] = replace(people[3], vacant=True, line_manager=None)
    changed = inspect(replace(rota, people=tuple(people), demand=None)).rota
    assert interchangeable(changed) == [(1, 2), (4, 5)]
    for each in chosen(Request(changed, book, starts=free(rota))):
        assert {each.now, each.then} <= {"c2", "c3", "m1", "m2"}


def test_no_two_who_are_kept_apart_are_brought_together(book: Rulebook) -> None:
    """Crew 2 would come to the line beside crew 1's, where both work days."""
    rota = station("1122")
    alone = chosen(Request(rota, book, starts=free(rota)))
    assert alone
    begun = with_starts(rota, alone)
    apart = replace(rota, pairings=(Pairing("c1", "c2"),))
    now, then = (
        audit(each, book).counts()["pairings"] for each in (apart, with_starts(apart, alone))
    )
    assert now < then
    starts = chosen(Request(apart, book, starts=free(rota)))
    assert audit(with_starts(apart, starts), book).counts()["pairings"] <= now
    assert begun != rota


def test_all_that_is_said_of_people_goes_with_them() -> None:
    rota = replace(
        station("1122"),
        sessions=(Session("contact", "one-to-one", "c1", "m1", 0, 600, 630),),
        pairings=(Pairing("c1", "c4"),),
    )
    starts = (Start("c1", "c3"), Start("c3", "c1"), Start("m1", "m2"), Start("m2", "m1"))
    moved = with_starts(rota, starts)
    assert [person.name for person in moved.people] == [
        "Crew 3", "Crew 2", "Crew 1", "Crew 4", "Leader 2", "Leader 1",
    ]  # fmt: skip
    assert [person.id for person in moved.people] == [person.id for person in rota.people]
    assert moved.person("c3").line_manager == "m2"
    assert moved.duties == rota.duties
    assert (moved.sessions[0].person, moved.sessions[0].with_) == ("c3", "m2")
    assert moved.pairings == (Pairing("c3", "c4"),)
    back = tuple(Start(each.then, each.now) for each in starts)
    assert with_starts(moved, back) == rota


def test_ids_of_people_go_with_them() -> None:
    rota = station("1122")
    moved = with_starts(rota, (Start("c1", "c2", own_id=True), Start("c2", "c1", own_id=True)))
    assert [person.id for person in moved.people[:3]] == ["c2", "c1", "c3"]
    assert {duty.code for duty in moved.duties if duty.person == "c1"} == {"N"}
    assert moved.person("c1").name == "Crew 1"
    assert moved.person("c1").line_manager == "m1"
