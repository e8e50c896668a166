"""What binds a cell: what every other choice of it would break, as the audit finds it too."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from ambrota.audit import audit
from ambrota.model import Change, Restriction, RestrictionKind
from ambrota.rules.base import Level
from solver.explaining.why_this import WhyThis
from solver.problem import Problem
from tests.solver.explaining.planted import Planted, station


@pytest.fixture(scope="module")
def small() -> Planted:
    """A station that holds: four crews and a leader, four weeks."""
    return station(Random(3), cyclic=False)


def test_every_choice_breaks_what_the_audit_finds_broken(small: Planted) -> None:
    why = WhyThis(Problem(small.rota, small.book))
    judged = ("contact", "training", "cover")
    musts = {r.id for r in small.book.rules if r.level is Level.MUST} - set(judged[:2])
    now = Counter(audit(small.rota, small.book, small.rota).counts())
    for person in ("p0", "p1", "lead0"):
        for day in range(3, 9):
            for option in why.options(person, day):
                before = small.rota.by_cell.get((person, day), ())
                change = Change(person, day, before, option.duties)
                after = audit(small.rota.with_changes([change]), small.book, small.rota).counts()
                worse = {rule for rule in musts if after[rule] > now[rule]}
                assert {each.rule for each in option.broken} - {*judged[:2]} == worse


def test_seats_are_named_with_their_hours(small: Planted) -> None:
    why = WhyThis(Problem(small.rota, small.book))
    night = next(d for d in small.rota.duties if d.code == "N" and d.person == "p0" and d.day > 1)
    rest = next(each for each in why.options("p0", night.day) if each.code == "rest")
    told = [each.text for each in rest.broken if each.rule == "cover"]
    assert any(each.startswith("DCA Paramedic seats short") for each in told)
    assert any("19:00" in each for each in told)


def test_a_choice_that_an_agreement_keeps_out_is_told_as_forbidden_by_it(small: Planted) -> None:
    no_nights = Restriction(RestrictionKind.NO_NIGHTS, "no nights")
    people = tuple(
        replace(each, restrictions=(no_nights,)) if each.id == "p0" else each
        for each in small.rota.people
    )
    why = WhyThis(Problem(replace(small.rota, people=people), small.book))
    night = next(each for each in why.options("p0", 4) if each.code == "N")
    assert "agreements" in {each.rule for each in night.broken}
