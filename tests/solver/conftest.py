"""Small stations, dated and cyclic, on which a search is quick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ambrota.model import Kind, Person, Rota, RotaKind, Shift
from ambrota.rulebook import Rulebook, default_rulebook
from ambrota.rules.base import Level

SHIFTS = (
    Shift("D", Kind.COVER, 420, 1140, 690, "DCA"),
    Shift("N", Kind.COVER, 1140, 1860, 690, "DCA"),
    Shift("AL", Kind.LEAVE, paid=450),
    Shift("TR", Kind.TRAINING, 540, 1020, 450),
)
CODE = {shift.code[0]: shift for shift in SHIFTS}
LEADER = Person("lead", "Leader", "team leader", contracted_hours=40.25)


def crew(number: int, rota: str = "Rota") -> Person:
    """A paramedic of the leader's team."""
    return Person(
        f"p{number}", f"Person {number}", "Paramedic", None, "lead", "lead", 40.25, rota
    )  # fmt: skip


def station_of(weeks: list[str], *, cyclic: bool) -> Rota:
    """One line of seven codes a week and person, '.' for rest; the leader's first, on a car."""
    people = (LEADER, *(crew(number) for number in range(1, len(weeks))))
    first, days = (None, 7) if cyclic else (date(2026, 1, 5), 28)
    duties = tuple(
        replace(CODE[code].duty(person.id, day), resource="Car" if person is LEADER else "DCA")
        for person, text in zip(people, weeks, strict=True)
        for day, code in enumerate(text * (days // 7))
        if code != "."
    )
    kind = RotaKind.CYCLIC if cyclic else RotaKind.DATED
    return Rota("Small", kind, first, days, people, SHIFTS, duties)


@pytest.fixture
def station() -> Callable[..., Rota]:
    """Makes a small station from a week of codes a person."""
    return station_of


@pytest.fixture
def book() -> Rulebook:
    """The shipped rules; little enough training that a small station has room for it."""
    book = default_rulebook()
    return book.with_rule(replace(book.rule("training"), statutory=10.0, cpd=0.0, leadership=0.0))


@pytest.fixture
def without() -> Callable[..., Rulebook]:
    """The shipped rules with some of them switched off."""

    def make(*rules: str) -> Rulebook:
        book = default_rulebook()
        for name in rules:
            book = book.with_rule(replace(book.rule(name), level=Level.OFF))
        return book

    return make
