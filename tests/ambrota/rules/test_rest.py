"""Rests between duties, and what rules share about them."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.breach import Breach
from ambrota.rules.rest import days_apart, rests
from ambrota.rules.words import clock_change


@pytest.mark.parametrize(
    ("line", "before", "days"),
    [
        ("D D", "", (0, 1)),
        ("D - N", "", (0, 2)),
        ("0700-1100+1200-1600", "", (0,)),
        ("D", "N", (0,)),
        ("-", "D D", (-1,)),
    ],
)
def test_days_to_show(line, before, days, dated) -> None:
    found = inspect(dated({"P": line}, before={"P": before}))
    assert rests(found, 0).days == days


def test_days_of_two_lines_are_not_mixed(cyclic) -> None:
    found = inspect(cyclic("- - D -*4", "D -*6"))
    assert [(r.person, r.days) for r in (rests(found, 0), rests(found, 1))] == [
        (1, (0,)),
        (0, (2,)),
    ]
    found = inspect(cyclic("- - D -*4", "- D -*5"))
    assert rests(found, 1).days == (2,)


def test_a_duty_alone_in_its_cycle_follows_itself(cyclic) -> None:
    found = inspect(cyclic("- D -*5"))
    assert days_apart(found.table).tolist() == [7]
    assert (rests(found, 0).minutes, rests(found, 0).clock_minutes) == (156 * 60, 156 * 60)


def test_days_apart(dated, cyclic) -> None:
    assert days_apart(inspect(dated({"P": "D - D N"})).table).tolist() == [2, 1]
    assert days_apart(inspect(cyclic("D - D -*4", "-*7")).table).tolist() == [2, 12]


def test_what_a_clock_change_adds() -> None:
    assert clock_change(0) == ""
    assert clock_change(60) == " + 1 h for the clock change"
    assert clock_change(-60) == " − 1 h for the clock change"


def test_breaches_are_the_same_where_all_of_them_is() -> None:
    one = Breach("a", 0, 1, 1, 2.0, 1.0, "h", "said", "sum")
    assert one == Breach("a", 0, 1, 1, 2.0, 1.0, "h", lambda: "said", lambda: "sum")
    assert one != Breach("a", 0, 1, 1, 2.0, 1.0, "h", "said otherwise", "sum")
    assert one != "said"
