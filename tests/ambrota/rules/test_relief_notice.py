"""Notice of relief duties."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.relief_notice import ReliefNotice

# (line, days of notice) -> (day, days short)
NOTICE = {
    "the last day that is too soon": ("- - R R", 3, [(2, 1)]),
    "the first day": ("R", 28, [(0, 28)]),
    "relief with times is told": ("0700-1500 D", 28, []),
    "leave is no relief": ("AL", 28, []),
    "two entries on one day are one": ("R+R", 1, [(0, 1)]),
}


@pytest.mark.parametrize("case", NOTICE, ids=str)
def test_notice_of_relief(case, dated, charged) -> None:
    line, days, expected = NOTICE[case]
    assert charged(ReliefNotice(days=days), dated({"P": line})) == expected


def test_notice_is_28_days_by_default(dated, charged) -> None:
    assert charged(ReliefNotice(), dated({"P": "-*26 D R R"})) == [(27, 1)]
    assert charged(ReliefNotice(), dated({"P": "- R"}, before={"P": "R R"})) == [(1, 27)]


def test_notice_is_of_dates_and_of_people(dated, cyclic, audited) -> None:
    assert audited(ReliefNotice(), cyclic("R -*6")) == []
    assert ReliefNotice().checked(inspect(cyclic("R -*6"))) == 0
    assert audited(ReliefNotice(), dated({"P": "R"}, P={"vacant": True})) == []
    (breach,) = audited(ReliefNotice(), dated({"P": "- R"}))
    assert breach.message == (
        "P, Tuesday 6 Jan 2026: relief without times, 1 day after the rota begins; notice 28 days"
    )
    assert breach.evidence == (
        "28 − 1 = 27 days short of notice, if it is told on the first day of the rota"
    )
