"""How much a proposal changes, and whom that concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ambrota.model import Change, Person, Rota, RotaKind
from ui.changed_words import changed_words
from ui.comparing.change_words import effect_words

LINES = tuple(
    Person(str(number), f"Person {number}", rota="DCA" if number < 9 else "Leaders")
    for number in range(1, 12)
)
CYCLIC = Rota("Invented", RotaKind.CYCLIC, None, 7, LINES, (), ())


def change(person: str) -> Change:
    return Change(person, 3, (), ())


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((), "No day changed"),
        (("3", "6"), "2 days changed in lines 3 and 6, which 8 people step through"),
        (("9",), "1 day changed in Leaders, line 1, which 3 people step through"),
        (
            ("1", "9"),
            "2 days changed in line 1; Leaders, line 1, which 11 people step through",
        ),
        (
            tuple("1234567"),
            "7 days changed in 7 lines, which 8 people step through",
        ),
    ],
)  # fmt: skip
def test_a_changed_line_concerns_all_who_step_through_it(
    people: tuple[str, ...], said: str
) -> None:
    assert changed_words(CYCLIC, tuple(map(change, people))) == said


def test_a_vacant_line_is_nobody() -> None:
    people = (replace(LINES[0], vacant=True), *LINES[1:8])
    one = replace(CYCLIC, people=people)
    assert changed_words(one, (change("1"),)) == (
        "1 day changed in line 1, which 7 people step through"
    )
    dated = replace(one, kind=RotaKind.DATED, first_day=date(2026, 1, 5))
    assert changed_words(dated, (change("1"), change("2"), change("2"))) == (
        "3 days changed for 1 person and 1 vacant line"
    )
    assert changed_words(dated, (change("1"),)) == "1 day changed for 1 vacant line"


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ([("early", 0), ("early", 1)], "newly: Early"),
        ([("early", 0, 1)], "worse: Early"),
        ([("early", 0), ("early", 1), ("early", 1)], "newly: Early"),
    ],
)
def test_a_finding_that_reaches_a_day_more_is_not_a_new_one(
    small_rota: Rota, then: list[tuple[Any, ...]], told: str
) -> None:
    book = SimpleNamespace(rule=lambda _id: SimpleNamespace(id="", name="Early", level="should"))
    before, after = found([("early", 0)]), found(then)
    change = Change("1", 1, (), ())
    assert effect_words(small_rota, change, before, after, book).endswith(told)
    back = effect_words(small_rota, change, after, before, book)
    assert back.endswith("gone: Early" if "newly" in told else "less bad: Early")


def found(findings: list[tuple[Any, ...]]) -> Any:
    """An audit with findings of a person: of which rule, on which days."""
    return SimpleNamespace(
        findings=[
            SimpleNamespace(rule=rule, person="1", level="should", status="local", days=days)
            for rule, *days in findings
        ]
    )
