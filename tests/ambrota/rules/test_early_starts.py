"""Starts before 07:00, single and in a row."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.consecutive_early_starts import ConsecutiveEarlyStarts
from ambrota.rules.early_starts import EarlyStarts

CASES = {
    "seven holds": ("D", {}, []),
    "a minute before": ("0659-1500", {}, [(0, 1)]),
    "nights are left out": ("0200-0800 N", {}, []),
    "less than three hours of night is no night": ("0400-1200", {}, [(0, 1)]),
    "two on one day are two": ("0600-0700+0630-0900", {}, [(0, 1), (0, 1)]),
    "carried in is not judged": ("D", {"P": "E"}, []),
    "the last day": ("- D E", {}, [(2, 1)]),
    "untimed entries do not start": ("R AL S", {}, []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_early_starts(case, dated, charged) -> None:
    line, before, expected = CASES[case]
    assert charged(EarlyStarts(), dated({"P": line}, before=before)) == expected


RUNS = {
    "three hold": ("E*3 - E*3", {}, []),
    "four": ("E*4", {}, [(3, 1)]),
    "each beyond": ("E*5", {}, [(3, 1), (4, 1)]),
    "a later start breaks the run": ("E*2 D E*2", {}, []),
    "leave breaks it": ("E*2 AL E*2", {}, []),
    "carried in": ("E -", {"P": "E*3"}, [(0, 1)]),
    "two on one day are one day": ("E*2 0600-0700+0630-0900", {}, []),
}


@pytest.mark.parametrize("case", RUNS, ids=str)
def test_in_a_row(case, dated, charged) -> None:
    line, before, expected = RUNS[case]
    assert charged(ConsecutiveEarlyStarts(), dated({"P": line}, before=before)) == expected


def test_round_the_cycle(cyclic, audited) -> None:
    found = audited(ConsecutiveEarlyStarts(), cyclic("E E -*5", "-*5 E E"))
    assert [(b.person, b.day, b.measured) for b in found] == [(0, 1, 4)]
    assert found[0].message == "Line 1, Tuesday: 4 early starts in a row; at most 3"


def test_words_and_parameters(dated, audited, charged) -> None:
    rota = dated({"Patel": "E D*4"})
    (breach,) = audited(EarlyStarts(), rota)
    assert breach.message == (
        "Patel, Monday 5 Jan 2026: duty E starts 06:00; no earlier than 07:00"
    )
    assert breach.evidence == "07:00 − 06:00 = 1 h too early"
    assert charged(EarlyStarts(earliest=360), rota) == []
    assert len(charged(EarlyStarts(earliest=421), rota)) == 5
    assert EarlyStarts().checked(inspect(rota)) == 5
    assert charged(ConsecutiveEarlyStarts(earliest=421), rota) == [(3, 1), (4, 1)]
    assert charged(ConsecutiveEarlyStarts(earliest=421, most=4), rota) == [(4, 1)]
    assert ConsecutiveEarlyStarts().checked(inspect(rota)) == 1
