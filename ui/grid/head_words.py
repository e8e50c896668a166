"""What stands above the days of the grid at each width: no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ambrota.model import WEEK, Rota

LETTERS = "MTWTFSS"
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_word(weekday: int, room: int, dated: bool) -> str:
    """A weekday as long as there is room for: 'Monday', 'Mon', 'M'."""
    if room >= 96:
        return LONG[weekday]
    return NAMES[weekday] if room >= 40 or (not dated and room >= 28) else LETTERS[weekday]


def fitting_day(weekday: int, wanted: str, wide: Callable[[str], int], room: int) -> str:
    """A weekday no longer than wanted, and whole in the room there is; else nothing."""
    choices = (LONG[weekday], NAMES[weekday], LETTERS[weekday])
    return next((one for one in choices if len(one) <= len(wanted) and wide(one) <= room), "")


def week_words(rota: Rota, day: int, week: int, room: int, letter: float) -> str:
    """The heading of a week: its number, and from when, as there is room for."""
    on = rota.date_of(day)
    if on is None:
        choices = ["The week of each line", "Each line’s week", "A week", ""]
    else:
        year = f" {on.year}" if day == 0 or on.month == 1 else ""
        short = f"{on.day} {on:%b}"
        choices = [f"Week {week} · {short}{year}", f"Week {week} · {short}", short, str(on.day)]
    return next((one for one in choices if len(one) * letter <= room), "")


def months(rota: Rota) -> list[tuple[int, int, date]]:
    """First and last day of each month of a dated rota, and the first of the month."""
    if rota.first_day is None:
        return []
    found: list[tuple[int, int, date]] = []
    day = 0
    while day < rota.days:
        on = rota.first_day + timedelta(days=day)
        after = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
        last = min(rota.days - 1, day + (after - on).days - 1)
        found.append((day, last, on))
        day = last + 1
    return found


def month_words(on: date, first: bool, room: int, letter: float) -> str:
    """A month as there is room for: 'May 2026', 'May', 'M'."""
    year = f" {on.year}" if first or on.month == 1 else ""
    choices = [f"{on:%B}{year}", f"{on:%b}{year}", f"{on:%b}", f"{on:%b}"[0]]
    return next((one for one in choices if len(one) * letter <= room), "")


def week_number(rota: Rota, day: int) -> int:
    """Number of the week, from 1, in which a day lies."""
    return (day + rota.weekday(0)) // WEEK + 1
