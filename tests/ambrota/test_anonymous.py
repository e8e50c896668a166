"""A rota without names says nothing of who is who, and counts the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.anonymous import Mask, anonymous, person_names
from ambrota.audit import audit
from ambrota.lines import line_title, numbers_beside, row_name, whose_figures
from ambrota.model import Kind, Person, Restriction, RestrictionKind, Rota, RotaKind, Shift
from ambrota.opening import open_workbook
from ambrota.rulebook import default_rulebook
from sample_rotas import BY_ID

DAY = Shift("D", Kind.COVER, 420, 1140, 690, "DCA")
PRIVATE = Restriction(RestrictionKind.NO_NIGHTS, "after an illness", private=True)
PEOPLE = (
    Person("1", "Ada Okafor", "team leader", team="Okafor's team"),
    Person("2", "Bo Bell", "EMT", "Red", "1", "A Okafor", restrictions=(PRIVATE,)),
    Person("3", "Cy Bell", restrictions_stated="no nights since his illness"),
    Person("4", "VACANCY", vacant=True),
)
ROTA = Rota("Small", RotaKind.DATED, date(2026, 5, 4), 7, PEOPLE, (DAY,), (DAY.duty("2", 0),))


def test_nothing_of_a_person_but_their_number() -> None:
    shown = anonymous(ROTA)
    assert [one.name for one in shown.people] == [
        "Person 1", "Person 2", "Person 3", "Row 4 (vacant)",
    ]  # fmt: skip
    assert [one.team for one in shown.people] == ["Team 1", "Red", None, None]
    said = repr(shown.people)
    for word in ("Okafor", "Bell", "illness"):
        assert word not in said
    assert shown.people[1].line_manager == "1"
    assert shown.duties == ROTA.duties


def test_lines_of_several_cycles_are_told_apart() -> None:
    people = tuple(
        replace(one, rota="DCA" if number < 3 else "Leaders") for number, one in enumerate(PEOPLE)
    )
    cyclic = replace(ROTA, kind=RotaKind.CYCLIC, first_day=None, people=people)
    shown = anonymous(cyclic)
    assert [whose_figures(shown, row) for row in range(4)] == [
        "Person 1", "Person 2", "Person 3", "Leaders, line 1 (vacant)",
    ]  # fmt: skip
    assert [one.name for one in shown.people] == list(person_names(cyclic).values())
    assert [line_title(shown, row) for row in range(4)] == [
        "Line 1", "Line 2", "Line 3", "Leaders, line 1 (vacant)",
    ]  # fmt: skip
    assert [row_name(shown, row) for row in range(4)] == [
        "Line 1", "Line 2", "Line 3", "Leaders, line 1 (vacant)",
    ]  # fmt: skip
    assert [row_name(cyclic, row) for row in range(2)] == ["Ada Okafor", "Bo Bell"]
    assert numbers_beside(shown) == {}
    assert numbers_beside(cyclic) == {"1": 1, "2": 2, "3": 3, "4": 1}
    assert Mask(cyclic)("Line 2 (Bo Bell), Sunday: Bo Bell") == "Line 2, Sunday: Person 2"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Set Bo Bell, Sunday to N", "Set Person 2, Sunday to N"),
        ("Okafor agrees", "Person 1 agrees"),
        ("Bell and Bellamy", "somebody and Bellamy"),
        ("a bell rings; VACANCY", "a bell rings; VACANCY"),
    ],
)
def test_names_written_by_hand_are_masked(text: str, wanted: str) -> None:
    assert Mask(ROTA)(text) == wanted


def test_a_rota_of_nobody_masks_nothing() -> None:
    assert Mask(replace(ROTA, people=(), duties=()))("as it was") == "as it was"


@pytest.mark.parametrize("sample", ["eastfield-station-12-weeks", "northgate-dca-24-line"])
def test_no_finding_tells_a_name_and_all_are_there(sample: str) -> None:
    rota = open_workbook(BY_ID[sample].path).rota
    book = default_rulebook()
    named, shown = audit(rota, book), audit(anonymous(rota), book)
    assert len(named.findings) == len(shown.findings)
    assert {key: one.value for key, one in named.measures.items()} == {
        key: one.value for key, one in shown.measures.items()
    }
    names = {one.name for one in rota.people if not one.vacant}
    told = " ".join(f"{one.message} {one.evidence}" for one in shown.findings)
    assert not [name for name in names if name in told]
    assert any(one.name in " ".join(f.message for f in named.findings) for one in rota.people)
