"""Each duty's minutes by class of the clock, worked out by hand at every boundary."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest

from ambrota.bank_holidays import ENGLAND
from ambrota.model import Duty, Kind, Person, Rota, RotaKind
from ambrota.pay.account import timed_minutes
from ambrota.pay.hours import Times
from ambrota.rules.base import Inspection

SECTION_2 = Times(20 * 60, 6 * 60)
WHOLE = Times(20 * 60, 6 * 60, whole_shift=True)
ANNEX_5 = Times(19 * 60, 7 * 60)
PEOPLE = (Person("p", "Pat", "Paramedic"),)


def minute(text: str) -> int:
    """Minutes of a clock time; '+' at its end: of the day after."""
    hour, rest = text.rstrip("+").split(":")
    return int(hour) * 60 + int(rest) + 1440 * text.count("+")


def minutes(
    on: str, span: str, times: Times = SECTION_2, listed: tuple[str, ...] | None = ()
) -> tuple[int, ...]:
    """Minutes (plain, nights and Saturdays, Sundays and holidays) of one duty on one date.

    `listed`: the public holidays of the workbook; None: those of England.
    """
    start, end = map(minute, span.split("-"))
    held = None if listed is None else tuple((date.fromisoformat(day), "Day") for day in listed)
    rota = Rota(
        "Test", RotaKind.DATED, date.fromisoformat(on), 1, PEOPLE, (),
        (Duty("p", 0, "X", Kind.COVER, start, end),), bank_holidays=held,
    )  # fmt: skip
    return tuple(timed_minutes(Inspection(rota), times, ENGLAND)[:, 0].tolist())


MON, TUE, FRI, SAT, SUN = "2026-02-02", "2026-02-03", "2026-02-06", "2026-02-07", "2026-02-08"

BY_HAND = {
    "a day from Monday to Friday": (MON, "07:00-19:00", (720, 0, 0)),
    "till 19:59": (MON, "08:00-19:59", (719, 0, 0)),
    "till 20:00": (MON, "08:00-20:00", (720, 0, 0)),
    "till 20:01": (MON, "08:00-20:01", (720, 1, 0)),
    "19:59 to 20:01": (MON, "19:59-20:01", (1, 1, 0)),
    "from 05:59": (MON, "05:59-14:00", (480, 1, 0)),
    "from 06:00": (MON, "06:00-14:00", (480, 0, 0)),
    "from 06:01": (MON, "06:01-14:00", (479, 0, 0)),
    "a night of the week": (MON, "19:00-07:00+", (120, 600, 0)),
    "a Friday night": (FRI, "19:00-07:00+", (60, 660, 0)),
    "Friday till Saturday 00:00": (FRI, "12:00-00:00+", (480, 240, 0)),
    "Friday till Saturday 00:01": (FRI, "12:00-00:01+", (480, 241, 0)),
    "a Saturday at noon": (SAT, "07:00-19:00", (0, 720, 0)),
    "a Saturday night": (SAT, "19:00-07:00+", (0, 300, 420)),
    "a Sunday": (SUN, "07:00-19:00", (0, 0, 720)),
    "a Sunday night into Monday": (SUN, "19:00-07:00+", (60, 360, 300)),
    "Sunday till Monday 00:00": (SUN, "12:00-00:00+", (0, 0, 720)),
    "two days on end": (FRI, "12:00-12:00++", (480, 240 + 1440, 720)),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_by_hand(case: str) -> None:
    on, span, expected = BY_HAND[case]
    assert minutes(on, span) == expected


HOLIDAYS = {
    "a holiday Monday": ("2026-02-02", "07:00-19:00", (0, 0, 720)),
    "its eve's night": ("2026-02-01", "19:00-07:00+", (0, 0, 720)),
    "its own night": ("2026-02-02", "19:00-07:00+", (60, 360, 300)),
    "the night before the eve": ("2026-01-31", "19:00-07:00+", (0, 300, 420)),
    "a holiday Saturday": ("2026-02-07", "07:00-19:00", (0, 0, 720)),
    "a Friday night into a holiday Saturday": ("2026-02-06", "19:00-07:00+", (60, 240, 420)),
    "a holiday Sunday is a Sunday": ("2026-02-08", "07:00-19:00", (0, 0, 720)),
    "the day after": ("2026-02-03", "07:00-19:00", (720, 0, 0)),
}


@pytest.mark.parametrize("case", HOLIDAYS)
def test_holidays_that_the_workbook_lists(case: str) -> None:
    on, span, expected = HOLIDAYS[case]
    assert minutes(on, span, listed=("2026-02-02", "2026-02-07", "2026-02-08")) == expected


def test_two_holidays_in_one_night_and_each_is_counted_once() -> None:
    assert minutes("2026-12-24", "19:00-07:00+", listed=None) == (60, 240, 420)
    assert minutes("2026-12-25", "19:00-07:00+", listed=None) == (0, 0, 720)
    # Boxing Day 2026 is a Saturday.
    assert minutes("2026-12-26", "07:00-19:00", listed=None) == (0, 0, 720)


def test_new_years_eve() -> None:
    """Thursday 31 December 2026 from 19:00: five hours, then a public holiday."""
    assert minutes("2026-12-31", "19:00-07:00+", listed=None) == (60, 240, 420)
    assert minutes("2026-12-31", "19:00-07:00+", WHOLE, listed=None) == (0, 300, 420)


def test_the_night_on_which_summer_time_ends_has_thirteen_hours() -> None:
    assert minutes("2026-10-24", "19:00-07:00+", listed=None) == (0, 300, 480)
    assert minutes("2026-10-25", "07:00-19:00", listed=None) == (0, 0, 720)
    assert minutes("2026-10-24", "14:00-01:00+", listed=None) == (0, 600, 60)


def test_the_night_on_which_it_begins_has_eleven() -> None:
    assert minutes("2026-03-28", "19:00-07:00+", listed=None) == (0, 300, 360)
    assert minutes("2026-03-28", "19:00-07:00+", ANNEX_5, listed=None) == (0, 300, 360)


WHOLE_SHIFTS = {
    "a night of the week": (MON, "19:00-07:00+", (0, 720, 0)),
    "exactly half": (MON, "14:00-02:00+", (360, 360, 0)),
    "a minute over half": (MON, "14:00-02:01+", (0, 721, 0)),
    "a Friday night": (FRI, "19:00-07:00+", (0, 720, 0)),
    "a Sunday night": (SUN, "19:00-07:00+", (0, 420, 300)),
    "a Saturday's day": (SAT, "07:00-19:00", (0, 720, 0)),
    "a late": (MON, "14:00-22:00", (360, 120, 0)),
}


@pytest.mark.parametrize("case", WHOLE_SHIFTS)
def test_a_duty_more_than_half_of_which_is_at_night(case: str) -> None:
    on, span, expected = WHOLE_SHIFTS[case]
    assert minutes(on, span, WHOLE) == expected


def test_a_holiday_takes_its_minutes_out_of_a_whole_night() -> None:
    assert minutes("2026-02-01", "19:00-07:00+", WHOLE, listed=("2026-02-02",)) == (0, 0, 720)
    assert minutes("2026-02-02", "19:00-07:00+", WHOLE, listed=("2026-02-02",)) == (0, 420, 300)
    assert minutes("2026-02-03", "19:00-07:00+", WHOLE, listed=("2026-02-04",)) == (0, 300, 420)


def test_the_times_of_annex_5() -> None:
    assert minutes(MON, "15:00-23:00", ANNEX_5) == (240, 240, 0)
    assert minutes(MON, "06:59-19:01", ANNEX_5) == (720, 2, 0)
    assert minutes(MON, "07:00-19:00", ANNEX_5) == (720, 0, 0)


def test_no_times_no_minutes() -> None:
    untimed = (Duty("p", 0, "R", Kind.RELIEF), Duty("p", 5, "AL", Kind.LEAVE, 420, 1140))
    rota = Rota("Test", RotaKind.DATED, date(2026, 2, 2), 7, PEOPLE, (), untimed)
    assert not timed_minutes(Inspection(rota), SECTION_2, ENGLAND).any()
    empty = Rota("Test", RotaKind.DATED, date(2026, 2, 2), 7, PEOPLE, (), ())
    assert timed_minutes(Inspection(empty), SECTION_2, ENGLAND).shape == (3, 0)


def counted(rota: Rota, times: Times, holidays: set[int]) -> list[list[int]]:
    """The same, minute by minute of the clock, where clocks do not change."""
    found = []
    for duty in Inspection(rota).table.duties:
        assert duty.start is not None
        assert duty.end is not None
        night = [not times.morning <= m % 1440 < times.evening for m in range(duty.start, duty.end)]
        whole = times.whole_shift and sum(night) * 2 > len(night)
        own = [0, 0, 0]
        for at, is_night in zip(range(duty.start, duty.end), night, strict=True):
            day = duty.day + at // 1440
            if day in holidays or rota.weekday(day) == 6:
                own[2] += 1
            else:
                own[1 if is_night or whole or rota.weekday(day) == 5 else 0] += 1
        found.append(own)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_minute_by_minute(seed: int) -> None:
    chance = random.Random(seed)
    people = tuple(Person(f"p{i}", f"P{i}") for i in range(3))
    duties = []
    for person in people:
        for day in range(0, 21, 2):
            start = chance.randrange(1440)
            end = start + chance.randrange(1, 2000)
            duties.append(Duty(person.id, day, "X", Kind.COVER, start, end))
    before = (Duty("p0", -1, "N", Kind.COVER, 1140, 1860),)
    listed = tuple((date(2026, 6, chance.randrange(1, 22)), "Day") for _ in range(3))
    rota = Rota(
        "Test", RotaKind.DATED, date(2026, 6, 1 + seed % 3), 21, people, (), tuple(duties), before,
        bank_holidays=listed,
    )  # fmt: skip
    first = rota.first_day
    assert first is not None
    holidays = {(on - first).days for on, _ in listed if on >= first}
    for times in (SECTION_2, WHOLE, ANNEX_5):
        found = timed_minutes(Inspection(rota), times, ENGLAND)
        assert found.T.tolist() == counted(rota, times, holidays)
        table = Inspection(rota).table
        assert np.array_equal(found.sum(axis=0), table.end - table.start)
