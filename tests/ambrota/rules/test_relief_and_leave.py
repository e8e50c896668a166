"""Leave cap, notice of relief, relief share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.rules.leave_cap import LeaveCap
from ambrota.rules.relief_notice import ReliefNotice
from ambrota.rules.relief_share import ReliefShare


def away(dated, of: int, *counts: int, **about):
    """`of` people of whom so many are on leave day by day."""
    return dated(
        {f"p{row}": " ".join("AL" if row < n else "D" for n in counts) for row in range(of)},
        **about,
    )


# (people, on leave, share) -> people too many
CAPS = {
    "one of five": (5, 1, 0.2, 0),
    "two of five": (5, 2, 0.2, 1),
    "two of nine: 1.8 is one": (9, 2, 0.2, 1),
    "two of ten": (10, 2, 0.2, 0),
    "one of two is always allowed": (2, 1, 0.2, 0),
    "two of two": (2, 2, 0.2, 1),
    "no share at all still leaves one": (4, 1, 0.0, 0),
    "everybody": (4, 4, 1.0, 0),
    "three of ten at 0.3 is not over for want of a digit": (10, 3, 0.3, 0),
}


@pytest.mark.parametrize("case", CAPS, ids=str)
def test_leave_cap(case, dated, charged) -> None:
    people, number, share, over = CAPS[case]
    found = charged(LeaveCap(share=share), away(dated, people, 0, number))
    assert found == ([(1, over)] if over else [])


def test_sickness_and_vacant_lines_do_not_count_to_leave(dated, audited) -> None:
    rota = dated({"a": "AL", "b": "S", "c": "AL+AL", "d": "D", "e": "D"})
    (breach,) = audited(LeaveCap(), rota)
    assert (breach.person, breach.measured, breach.limit) == (None, 2, 1)
    assert breach.message == "Monday 5 Jan 2026: 2 people of 5 on leave; at most 1"
    assert breach.evidence == "20 % of 5 = 1, so 1; 2 − 1 = 1 too many"
    vacant = replace(rota, people=(replace(rota.people[0], vacant=True), *rota.people[1:]))
    assert audited(LeaveCap(), vacant) == []


def test_leave_of_a_cycle_is_counted_by_weekday(cyclic, charged) -> None:
    assert charged(LeaveCap(), cyclic("AL -*6", "AL AL -*5", "- AL -*5")) == [(0, 1), (1, 1)]


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


# line -> hundredths of a day over 34 %
SHARES = {
    "a third": ("D D R", []),
    "a half": ("D R", [(1, 32)]),
    "all": ("R R -", [(2, 132)]),
    "no work at all": ("AL - S", []),
    "leave and rest are not worked": ("D R AL - -", [(4, 32)]),
    "17 of 50 is exactly 34 %": ("D*33 R*17", []),
    "18 of 51": ("D*33 R*18", [(50, 66)]),
    "a day of both is relief and worked once": ("D+R D", [(1, 32)]),
}


@pytest.mark.parametrize("case", SHARES, ids=str)
def test_relief_share(case, dated, charged) -> None:
    line, expected = SHARES[case]
    assert charged(ReliefShare(), dated({"P": line})) == expected


def test_relief_share_of_the_rotas_own_days(dated, audited) -> None:
    assert audited(ReliefShare(), dated({"P": "D"}, before={"P": "R R"})) == []
    assert audited(ReliefShare(), dated({"P": "R"}, P={"vacant": True})) == []
    (breach,) = audited(ReliefShare(), dated({"P": "D R -"}))
    assert breach.message == (
        "P, up to Wednesday 7 Jan 2026: 1 day of 2 worked are relief; at most 34 %"
    )
    assert breach.evidence == "1 ÷ 2 = 50.0 %; limit 34 %"
    assert (breach.measured, breach.limit) == (50.0, 34)


def test_relief_share_of_a_cycle_is_one_for_all_its_lines(cyclic, audited) -> None:
    found = audited(ReliefShare(), cyclic("D D D D -*3", "R R R -*4"))
    assert [(b.person, b.day, b.amount) for b in found] == [(1, 6, 300 - 34 * 7)]
    assert "one turn of the cycle" in found[0].message
    assert audited(ReliefShare(percent=43), cyclic("D D D D -*3", "R R R -*4")) == []
