"""A cyclic rota asked for by its terms alone, through the search that the product has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.model import Change, Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rules.base import Level
from solver.bench.rotating_instance import without_rules
from solver.plan import Plan, current_plan
from solver.price import holds
from solver.problem import Problem
from solver.request import Request, SolveStatus
from solver.run import propose
from solver.statement import state_all
from solver.terms import Run, SeatsAsked, Terms, Wanted, Word

D, N, OFF = frozenset({"D"}), frozenset({"N"}), frozenset({""})
SHIFTS = (Shift("D", Kind.COVER, 420, 1140), Shift("N", Kind.COVER, 1140, 1860))


def request(lines: int, terms: Terms) -> Request:
    rota = Rota(
        "Made up",
        RotaKind.CYCLIC,
        None,
        7,
        tuple(Person(f"line-{line}", f"Line {line}") for line in range(lines)),
        SHIFTS,
        (),
    )
    return Request(rota, without_rules(), seconds=20, terms=terms)


def seats(**rows: str) -> tuple[SeatsAsked, ...]:
    """Seats of each code, a digit for each weekday."""
    return tuple(
        SeatsAsked(day, code, int(digit))
        for code, row in rows.items()
        for day, digit in enumerate(row)
    )


ROUND = Terms(
    runs=(Run(D, 2, 4), Run(N, 2, 4), Run(OFF, 2, 4), Run(D | N, 2, 6)),
    words=(Word((N, D)),),
    seats=seats(D="2222222", N="1111111"),
)


def held_by(asked: Request, changes: tuple[Change, ...]) -> Plan:
    """The proposal's cells, read back from its changes."""
    problem = Problem(asked.rota, asked.rulebook, terms=asked.terms)
    held = list(current_plan(problem).held)
    after = {(each.person, each.day): each.after for each in changes}
    for cell in problem.cells:
        duties = after.get((asked.rota.people[cell.person].id, cell.person_day))
        if duties is not None:
            held[cell.index] = next(
                at for at, each in enumerate(cell.choices) if each.duties == duties
            )
    return Plan(tuple(held))


def test_a_rota_that_holds_all_is_the_best_there_is() -> None:
    asked = request(6, ROUND)
    outcome = propose(asked)
    assert outcome.status is SolveStatus.PROVED_BEST
    proposal = outcome.proposals[0]
    assert proposal.claims == {"terms": 0}
    statement = state_all(Problem(asked.rota, asked.rulebook, terms=asked.terms))
    assert holds(statement, held_by(asked, proposal.changes))


def test_what_is_asked_of_one_line_alone_is_left_to_the_search() -> None:
    wanted = (Wanted("line-2", 0, N), Wanted("line-2", 1, OFF), Wanted("line-4", 3, D))
    asked = request(6, replace(ROUND, wanted=wanted, runs=(Run(OFF, 1, 4), *ROUND.runs[3:])))
    outcome = propose(asked)
    assert outcome.status in (SolveStatus.PROVED_BEST, SolveStatus.IMPROVED)
    statement = state_all(Problem(asked.rota, asked.rulebook, terms=asked.terms))
    assert holds(statement, held_by(asked, outcome.proposals[0].changes))


SHORT = replace(ROUND, seats=seats(D="2222222", N="1110000"), runs=(*ROUND.runs, Run(N, 4, 5)))


def test_what_cannot_hold_is_proved_with_nothing_to_spare_and_the_ways_out() -> None:
    conflict = propose(request(6, SHORT)).conflict
    assert conflict is not None
    assert conflict.proved
    assert conflict.confirmed
    assert set(conflict.requirements) == {
        "N: at least 4 in a row (terms)",
        "Seats of N, day by day 1 1 1 0 0 0 0 (terms)",
    }
    ways = {(way.change, way.unit, way.amount) for way in conflict.ways_out}
    assert ("N: at least 3 in a row, in place of 4", "days", 1.0) in ways
    assert ("Change seats asked", "seats", 1.0) in ways
    assert all(way.verified for way in conflict.ways_out)


@pytest.mark.parametrize("explain", [True, False])
def test_nothing_is_explained_that_nobody_asks_for(explain: bool) -> None:
    outcome = propose(replace(request(6, SHORT), explain=explain))
    assert outcome.status is SolveStatus.CANNOT_HOLD
    assert outcome.conflict is not None
    assert outcome.conflict.proved
    assert bool(outcome.conflict.ways_out) is explain


def test_the_shipped_rules_hold_where_they_can_good_practice_included() -> None:
    asked = request(12, Terms(seats=seats(D="3333333", N="2222222")))
    off = {"contact", "training", "cover", "hours-against-contract"}
    shipped = default_rulebook().rules
    rules = tuple(replace(each, level=Level.OFF) if each.id in off else each for each in shipped)
    outcome = propose(replace(asked, rulebook=Rulebook("Shipped", rules)))
    assert outcome.status is SolveStatus.PROVED_BEST
    assert not any(outcome.proposals[0].claims.values())
    assert {"daily-rest", "weekends-off", "consecutive-nights"} <= outcome.proposals[
        0
    ].claims.keys()
