"""Dated rotas made from nothing: through a request, like any other."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Level
from solver.request import Request, SolveStatus
from solver.run import propose
from solver.terms import Run, SeatsAsked, Sum, Terms, Wanted

SHIFTS = (Shift("D", Kind.COVER, 420, 1140, 720), Shift("N", Kind.COVER, 1140, 1860, 720))
EVERY = frozenset({"D", "N"})
DAYS, PEOPLE = 14, 6


def request_of(terms: Terms, *, on: tuple[str, ...] = (), seconds: float = 8.0) -> Request:
    """Two weeks of nobody's duties, the rules named as shipped and all others off."""
    shipped = default_rulebook()
    rules = tuple(r if r.id in on else replace(r, level=Level.OFF) for r in shipped.rules)
    staff = tuple(Person(f"p{number}", f"Person {number}") for number in range(PEOPLE))
    rota = Rota("Empty", RotaKind.DATED, date(2026, 1, 5), DAYS, staff, SHIFTS, ())
    return Request(rota, replace(shipped, rules=rules), seconds=seconds, terms=terms)


def asked(**more: object) -> Terms:
    """A duty of each kind a day, at most four in a row, so many hours each."""
    terms = Terms(
        runs=(Run(EVERY, 2, 4), Run(frozenset({""}), 2)),
        sums=tuple(
            Sum(f"p{number}", (("D", 720), ("N", 720)), 720 * 3, 720 * 6)
            for number in range(PEOPLE)
        ),
        seats=tuple(SeatsAsked(day, code, 1, 50, 3) for day in range(DAYS) for code in "DN"),
        wanted=tuple(
            Wanted(f"p{number}", day, frozenset({""}), 1)
            for number in range(PEOPLE)
            for day in (number, number + 5)
        ),
    )
    return replace(terms, **more)  # type: ignore[arg-type]


def test_terms_and_rules_hold_together() -> None:
    outcome = propose(request_of(asked(), on=("daily-rest", "weekly-hours")))
    assert outcome.status in (SolveStatus.PROVED_BEST, SolveStatus.IMPROVED)
    proposal = outcome.proposals[0]
    assert not any(proposal.claims.values())
    cost = proposal.stages[0]
    assert cost.bound is not None
    assert 0 <= cost.bound <= cost.value < 50
    codes = {(change.person, change.day): change.after[0].code for change in proposal.changes}
    after_a_night = {
        codes.get((person, day + 1)) for (person, day), code in codes.items() if code == "N"
    }
    assert "D" not in after_a_night


def test_what_one_person_cannot_do_is_the_conflict() -> None:
    both = (Sum("p2", (("D", 1),), least=6), Sum("p2", (("D", 720), ("N", 720)), most=720 * 4))
    outcome = propose(request_of(asked(sums=both)))
    assert outcome.status is SolveStatus.CANNOT_HOLD
    assert outcome.conflict is not None
    assert outcome.conflict.proved
    assert "Person 2" in outcome.conflict.requirements[0]


def test_seats_that_must_be_filled_are() -> None:
    must = tuple(SeatsAsked(day, code, 1, None, 3) for day in range(DAYS) for code in "DN")
    outcome = propose(request_of(asked(seats=must)))
    assert outcome.status in (SolveStatus.PROVED_BEST, SolveStatus.IMPROVED)
    held = [change.after[0].code for change in outcome.proposals[0].changes]
    assert held.count("D") >= DAYS
    assert held.count("N") >= DAYS


def test_a_repeatable_request_gives_the_same_rota_again() -> None:
    request = replace(request_of(asked(), seconds=2.0), repeatable=True)
    first, second = propose(request), propose(request)
    assert first.proposals[0].changes == second.proposals[0].changes
    assert first.proposals[0].stages == second.proposals[0].stages


def test_it_stops_when_told_to_with_the_best_so_far() -> None:
    begun = time.monotonic()
    outcome = propose(request_of(asked(), seconds=60), stop=lambda: time.monotonic() - begun > 1.0)
    assert time.monotonic() - begun < 20
    assert outcome.proposals or outcome.status is SolveStatus.CANCELLED
