"""Long duties in a row, days and nights together."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.consecutive_long_duties import ConsecutiveLongDuties

CASES = {
    "three hold": ("D*3 - N*3", {}, "2026-01-05", []),
    "days and nights together": ("D D N N", {}, "2026-01-05", [(3, 1)]),
    "exactly ten hours is long": ("D*3 0800-1800", {}, "2026-01-05", [(3, 1)]),
    "a minute less is not": ("D*3 0800-1759 D*3", {}, "2026-01-05", []),
    "carried in": ("D -", {"P": "D*3"}, "2026-01-05", [(0, 1)]),
    "leave breaks a run": ("D*3 AL D", {}, "2026-01-05", []),
    "a night when the clocks go forward": (
        "D*3 2000-0600", {}, "2026-03-25", [],
    ),
    "a night when the clocks go back": (
        "D*3 2000-0500", {}, "2026-10-21", [(3, 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(ConsecutiveLongDuties(), dated({"P": line}, first, before)) == expected


def test_round_the_cycle_and_words(cyclic, audited) -> None:
    rota = cyclic("D D -*5", "-*5 N N")
    (breach,) = audited(ConsecutiveLongDuties(), rota)
    assert (breach.person, breach.day, breach.unit) == (0, 1, "long duties")
    assert breach.message == "Line 1, Tuesday: 4 long duties in a row; at most 3"
    assert ConsecutiveLongDuties().checked(inspect(rota)) == 4
    assert audited(ConsecutiveLongDuties(most=4), rota) == []
    assert audited(ConsecutiveLongDuties(hours=12.5), rota) == []
