"""Night workers: A ÷ (B − C)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.audit import inspect
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rules.night_hours import NightHours


def nights(per_week: int, minutes: int, weeks: int = 17, days: int = 0) -> Rota:
    """So many nights a week of so many paid minutes, and days of 10 h after them."""
    duties = [
        Duty("P", week * 7 + day, "N", Kind.COVER, 1140, 1860, minutes)
        if day < per_week
        else Duty("P", week * 7 + day, "D", Kind.COVER, 480, 1080, 600)
        for week in range(weeks)
        for day in range(per_week + days)
    ]
    people = (Person("P", "Patel"),)
    return Rota("Test", RotaKind.DATED, date(2026, 1, 5), weeks * 7, people, (), tuple(duties))


@pytest.mark.parametrize(
    ("rota", "expected"),
    [
        (nights(4, 720), []),  # 816 ÷ 102 = 8.0, compliant
        (nights(4, 750), [(118, 34 * 60)]),  # 850 ÷ 102 = 8.33
        (nights(1, 750, days=5), []),  # a sixth of the duties: no night worker
        (nights(2, 720, days=4), [(118, (17 * 64 - 816) * 60)]),  # a third is enough
        (nights(4, 750, weeks=7), [(48, 7 * 50 * 60 - 42 * 8 * 60)]),  # its own length
    ],
    ids=["4 x 12", "4 x 12.5", "few nights", "a third", "short rota"],
)
def test_vectors(rota, expected, charged) -> None:
    assert charged(NightHours(), rota) == expected


def test_measured_and_message(audited) -> None:
    (breach,) = audited(NightHours(), nights(4, 750))
    assert breach.measured == pytest.approx(8.33, abs=0.005)
    assert breach.evidence == "850 h ÷ (119 − 17) days = 8.33 h; limit 8 h"
    assert "breach unless compensatory rest is given" in breach.message
    assert "illegal" not in breach.message


def test_eight_hours_exactly_comply_and_show_as_eight(audited) -> None:
    assert audited(NightHours(), nights(4, 720)) == []
    (breach,) = audited(NightHours(limit=7.9), nights(4, 720))
    assert breach.evidence == "816 h ÷ (119 − 17) days = 8.0 h; limit 7.9 h"


@pytest.mark.parametrize(("weeks", "days"), [(17, "119 − 17"), (26, "182 − 26"), (52, "364 − 52")])
def test_reference_periods_of_each_length(weeks, days, audited) -> None:
    assert audited(NightHours(weeks=weeks), nights(4, 720, weeks=weeks)) == []
    (breach,) = audited(NightHours(weeks=weeks), nights(4, 750, weeks=weeks))
    assert breach.day == weeks * 7 - 1
    assert breach.evidence == f"{50 * weeks:g} h ÷ ({days}) days = 8.33 h; limit 8 h"


def test_a_minute_over_shows_as_over(audited) -> None:
    rota = nights(4, 720)
    longer = (replace(rota.duties[0], paid=721), *rota.duties[1:])
    (breach,) = audited(NightHours(), replace(rota, duties=longer))
    assert breach.amount == 1
    assert breach.evidence.endswith("days = 8.0002 h; limit 8 h")


def test_cycle(cyclic, audited) -> None:
    rota = cyclic("N*5 - -", "N*5 - -")
    found = audited(NightHours(), rota)
    assert len(found) == 14
    assert {breach.amount for breach in found} == {17 * 5 * 690 - 816 * 60}
    assert audited(NightHours(), cyclic("N*4 - - -")) == []


def test_a_rota_as_long_as_the_period_is_not_called_short(dated, cyclic, audited) -> None:
    for days, short in ((14, False), (13, True)):
        (breach,) = audited(NightHours(weeks=2), dated({"P": f"N*{days}"}))
        assert ("the rota is shorter than 2 weeks" in breach.message) is short
    assert not any("shorter" in b.message for b in audited(NightHours(), cyclic("N*7")))


def test_the_share_itself_makes_a_night_worker(dated) -> None:
    # A thousandth less than the share is enough, for 0.333 is meant as a third.
    rota = inspect(dated({"P": "N - D"}))
    assert NightHours(share=0.501).checked(rota) == 1
    assert NightHours(share=0.502).checked(rota) == 0


def test_without_nights_nobody_is_a_night_worker(dated) -> None:
    assert NightHours().checked(inspect(dated({"P": "R*7", "Q": "-*7"}))) == 0
    assert NightHours(share=0.01).checked(inspect(dated({"P": "D*7"}))) == 0
