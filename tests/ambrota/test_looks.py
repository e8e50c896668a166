"""Colour families of entries, and the cells in which sessions stand."""

from __future__ import annotations

from datetime import date

import pytest

from ambrota.looks import family_of, session_cells
from ambrota.model import Duty, Kind, Person, Rota, RotaKind, Session, Shift

DAY = Shift("D", Kind.COVER, 420, 1140, None, "DCA")
NIGHT = Shift("N", Kind.COVER, 1140, 1860, 690, "DCA")


def rota(kind: RotaKind, *duties: Duty, sessions: tuple[Session, ...]) -> Rota:
    people = (Person("a", "Ada"), Person("b", "Bea"))
    dated = kind is RotaKind.DATED
    return Rota(
        "R", kind, date(2026, 1, 5) if dated else None, 14 if dated else 7, people, (DAY, NIGHT),
        duties, sessions=sessions,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "family"),
    [
        (360, 840, "early"),
        (420, 1140, "day"),
        (600, 1080, "day"),
        (300, 1020, "day"),
        (840, 1320, "late"),
        (1020, 1500, "twilight"),
        (840, 1560, "twilight"),
        (1140, 1860, "night"),
        (120, 600, "night"),
        (None, None, "other"),
    ],
)
def test_cover_is_coloured_by_when_it_lies_in_the_day(
    start: int | None, end: int | None, family: str
) -> None:
    assert family_of(Duty("a", 0, "X", Kind.COVER, start, end)) == family


@pytest.mark.parametrize(
    ("kind", "family"),
    [
        (Kind.LEAVE, "leave"), (Kind.SICK, "leave"), (Kind.REST, "rest"),
        (Kind.UNKNOWN, "unknown"), (Kind.RELIEF, "relief"), (Kind.TRAINING, "training"),
    ],
)  # fmt: skip
def test_other_entries_are_coloured_by_what_they_are(kind: Kind, family: str) -> None:
    assert family_of(Duty("a", 0, "X", kind)) == family


def test_a_session_after_midnight_stands_in_the_night_it_belongs_to() -> None:
    small_hours = Session("training", "cpd", "a", None, 1, 120, 240)
    found = session_cells(rota(RotaKind.DATED, NIGHT.duty("a", 0), sessions=(small_hours,)))
    assert found == {("a", 0): (small_hours,)}


def test_a_session_that_no_duty_covers_stands_on_its_own_day() -> None:
    loose = Session("training", "cpd", "a", None, 1, 600, 660)
    found = session_cells(rota(RotaKind.DATED, NIGHT.duty("a", 0), sessions=(loose,)))
    assert found == {("a", 1): (loose,)}


def test_a_session_of_a_later_week_stands_in_the_line_worked_then() -> None:
    later = Session("training", "cpd", "a", None, 8, 600, 660)
    wrapped = Session("training", "cpd", "b", None, 7, 60, 120)
    made = rota(RotaKind.CYCLIC, DAY.duty("b", 1), NIGHT.duty("b", 6), sessions=(later, wrapped))
    assert session_cells(made) == {("b", 1): (later,), ("b", 6): (wrapped,)}
