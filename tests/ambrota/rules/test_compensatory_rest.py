"""The ledger of short rests: owed, given and when; and what is still owed after some days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.rest_ledger import Owed, rest_ledger
from ambrota.rules.compensatory_rest import CompensatoryRest

TWO = CompensatoryRest(within_days=2)


def entries(rota, rule=TWO) -> list[tuple[int, int, object, bool]]:
    """(day, minutes, day on which given, overdue) of each short rest of one person."""
    owed = rest_ledger(inspect(rota), rule).owed
    return [(one.day, one.minutes, one.given and one.given[1], one.overdue) for one in owed]


# N: 19:00-07:00; D: 07:00-19:00; L: 14:00-22:00. N and then L leaves 7 h: 4 h are owed.
CASES = {
    "nothing short": ("D D - N", []),
    "a day off gives it": ("N L - D", [(1, 240, 2, False)]),
    "rests of 12 h do not": ("N 1400-1900 D D D", [(1, 240, None, True)]),
    "a rest of 15 h gives it": ("N 1400-1900 1000-1900 D D", [(1, 240, 2, False)]),
    "a minute less does not": ("N 1400-1900 0959-1900 D D", [(1, 240, None, True)]),
    "in time": ("N 1400-1900 D 0700-0900 - -", [(1, 240, 3, False)]),
    "complete at midnight, the day that ends": ("N 1400-1900 D 0700-0900 -", [(1, 240, 3, False)]),
    "a minute past the last day": ("N 1400-1900 D 0700-0901 - -", [(1, 240, None, True)]),
    "not due before the rota ends": ("N 1400-1900 D", [(1, 240, None, False)]),
    "what is known of the last rest counts": ("N 1400-1900 -", [(1, 240, 2, False)]),
    "leave is no rest that gives": ("N 1400-1900 AL AL D D", [(1, 240, None, True)]),
    "nor is sickness": ("N 1400-1900 S S D", [(1, 240, None, True)]),
    "a rest before leave does": ("N 1400-1900 - AL D", [(1, 240, 2, False)]),
    "overlapping duties owe the whole rest": ("0700-1900+1800-1900", [(0, 660, None, False)]),
    "in a longer rest of its own": ("0700-1900+1800-1900 -", [(0, 660, 1, False)]),
    # Two short rests: 4 h, then 2 h; a day off of 36 h has room for both.
    "one rest for two": ("N L D - D", [(1, 240, 3, False), (2, 120, 3, False)]),
    # 15 h have room for the 4 h alone: no minute counts twice.
    "not twice": ("N 1400-1900+2100-2200 1300-1900 D D", [
        (1, 240, 2, False), (1, 540, None, True)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated) -> None:
    line, expected = CASES[case]
    assert entries(dated({"P": line})) == expected


def test_running_total_falls_when_rest_is_given(dated) -> None:
    rota = dated({"P": "N 1400-1900 0500-1900 D - - N 1400-1900 D D D D"})
    found = rest_ledger(inspect(rota), CompensatoryRest(within_days=3)).owed
    assert [(one.day, one.minutes, one.running) for one in found] == [
        (1, 240, 240), (2, 60, 300), (7, 240, 240),
    ]  # fmt: skip


def test_a_pair_carried_in_owes_but_none_before(dated) -> None:
    assert entries(dated({"P": "L D D D"}, before={"P": "N"})) == [
        (0, 240, None, True), (1, 120, None, True),
    ]  # fmt: skip
    assert entries(dated({"P": "- D D D"}, before={"P": "N L"})) == []


def test_rest_is_elapsed(dated) -> None:
    # The night of 28 March 2026 loses an hour: 20:00 to 07:00 is 10 h.
    assert entries(dated({"P": "0800-2000 D D D"}, "2026-03-28")) == [(1, 60, 2, False)]
    # 20:00 on Saturday to Monday 10:00 is 37 h on that night.
    rota = dated({"P": "N 1400-1900 1000-1900 D D"}, "2026-03-27")
    # The rest from Saturday 19:00 to Sunday 10:00 is 14 h, not 15.
    assert entries(rota) == [(1, 240, None, True)]


def test_people_apart(dated) -> None:
    rota = dated({"P": "N 1400-1900 D D D", "Q": "N 1400-1900 - D D"})
    ledger = rest_ledger(inspect(rota), TWO)
    assert {row: [one.given for one in owed] for row, owed in ledger.by_person.items()} == {
        0: [None], 1: [(1, 2)],
    }  # fmt: skip
    assert (ledger.minutes, ledger.open_minutes) == (480, 240)


def test_a_cycle_goes_round(cyclic) -> None:
    # The night at the end of line 2 is followed by line 1, whose Tuesday is off.
    rota = cyclic("1400-1900 - D D D D D", "-*6 N")
    assert rest_ledger(inspect(rota), TWO).owed == (
        Owed(0, 0, 420, 240, (0, 1), overdue=False, running=240),
    )
    # Line 2 begins with a short rest; what is left over of line 1's end gives it.
    late = cyclic("D*6 N", "1400-1900 - D D D D D")
    (one,) = rest_ledger(inspect(late), TWO).owed
    assert (one.person, one.day, one.given) == (1, 0, (1, 1))


def test_a_cycle_without_rest_owes_for_ever(cyclic) -> None:
    rota = cyclic("0700-2100 0700-2000*6")
    assert entries(rota, CompensatoryRest()) == [(1, 60, None, True)]
    # An hour less on Sunday: its 12 h to Monday 07:00 give it.
    assert entries(cyclic("0700-2100 0700-2000*5 0700-1900"), CompensatoryRest()) == [
        (1, 60, 0, False)
    ]


def test_what_a_cycle_still_owes_from_the_turn_before_runs_on(cyclic) -> None:
    # Sunday's short rest is given on Tuesday, after Monday's.
    rota = cyclic("1100-1900 - D D D 1900-2200 0400-2300")
    found = rest_ledger(inspect(rota), TWO).owed
    assert [(one.day, one.minutes, one.given, one.running) for one in found] == [
        (6, 300, (0, 1), 300),
    ]  # fmt: skip
    two = cyclic("0900-1900 - D D D 1900-2200 0400-2300")
    found = rest_ledger(inspect(two), TWO).owed
    assert [(one.day, one.minutes, one.running) for one in found] == [(0, 60, 360), (6, 300, 300)]


def test_still_owed_is_a_breach_on_the_day_it_arose(dated, audited) -> None:
    rota = dated({"Patel": "N 1400-1900 D D D"})
    (breach,) = audited(TWO, rota)
    assert (breach.person, breach.day, breach.amount, breach.days) == (0, 1, 240, (1,))
    assert breach.message == (
        "Patel, Tuesday 6 Jan 2026: 4 h of rest owed and not given in the next 2 days"
    )
    assert breach.evidence == (
        "11 h − 7 h = 4 h owed; no rest of 11 h + 4 h = 15 h to spare in 2 days; "
        "owed by then in all 4 h"
    )
    assert (breach.measured, breach.limit, breach.unit) == (4, 0, "h")
    (overlap,) = audited(TWO, dated({"P": "0700-1900+1800-1900 0700-1900*3"}))
    assert overlap.evidence.startswith("11 h − 0 h = 11 h owed; no rest of 11 h + 11 h = 22 h ")
    assert audited(CompensatoryRest(within_days=4), rota) == []
    assert TWO.checked(inspect(rota)) == 1
    assert audited(replace(TWO, hours=7.0), rota) == []
    assert [b.amount for b in audited(replace(TWO, hours=7.5), dated({"P": "N L D D"}))] == []
