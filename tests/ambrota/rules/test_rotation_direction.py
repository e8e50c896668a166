"""Successive duties move forward over the clock."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.rotation_direction import RotationDirection

CASES = {
    "early, late, night": ("E L N", {}, "2026-01-05", []),
    "late to early": ("L - E", {}, "2026-01-05", [(2, 1)]),
    "exactly an hour earlier": ("D E", {}, "2026-01-05", [(1, 1)]),
    "a minute less is none": ("0659-1500 E", {}, "2026-01-05", []),
    "exactly 48 hours of rest set free": ("N - - D", {}, "2026-01-05", []),
    "a minute less does not": ("1900-0701 - - D", {}, "2026-01-05", [(3, 1)]),
    "the clocks go forward: 47 hours": ("N - - D", {}, "2026-03-27", [(3, 1)]),
    "the clocks go back: 48 hours": ("1900-0800 - - D", {}, "2026-10-23", []),
    "two on one day move forward": ("0600-1000+1400-1800", {}, "2026-01-05", []),
    "leave is rest": ("L AL E", {}, "2026-01-05", [(2, 1)]),
    "carried in": ("E", {"P": "L"}, "2026-01-05", [(0, 1)]),
    "only what is carried in": ("L", {"P": "L E"}, "2026-01-05", []),
    "the last pair": ("-*5 L D", {}, "2026-01-05", [(6, 1)]),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(RotationDirection(), dated({"P": line}, first, before)) == expected


def test_round_the_cycle(cyclic, audited) -> None:
    (breach,) = audited(RotationDirection(), cyclic("E -*6", "-*6 L"))
    assert (breach.person, breach.day) == (0, 0)


def test_words_and_parameters(dated, audited, charged) -> None:
    rota = dated({"Patel": "L - E"})
    (breach,) = audited(RotationDirection(), rota)
    assert breach.message == (
        "Patel, Wednesday 7 Jan 2026: duty E starts 06:00, 8 h earlier by the clock than duty L "
        "before it (14:00), after 32 h of rest"
    )
    assert breach.evidence == "14:00 − 06:00 = 8 h backward; rest 32 h, under 48 h"
    assert charged(RotationDirection(within=32.0), rota) == []
    assert charged(RotationDirection(slack=481), rota) == []
    assert RotationDirection().checked(inspect(rota)) == 1
    assert RotationDirection(within=32.0).checked(inspect(rota)) == 0
    assert (breach.measured, breach.limit) == (8, 1)
    carried = inspect(dated({"P": "D D"}, before={"P": "D D"}))
    assert RotationDirection().checked(carried) == 2
