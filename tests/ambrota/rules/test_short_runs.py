"""Single duties, single days off, and too many days off."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.rules.consecutive_days_off import ConsecutiveDaysOff
from ambrota.rules.days_off import DaysOff
from ambrota.rules.shortest_run import ShortestRun

DUTIES = {
    "two hold": ("- D D -", {}, []),
    "a single duty": ("- D - D D -", {}, [(1, 1)]),
    "the first day's run may have begun before": ("D - D D -", {}, []),
    "unless what is carried in says not": ("D -", {"P": "E -"}, [(0, 1)]),
    "or that it did": ("D -", {"P": "- D"}, []),
    "only what is carried in": ("- -", {"P": "- D"}, []),
    "the last day's run may go on": ("- D D - D", {}, []),
    "beside leave": ("- D AL AL D -", {}, []),
    "beside sickness": ("- D S D -", {}, []),
    "relief is a duty": ("- D R -", {}, []),
    "relief alone": ("- R -", {}, [(1, 1)]),
    "two duties on one day are one day": ("- 0700-1100+1500-1900 -", {}, [(1, 1)]),
}


@pytest.mark.parametrize("case", DUTIES, ids=str)
def test_shortest_run(case, dated, charged) -> None:
    line, before, expected = DUTIES[case]
    assert charged(ShortestRun(), dated({"P": line}, before=before)) == expected


OFF = {
    "two hold": ("D - - D", {}, []),
    "a single day off": ("D - D - - D", {}, [(1, 1)]),
    "the first day may be one of more": ("- D", {}, []),
    "carried in": ("- D", {"P": "D"}, [(0, 1)]),
    "the last day may be one of more": ("D -", {}, []),
    "beside leave": ("D - AL - D", {}, []),
    "leave is no day off": ("D AL D", {}, []),
}


@pytest.mark.parametrize("case", OFF, ids=str)
def test_days_off(case, dated, charged) -> None:
    line, before, expected = OFF[case]
    assert charged(DaysOff(), dated({"P": line}, before=before)) == expected


def test_longer_runs(dated, charged) -> None:
    rota = dated({"P": "- D D - D D D - -"})
    assert charged(ShortestRun(least=3), rota) == [(2, 1)]
    assert charged(ShortestRun(least=4), rota) == [(2, 2), (6, 1)]
    assert charged(DaysOff(least=3), dated({"P": "D - D - - D"})) == [(1, 2), (4, 1)]
    assert charged(DaysOff(least=1), rota) == []


def test_round_the_cycle(cyclic, audited, charged) -> None:
    rota = cyclic("D - - D D - -", "- - D D - - -")
    (breach,) = audited(ShortestRun(), rota)
    assert (breach.person, breach.day) == (0, 0)
    assert charged(ShortestRun(), cyclic("D -*5 D")) == []
    assert charged(DaysOff(), cyclic("- D*6")) == [(0, 1)]
    assert charged(ShortestRun(least=7), cyclic("D*6 -")) == [(5, 1)]
    assert charged(ShortestRun(least=7), cyclic("D*7")) == []


LONG = {
    "fourteen hold": ("D -*14 D", {}, []),
    "fifteen": ("D -*15 D", {}, [(15, 1)]),
    "each beyond": ("D -*16", {}, [(15, 1), (16, 1)]),
    "leave between": ("D -*7 AL -*7 D", {}, []),
    "carried in": ("-*2 D", {"P": "D -*13"}, [(1, 1)]),
}


@pytest.mark.parametrize("case", LONG, ids=str)
def test_days_off_in_a_row(case, dated, charged) -> None:
    line, before, expected = LONG[case]
    assert charged(ConsecutiveDaysOff(), dated({"P": line}, before=before)) == expected


def test_words_and_counts(dated, audited) -> None:
    rota = dated({"Patel": "D D - D - - D D"})
    (off,) = audited(DaysOff(), rota)
    assert off.message == ("Patel, Wednesday 7 Jan 2026: 1 day off on its own; at least 2 in a row")
    assert off.evidence == "2 − 1 = 1 day off too few"
    (on,) = audited(ShortestRun(), rota)
    assert on.message == (
        "Patel, Thursday 8 Jan 2026: 1 day with a duty on its own; at least 2 in a row"
    )
    assert (on.days, off.days) == ((3,), (2,))
    assert (on.unit, off.unit) == ("days with a duty", "days off")
    (both,) = [b for b in audited(DaysOff(least=3), rota) if b.day == 5]
    assert both.message.endswith("2 days off in a row; at least 3 in a row")
    assert both.days == (4, 5)
    (first, *_) = audited(ConsecutiveDaysOff(most=1), rota)
    assert first.message == "Patel, Saturday 10 Jan 2026: 2 days off in a row; at most 1"
    assert ShortestRun().checked(inspect(rota)) == 5
    assert DaysOff().checked(inspect(rota)) == ConsecutiveDaysOff().checked(inspect(rota)) == 3
    eve = dated({"P": "D -"}, before={"P": "D - -"})
    assert DaysOff().checked(inspect(eve)) == 1
