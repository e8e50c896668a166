"""One person's numbers beside those of others of the same role and contract; who has no manager."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import audit
from ambrota.model import Rota
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID
from ui.person_beside import alarm_words, beside_head, beside_lines, contract_hours
from ui.person_weeks import HOURS, weeks_of_person
from ui.version import Version


def test_whoever_has_no_manager_is_told_loudly(small_rota: Rota) -> None:
    person = replace(small_rota.people[1], line_manager=None, manager_stated=None)
    assert alarm_words(small_rota, person) == "No line manager stated. Nobody meets them."
    away = replace(person, manager_stated="R Hartnell")
    assert "R Hartnell is stated and not in the rota" in alarm_words(small_rota, away)
    led = replace(person, line_manager=small_rota.people[0].id)
    assert alarm_words(small_rota, led) == ""
    assert alarm_words(small_rota, replace(person, vacant=True)) == ""


def test_contract_is_over_the_rota_or_over_a_cycle(small_rota: Rota) -> None:
    people = tuple(replace(one, contracted_hours=37.5) for one in small_rota.people)
    rota = replace(small_rota, people=people)
    assert contract_hours(rota, 0) == pytest.approx(37.5 * rota.days / 7)
    assert weeks_of_person(rota, 0).contract == contract_hours(rota, 0)
    assert weeks_of_person(rota, 0).strips[0].name == HOURS
    cyclic = open_workbook(BY_ID["northgate-dca-24-line"].path).rota
    assert contract_hours(cyclic, 0) == pytest.approx(24 * cyclic.people[0].contracted_hours)


def test_own_figures_stand_in_the_range_of_others_of_the_role() -> None:
    opened = open_workbook(BY_ID["eastfield-station-12-weeks"].path)
    book = default_rulebook()
    version = Version("current", "Current", opened.rota, "", audit=audit(opened.rota, book))
    row = next(at for at, one in enumerate(opened.rota.people) if one.role == "Paramedic")
    nights = version.audit.measures["nights"].per_person
    person = opened.rota.people[row]
    others = [nights[one.id] for one in opened.rota.people
              if one is not person and one.role == person.role
              and one.contracted_hours == person.contracted_hours]  # fmt: skip
    told = beside_lines(version, row)
    assert any(f"the others {min(others):g} to {max(others):g}" in line for line in told)
    assert beside_head(opened.rota, row).startswith(f"Beside {len(others)} others: Paramedic")
