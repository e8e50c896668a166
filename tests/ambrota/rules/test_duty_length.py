"""Twelve hours a duty, in elapsed time."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.duty_length import DutyLength

CASES = {
    "twelve hours hold": ("D N", {}, "2026-01-05", []),
    "a minute more": ("0700-1901", {}, "2026-01-05", [(0, 1)]),
    "each duty on its own": ("0700-1300+1300-2000", {}, "2026-01-05", []),
    "two on one day": ("0000-1230+1100-2330", {}, "2026-01-05", [(0, 30), (0, 30)]),
    "carried in is not judged": ("- D", {"P": "0700-2000"}, "2026-01-05", []),
    "the last day": ("- - 0700-2000", {}, "2026-01-05", [(2, 60)]),
    "a night when the clocks go back lasts an hour more": ("N", {}, "2026-10-24", [(0, 60)]),
    "and one when they go forward an hour less": ("1900-0800", {}, "2026-03-28", []),
    "relief and leave have no length": ("R AL", {}, "2026-01-05", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(DutyLength(), dated({"P": line}, first, before)) == expected


def test_cyclic(cyclic, audited) -> None:
    found = audited(DutyLength(), cyclic("-*7", "-*6 1900-0730"))
    assert [(b.person, b.day, b.amount) for b in found] == [(1, 6, 30)]


def test_words_and_count(dated, audited) -> None:
    rota = dated({"Patel": "N 0700-2030 R"}, "2026-10-24")
    night, day = audited(DutyLength(), rota)
    assert night.message == (
        "Patel, Saturday 24 Oct 2026: night N 19:00 to 07:00 lasts 13 h; at most 12 h"
    )
    assert night.evidence == (
        "19:00 to 07:00 + 1 h for the clock change = 13 h; 13 h − 12 h = 1 h over"
    )
    assert day.evidence == "07:00 to 20:30 = 13 h 30; 13 h 30 − 12 h = 1 h 30 over"
    assert (day.measured, day.limit, day.days) == (13.5, 12, (1,))
    assert DutyLength().checked(inspect(rota)) == 2
    assert [b.amount for b in audited(DutyLength(hours=13.0), rota)] == [30]
