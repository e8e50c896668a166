"""Eight hours a night: good practice that is shown, not asked for."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.base import Level
from ambrota.rules.night_length import NightLength

CASES = {
    "eight hours hold": ("2200-0600", {}, "2026-01-05", []),
    "a minute more": ("2200-0601", {}, "2026-01-05", [(0, 1)]),
    "twelve hours": ("N", {}, "2026-01-05", [(0, 240)]),
    "long days are no nights": ("0700-2200", {}, "2026-01-05", []),
    "one with three hours before six is a night": ("0300-1200", {}, "2026-01-05", [(0, 60)]),
    "one with less is none": ("0301-1230", {}, "2026-01-05", []),
    "carried in is not judged": ("-", {"P": "N"}, "2026-01-05", []),
    "the clocks go back": ("2200-0600", {}, "2026-10-24", [(0, 60)]),
    "the clocks go forward": ("2200-0700", {}, "2026-03-28", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(NightLength(), dated({"P": line}, first, before)) == expected


def test_shown_and_counted(dated, audited) -> None:
    rota = dated({"P": "N D N"})
    assert NightLength.default_level is Level.SHOWN
    assert NightLength().checked(inspect(rota)) == 2
    first, _ = audited(NightLength(), rota)
    assert first.message.endswith("lasts 12 h; good practice is at most 8 h at night")
    assert audited(NightLength(hours=12.0), rota) == []
