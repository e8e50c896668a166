"""Quick returns and short recovery: the three bands of short rests."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.base import Level
from ambrota.rules.quick_returns import QuickReturns
from ambrota.rules.short_recovery import ShortRecovery

CASES = {
    "exactly twelve hours hold": ("D D", {}, "2026-01-05", []),
    "a minute less": ("0700-1901 D", {}, "2026-01-05", [(1, 1)]),
    "those under eleven hours too": ("0700-2030 D", {}, "2026-01-05", [(1, 90)]),
    "two on one day": ("0700-1100+1500-1900", {}, "2026-01-05", [(0, 480)]),
    "carried in": ("D", {"P": "L"}, "2026-01-05", [(0, 180)]),
    "only what is carried in": ("-", {"P": "L D"}, "2026-01-05", []),
    "the last pair": ("-*5 L 0900-1700", {}, "2026-01-05", [(6, 60)]),
    "the clocks go forward": ("D D", {}, "2026-03-28", [(1, 60)]),
    "the clocks go back": ("0800-2000 D", {}, "2026-10-24", []),
    "leave between is rest": ("N AL D", {}, "2026-01-05", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_quick_returns(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(QuickReturns(), dated({"P": line}, first, before)) == expected


def test_round_the_cycle(cyclic, audited) -> None:
    (breach,) = audited(QuickReturns(), cyclic("D -*6", "-*6 L"))
    assert (breach.person, breach.day, breach.amount) == (0, 0, 180)


@pytest.mark.parametrize(
    ("line", "band"),
    [
        ("0700-2001 D", "under 11 h"),
        ("0700-2000 D", "11 h to under 12 h"),
        ("0700-1901 D", "11 h to under 12 h"),
        ("D D", "12 h to under 16 h"),
        ("0700-1501 D", "12 h to under 16 h"),
    ],
)
def test_the_evidence_names_the_band(line, band, dated, audited) -> None:
    (breach,) = audited(ShortRecovery(), dated({"P": line}))
    assert breach.evidence.endswith(f"; band: {band}")


def test_short_recovery(dated, audited) -> None:
    rota = dated({"Patel": "D D"})
    (breach,) = audited(ShortRecovery(), rota)
    assert breach.message == (
        "Patel, Tuesday 6 Jan 2026: duty D ends 19:00, duty D starts 07:00: 12 h rest; "
        "at least 16 h"
    )
    assert (breach.amount, ShortRecovery.default_level) == (240, Level.SHOWN)
    assert audited(ShortRecovery(), dated({"P": "0700-1500 D"})) == []
    assert ShortRecovery().checked(inspect(rota)) == QuickReturns().checked(inspect(rota)) == 1


def test_a_longer_limit_has_no_band_beyond_sixteen_hours(dated, audited) -> None:
    (breach,) = audited(ShortRecovery(hours=24.0), dated({"P": "0700-1500 D"}))
    assert breach.evidence.endswith("8 h short")
