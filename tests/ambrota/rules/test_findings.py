"""What the failing example of each rule makes a reader see: its words and its numbers."""

from __future__ import annotations

import pytest

from ambrota.audit import inspect
from ambrota.examples import tried
from ambrota.rules import ALL
from ambrota.rules.base import Rule

FINDINGS = {
    "daily-rest": (
        "Person 1, Tuesday 6 Jan 2026: night N ends 07:00, duty L starts 14:00: 7 h rest; at "
        "least 11 h (breach unless compensatory rest is given)",
        1, 1, 0, 1, 240, (), 7.0, 11.0, "h",
        (0, 1),
    ),
    "weekly-rest": (
        "Person 1, Monday 5 Jan 2026 to Sunday 18 Jan 2026: the longest rest is 36 h; at least "
        "one of 48 h or two of 24 h in 14 days (breach unless compensatory rest is given)",
        1, 1, 0, 13, 1, (), 36.0, 48.0, "h",
        tuple(range(14)),
    ),
    "weekly-hours": (
        "Person 1, 2 weeks to Sunday 18 Jan 2026: 62.2 h a week; at most 48 h; 4 days excluded "
        "(A), the next worked days in their place (B)",
        6, 15, 0, 13, 1710, (), 62.25, 48.0, "h a week",
        (13,),
    ),
    "night-hours": (
        "Person 1, 2 weeks to Sunday 18 Jan 2026: 9.58 h in 24 h, 10 nights in 10 duties; at most"
        " 8 h (breach unless compensatory rest is given)",
        1, 1, 0, 13, 1140, (), 9.5833, 8.0, "h in 24 h",
        (13,),
    ),
    "special-hazard": (
        "Person 1, Monday 5 Jan 2026: 11.5 h of work in the 24 h from 19:00, a night among it; at"
        " most 8 h where the work is of heavy strain (breach unless compensatory rest is given)",
        2, 2, 0, 0, 210, (), 11.5, 8.0, "h",
        (0,),
    ),
    "breaks": (
        "Person 1, Monday 5 Jan 2026: duty E of 8 h leaves 30 minutes unpaid; at least 45 for a "
        "break (breach unless compensatory rest is given; a paid break may still be given, the "
        "rota does not show it)",
        3, 3, 0, 0, 15, (), 30, 45, "minutes",
        (0,),
    ),
    "hours-against-contract": (
        "Person 1, to Sunday 18 Jan 2026: 57.5 h paid against 75 h of contract, 17.5 h under; at "
        "most 11.5 h either way, one longest cover duty",
        1, 1, 0, 13, 360, (), 57.5, 75.0, "h",
        (13,),
    ),
    "leave": (
        "Person 1, Tuesday 6 Jan 2026: A is taken away, D in its place",
        1, 3, 0, 1, 1, (), "A is taken away, D in its place", "leave and sickness stand", "",
        (1,),
    ),
    "agreements": (
        "Person 1, Wednesday 7 Jan 2026: N; the agreement says no nights",
        1, 7, 0, 2, 1, (), "N", "no nights", "",
        (2,),
    ),
    "pairings": (
        "Person 1 and Person 2 are kept apart; both are on DCA on Tuesday 6 Jan 2026 from 07:00",
        1, 3, 0, 1, 1, (1,), 12.0, 0.0, "h",
        (1,),
    ),
    "locks": (
        "Person 1 is locked, Tuesday 6 Jan 2026: D has become nothing",
        2, 7, 0, 1, 1, (), "nothing", "D", "",
        (1,),
    ),
    "relief": (
        "Person 1, Thursday 8 Jan 2026: relief R is taken away, D in its place",
        1, 3, 0, 3, 1, (), "D", "R", "",
        (3,),
    ),
    "cover": (
        "DCA, Monday 5 Jan 2026 07:00: 1 of 2 seats filled",
        24, 24, None, 0, 1, ("DCA", None, 14), 1.0, 2.0, "seats",
        (0,),
    ),
    "contact": (
        "Person 2 has no one-to-one with Person 1, their line manager, from Monday 5 Jan 2026 to "
        "Sunday 11 Jan 2026",
        1, 1, 1, 6, 1, (), 0, 1, "sessions",
        tuple(range(7)),
    ),
    "training": (
        "Person 1 holds 0 h of protected training; the floor is 1 h",
        1, 1, 0, 13, 60, (), 0.0, 1.0, "hours",
        (13,),
    ),
    "duty-length": (
        "Person 1, Tuesday 6 Jan 2026: duty X 07:00 to 20:30 lasts 13 h 30; at most 12 h",
        1, 2, 0, 1, 90, (), 13.5, 12.0, "h",
        (1,),
    ),
    "night-length": (
        "Person 1, Monday 5 Jan 2026: night N 19:00 to 07:00 lasts 12 h; good practice is at most"
        " 8 h at night",
        1, 1, 0, 0, 240, (), 12.0, 8.0, "h",
        (0,),
    ),
    "consecutive-duties": (
        "Person 1, Saturday 10 Jan 2026: 6 days in a row; at most 5",
        1, 6, 0, 5, 1, (), 6.0, 5.0, "days",
        tuple(range(6)),
    ),
    "consecutive-nights": (
        "Person 1, Thursday 8 Jan 2026: 4 nights in a row; at most 3",
        1, 4, 0, 3, 1, (), 4.0, 3.0, "nights",
        tuple(range(4)),
    ),
    "consecutive-long-duties": (
        "Person 1, Thursday 8 Jan 2026: 4 long duties in a row; at most 3",
        1, 4, 0, 3, 1, (), 4.0, 3.0, "long duties",
        tuple(range(4)),
    ),
    "early-starts": (
        "Person 1, Monday 5 Jan 2026: duty E starts 06:00; no earlier than 07:00",
        1, 1, 0, 0, 1, (), "06:00", "07:00", "",
        (0,),
    ),
    "consecutive-early-starts": (
        "Person 1, Thursday 8 Jan 2026: 4 early starts in a row; at most 3",
        1, 4, 0, 3, 1, (), 4.0, 3.0, "early starts",
        tuple(range(4)),
    ),
    "quick-returns": (
        "Person 1, Tuesday 6 Jan 2026: duty L ends 22:00, duty M starts 09:00: 11 h rest; at "
        "least 12 h",
        1, 1, 0, 1, 60, (), 11.0, 12.0, "h",
        (0, 1),
    ),
    "rest-after-nights": (
        "Person 1, Thursday 8 Jan 2026: night N ends 07:00, duty D starts 07:00: 24 h after "
        "nights; at least 46 h",
        1, 1, 0, 3, 1320, (), 24.0, 46.0, "h",
        (1, 3),
    ),
    "sleep-after-nights": (
        "Person 1, Thursday 8 Jan 2026: night N ends 07:00, duty D starts 07:00: 1 full night of "
        "sleep; at least 2",
        1, 1, 0, 3, 1, (), 1.0, 2.0, "nights of sleep",
        (1, 3),
    ),
    "rotation-direction": (
        "Person 1, Wednesday 7 Jan 2026: duty E starts 06:00, 8 h earlier by the clock than duty "
        "L before it (14:00), after 32 h of rest",
        1, 1, 0, 2, 1, (), 8.0, 1.0, "h earlier",
        (0, 2),
    ),
    "rotation-speed": (
        "Person 1, Tuesday 13 Jan 2026: duty D starts 07:00, back from lates to day duties after "
        "4 lates in 6 days; 2 to 3, 21 days or more, or forward",
        1, 1, 0, 8, 1, (), 4.0, 3.0, "duties",
        (5, 8),
    ),
    "weekends-off": (
        "Person 1, 3 weekends to Sunday 25 Jan 2026: 0 off; at least 1",
        1, 1, 0, 20, 1, (), 0.0, 1.0, "weekends off",
        (5, 6, 12, 13, 19, 20),
    ),
    "hours-in-seven-days": (
        "Person 1, the 7 days to Saturday 10 Jan 2026: 69 h of work; at most 60 h",
        2, 7, 0, 5, 540, (), 69.0, 60.0, "h",
        tuple(range(6)),
    ),
    "shortest-run": (
        "Person 1, Saturday 10 Jan 2026: 1 day with a duty on its own; at least 2 in a row",
        1, 3, 0, 5, 1, (), 1.0, 2.0, "days with a duty",
        (5,),
    ),
    "days-off": (
        "Person 1, Thursday 8 Jan 2026: 1 day off on its own; at least 2 in a row",
        1, 4, 0, 3, 1, (), 1.0, 2.0, "days off",
        (3,),
    ),
    "consecutive-days-off": (
        "Person 1, Tuesday 20 Jan 2026: 15 days off in a row; at most 14",
        1, 15, 0, 15, 1, (), 15.0, 14.0, "days off",
        tuple(range(1, 16)),
    ),
    "start-variation": (
        "Person 1, Tuesday 6 Jan 2026: duty L starts 14:00, duty D on the day before 07:00: 7 h "
        "apart; at most 2 h",
        1, 1, 0, 1, 1, (), 7.0, 2.0, "h apart",
        (0, 1),
    ),
    "permanent-nights": (
        "Person 1: 3 nights of 4 duties; at most 50% are nights",
        1, 1, 0, 6, 1, (), 75.0, 50.0, "%",
        (6,),
    ),
    "short-recovery": (
        "Person 1, Tuesday 6 Jan 2026: duty D ends 19:00, duty D starts 07:00: 12 h rest; at "
        "least 16 h",
        1, 1, 0, 1, 240, (), 12.0, 16.0, "h",
        (0, 1),
    ),
    "compensatory-rest": (
        "Person 1, Tuesday 6 Jan 2026: 4 h of rest owed and not given in the next 2 days",
        2, 2, 0, 1, 240, (), 4.0, 0.0, "h",
        (1,),
    ),
    "skill-mix": (
        "Monday 5 Jan 2026, D 07:00-19:00 on DCA: 4 people, 1 who may lead; 2 crews need 2",
        2, 1, None, 0, 1, ("DCA", 420, 1140, "led"), 1.0, 2.0, "people",
        (0,),
    ),
    "leave-cap": (
        "Monday 5 Jan 2026: 2 people of 5 on leave; at most 1",
        1, 1, None, 0, 1, (), 2.0, 1.0, "people",
        (0,),
    ),
    "relief-notice": (
        "Person 1, Tuesday 6 Jan 2026: relief without times, 1 day after the rota begins; notice "
        "2 days",
        1, 1, 0, 1, 1, (), 1.0, 2.0, "days",
        (1,),
    ),
    "relief-share": (
        "Person 1, up to Sunday 11 Jan 2026: 2 days of 3 worked are relief; at most 34 %",
        1, 1, 0, 6, 98, (), 66.7, 34.0, "%",
        (6,),
    ),
    "bank-holidays": (
        "Person 1 works 2 of 2 bank holidays (Good Friday, Easter Monday); at most 1",
        1, 2, 0, 3, 1, (), 2.0, 1.0, "bank holidays",
        (0, 3),
    ),
    "span-of-control": (
        "Person 1 is the line manager of 2 people; at most 1",
        1, 1, 0, 0, 1, (), 2.0, 1.0, "people",
        (),
    ),
    "manager-presence": (
        "Monday 5 Jan 2026 19:00 to Tuesday 6 Jan 2026 07:00: people on duty and no line manager",
        3, 70, None, 0, 24, (38,), 0.0, 1.0, "line managers",
        (0, 1),
    ),
}  # fmt: skip
"""By rule: message; breaches and times checked in all; person, day, amount, slot, measured, limit,
unit and days of the first breach."""


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_the_example_that_breaks_it(rule: type[Rule]) -> None:
    found = tried(rule, rule.fails)
    inspection = inspect(rule.fails.rota(), rule.fails.before())
    made, first = rule(**rule.fails.settings), found[0]
    assert FINDINGS[rule.id] == (
        first.message, len(found), made.checked(inspection), first.person, first.day, first.amount,
        first.slot, first.measured, first.limit, first.unit, first.days,
    )  # fmt: skip
    assert made.count(inspection) == len(found)
