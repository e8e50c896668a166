"""In which order people are shown."""

from __future__ import annotations

from dataclasses import replace

from ambrota.model import Person, Rota
from ui.grid.order import Found, arranged, natural


def test_numbers_in_names_are_in_their_order() -> None:
    assert sorted(["Line 10", "Line 9", "line 1"], key=natural) == ["line 1", "Line 9", "Line 10"]


def test_people_are_grouped_by_line_manager_those_without_one_last(small_rota: Rota) -> None:
    made = arranged(small_rota, "manager", {})
    assert made.ids == ("2", "3", "1")
    assert made.headings == {"2": "Okafor · 2 people", "1": "No line manager stated · 1 person"}


def test_roles_stand_in_the_order_in_which_the_rota_names_them(small_rota: Rota) -> None:
    people = (*small_rota.people, Person("4", "Ward", "paramedic"))
    made = arranged(replace(small_rota, people=people), "role", {})
    assert made.ids == ("1", "2", "4", "3")
    assert made.headings["2"] == "paramedic · 2 people"


def test_whoever_breaks_what_must_hold_is_first(small_rota: Rota) -> None:
    made = arranged(small_rota, "findings", {"3": Found(1, 1), "2": Found(0, 9)})
    assert made.ids == ("3", "2", "1")
    assert list(made.headings.values()) == [
        "Something that must hold does not · 1 person",
        "Only good practice · 1 person",
        "Nothing found · 1 person",
    ]


def test_the_order_of_the_rota_has_no_headings(small_rota: Rota) -> None:
    assert arranged(small_rota, "rota", {}).headings == {}
    assert arranged(small_rota, "name", {}).ids == ("2", "3", "1")
