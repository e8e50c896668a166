"""Operations measures: whole vehicles, cover given up, establishment; and the list of measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import isabstract
from pathlib import Path

import pytest

import ambrota.measures as package
from ambrota.cover import filled_by_role
from ambrota.demand import with_requirement
from ambrota.measures import ALL, measures
from ambrota.measures.base import Gauge
from ambrota.model import Demand, DemandRow, Duty, Kind, Person, Rota, RotaKind, Session
from ambrota.rulebook import default_rulebook
from ambrota.rules.base import Inspection

MONDAY = date(2026, 1, 5)


def duty(who: str, day: int = 0, resource: str = "DCA", kind: Kind = Kind.COVER) -> Duty:
    return Duty(who, day, "D", kind, 420, 1140, resource=resource)


def crew(*roles: str | None, resource: str = "DCA", sessions: tuple[Session, ...] = ()) -> Rota:
    people = tuple(Person(f"p{i}", f"P{i}", role=role) for i, role in enumerate(roles))
    return Rota(
        "Test", RotaKind.DATED, MONDAY, 7, people, (),
        tuple(duty(person.id, resource=resource) for person in people), sessions=sessions,
    )  # fmt: skip


def value(rota: Rota, measure: str) -> float:
    return measures(Inspection(rota), default_rulebook())[measure].value


UNITS = {
    "a paramedic and an assistant": (("Paramedic", "ECA"), "DCA", 12),
    "two assistants are no crew": (("ECA", "ECSW"), "DCA", 0),
    "one alone is no crew": (("Paramedic",), "DCA", 0),
    "three make one crew": (("Paramedic", "EMT", "ECA"), "DCA", 12),
    "four make two crews where two may lead": (("Paramedic", "EMT", "ECA", "ECA"), "DCA", 24),
    "four with one lead make one": (("NQP", "ECA", "ECA", "ECA"), "DCA", 12),
    "roles not stated": ((None, None), "DCA", 12),
    "a car takes one": (("Paramedic", "Paramedic"), "RRV", 24),
    "desks take one each": (("Call handler",) * 3, "EOC desk", 36),
}


@pytest.mark.parametrize("case", UNITS)
def test_unit_hours(case: str) -> None:
    roles, resource, hours = UNITS[case]
    assert value(crew(*roles, resource=resource), "unit-hours") == hours


def course(who: str, start: int = 720, end: int = 840) -> Session:
    return Session("training", "cpd", who, None, 0, start, end)


def test_standing_down_a_crew_together_costs_less() -> None:
    roles = ("Paramedic", "EMT") * 2
    both = crew(*roles, sessions=(course("p0"), course("p1")))
    apart = crew(*roles, sessions=(course("p0"), course("p2", 900, 1020)))
    assert value(both, "unit-hours") == 24 - 2
    assert value(apart, "unit-hours") == 24 - 4


def test_vacant_lines_staff_no_vehicle() -> None:
    people = (Person("p", "Pat"), Person("v", "Vacancy", vacant=True))
    duties = (duty("p"), duty("v"))
    rota = Rota("Test", RotaKind.DATED, MONDAY, 7, people, (), duties)
    assert value(rota, "unit-hours") == 0
    assert (value(rota, "wte-in-post"), value(rota, "wte-vacant")) == (1, 1)


def test_unit_hours_of_a_cycle_are_those_of_a_week() -> None:
    people = tuple(Person(f"l{k}", f"Line {k + 1}") for k in range(4))
    duties = tuple(duty(person.id, 2, "RRV") for person in people)
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, people, (), duties)
    assert value(rota, "unit-hours") == 48
    session = Session("training", "cpd", "l0", None, 2, 720, 840)
    assert value(rota.with_sessions([session]), "unit-hours") == 48 - 2 / 4


def test_unit_hours_needed_are_whole_vehicles_of_the_requirement() -> None:
    """Five seats of an ambulance are two vehicles, three of them of a role counted within; 3 cars.

    A seat of a role beyond those of any role counts.
    """
    rows = [("DCA", None, 5), ("DCA", "Paramedic", 3), ("RRV", None, 3)]

    def needed(*asked: tuple[str, str | None, int]) -> float:
        need = Demand(
            "sheet",
            tuple(
                DemandRow(one, role, None, MONDAY, 420, 1140, seats) for one, role, seats in asked
            ),
        )
        return value(replace(crew("Paramedic"), demand=need), "unit-hours-needed")

    assert needed(*rows) == 12 * 2 + 12 * 3
    assert needed(("DCA", None, 2), ("DCA", "Paramedic", 6)) == 12 * 3
    rota = with_requirement(crew("Paramedic", "EMT", "Paramedic", "EMT"), filled_by_role)
    assert value(rota, "unit-hours-needed") == value(rota, "unit-hours") == 24


def test_unit_hours_without_a_stated_need_are_of_other_resources_than_it_names() -> None:
    """Two cars for a day of 12 hours; needed are an ambulance, a car too, what is filled."""

    def unneeded(*asked: str) -> float:
        need = Demand(
            "sheet", tuple(DemandRow(one, None, None, MONDAY, 420, 1140, 1) for one in asked)
        )
        rota = replace(crew("Paramedic", "Paramedic", resource="RRV"), demand=need)
        return value(rota, "unit-hours-no-need")

    assert unneeded("DCA") == 24
    assert unneeded("DCA", "RRV") == 0
    rota = with_requirement(crew("Paramedic", resource="RRV"), filled_by_role)
    assert value(rota, "unit-hours-no-need") == 0


def test_wte_needed_from_the_requirement() -> None:
    """84 seat hours a week at 11.5 paid of 12: 80.5 h over 37.5 h and three quarters of a year."""
    need = Demand("sheet", (DemandRow("DCA", None, None, MONDAY, 420, 1140, 7),))
    rota = crew("Paramedic")
    rota = Rota("Test", RotaKind.DATED, MONDAY, 7, rota.people, (), rota.duties, demand=need)
    assert value(rota, "wte-needed") == pytest.approx(80.5 / 37.5 / 0.75)
    assert value(rota, "cover-short") == 6 * 12


def test_cover_given_up_to_people() -> None:
    rota = with_requirement(crew("Paramedic", "Paramedic", resource="RRV"), filled_by_role)
    assert value(rota, "given-up-cover") == 0
    assert value(rota.with_sessions([course("p0")]), "given-up-cover") == 2


def test_relief_sufficiency() -> None:
    """One duty in four is relief: just what a quarter of abstraction asks for."""
    people = (Person("p", "Pat"),)
    duties = (*(duty("p", day) for day in range(3)), duty("p", 3, kind=Kind.RELIEF))
    rota = Rota("Test", RotaKind.DATED, MONDAY, 7, people, (), duties)
    assert value(rota, "relief-sufficiency") == pytest.approx(100)


def test_every_measure_is_listed_once_and_none_is_forgotten() -> None:
    found: set[type[Gauge]] = set()
    for path in Path(package.__file__).parent.glob("*.py"):
        module = import_module(f"ambrota.measures.{path.stem}") if path.stem != "__init__" else None
        for item in vars(module).values() if module else ():
            if isinstance(item, type) and issubclass(item, Gauge) and hasattr(item, "id"):
                found.add(item)
    assert found == set(ALL)
    assert len({gauge.id for gauge in ALL}) == len(ALL)


@pytest.mark.parametrize("gauge", ALL, ids=lambda gauge: gauge.id)
def test_every_measure_says_what_it_is(gauge: type[Gauge]) -> None:
    assert not isabstract(gauge)
    assert gauge.better in ("higher", "lower")
    assert gauge.section in ("operations", "people")
    assert gauge.name
    assert gauge.unit
    assert gauge.statement.endswith(".")
    assert gauge.source


def test_an_empty_rota_can_be_measured() -> None:
    for kind, first, days in ((RotaKind.DATED, MONDAY, 7), (RotaKind.CYCLIC, None, 7)):
        rota = Rota("Empty", kind, first, days, (Person("p", "Pat"),), (), ())
        told = measures(Inspection(rota), default_rulebook())
        assert {measure.as_json()["section"] for measure in told.values()} == {
            "operations", "people",
        }  # fmt: skip
