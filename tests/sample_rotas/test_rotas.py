"""What the samples hold: the faults planted in them, and nothing wrong beneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ambrota.audit import Audit, audit
from ambrota.opening import Opened, open_workbook
from sample_rotas import BY_ID, SAMPLES, eastfield, eoc, harbour, northgate, ridgeway
from sample_rotas.station import Station
from sample_rotas.workbook import write_station


def _grid(build: Callable[..., Station], path: Path) -> None:
    write_station(build(planted=False), path)


SOUND: dict[str, Callable[[Path], None]] = {
    "northgate-dca-24-line": partial(_grid, northgate.build),
    "eastfield-station-12-weeks": partial(_grid, eastfield.build),
    "harbour-rrv-dca": partial(_grid, harbour.build),
    "eoc-call-handling": partial(_grid, eoc.build),
    "ridgeway-duty-export": partial(ridgeway.write, planted=False),
}
"""Writes each feasible sample as it was before anything was planted in it."""

PEOPLE_AND_DAYS = {
    "northgate-dca-24-line": (27, 7),
    "eastfield-station-12-weeks": (36, 84),
    "harbour-rrv-dca": (21, 56),
    "eoc-call-handling": (33, 42),
    "ridgeway-duty-export": (16, 42),
    "stonebridge-cannot-hold": (13, 28),
}

# Rules other than contact and training that the workbook breaches as a must, and who breaches them.
PLANTED = {
    "northgate-dca-24-line": {("daily-rest", "dca-rota-3")},
    "eastfield-station-12-weeks": {("daily-rest", "4171"), ("cover", None)},
    "harbour-rrv-dca": {
        ("daily-rest", "H317"),
        ("hours-against-contract", "H321"),
        ("hours-against-contract", "H314"),
    },
    "eoc-call-handling": {("daily-rest", "70216"), ("cover", None)},
    "ridgeway-duty-export": {("daily-rest", "880178")},
    "stonebridge-cannot-hold": set(),
}
FOUR_NIGHTS = {
    "northgate-dca-24-line": "dca-rota-15",
    "eastfield-station-12-weeks": "4199",
    "harbour-rrv-dca": "H325",
    "eoc-call-handling": "70231",
    "ridgeway-duty-export": "880295",
}
# People who can be met (each alone) in fewer periods than asked for.
TOO_FEW_MEETINGS = {
    "eastfield-station-12-weeks": {"4178"},
    "eoc-call-handling": {"70240"},
    "stonebridge-cannot-hold": {"54", "58", "61"},
}
FLOORS = {"contact", "training"}


@pytest.fixture(scope="module")
def opened() -> dict[str, Opened]:
    """Every sample as opened."""
    return {sample.id: open_workbook(sample.path) for sample in SAMPLES}


@pytest.fixture(scope="module")
def audited(opened: dict[str, Opened]) -> dict[str, Audit]:
    """Every sample's audit."""
    return {name: audit(one.rota, one.rulebook) for name, one in opened.items()}


def _musts(found: Audit) -> set[tuple[str, str | None]]:
    return {(one.rule, one.person) for one in found.musts if one.rule not in FLOORS}


@pytest.mark.parametrize("sample_id", BY_ID)
def test_it_is_read_without_an_error(sample_id: str, opened: dict[str, Opened]) -> None:
    rota = opened[sample_id].rota
    assert not opened[sample_id].errors
    assert (len(rota.people), rota.days) == PEOPLE_AND_DAYS[sample_id]
    assert all(duty.kind != "unknown" for duty in rota.duties)


@pytest.mark.parametrize("sample_id", BY_ID)
def test_must_rules_are_breached_just_where_planted(
    sample_id: str, audited: dict[str, Audit]
) -> None:
    assert _musts(audited[sample_id]) == PLANTED[sample_id]


@pytest.mark.parametrize("sample_id", FOUR_NIGHTS)
def test_one_person_has_too_many_nights_running(sample_id: str, audited: dict[str, Audit]) -> None:
    nights = [one for one in audited[sample_id].findings if one.rule == "consecutive-nights"]
    assert {one.person for one in nights} == {FOUR_NIGHTS[sample_id]}


@pytest.mark.parametrize("sample_id", BY_ID)
def test_nobody_has_met_and_only_those_planted_cannot_be(
    sample_id: str, audited: dict[str, Audit]
) -> None:
    contact = audited[sample_id].contact
    few = {who for who, one in contact.per_person.items() if one.possible < one.required}
    assert contact.met == 0
    assert few == TOO_FEW_MEETINGS.get(sample_id, set())


@pytest.mark.parametrize("sample_id", SOUND)
def test_undone_every_must_holds_and_everybody_can_be_met(
    sample_id: str, opened: dict[str, Opened], tmp_path: Path
) -> None:
    path = tmp_path / BY_ID[sample_id].file
    SOUND[sample_id](path)
    current = opened[sample_id]
    sound = replace(open_workbook(path).rota, demand=current.rota.demand)
    found = audit(sound, current.rulebook, current.rota)
    assert _musts(found) == set()
    assert found.contact.possible == found.contact.people > 0


def test_the_export_names_its_cancelled_and_its_split_row(opened: dict[str, Opened]) -> None:
    said = " ".join(problem.found for problem in opened["ridgeway-duty-export"].problems)
    assert "cancelled" in said
    assert "touch" in said


def test_a_person_sick_for_a_whole_period_is_excused(audited: dict[str, Audit]) -> None:
    excused = audited["eastfield-station-12-weeks"].contact.excused
    assert [(one.person, one.from_day, one.to_day) for one in excused] == [("4297", 28, 55)]
