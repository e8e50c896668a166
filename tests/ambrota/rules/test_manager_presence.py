"""Managers out of hours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.rules.manager_presence import ManagerPresence
from ambrota.rules.on_duty import weeks_alone


def led(dated, boss: str, crew: str, first: str = "2026-01-05", **more):
    """A manager and one of theirs."""
    return dated({"boss": boss, "crew": crew}, first, crew={"line_manager": "boss"}, **more)


# Day 0 is a Monday: (manager, crew) -> (day, half hour it begins, half hours)
CASES = {
    "office hours ask for none": ("-", "0800-1800", []),
    "half an hour before": ("-", "0730-1800", [(0, 15, 1)]),
    "half an hour after": ("-", "0800-1830", [(0, 36, 1)]),
    "a minute after is that half hour": ("-", "0800-1801", [(0, 36, 1)]),
    "the manager is there": ("N", "N", []),
    "the manager comes late": ("2000-0700", "N", [(0, 38, 2)]),
    "the manager's half hour is whole or none": ("1910-0700", "N", [(0, 38, 1)]),
    "the manager is the last to leave": ("0800-1815", "0800-1800", []),
    "they leave together within a quarter": ("0800-1810", "0800-1810", []),
    "the manager leaves ten minutes sooner": ("0800-1800", "0800-1810", [(0, 36, 1)]),
    "a night is one stretch": ("- D", "N -", [(0, 38, 24)]),
    "into office hours": ("- -", "2200-0900 -", [(0, 44, 20)]),
    "leave is no duty": ("AL", "N", [(0, 38, 10)]),
    "an office day": ("TR", "N", [(0, 38, 10)]),
    "relief without times": ("R", "R", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_out_of_hours(case, dated, audited) -> None:
    boss, crew, expected = CASES[case]
    found = audited(ManagerPresence(), led(dated, boss, crew))
    assert [(b.day, b.slot[0], b.amount) for b in found] == expected


def test_at_the_weekend_all_hours_are_out_of_hours(dated, audited) -> None:
    found = audited(ManagerPresence(), led(dated, "-", "D", "2026-01-10"))
    assert [(b.day, b.slot[0], b.amount) for b in found] == [(0, 14, 24)]


def test_two_managers_hand_over(dated, audited) -> None:
    rota = dated(
        {"one": "0600-1845", "two": "1845-0600", "crew": "N"},
        crew={"line_manager": "one"}, one={"line_manager": "two"},
    )  # fmt: skip
    assert audited(ManagerPresence(), rota) == []


def test_carried_in_and_hours_of_another_trust(dated, audited) -> None:
    rota = led(dated, "-", "-", before={"boss": "-", "crew": "N"})
    assert [(b.day, b.slot[0], b.amount) for b in audited(ManagerPresence(), rota)] == [(0, 0, 14)]
    assert audited(ManagerPresence(opens=0, closes=1440), led(dated, "-", "N")) == []


def test_no_manager_in_the_rota_and_nobody_on_duty(dated, audited) -> None:
    assert audited(ManagerPresence(), dated({"a": "N"})) == []
    assert ManagerPresence().checked(inspect(dated({"a": "N"}))) == 0
    rota = led(dated, "-", "N")
    gone = (replace(rota.people[0], vacant=True), rota.people[1])
    assert audited(ManagerPresence(), replace(rota, people=gone)) == []
    vacant = (rota.people[0], replace(rota.people[1], vacant=True))
    assert audited(ManagerPresence(), replace(rota, people=vacant)) == []


def test_what_is_carried_in_fills_no_more_than_it_reaches(dated, audited) -> None:
    for night, expected in (("0700-1500", []), ("1900-0001", [(0, 0, 1)])):
        rota = led(dated, "-", "-", before={"boss": "-", "crew": night})
        found = audited(ManagerPresence(), rota)
        assert [(b.day, b.slot[0], b.amount) for b in found] == expected


@pytest.mark.parametrize(
    ("crew", "days", "until"),
    [
        ("1900-0000 -", (0,), "00:00"),
        ("1900-0030 -", (0, 1), "Tuesday 6 Jan 2026 00:30"),
        ("1900-0100 -", (0, 1), "Tuesday 6 Jan 2026 01:00"),
    ],
)
def test_until_when_and_on_which_days(crew, days, until, dated, audited) -> None:
    (breach,) = audited(ManagerPresence(), led(dated, "-", crew))
    assert breach.days == days
    assert f"Monday 5 Jan 2026 19:00 to {until}: people" in breach.message


def test_words(dated, audited) -> None:
    (breach,) = audited(ManagerPresence(), led(dated, "- D", "N -"))
    assert breach.message == (
        "Monday 5 Jan 2026 19:00 to Tuesday 6 Jan 2026 07:00: people on duty and no line manager"
    )
    assert breach.evidence == "0 of 1 line manager on duty in 24 half hours = 12 h"
    assert breach.days == (0, 1)


def test_a_manager_steps_through_the_lines_of_a_cycle(cyclic, audited) -> None:
    """Two lines: every other week the manager is on the line without nights."""
    rota = cyclic("N -*6", "-*7")
    people = (rota.people[0], replace(rota.people[1], line_manager="1"))
    (breach,) = audited(ManagerPresence(), replace(rota, people=people))
    assert (breach.day, breach.slot[0], breach.amount) == (0, 38, 24)
    assert breach.message.endswith("no line manager, in 1 week of 2")


def test_sunday_night_of_a_cycle_runs_into_monday(cyclic, audited) -> None:
    rota = cyclic("-*6 N", "-*6 N")
    people = (replace(rota.people[0], rota="A"), replace(rota.people[1], line_manager="1"))
    assert audited(ManagerPresence(), replace(rota, people=people)) == []
    alone = replace(rota, people=people, duties=rota.duties[1:])
    found = audited(ManagerPresence(), alone)
    assert [(b.day, b.slot[0], b.amount) for b in found] == [(0, 0, 14), (6, 38, 10)]


def test_a_dated_rota_is_one_week_of_one(dated) -> None:
    alone, weeks = weeks_alone(inspect(led(dated, "D", "N")), [0])
    assert (alone.shape, int(alone.sum()), weeks) == ((1, 48), 10, 1)
