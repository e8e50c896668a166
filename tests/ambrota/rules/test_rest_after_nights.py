"""46 hours between the last night and the next duty that is no night."""

from __future__ import annotations

import pytest

from ambrota.rules.rest_after_nights import RestAfterNights

CASES = {
    "two days off": ("N - - D", {}, "2026-01-05", []),
    "exactly 46 h": ("N - 0500-1300", {}, "2026-01-05", [(2, 24 * 60)]),
    "46 h to the minute": ("N - - 0500-1300", {}, "2026-01-05", []),
    "one day off": ("N - D", {}, "2026-01-05", [(2, 22 * 60)]),
    "night to night is no change": ("N N N", {}, "2026-01-05", []),
    "day to night is no change": ("D N", {}, "2026-01-05", []),
    "carried in": ("- D", {"P": "N"}, "2026-01-05", [(1, 22 * 60)]),
    "at the end": ("-*5 N - D", {}, "2026-01-05", [(7, 22 * 60)]),
    "an hour lost in spring": ("N - - 0500-1300", {}, "2026-03-27", [(3, 60)]),
    "an hour gained in autumn": ("N - - 0400-1200", {}, "2026-10-23", []),
    "relief without times is no duty": ("N R - D", {}, "2026-01-05", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(RestAfterNights(), dated({"P": line}, first, before)) == expected


def test_clock_change_counts(dated, charged) -> None:
    # From 07:00 on Saturday 28 March to 05:30 on Monday: 46.5 h by the clock, 45.5 h in truth.
    rota = dated({"P": "N - - 0530-1300"}, "2026-03-27")
    assert charged(RestAfterNights(hours=45.5), rota) == []
    assert charged(RestAfterNights(hours=46.0), rota) == [(3, 30)]


def test_round_the_cycle(cyclic, audited) -> None:
    (breach,) = audited(RestAfterNights(), cyclic("D -*6", "-*5 N -"))
    assert (breach.person, breach.day, breach.amount) == (0, 0, 22 * 60)


def test_a_late_is_no_night(dated, charged) -> None:
    # 17:00 to 03:00 has four hours between 23:00 and 06:00: a night; 14:00 to 22:00 is none.
    assert charged(RestAfterNights(), dated({"P": "T D"})) == [(1, (46 - 4) * 60)]
    assert charged(RestAfterNights(), dated({"P": "L D"})) == []
