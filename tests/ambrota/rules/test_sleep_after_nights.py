"""Two full nights' sleep, 23:00 to 07:00, at a change from nights."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.sleep_after_nights import SleepAfterNights

CASES = {
    "two nights": ("N - - D", {}, "2026-01-05", []),
    "a start a minute before seven": ("N - - 0659-1500", {}, "2026-01-05", [(3, 1)]),
    "one night": ("N - D", {}, "2026-01-05", [(2, 1)]),
    "none": ("N L", {}, "2026-01-05", [(1, 2)]),
    "a night that ends by eleven leaves the same evening": (
        "0300-2300 - D", {}, "2026-01-05", [],
    ),
    "a minute later it does not": ("0300-2301 - D", {}, "2026-01-05", [(2, 1)]),
    "night to night is no change": ("N - N", {}, "2026-01-05", []),
    "day to night is none by default": ("D N", {}, "2026-01-05", []),
    "leave is sleep": ("N AL AL D", {}, "2026-01-05", []),
    "carried in": ("- D", {"P": "N"}, "2026-01-05", [(1, 1)]),
    "only what is carried in": ("-", {"P": "N D"}, "2026-01-05", []),
    "the last day": ("-*4 N - D", {}, "2026-01-05", [(6, 1)]),
    "by the clock, whatever it does": ("N - - D", {}, "2026-03-27", []),
    "overlapping duties": ("N 0500-1300", {}, "2026-01-05", [(1, 2)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(SleepAfterNights(), dated({"P": line}, first, before)) == expected


def test_both_ways(dated, charged) -> None:
    rule = SleepAfterNights(both_ways=True)
    assert charged(rule, dated({"P": "D N - - D"})) == [(1, 1)]
    assert charged(rule, dated({"P": "D - N - - D"})) == []
    assert charged(rule, dated({"P": "N - N"})) == []


def test_round_the_cycle(cyclic, audited) -> None:
    (breach,) = audited(SleepAfterNights(), cyclic("D -*6", "-*5 N -"))
    assert (breach.person, breach.day, breach.amount) == (0, 0, 1)
    (alone,) = audited(SleepAfterNights(), cyclic("D -*4 N -"))
    assert (alone.day, alone.amount) == (0, 1)


def test_words_and_parameters(dated, audited, charged) -> None:
    rota = dated({"Patel": "N - D"})
    (breach,) = audited(SleepAfterNights(), rota)
    assert breach.message == (
        "Patel, Wednesday 7 Jan 2026: night N ends 07:00, duty D starts 07:00: 1 full night of "
        "sleep; at least 2"
    )
    assert breach.evidence == (
        "Tuesday 6 Jan 2026 07:00 to Wednesday 7 Jan 2026 07:00: 23:00 to 07:00 lies wholly "
        "between 1 time; 2 − 1 = 1 missing"
    )
    assert breach.days == (0, 2)
    assert charged(SleepAfterNights(least=1), rota) == []
    assert charged(SleepAfterNights(least=3), rota) == [(2, 2)]
    assert SleepAfterNights().checked(inspect(rota)) == 1
