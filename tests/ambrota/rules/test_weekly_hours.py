"""The 48-hour average as (A + B) ÷ C."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.rules.weekly_hours import WITHIN_26, WeeklyHours


def rota_of(days: dict[int, int | None], length: int, **about: object) -> Rota:
    """Paid minutes of a duty on each day; None is leave."""
    duties = tuple(
        Duty("P", day, "AL", Kind.LEAVE)
        if minutes is None
        else Duty("P", day, "D", Kind.COVER, 420, 420 + minutes, minutes)
        for day, minutes in sorted(days.items())
    )
    person = Person("P", "Patel", **about)  # type: ignore[arg-type]
    return Rota("Test", RotaKind.DATED, date(2026, 1, 5), length, (person,), (), duties)


def test_published_vector(audited) -> None:
    # 17 weeks of which 750 h were worked and 10 days were leave; the next 10 worked days hold 90 h.
    days: dict[int, int | None] = dict.fromkeys(range(10, 70), 750)
    days |= dict.fromkeys(range(10))
    days |= dict.fromkeys(range(119, 129), 540)
    first = min(audited(WeeklyHours(), rota_of(days, 140)), key=lambda breach: breach.day)
    assert first.day == 118
    assert first.amount == (750 + 90 - 48 * 17) * 60
    assert first.measured == pytest.approx(49.41, abs=0.005)
    assert first.evidence == "(750 + 90) h ÷ 17 weeks = 49.4 h; limit 48 h"


def test_without_the_days_after_it_would_hold(audited) -> None:
    days: dict[int, int | None] = dict.fromkeys(range(10, 70), 750) | dict.fromkeys(range(10))
    assert audited(WeeklyHours(), rota_of(days, 140)) == []


@pytest.mark.parametrize(
    ("extra", "expected"), [(0, []), (1, [(118, 1)])], ids=["at the limit", "a minute over"]
)
def test_edge(extra, expected, charged) -> None:
    # 17 weeks of four 12-hour days are 48 h to the minute.
    days = {week * 7 + day: 720 for week in range(17) for day in range(4)}
    days[3] += extra
    assert charged(WeeklyHours(), rota_of(days, 119)) == expected


def test_every_window_is_looked_at(charged) -> None:
    # 49 h in each of the weeks 2 to 18, 833 h in all: windows that miss at most 16 h are over.
    days = {week * 7 + day: 720 for week in range(1, 18) for day in range(4)}
    days |= {week * 7 + 4: 60 for week in range(1, 18)}
    assert charged(WeeklyHours(), rota_of(days, 182)) == [
        (121, 240), (122, 960), (123, 1020), (124, 1020), (125, 1020), (126, 300),
    ]  # fmt: skip


def test_within_26_weeks_says_so(audited) -> None:
    days = {week * 7 + day: 720 for week in range(17) for day in range(4)}
    days |= {week * 7 + 4: 60 for week in range(17)}
    strict = audited(WeeklyHours(), rota_of(days, 182))
    assert strict
    assert all(WITHIN_26 in breach.message for breach in strict)
    busy = {week * 7 + day: 740 for week in range(26) for day in range(4)}
    assert all(
        WITHIN_26 not in breach.message for breach in audited(WeeklyHours(), rota_of(busy, 182))
    )


def test_a_rota_of_less_than_26_weeks_shows_no_more_than_it_has(audited) -> None:
    days = {week * 7 + day: 720 for week in range(17) for day in range(4)}
    days |= {week * 7 + 4: 60 for week in range(17)}
    found = audited(WeeklyHours(), rota_of(days, 140))
    assert found
    for breach in found:
        assert breach.message.endswith(f"{WITHIN_26}, as far as a rota of 20 weeks shows")
    assert all(b.message.endswith(WITHIN_26) for b in audited(WeeklyHours(), rota_of(days, 182)))


def test_a_short_rota_is_judged_over_its_own_length(audited) -> None:
    days = {week * 7 + day: 720 for week in range(4) for day in range(5)}
    (breach,) = audited(WeeklyHours(), rota_of(days, 28))
    assert (breach.day, breach.amount) == (27, 4 * 12 * 60)
    assert "its own length" in breach.message


def test_leave_is_taken_out_even_where_somebody_works_on_it(charged) -> None:
    days: dict[int, int | None] = dict.fromkeys(range(28), 600)
    rota = rota_of(days, 28)
    away = tuple(Duty("P", day, "AL", Kind.LEAVE) for day in range(14))
    with_leave = replace(rota, duties=(*rota.duties, *away))
    # 14 days of 10 h are left, 140 h of at most 192 h; nothing follows a window that ends the rota.
    assert charged(WeeklyHours(), with_leave) == []
    assert charged(WeeklyHours(), rota) == [(27, (280 - 192) * 60)]


def test_carried_in_days_are_not_used(dated, charged) -> None:
    rota = dated({"P": "D*7"}, before={"P": "D*28"})
    assert charged(WeeklyHours(), rota) == [(6, 7 * 690 - 48 * 60)]


def test_opt_out(charged) -> None:
    days = dict.fromkeys(range(28), 600)
    until = rota_of(days, 28, opt_out=(date(2026, 1, 1), date(2026, 1, 31)))
    assert charged(WeeklyHours(), until) != []
    since = rota_of(days, 28, opt_out=(date(2026, 1, 1), None))
    assert charged(WeeklyHours(), since) == []


def test_cycle_repeats(cyclic, audited) -> None:
    # Two lines of 5 x 11.5 h and 4 x 11.5 h: 51.75 h a week over any 17 weeks or so.
    rota = cyclic("D*5 - -", "D*4 - - -")
    found = audited(WeeklyHours(), rota)
    assert {(b.person, b.day) for b in found} == {(row, day) for row in (0, 1) for day in range(7)}
    light = cyclic("D*4 - - -", "D*4 - - -")
    assert audited(WeeklyHours(), light) == []


def test_cyclic_leave_is_replaced_round_the_cycle(cyclic, charged) -> None:
    # A cycle of one week: each window has 17 days of leave, replaced by 17 days of 11.5 h.
    assert charged(WeeklyHours(), cyclic("D*4 AL - -")) == [
        (day, 17 * 4 * 690 + 17 * 690 - 48 * 60 * 17) for day in range(7)
    ]


def test_paid_relief_and_training_count_leave_does_not(charged, dated) -> None:
    assert charged(WeeklyHours(), dated({"P": "R*7"})) == [(6, 7 * 450 - 2880)]
    assert charged(WeeklyHours(), dated({"P": "S*5 D D"})) == []
