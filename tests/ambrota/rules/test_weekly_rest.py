"""Two rests of 24 h or one of 48 h in each fortnight; or one of 24 h in each week."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambrota.rules.weekly_rest import WeeklyRest

BUSY = "0000-1200"
# Twelve hours of rest between duties, so no rest of a day unless a day is off.
CASES = {
    "one day off is 36 h, but only one": (f"{BUSY}*6 - {BUSY}*7", {}, 14, [(13, 1)]),
    "two days off apart": (f"{BUSY}*3 - {BUSY}*3 - {BUSY}*6", {}, 14, []),
    "two days off together are 60 h": (f"{BUSY}*3 - - {BUSY}*9", {}, 14, []),
    "none at all": (f"{BUSY}*14", {}, 14, [(13, 1)]),
    "weekly option": (f"{BUSY}*6 - {BUSY}*7", {}, 7, [(13, 1)]),
    "a period that is not whole is not judged": (f"{BUSY}*13", {}, 14, []),
    "two periods": (f"{BUSY}*14 - - {BUSY}*12", {}, 14, [(13, 1)]),
    "rest clipped at the end of the period": (f"{BUSY}*13 1200-2400 - {BUSY}*13", {}, 14,
                                              [(13, 1), (27, 1)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dated(case, dated, charged) -> None:
    line, before, days, expected = CASES[case]
    line = line.replace("1200-2400", "1200-0000")
    assert charged(WeeklyRest(period_days=days), dated({"P": line}, before=before)) == expected


def test_a_period_starts_on_the_monday_before(dated, charged) -> None:
    # From Wednesday 7 January: the first whole period is Monday 19 January to 1 February...
    line = f"{BUSY}*26"
    assert charged(WeeklyRest(), dated({"P": line}, "2026-01-07")) == [(25, 1)]
    # ...unless Monday and Tuesday are carried in.
    before = {"P": f"{BUSY} {BUSY}"}
    assert charged(WeeklyRest(), dated({"P": line}, "2026-01-07", before)) == [(11, 1), (25, 1)]


def test_a_rest_of_a_day_is_elapsed(dated, charged) -> None:
    # Sunday 29 March 2026 has 23 hours: Saturday 20:00 to Sunday 20:30 is 23.5 h.
    week = "0000-2300*5 0000-2000 2030-2300"
    rota = dated({"P": week}, "2026-03-23")
    assert charged(WeeklyRest(period_days=7), rota) == [(6, 1)]
    plain = dated({"P": week}, "2026-03-16")
    assert charged(WeeklyRest(period_days=7), plain) == []


def test_cyclic_neighbours(cyclic, audited) -> None:
    rota = cyclic(f"{BUSY}*7", f"{BUSY}*7", f"{BUSY} - {BUSY} - {BUSY} {BUSY} {BUSY}")
    # Of the three pairs only lines 1 and 2 are without two rests.
    assert [(b.person, b.day) for b in audited(WeeklyRest(), rota)] == [(1, 6)]
    assert [(b.person, b.day) for b in audited(WeeklyRest(period_days=7), rota)] == [(0, 6), (1, 6)]


def test_one_line_pairs_with_itself(cyclic, charged) -> None:
    assert charged(WeeklyRest(), cyclic(f"{BUSY}*6 -")) == []
    assert charged(WeeklyRest(), cyclic(f"{BUSY}*7")) == [(6, 1)]


def test_nobody_on_duty(dated, charged, cyclic) -> None:
    assert charged(WeeklyRest(), dated({"P": "-*14"})) == []
    assert charged(WeeklyRest(), cyclic("-*7")) == []


def test_message(dated, audited) -> None:
    (breach,) = audited(WeeklyRest(), dated({"Patel": f"{BUSY}*6 - {BUSY}*7"}))
    assert breach.message == (
        "Patel, Monday 5 Jan 2026 to Sunday 18 Jan 2026: the longest rest is 36 h; at least one of "
        "48 h or two of 24 h in 14 days (breach unless compensatory rest is given)"
    )
    assert breach.evidence == (
        "longest rest 36 h (Saturday 10 Jan 2026 12:00 to Monday 12 Jan 2026 00:00); rests of "
        "24 h: 1; needed: one of 48 h or two of 24 h"
    )
    assert (breach.measured, breach.limit, breach.unit) == (36, 48, "h")


def test_the_longest_rest_is_told_by_the_clock(dated, cyclic, audited) -> None:
    # The clocks go forward on Sunday 29 March: from noon on the 28th to Monday 00:00 are 35 h.
    (breach,) = audited(WeeklyRest(), dated({"P": f"{BUSY}*6 - {BUSY}*7"}, "2026-03-23"))
    assert breach.evidence.startswith(
        "longest rest 35 h (Saturday 28 Mar 2026 12:00 to Monday 30 Mar 2026 00:00); "
    )
    (line,) = audited(WeeklyRest(period_days=7), cyclic(f"{BUSY}*7"))
    assert line.evidence.startswith("longest rest 12 h (Monday 12:00 to Tuesday 00:00); ")


def test_only_a_week_or_a_fortnight() -> None:
    with pytest.raises(ValueError, match="7 or 14"):
        WeeklyRest(period_days=10)


def test_the_last_sunday_night_shortens_the_first_monday(cyclic, charged) -> None:
    # Monday is off, but the night before ends at 07:00: 17 h are left of it.
    rota = cyclic(f"- {BUSY}*5 0000-1200+1900-0700")
    assert charged(WeeklyRest(period_days=7), rota) == [(6, 1)]
    assert charged(WeeklyRest(period_days=7), cyclic(f"- {BUSY}*6")) == []


ALL_DAY = "0000-0000"
FORMS = {
    "two days apart are two": (f"{ALL_DAY}*3 - {ALL_DAY}*3 - {ALL_DAY}*6", "2 x 24 h", []),
    "two days together are two": (f"{ALL_DAY}*3 - - {ALL_DAY}*9", "2 x 24 h", []),
    "an hour less is one": (f"{ALL_DAY}*3 - 2300-0000 {ALL_DAY}*9", "2 x 24 h", [(13, 1)]),
    "two apart are no long one": (
        f"{ALL_DAY}*3 - {ALL_DAY}*3 - {ALL_DAY}*6",
        "1 x 48 h",
        [(13, 1)],
    ),
    "two together are one": (f"{ALL_DAY}*3 - - {ALL_DAY}*9", "1 x 48 h", []),
    "but not an hour less": (f"{ALL_DAY}*3 - 2300-0000 {ALL_DAY}*9", "1 x 48 h", [(13, 1)]),
    "either will do": (f"{ALL_DAY}*3 - {ALL_DAY}*3 - {ALL_DAY}*6", "either", []),
}


@pytest.mark.parametrize("case", FORMS, ids=str)
def test_forms_of_a_fortnight(case, dated, charged) -> None:
    line, form, expected = FORMS[case]
    assert charged(WeeklyRest(form=form), dated({"P": line})) == expected


# Duties from midnight, so that a day off leaves 24 h and what is left of the day before.
STRICT = {
    "two of 35 h": ("{}*6 - {}*5 - {}", "either", 14, 13),
    "one of 59 h": ("{}*6 - - {}*6", "either", 14, 13),
    "one of 59 h, as agreed": ("{}*6 - - {}*6", "1 x 48 h", 14, 13),
    "two of 35 h, as agreed": ("{}*6 - {}*5 - {}", "2 x 24 h", 14, 13),
    "one of 35 h in a week": ("{}*5 - {}", "either", 7, 6),
}


@pytest.mark.parametrize("case", STRICT, ids=str)
def test_read_strictly_daily_rest_comes_on_top(case, dated, charged) -> None:
    line, form, period, last = STRICT[case]
    rule = WeeklyRest(period_days=period, form=form, strict=True)
    eleven, less = line.replace("{}", "0000-1300"), line.replace("{}", "0000-1301")
    assert charged(rule, dated({"P": eleven})) == []
    assert charged(rule, dated({"P": less})) == [(last, 1)]
    assert charged(replace(rule, strict=False), dated({"P": less})) == []


@pytest.mark.parametrize(
    ("rule", "asked", "limit"),
    [
        (WeeklyRest(strict=True), "one of 59 h or two of 35 h", 59),
        (WeeklyRest(form="2 x 24 h"), "two of 24 h", 24),
        (WeeklyRest(form="1 x 48 h", strict=True), "one of 59 h", 59),
        (WeeklyRest(period_days=7, strict=True), "one of 35 h", 35),
    ],
)
def test_what_is_asked_is_said(rule, asked, limit, dated, audited) -> None:
    breach = audited(rule, dated({"P": f"{ALL_DAY}*14"}))[0]
    assert f"at least {asked} in {rule.period_days} days" in breach.message
    assert breach.evidence == (
        f"longest rest 0 h; rests of {rule.one_day // 60} h: 0; needed: {asked}"
    )
    assert breach.limit == limit


def test_duties_that_overlap_leave_no_rest_less_than_none(dated, charged) -> None:
    line = f"{ALL_DAY}*3 - {ALL_DAY}+0100-0200 {ALL_DAY}+0000-1200*2 - {ALL_DAY}*6"
    assert charged(WeeklyRest(), dated({"P": line})) == []


def test_each_is_told_of_their_own_longest_rest(dated, audited) -> None:
    rota = dated({"P": "D*3 - D*10", "Q": "D*5 - D*8"})
    told = [breach.evidence.split(")")[0].split("(")[1] for breach in audited(WeeklyRest(), rota)]
    assert told == [
        "Wednesday 7 Jan 2026 19:00 to Friday 9 Jan 2026 07:00",
        "Friday 9 Jan 2026 19:00 to Sunday 11 Jan 2026 07:00",
    ]
