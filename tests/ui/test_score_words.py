"""What is said beside the figures of a scorecard."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ambrota.establishment import establishment_words, relief_is_low, relief_words
from ambrota.model import Person, Rota, RotaKind
from ui.score_words import (
    ABOVE,
    NOBODY,
    STOPPED,
    comparable,
    given_up_words,
    mean_words,
    most_apart,
    role_words,
    unit_hours_words,
    whose_words,
)


def audit(
    needed: float, posts: float, vacant: float, *, kept: bool = True, derived: bool = True,
    relief: float = 100.0,
) -> SimpleNamespace:  # fmt: skip
    values = {
        "wte-needed": needed, "wte-in-post": posts, "wte-vacant": vacant,
        "relief-sufficiency": relief,
    }  # fmt: skip
    return SimpleNamespace(
        measures={key: SimpleNamespace(value=value) for key, value in values.items()},
        cover=SimpleNamespace(kept=kept, source="derived" if derived else "sheet"),
    )


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (audit(31.2, 26, 1), "31.2 WTE needed (7.8 of them for leave, sickness, training and "
         "meetings: 25% of paid time), 26 in post: 5.2 missing (1 of it a vacant post). Cover is "
         "kept because the need is what today’s duties fill"),
        (audit(31.2, 26, 1, derived=False), "Cover is kept while nobody is away"),
        (audit(27, 26, 1), "26 in post: 1 missing (1 of it a vacant post). Cover"),
        (audit(26.5, 26, 1), "26 in post: 0.5 missing (0.5 of it a vacant post). Cover"),
        (audit(27, 26, 0), "26 in post: 1 missing. Cover"),
        (audit(26.2, 34.3, 0, kept=False), "34.3 in post, 8.1 more. Cover is short all the same"),
        (audit(1186.1, 1000, 0), "1,186 WTE needed"),
    ],
)  # fmt: skip
def test_establishment_is_one_sum(made: Any, says: str) -> None:
    assert says in establishment_words(made)


def test_relief_is_low_only_where_nobody_is_there_above_the_need() -> None:
    low = audit(31.2, 26, 1, relief=30.9)
    assert relief_is_low(low)
    assert relief_words(low).startswith("Relief covers 30.9 % of the time")
    assert "overtime" in relief_words(low)
    above = audit(26.2, 34.3, 0, relief=0)
    assert not relief_is_low(above)
    assert "above the need" in relief_words(above)
    assert relief_words(audit(31.2, 26, 1, relief=104)) == ""


def test_unit_hours_lost_with_no_cover_given_up_are_explained() -> None:
    assert unit_hours_words([218.5, 211.25], [0, 0]) == ABOVE
    assert unit_hours_words([490, 477], [0, 349]) == STOPPED
    assert unit_hours_words([490, 477, 482], [0, 349, 0]) == ABOVE
    assert unit_hours_words([490, 490], [0, 0]) == ""
    assert unit_hours_words([490, None], [0, None]) == ""


def test_people_of_one_role_and_contract_alone_are_set_side_by_side() -> None:
    people = (
        Person("a", "A", role="Paramedic"), Person("b", "B", role="Paramedic"),
        Person("c", "C", role="EMT"), Person("d", "D", role="Paramedic", contracted_hours=20),
        Person("e", "E", role="Paramedic", contracted_hours=20), Person("v", "V", vacant=True),
    )  # fmt: skip
    rota = Rota("Test", RotaKind.DATED, date(2026, 1, 5), 28, people, (), ())
    values = {"a": 3.0, "b": 9.0, "c": 40.0, "d": 1.0, "e": 2.0}
    apart = most_apart(comparable(rota), [values])
    assert apart.words == "widest among paramedics: 3 to 9"
    assert apart.values == ((3.0, 9.0),)
    part_time = most_apart(comparable(rota), [{**values, "b": 3.0}])
    assert part_time.words == "widest among paramedics, 20 h a week: 1 to 2"
    later = most_apart(comparable(rota), [{"a": 3.0, "b": 3.0}, {"a": 5.0, "b": 7.0}])
    assert later.words == "2 paramedics, dots by number"
    assert later.ends == (3.0, 7.0)
    assert most_apart(comparable(rota), [{"a": 3.0, "b": 3.0, "c": 40.0}]) is NOBODY


def test_a_mean_says_of_how_many_it_is_moved() -> None:
    now = {str(at): 10.0 for at in range(23)} | {"t": 16.0}
    after = {who: value - (value == 10) for who, value in now.items()}
    told = whose_words(["current", "A", "B"], [now, now, after], counted=True)
    assert told == "B: 23 people 1 fewer each."


@pytest.mark.parametrize(
    ("role", "told"),
    [("Paramedic", "paramedics"), ("ECA", "ECAs"), ("Team Leader", "team leaders"),
     (None, "people")],
)  # fmt: skip
def test_people_of_a_role_are_named_as_in_a_sentence(role: str | None, told: str) -> None:
    assert role_words(role) == told


def test_a_mean_that_nobody_has_says_of_what_it_is_made() -> None:
    people = tuple(Person(str(at), str(at), role="EMT" if at else "Paramedic") for at in range(4))
    people += tuple(Person(f"t{at}", f"T{at}", role="Team leader") for at in range(3))
    rota = Rota("Test", RotaKind.DATED, date(2026, 1, 5), 28, people, (), ())

    def told(line: float, leader: float, value: float | None = None) -> str:
        even = {one.id: leader if one.id.startswith("t") else line for one in people}
        mean = sum(even.values()) / len(even)
        return mean_words(rota, SimpleNamespace(even=even, value=mean if value is None else value))

    assert told(10, 16) == "10 for 4, 16 for the 3 team leaders"
    assert told(10, 10) == ""
    assert told(10, 16, 88) == ""  # a sum is made of nobody's value
    even = {one.id: float(at) for at, one in enumerate(people)}
    assert mean_words(rota, SimpleNamespace(even=even, value=3.0)) == "on average"


def test_what_is_given_up_is_told_of_the_whole_cycle_as_well() -> None:
    people = tuple(Person(f"l{at}", f"Line {at}", rota="DCA") for at in range(24))
    rota = Rota("Test", RotaKind.CYCLIC, None, 7, people, (), ())
    told = given_up_words(["current", "A", "B"], [0, 349, 259.5], rota)
    assert told == "In the 24-week cycle: A 349, B 259.5."
    assert given_up_words(["current", "A"], [0, 0], rota) == ""
    dated = Rota("Test", RotaKind.DATED, date(2026, 1, 5), 28, people, (), ())
    assert given_up_words(["current", "A"], [0, 7], dated) == ""
