"""Cyclic rotas of one workbook: those that nothing binds are searched side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ambrota.audit import audit, inspect
from ambrota.model import Pairing, Rota
from ambrota.rulebook import Rulebook
from solver.request import Request
from solver.trust.cycles import cycles_of
from solver.trust.dividing import stations_to_search
from solver.trust.stations import propose_trust
from solver.trust.workers import Here

Make = Callable[..., Rota]
WEEKS = ["DDDD...", "DD..DD.", "..DDDD.", "D.DD..D"]


def several(station: Make, number: int, weeks: list[str] = WEEKS) -> Rota:
    """So many cyclic rotas of a workbook, alike, each with its own people, codes and cars."""
    each = [_renamed(station(weeks, cyclic=True), f"{at + 1}") for at in range(number)]
    return replace(
        each[0],
        people=tuple(person for rota in each for person in rota.people),
        shifts=tuple(shift for rota in each for shift in rota.shifts),
        duties=tuple(duty for rota in each for duty in rota.duties),
    )


def _renamed(rota: Rota, name: str) -> Rota:
    def new(who: str | None) -> str | None:
        return None if who is None else f"{name}-{who}"

    people = tuple(
        replace(person, id=f"{name}-{person.id}", line_manager=new(person.line_manager), rota=name)
        for person in rota.people
    )
    return replace(
        rota,
        people=people,
        shifts=tuple(
            replace(shift, code=f"{shift.code}{name}", resource=f"{shift.resource} {name}")
            for shift in rota.shifts
        ),
        duties=tuple(
            replace(
                duty,
                person=f"{name}-{duty.person}",
                code=f"{duty.code}{name}",
                resource=f"{duty.resource} {name}",
            )
            for duty in rota.duties
        ),
    )


@pytest.fixture
def rota(station: Make) -> Rota:
    """Three of four lines each."""
    return inspect(several(station, 3)).rota


def test_named_rotas_with_nothing_in_common_are_stations(rota: Rota) -> None:
    assert [station.name for station in cycles_of(rota)] == ["1", "2", "3"]
    assert all(not station.guests and not station.after for station in cycles_of(rota))


def test_what_binds_two_named_rotas_makes_them_one(rota: Rota) -> None:
    people = {person.id: person for person in rota.people}
    led = replace(people["3-p1"], line_manager="1-lead")
    managed = replace(rota, people=tuple(led if p.id == led.id else p for p in rota.people))
    assert [station.name for station in cycles_of(managed)] == ["1, 3", "2"]
    paired = replace(rota, pairings=(Pairing("2-p1", "3-p2"),))
    assert [station.name for station in cycles_of(paired)] == ["1", "2, 3"]
    car = next(duty for duty in rota.duties if duty.person == "1-p1")
    lent = replace(
        rota,
        duties=tuple(
            replace(duty, resource=car.resource) if duty.person == "2-p1" else duty
            for duty in rota.duties
        ),
    )
    assert [station.name for station in cycles_of(lent)] == ["1, 2", "3"]


def test_only_large_ones_are_divided(rota: Rota, station: Make, book: Rulebook) -> None:
    assert not stations_to_search(Request(rota, book))
    large = inspect(several(station, 4, WEEKS * 11)).rota
    assert [len(each.people) for each in stations_to_search(Request(large, book))] == [44] * 4


def test_they_hold_together_as_the_audit_says(rota: Rota, book: Rulebook) -> None:
    request = Request(rota, book, seconds=12, alternatives=1)
    outcome = propose_trust(request, cycles_of(rota), executor=Here())
    assert outcome.proposals
    for proposal in outcome.proposals:
        found = audit(proposal.apply(rota), book, rota)
        assert {rule: found.counts()[rule] for rule in proposal.claims} == proposal.claims
        assert found.holds
