"""One weekend in three without a minute of duty."""

from __future__ import annotations

import pytest

from ambrota.rules.weekends_off import WeekendsOff

WORKED, FREE = "-*5 D -", "-*7"
CASES = {
    "one of three off": (f"{WORKED} {FREE} {WORKED}", []),
    "none of three off": (f"{WORKED} {WORKED} {WORKED}", [(20, 1)]),
    "two runs": (f"{WORKED} {WORKED} {WORKED} {WORKED}", [(20, 1), (27, 1)]),
    "fewer weekends than a run": (f"{WORKED} {WORKED}", []),
    "a Friday night spoils": (f"{WORKED} -*4 N - - {WORKED}", [(20, 1)]),
    "a Friday late to midnight does not": (f"{WORKED} -*4 1600-0000 - - {WORKED}", []),
    "a Sunday night spoils its own weekend": (f"{WORKED} -*6 N {WORKED}", [(20, 1)]),
    "relief spoils": (f"{WORKED} -*6 R {WORKED}", [(20, 1)]),
    "leave does not": (f"{WORKED} -*5 AL AL {WORKED}", []),
    "half a weekend is not judged": (f"{WORKED} {WORKED} -*5 D", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, expected = CASES[case]
    assert charged(WeekendsOff(), dated({"P": line})) == expected


def test_carried_in_weekends_count(dated, charged) -> None:
    rota = dated({"P": WORKED}, before={"P": f"{WORKED} {WORKED}"})
    assert charged(WeekendsOff(), rota) == [(6, 1)]


def test_a_run_that_ended_before_is_not_charged(dated, charged) -> None:
    rota = dated({"P": FREE}, before={"P": f"{WORKED} {WORKED} {WORKED}"})
    assert charged(WeekendsOff(), rota) == []


def test_two_of_three(dated, charged) -> None:
    rota = dated({"P": f"{WORKED} {WORKED} {WORKED}"})
    assert charged(WeekendsOff(least=2), rota) == [(20, 2)]


def test_round_the_cycle(cyclic, audited) -> None:
    rota = cyclic(WORKED, FREE, WORKED, WORKED)
    # Lines 3, 4 and 1 are worked in a row: charged to line 1.
    assert [(b.person, b.day) for b in audited(WeekendsOff(), rota)] == [(0, 6)]


def test_a_last_sunday_night_and_a_friday_night_across_lines(cyclic, audited) -> None:
    # The only duty is a Friday night of line 2, which runs into its Saturday.
    rota = cyclic(FREE, "-*4 N - -")
    assert audited(WeekendsOff(weeks=1), rota)[0].person == 1


def test_a_cycle_shorter_than_the_run(cyclic, charged) -> None:
    assert charged(WeekendsOff(), cyclic(WORKED)) == [(6, 1)]
    assert charged(WeekendsOff(), cyclic(FREE)) == []


def test_a_rota_that_begins_on_a_sunday(dated, charged) -> None:
    rule = WeekendsOff(weeks=1, least=1)
    assert charged(rule, dated({"P": "D"}, "2026-01-11", {"P": "D*8"})) == [(0, 1)]
    assert charged(rule, dated({"P": "D"}, "2026-01-12", {"P": "D*8"})) == []
