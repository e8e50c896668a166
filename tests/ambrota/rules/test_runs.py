"""Days and nights in a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.rules.consecutive_duties import ConsecutiveDuties
from ambrota.rules.consecutive_nights import ConsecutiveNights

DAYS = {
    "five hold": ("D*5 - D", {}, []),
    "six": ("D*6 -", {}, [(5, 1)]),
    "each day beyond": ("D*8", {}, [(5, 1), (6, 1), (7, 1)]),
    "relief counts": ("D*3 R*3", {}, [(5, 1)]),
    "training counts, leave breaks": ("D*3 AL TR*5 D -", {}, [(9, 1)]),
    "carried in": ("D -", {"P": "D*5"}, [(0, 1)]),
    "only what is carried in": ("- D", {"P": "D*6"}, []),
    "up to the last day": ("- - D*6", {}, [(7, 1)]),
    "two duties on one day are one day": ("D*4 0700-1100+1500-1900 -", {}, []),
}


@pytest.mark.parametrize("case", DAYS, ids=str)
def test_days_in_a_row(case, dated, charged) -> None:
    line, before, expected = DAYS[case]
    assert charged(ConsecutiveDuties(), dated({"P": line}, before=before)) == expected


NIGHTS = {
    "three hold": ("N*3 - N", {}, []),
    "four": ("N*4 -", {}, [(3, 1)]),
    "a day between breaks": ("N*2 D N*2", {}, []),
    "leave does not carry on a run": ("N*3 AL N", {}, []),
    "carried in": ("N -", {"P": "N*3"}, [(0, 1)]),
}


@pytest.mark.parametrize("case", NIGHTS, ids=str)
def test_nights_in_a_row(case, dated, charged) -> None:
    line, before, expected = NIGHTS[case]
    assert charged(ConsecutiveNights(), dated({"P": line}, before=before)) == expected


def test_round_the_cycle(cyclic, audited) -> None:
    rota = cyclic("D D D - - - -", "- - - - D D D")
    found = audited(ConsecutiveDuties(), rota)
    assert [(b.person, b.day, b.days) for b in found] == [(0, 2, (0, 1, 2))]
    assert found[0].measured == 6


def test_a_cycle_without_a_day_off_breaches_on_every_day(cyclic, charged) -> None:
    assert charged(ConsecutiveDuties(), cyclic("D*7")) == [(day, 1) for day in range(7)]


def test_most_longer_than_the_cycle(cyclic, charged) -> None:
    assert charged(ConsecutiveDuties(most=10), cyclic("D*6 -")) == []
    assert charged(ConsecutiveDuties(most=10), cyclic("D*7")) == [(day, 1) for day in range(7)]


def test_words_and_count(dated, audited) -> None:
    rota = dated({"Patel": "N*4 - D"})
    (breach,) = audited(ConsecutiveNights(), rota)
    assert breach.message == "Patel, Thursday 8 Jan 2026: 4 nights in a row; at most 3"
    assert breach.evidence == "4 − 3 = 1 too many"
    assert ConsecutiveNights().checked(inspect(rota)) == 4
    assert ConsecutiveDuties().checked(inspect(rota)) == 5


def test_a_line_is_named_with_its_holder(cyclic, audited) -> None:
    rota = cyclic("N*4 - - -", "-*7")
    (breach,) = audited(ConsecutiveNights(), rota)
    assert breach.message == "Line 1, Thursday: 4 nights in a row; at most 3"
    held = replace(rota, people=(replace(rota.people[0], name="Patel"), rota.people[1]))
    (breach,) = audited(ConsecutiveNights(), held)
    assert breach.message.startswith("Line 1 (Patel), Thursday:")
    two = tuple(replace(p, rota=name) for p, name in zip(held.people, "AB", strict=True))
    (breach,) = audited(ConsecutiveNights(), replace(held, people=two))
    assert breach.message.startswith("Line 1 (Patel), Thursday:")


def test_a_whole_cycle_as_long_as_the_most_says_so(cyclic, audited) -> None:
    found = audited(ConsecutiveDuties(most=7), cyclic("D*7"))
    assert found[0].evidence == "the whole cycle without a break; at most 7"
    found = audited(ConsecutiveDuties(most=6), cyclic("D*7"))
    assert found[0].evidence == "7 − 6 = 1 too many"
    assert found[0].message == "Line 1, Monday: the whole cycle without a break; at most 6"
