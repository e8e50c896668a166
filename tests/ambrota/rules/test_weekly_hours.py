"""The 48-hour average as (A + B) ÷ C."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ambrota.audit import inspect
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


def vector() -> dict[int, int | None]:
    """17 weeks: 750 h, and 10 days of leave; the next 10 worked days hold 90 h."""
    days: dict[int, int | None] = dict.fromkeys(range(10, 70), 750)
    return days | dict.fromkeys(range(10)) | dict.fromkeys(range(119, 129), 540)


def test_published_vector(audited) -> None:
    first = min(audited(WeeklyHours(), rota_of(vector(), 140)), key=lambda breach: breach.day)
    assert first.day == 118
    assert first.amount == (750 + 90 - 48 * 17) * 60
    assert first.measured == 49.4118
    assert first.evidence == (
        "(750 + 90) h ÷ 17 weeks = 49.4 h; limit 48 h; at most (840 + 0) h ÷ 20 weeks = 42.0 h"
    )
    assert "; 10 days excluded (A), the next worked days in their place (B)" in first.message


def test_without_the_days_after_it_would_hold(audited) -> None:
    days = {day: minutes for day, minutes in vector().items() if day < 119}
    assert audited(WeeklyHours(), rota_of(days, 140)) == []
    # The naive average of the published vector: 750 h in 17 weeks.
    naive = WeeklyHours(limit=44.1, exclude_leave=False)
    (breach,) = audited(naive, rota_of(days, 119))
    assert breach.evidence == "(750 + 0) h ÷ 17 weeks = 44.12 h; limit 44.1 h"
    assert "excluded" not in breach.message


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


def test_opt_out_of_an_end(charged) -> None:
    days = dict.fromkeys(range(28), 600)
    rule = WeeklyHours(weeks=1)
    both = charged(rule, rota_of(days, 28))
    assert both == [(day, 7 * 600 - 2880) for day in range(6, 28)]

    def kept(since: date | None, until: date | None) -> list[int]:
        rota = rota_of(days, 28, opt_out=(since, until))
        return [day for day, _ in charged(rule, rota)]

    day_10, day_15 = date(2026, 1, 15), date(2026, 1, 20)
    # A week that ends in the opt-out is not judged. One that ends after it is, with its opted-out
    # days replaced by the next worked days: at the end of the rota there are too few of these.
    assert kept(day_10, day_15) == [6, 7, 8, 9, *range(16, 28)]
    assert kept(None, day_15) == list(range(16, 28))
    assert kept(day_10, None) == [6, 7, 8, 9]
    assert kept(None, None) == []


def test_days_under_an_opt_out_are_replaced_not_held_against_anybody(audited) -> None:
    # 13-hour days to Sunday 11 January under an opt-out, then days of 6 h without.
    days = dict.fromkeys(range(7), 780) | dict.fromkeys(range(7, 28), 360)
    rule = WeeklyHours(weeks=2)
    assert audited(rule, rota_of(days, 28))
    assert audited(rule, rota_of(days, 28, opt_out=(None, date(2026, 1, 11)))) == []
    over = days | dict.fromkeys(range(7, 28), 420)
    for since in (None, date(2025, 12, 1), date(2026, 1, 5)):
        first, *_ = audited(rule, rota_of(over, 28, opt_out=(since, date(2026, 1, 11))))
        assert first.evidence == "(49 + 49) h ÷ 2 weeks = 49.0 h; limit 48 h"
    # From Tuesday: Monday's 13 h count, and one day fewer is replaced.
    first, *_ = audited(rule, rota_of(over, 28, opt_out=(date(2026, 1, 6), date(2026, 1, 11))))
    assert first.evidence == "(62 + 42) h ÷ 2 weeks = 52.0 h; limit 48 h"


def test_an_opt_out_of_a_line_holds_for_it_all(cyclic, audited) -> None:
    rota = cyclic("D*5 - -", "D*5 - -")
    people = (replace(rota.people[0], opt_out=(date(2026, 1, 1), None)), rota.people[1])
    assert {b.person for b in audited(WeeklyHours(), replace(rota, people=people))} == {1}


@pytest.mark.parametrize("weeks", [17, 26, 52])
def test_reference_periods_of_each_length(weeks, charged, audited) -> None:
    days = {week * 7 + day: 720 for week in range(weeks) for day in range(4)}
    rule, end = WeeklyHours(weeks=weeks), weeks * 7
    assert charged(rule, rota_of(days, end)) == []
    days[1] += 1
    assert charged(rule, rota_of(days, end)) == [(end - 1, 1)]
    # A minute over shows as over.
    (breach,) = audited(rule, rota_of(days, end))
    average = float(breach.evidence.split(" = ")[1].split(" h")[0])
    assert 48 < average < 48.002


def test_26_weeks_hold_what_17_do_not() -> None:
    days = {week * 7 + day: 720 for week in range(17) for day in range(4)}
    days |= {week * 7 + 4: 60 for week in range(17)}
    rota = inspect(rota_of(days, 182))
    assert next(WeeklyHours().audit(rota)).evidence == (
        "(833 + 0) h ÷ 17 weeks = 49.0 h; limit 48 h; at most (833 + 0) h ÷ 26 weeks = 32.0 h"
    )
    assert list(WeeklyHours(weeks=26).audit(rota)) == []


def test_fixed_periods_follow_one_another_from_the_first_day(charged) -> None:
    # Weeks 2 and 3 are full: together they are over, each beside an empty one is not.
    days = dict.fromkeys(range(7, 21), 600)
    rota = rota_of(days, 35)
    rolling = [day for day, _ in charged(WeeklyHours(weeks=2), rota)]
    assert rolling == list(range(16, 25))
    fixed = WeeklyHours(weeks=2, reference="fixed")
    assert charged(fixed, rota) == []
    # 21 days are one whole period and half of one, which is not judged.
    busy = rota_of(dict.fromkeys(range(21), 600), 21)
    assert charged(fixed, busy) == [(13, 14 * 600 - 2 * 2880)]
    assert fixed.checked(inspect(busy)) == 1
    # A rota shorter than a period is judged over its own length.
    assert charged(fixed, rota_of(dict.fromkeys(range(7), 600), 7)) == [(6, 4200 - 2880)]


def test_a_cycle_always_rolls(cyclic, audited) -> None:
    rota = cyclic("D*5 - -", "D*4 - - -")
    assert audited(WeeklyHours(reference="fixed"), rota) == audited(WeeklyHours(), rota) != []


def test_leave_or_sickness_may_count_as_no_hours(charged) -> None:
    # A week of leave (None), then weeks of 50 h; the week's five days are made up from the next.
    days: dict[int, int | None] = dict.fromkeys(range(5))
    days |= {7 * week + day: 600 for week in (1, 2, 3) for day in range(5)}
    rota = rota_of(days, 28)
    rule = WeeklyHours(weeks=2, limit=49)
    # Days 0-13: 50 + 50 h replaced; as 0 h it is 50 h in two weeks.
    assert (13, 120) in charged(rule, rota)
    counted = replace(rule, exclude_leave=False)
    assert (13, 120) not in charged(counted, rota)
    sick = tuple(replace(d, kind=Kind.SICK) if d.kind is Kind.LEAVE else d for d in rota.duties)
    ill = replace(rota, duties=sick)
    assert (13, 120) in charged(counted, ill)
    assert (13, 120) not in charged(replace(rule, exclude_sick=False), ill)


def test_a_duty_on_a_day_of_leave_counts_where_leave_is_not_excluded(charged) -> None:
    rota = rota_of(dict.fromkeys(range(7), 600), 7)
    with_leave = replace(rota, duties=(*rota.duties, Duty("P", 0, "AL", Kind.LEAVE)))
    assert charged(WeeklyHours(), with_leave) == [(6, 6 * 600 - 2880)]
    assert charged(WeeklyHours(exclude_leave=False), with_leave) == [(6, 7 * 600 - 2880)]


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


def test_26_weeks_at_the_limit_are_within_it(audited) -> None:
    # 49 h in each of 17 weeks and 415 h in the nine after them: 26 weeks of 48 h to the minute.
    days: dict[int, int | None] = {week * 7 + day: 720 for week in range(17) for day in range(4)}
    days |= {week * 7 + 4: 60 for week in range(17)}
    days |= {119 + day: 400 for day in range(62)} | {181: 100}
    assert all(WITHIN_26 in breach.message for breach in audited(WeeklyHours(), rota_of(days, 182)))
    days[181] = 101
    assert not any(
        WITHIN_26 in breach.message for breach in audited(WeeklyHours(), rota_of(days, 182))
    )


def test_each_is_told_of_their_own_26_weeks(dated, audited) -> None:
    rota = dated({"P": "D*182", "Q": "D*5 - - " * 17 + "- " * 63})
    within = {breach.person: WITHIN_26 in breach.message for breach in audited(WeeklyHours(), rota)}
    assert within == {0: False, 1: True}
    assert [found.tolist() for found in WeeklyHours().highest(inspect(rota))] == [
        [7 * 690, 5 * 690]
    ]


def test_a_rota_as_long_as_the_period_is_not_called_short(dated, audited) -> None:
    for days, short in ((14, False), (13, True)):
        (breach,) = audited(WeeklyHours(weeks=2), dated({"P": f"D*{days}"}))
        assert ("its own length" in breach.message) is short
