"""`--lock`: people, teams, days and sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.errors import UserError
from ambrota.model import Person, Rota, RotaKind, Session
from solver.request import Lock
from ui.headless.locks import lock_from, locks_from

PEOPLE = (
    Person("101", "Asha Patel"),
    Person("102", "Bell: senior"),
    Person("103", "Chris Doe"),
    Person("104", "Chris Doe"),
)
DATED = Rota("t", RotaKind.DATED, date(2026, 1, 5), 14, PEOPLE, (), ())
CYCLIC = Rota("t", RotaKind.CYCLIC, None, 7, PEOPLE, (), ())


@pytest.mark.parametrize(
    ("rota", "text", "lock"),
    [
        (DATED, "101", Lock("101", 0, 13)),
        (DATED, "asha patel", Lock("101", 0, 13)),
        (DATED, "Bell: senior", Lock("102", 0, 13)),
        (DATED, "Bell: senior:2026-01-06", Lock("102", 1, 13)),
        (DATED, "101:2026-01-06:2026-01-18", Lock("101", 1, 13)),
        (DATED, "101:3:3", Lock("101", 3, 3)),
        (CYCLIC, "101:2:6", Lock("101", 2, 6)),
        (CYCLIC, "101", Lock("101", 0, 6)),
    ],
)
def test_a_lock_names_a_person_and_days(rota: Rota, text: str, lock: Lock) -> None:
    assert lock_from(rota, text) == lock


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nobody", "names nobody"),
        ("Chris Doe", "more than one person"),
        ("101:2026-01-19", "outside the rota"),
        ("101:2026-01-04", "outside the rota"),
        ("101:tomorrow", "is no day"),
        ("101:5:3", "ends before it starts"),
        ("101:1:2:3", "too many parts"),
    ],
)
def test_what_names_nobody_or_no_day_is_refused(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        lock_from(DATED, text)


TEAMS = replace(
    DATED,
    people=tuple(
        replace(person, team=team)
        for person, team in zip(PEOPLE, ("Red", "Red: late", None, "Red"), strict=True)
    ),
    sessions=(
        Session("contact", "one-to-one", "101", "102", 3, 600, 630),
        Session("training", "cpd", "103", None, 4, 600, 720),
    ),
)


@pytest.mark.parametrize(
    ("text", "lock"),
    [
        ("team=red", Lock(None, 0, 13, "Red")),
        ("team=Red: late:2026-01-06", Lock(None, 1, 13, "Red: late")),
        ("team=Red:3:4", Lock(None, 3, 4, "Red")),
        ("day=2026-01-06", Lock(None, 1, 1)),
        ("day=1:3", Lock(None, 1, 3)),
    ],
)
def test_a_lock_names_a_team_or_days(text: str, lock: Lock) -> None:
    assert locks_from(TEAMS, [text]) == ((lock,), ())


def test_a_lock_covers_whom_it_names() -> None:
    first, second, third, _ = TEAMS.people
    assert [Lock(None, 0, 3, "Red").covers(who, 3) for who in (first, second, third)] == [
        True, False, False,
    ]  # fmt: skip
    assert Lock(None, 2, 3).covers(third, 2)
    assert not Lock(None, 2, 3).covers(third, 4)
    assert not Lock("101", 0, 13).covers(third, 2)


def test_sessions_stay_all_or_one_persons() -> None:
    meeting, course = TEAMS.sessions
    assert locks_from(TEAMS, ["sessions"]) == ((), (meeting, course))
    assert locks_from(TEAMS, ["sessions=102", "101"]) == ((Lock("101", 0, 13),), (meeting,))


@pytest.mark.parametrize(
    "text", ["team=Blue", "day=", "day=1:2:3", "sessions=104", "sessions=101:3", "day=20"]
)
def test_a_lock_that_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="--lock"):
        locks_from(TEAMS, [text])
