"""Work in the 24 hours that begin with a night."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.audit import inspect
from ambrota.rules.special_hazard import SpecialHazard

# N: 19:00-07:00, 11.5 h paid; D: 07:00-19:00, 11.5 h; E: 06:00-14:00, 7.5 h; unstated paid time of
# more than 6 h is elapsed time less half an hour.
CASES = {
    "a night of 11.5 h": ("N", {}, "2026-01-05", [(0, 210)]),
    "exactly eight hours": ("2230-0700", {}, "2026-01-05", []),
    "a minute over": ("2229-0700", {}, "2026-01-05", [(0, 1)]),
    "days are no nights": ("D D D", {}, "2026-01-05", []),
    "three hours of the night make one": ("1600-0200", {}, "2026-01-05", [(0, 90)]),
    "a minute less does not": ("1600-0159", {}, "2026-01-05", []),
    "work later within the 24 hours counts": ("2300-0500 1200-1600", {}, "2026-01-05", [(0, 120)]),
    "and what is left of them at most": ("2300-0500 1900-0200", {}, "2026-01-05", [(0, 120)]),
    "what begins 24 hours on does not": ("2300-0500 2300-0500", {}, "2026-01-05", []),
    "but a minute before does": ("2300-0700 2259-0659", {}, "2026-01-05", []),
    "two duties of one day": ("2000-2300+2330-0630", {}, "2026-01-05", []),
    "a night before the other duty": ("0000-0500+0900-1400", {}, "2026-01-05", [(0, 120)]),
    "training counts, relief without times does not": ("2300-0500 R+TR", {}, "2026-01-05",
                                                       [(0, 330)]),
    "a night carried in is not judged": ("-", {"P": "N"}, "2026-01-05", []),
    "leave between": ("N AL N", {}, "2026-01-05", [(0, 210), (2, 210)]),
    # The night of 28 March 2026 is an hour short, that of 24 October an hour long.
    "spring forward": ("2200-0730", {}, "2026-03-28", []),
    "autumn back": ("2230-0700", {}, "2026-10-24", [(0, 60)]),
    "24 elapsed hours in spring": ("2300-0500 2330-0030", {}, "2026-03-28", []),
    "and in autumn": ("2300-0700 2230-2330", {}, "2026-10-24", [(0, 30)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, first, expected = CASES[case]
    assert charged(SpecialHazard(), dated({"P": line}, first, before)) == expected


def test_the_last_line_is_followed_by_the_first(cyclic, audited) -> None:
    rota = cyclic("1200-1600 -*6", "-*6 2300-0500")
    (breach,) = audited(SpecialHazard(), rota)
    assert (breach.person, breach.day, breach.amount) == (1, 6, 120)
    people = tuple(replace(p, rota=name) for p, name in zip(rota.people, "AB", strict=True))
    assert audited(SpecialHazard(), replace(rota, people=people)) == []


def test_one_line_follows_itself(cyclic, charged) -> None:
    assert charged(SpecialHazard(), cyclic("1200-1600 -*5 2300-0500")) == [(6, 120)]


def test_one_persons_work_is_not_anothers(dated, audited) -> None:
    assert audited(SpecialHazard(), dated({"P": "2300-0500 -", "Q": "- 1200-1600"})) == []


def test_message_and_evidence(dated, audited) -> None:
    (breach,) = audited(SpecialHazard(), dated({"Patel": "2300-0500 1200-1600"}))
    assert breach.message == (
        "Patel, Monday 5 Jan 2026: 10 h of work in the 24 h from 23:00, a night among it; at most "
        "8 h where the work is of heavy strain (breach unless compensatory rest is given)"
    )
    assert breach.evidence == "6 + 4 h = 10 h; 10 h − 8 h = 2 h over"
    (alone,) = audited(SpecialHazard(), dated({"Patel": "N"}))
    assert alone.evidence == "11.5 h; 11.5 h − 8 h = 3.5 h over"
    assert (alone.measured, alone.limit, alone.unit, alone.days) == (11.5, 8, "h", (0,))


def test_parameter_and_count(dated, charged) -> None:
    rota = dated({"P": "N N - D"}, before={"P": "N"})
    assert charged(SpecialHazard(hours=11.5), rota) == []
    assert SpecialHazard().checked(inspect(rota)) == 2
    assert SpecialHazard().count(inspect(rota)) == 2
    assert SpecialHazard(hours=11.5).count(inspect(rota)) == 0
    assert SpecialHazard().count(inspect(dated({"P": "2229-0700 - 2230-0700"}))) == 1
