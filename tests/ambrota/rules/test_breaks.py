"""The unpaid break that stated paid time leaves in a duty of more than six hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.audit import inspect
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rules.breaks import Breaks


def rota_of(*duties: tuple[int, int, int | None], first: str = "2026-01-05") -> Rota:
    """One duty a day from 07:00 or as given: (start, length, paid minutes)."""
    people = (Person("P", "Patel"),)
    made = tuple(
        Duty("P", day, "D", Kind.COVER, start, start + length, paid)
        for day, (start, length, paid) in enumerate(duties)
    )
    return Rota("Test", RotaKind.DATED, date.fromisoformat(first), 7, people, (), made)


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ((420, 720, 690), []),
        ((420, 720, 700), []),
        ((420, 720, 701), [(0, 1)]),
        ((420, 720, 720), [(0, 20)]),
        ((420, 720, 780), [(0, 20)]),
        ((420, 720, None), []),
        ((420, 360, 360), []),
        ((420, 361, 361), [(0, 20)]),
        ((1140, 720, 720), [(0, 20)]),
    ],
    ids=[
        "30 minutes", "20 minutes", "19 minutes", "all paid", "paid for more", "unstated",
        "six hours", "a minute over six hours", "a night",
    ],
)  # fmt: skip
def test_edges(duty, expected, charged) -> None:
    assert charged(Breaks(), rota_of(duty)) == expected


@pytest.mark.parametrize("first", ["2026-03-28", "2026-10-24"])
def test_clock_changes_do_not_come_into_it(first, charged) -> None:
    # Paid time is stated by the clock: the night of a change has the break of any other.
    assert charged(Breaks(), rota_of((1140, 720, 700), (1140, 720, 701), first=first)) == [(1, 1)]
    assert charged(Breaks(), rota_of((1140, 720, None), first=first)) == []


def test_any_timed_work_of_the_rota_and_nothing_else(charged) -> None:
    rota = rota_of((420, 720, 720), (420, 720, 720))
    first, second = rota.duties
    for kind, days in ((Kind.TRAINING, [0, 1]), (Kind.RELIEF, [0, 1]), (Kind.LEAVE, [1])):
        mixed = replace(rota, duties=(replace(first, kind=kind), second))
        assert [day for day, _ in charged(Breaks(), mixed)] == days
    carried = replace(rota, duties=(second,), before=(replace(first, day=-1),))
    assert charged(Breaks(), carried) == [(1, 20)]


def test_every_line_of_a_cycle(cyclic, audited) -> None:
    rota = cyclic("- D", "- D")
    paid = tuple(replace(duty, paid=720) for duty in rota.duties)
    found = audited(Breaks(), replace(rota, duties=paid))
    assert [(breach.person, breach.day) for breach in found] == [(0, 1), (1, 1)]


def test_message_and_evidence(audited) -> None:
    breach, none = audited(Breaks(), rota_of((420, 720, 705), (420, 480, 480)))
    assert breach.message == (
        "Patel, Monday 5 Jan 2026: duty D of 12 h leaves 15 minutes unpaid; at least 20 for a "
        "break (breach unless compensatory rest is given; a paid break may still be given, the "
        "rota does not show it)"
    )
    assert breach.evidence == "12 h − 11 h 45 paid = 15 minutes; 20 − 15 = 5 minutes short"
    assert (breach.measured, breach.limit, breach.unit) == (15, 20, "minutes")
    assert "leaves no minute unpaid" in none.message


def test_parameters_and_count(charged) -> None:
    rota = rota_of((420, 720, 690), (420, 300, 300), (420, 360, 360), (420, 361, 330))
    assert charged(Breaks(minutes=45), rota) == [(0, 15), (3, 14)]
    assert charged(Breaks(longer_than=4.0), rota) == [(1, 20), (2, 20)]
    assert Breaks().checked(inspect(rota)) == 2
    assert Breaks(longer_than=4.0).count(inspect(rota)) == 2


def test_only_duties_whose_paid_time_is_stated_are_looked_at(charged) -> None:
    rota = rota_of((420, 720, 690), (420, 720, None), (420, 300, 300))
    assert Breaks().checked(inspect(rota)) == 1
    assert Breaks().checked(inspect(rota_of((420, 720, None)))) == 0
