"""Nights as a share of a person's duties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.rules.permanent_nights import PermanentNights

CASES = {
    "half holds": ("D D N N", {}, []),
    "more than half": ("D N N -", {}, [(3, 1)]),
    "relief without times is not counted": ("D N N R", {}, [(3, 1)]),
    "training is a duty": ("TR D N N", {}, []),
    "carried in is not counted": ("D N", {"P": "N N N"}, []),
    "no duties": ("- -", {}, []),
    "two duties on one day are two": ("0700-1100+1200-1900 N N", {}, []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, expected = CASES[case]
    assert charged(PermanentNights(), dated({"P": line}, before=before)) == expected


def test_a_cycle_is_judged_as_a_whole(cyclic, audited) -> None:
    rota = cyclic("N N N -*4", "D D -*5")
    (breach,) = audited(PermanentNights(), rota)
    assert (breach.person, breach.day) == (1, 6)
    assert breach.message == "Rota, the whole cycle: 3 nights of 5 duties; at most 50% are nights"
    assert breach.evidence == "3 ÷ 5 = 60%; at most 50%"
    assert PermanentNights().checked(inspect(rota)) == 1
    apart = tuple(replace(p, rota=name) for p, name in zip(rota.people, "AB", strict=True))
    assert len(audited(PermanentNights(), replace(rota, people=apart))) == 1


def test_words_and_parameter(dated, audited) -> None:
    rota = dated({"Patel": "N N N D", "Shah": "-*4"})
    (breach,) = audited(PermanentNights(), rota)
    assert breach.message == "Patel: 3 nights of 4 duties; at most 50% are nights"
    assert breach.measured == 75
    assert audited(PermanentNights(percent=75), rota) == []
    assert len(audited(PermanentNights(percent=74), rota)) == 1
    assert PermanentNights().checked(inspect(rota)) == 1


def test_a_third_is_more_than_33_percent(dated, charged) -> None:
    assert charged(PermanentNights(percent=33), dated({"P": "N - D - D"})) == [(4, 1)]
    assert charged(PermanentNights(percent=34), dated({"P": "N - D - D"})) == []


def test_people_without_duties_are_not_counted(dated) -> None:
    assert PermanentNights().checked(inspect(dated({"P": "D", "Q": "R", "S": "N"}))) == 2
