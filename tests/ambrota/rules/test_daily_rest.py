"""Eleven hours between duties, in elapsed time."""

from __future__ import annotations

import pytest

from ambrota.rules.daily_rest import DailyRest

# One person from Monday 5 January 2026 unless another first day is given.
CASES = {
    "twelve hours between days": ("D D D", {}, "2026-01-05", []),
    "exactly eleven hours hold": ("0700-2000 D", {}, "2026-01-05", []),
    "a minute less is a breach": ("0700-2001 D", {}, "2026-01-05", [(1, 1)]),
    "a day on the morning a night ends": ("N 1300-2100", {}, "2026-01-05", [(1, 300)]),
    "two duties on one day": ("0700-1100+1500-1900", {}, "2026-01-05", [(0, 420)]),
    "overlapping duties": ("0700-1900+1800-2000", {}, "2026-01-05", [(0, 720)]),
    "the last pair of the rota": ("- - - D*3 N D", {}, "2026-01-05", [(7, 660)]),
    "a night carried in": ("1300-2100 -", {"P": "N"}, "2026-01-05", [(0, 300)]),
    "nothing before day 0 is charged": ("- D", {"P": "N 1300-2100 -"}, "2026-01-05", []),
    "relief without times is no duty": ("N R N", {}, "2026-01-05", []),
    "training counts": ("N TR", {}, "2026-01-05", [(1, 540)]),
    # The night of 28 March 2026 loses an hour: 20:00 to 07:00 are ten hours.
    "spring forward": ("0800-2000 D", {}, "2026-03-28", [(1, 60)]),
    # The night of 24 October 2026 gains one: 21:00 to 07:00 are eleven hours.
    "autumn back": ("0900-2100 D", {}, "2026-10-24", []),
    "autumn back, an hour less": ("1000-2200 D", {}, "2026-10-24", [(1, 60)]),
    "a night over the change ends when the clock says": (
        "N 1700-2300", {}, "2026-03-28", [(1, 60)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(DailyRest(), dated({"P": line}, first, before)) == expected


def test_the_last_line_is_followed_by_the_first(cyclic, audited) -> None:
    rota = cyclic("1300-2100 -*6", "-*6 N")
    (breach,) = audited(DailyRest(), rota)
    assert (breach.person, breach.day, breach.amount) == (0, 0, 300)


def test_one_line_follows_itself(cyclic, charged) -> None:
    assert charged(DailyRest(), cyclic("1300-2100 -*5 N")) == [(0, 300)]


def test_named_rotas_do_not_follow_one_another(cyclic, charged) -> None:
    from dataclasses import replace

    rota = cyclic("1300-2100 -*6", "-*6 N")
    people = tuple(replace(p, rota=name) for p, name in zip(rota.people, "AB", strict=True))
    assert charged(DailyRest(), replace(rota, people=people)) == []


def test_message_and_evidence(dated, audited) -> None:
    rota = dated({"Patel": "-*6 N 1300-2100"}, "2026-05-03")
    (breach,) = audited(DailyRest(), rota)
    assert breach.message == (
        "Patel, Sunday 10 May 2026: night N ends 07:00, duty 1300-2100 starts 13:00: 6 h rest; "
        "at least 11 h (breach unless compensatory rest is given)"
    )
    assert "illegal" not in breach.message
    assert breach.evidence.endswith("= 6 h; 11 h − 6 h = 5 h short")
    assert breach.measured == 6
    assert breach.days == (6, 7)


def test_evidence_names_the_clock_change(dated, audited) -> None:
    (breach,) = audited(DailyRest(), dated({"P": "0800-2000 D"}, "2026-03-28"))
    assert "− 1 h for the clock change = 10 h" in breach.evidence


def test_parameter_and_count(dated, charged) -> None:
    rota = dated({"P": "D D D"})
    assert charged(DailyRest(hours=12.5), rota) == [(1, 30), (2, 30)]
    from ambrota.audit import inspect

    assert DailyRest().checked(inspect(rota)) == 2
