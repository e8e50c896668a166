"""Sixty paid hours in any seven days."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.hours_in_seven_days import HoursInSevenDays

CASES = {
    "five duties of 11.5 h": ("D*5 - - D*5", {}, []),
    "six": ("D*6 - -", {}, [(5, 540), (6, 540)]),
    "seven days, not eight": ("D D D - D D - D", {}, []),
    "carried in": ("D D -", {"P": "D*4"}, [(1, 540), (2, 540)]),
    "what is carried in alone": ("- -", {"P": "D*6"}, [(0, 540)]),
    "leave is no work": ("D*4 AL*3 D", {}, []),
    "relief is": ("D*5 R", {}, [(5, 300)]),
    "up to the last day": ("-*3 D*6", {}, [(8, 540)]),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, expected = CASES[case]
    assert charged(HoursInSevenDays(), dated({"P": line}, before=before)) == expected


def test_at_the_limit_and_a_minute_over(dated, charged) -> None:
    rota = dated({"P": "D*5"})
    assert charged(HoursInSevenDays(limit=57.5), rota) == []
    assert charged(HoursInSevenDays(limit=57.48), rota) == [(4, 1)]


def test_round_the_cycle(cyclic, audited, charged) -> None:
    found = audited(HoursInSevenDays(), cyclic("D D D -*4", "-*4 D D D"))
    assert [(b.person, b.day, b.amount) for b in found] == [(0, 2, 540), (0, 3, 540)]
    assert found[0].days == (0, 1, 2)
    assert charged(HoursInSevenDays(), cyclic("D*6 -")) == [(day, 540) for day in range(7)]


def test_words_and_count(dated, audited) -> None:
    rota = dated({"Patel": "D*6"})
    (breach,) = audited(HoursInSevenDays(), rota)
    assert breach.message == (
        "Patel, the 7 days to Saturday 10 Jan 2026: 69 h of work; at most 60 h"
    )
    assert breach.evidence == (
        "11.5 + 11.5 + 11.5 + 11.5 + 11.5 + 11.5 = 69 h; 69 h − 60 h = 9 h over"
    )
    assert breach.days == (0, 1, 2, 3, 4, 5)
    assert HoursInSevenDays().checked(inspect(rota)) == 6
    assert (breach.measured, breach.limit, breach.amount) == (69, 60, 540)


@pytest.mark.parametrize("first_days", ["D", "D D"])
def test_the_sum_takes_seven_days(first_days, dated, cyclic, audited) -> None:
    """The days before the window are in neither the sum nor the days shown."""
    found = audited(HoursInSevenDays(), dated({"P": f"{first_days} - D*6"}))
    begins = len(first_days.split())
    assert found[-1].evidence.count("11.5") == 6
    assert found[-1].days == tuple(range(begins, begins + 7))
    last = [b for b in audited(HoursInSevenDays(), cyclic("D D D D D D D")) if b.day == 6]
    assert last[0].evidence.startswith(" + ".join(["11.5"] * 7) + " = 80.5 h")
    assert last[0].days == (0, 1, 2, 3, 4, 5, 6)
