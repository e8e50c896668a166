"""`--lock PERSON[:FROM[:TO]]`."""

from __future__ import annotations

from datetime import date

import pytest

from ambrota.errors import UserError
from ambrota.model import Person, Rota, RotaKind
from solver.request import Lock
from ui.headless.locks import lock_from

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
