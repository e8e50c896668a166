"""Starts of successive days within two hours of one another."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.start_variation import StartVariation

CASES = {
    "exactly two hours": ("D 0900-1700", {}, []),
    "a minute more": ("D 0901-1700", {}, [(1, 1)]),
    "earlier counts the same": ("0901-1700 D", {}, [(1, 1)]),
    "a day off begins a new run": ("E - L", {}, []),
    "night and day are rotation": ("D N", {}, []),
    "a night and a later night": ("1900-0600 2200-0600", {}, [(1, 1)]),
    "the first duty of a day counts": ("0700-1000+1500-1900 0700-1000+1500-1900", {}, []),
    "carried in": ("L", {"P": "E"}, [(0, 1)]),
    "only what is carried in": ("L", {"P": "E L"}, []),
    "the last day": ("-*5 E L", {}, [(6, 1)]),
    "leave ends a run": ("E AL L", {}, []),
    "relief without times is not judged": ("E R L", {}, []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, expected = CASES[case]
    assert charged(StartVariation(), dated({"P": line}, before=before)) == expected


def test_by_the_clock_whatever_it_does(dated, charged) -> None:
    assert charged(StartVariation(), dated({"P": "D 0900-1700"}, "2026-03-28")) == []


def test_round_the_cycle(cyclic, audited) -> None:
    (breach,) = audited(StartVariation(), cyclic("L -*6", "-*6 E"))
    assert (breach.person, breach.day, breach.days) == (0, 0, (0,))
    (alone,) = audited(StartVariation(), cyclic("L -*5 E"))
    assert (alone.person, alone.day) == (0, 0)


def test_people_do_not_run_into_one_another(dated, audited) -> None:
    assert audited(StartVariation(), dated({"A": "- E", "B": "L -", "C": "- -"})) == []


def test_words_and_parameters(dated, audited, charged) -> None:
    rota = dated({"Patel": "D L"})
    (breach,) = audited(StartVariation(), rota)
    assert breach.message == (
        "Patel, Tuesday 6 Jan 2026: duty L starts 14:00, duty D on the day before 07:00: 7 h "
        "apart; at most 2 h"
    )
    assert breach.evidence == "14:00 − 07:00 = 7 h; 7 h − 2 h = 5 h too far apart"
    assert breach.days == (0, 1)
    assert charged(StartVariation(hours=7.0), rota) == []
    assert StartVariation().checked(inspect(rota)) == 1
    assert StartVariation().checked(inspect(dated({"P": "D N"}))) == 0
    (carried,) = audited(StartVariation(), dated({"P": "L"}, before={"P": "E"}))
    assert carried.days == (0,)
    assert (breach.measured, breach.limit) == (7, 2)
