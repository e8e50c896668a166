"""Leave cap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.rules.leave_cap import LeaveCap


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
