"""Dates as rotas write them: real dates, 2026-01-05, 05/01/2026, 'Mon 5 Jan', 'Sun - 23/02', 5."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from ambrota.sheets.cells import Value

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
MONTHS = {name[:length]: number for number, name in enumerate(_MONTH_NAMES.split(), 1)
          for length in (3, 4, len(name))}  # fmt: skip
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY = {name[:length]: number for number, name in enumerate(_DAYS)
           for length in (2, 3, 4, 5, len(name))}  # fmt: skip

_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_WD = r"(?:(mon|tue|wed|thu|fri|sat|sun|mo|tu|we|th|fr|sa|su)[a-z]*\.?[\s,\-]*)?"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.0+)?)?Z?$")
_NUMBERS = re.compile(_WD + r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?$", re.I)
_WORDS = re.compile(
    _WD
    + r"(\d{1,2})(?:st|nd|rd|th)?[\s\-/]*(?:of\s+)?"
    + _MONTH
    + r"[a-z]*\.?[\s\-,/]*(\d{4}|\d{2})?$",
    re.I,
)
_MONTH_FIRST = re.compile(
    _WD + _MONTH + r"[a-z]*\.?[\s\-/]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?$", re.I
)
_DAY_ONLY = re.compile(_WD + r"(\d{1,2})(?:st|nd|rd|th)?$", re.I)
_MONTH_YEAR = re.compile(r"(?<![a-z])" + _MONTH + r"[a-z]*\.?[\s\-']*(20\d\d|\d\d)?(?!\d)", re.I)
EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class PartDate:
    """As much of a date as a heading states. `swappable`: day and month may be swapped."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    swappable: bool = False


def weekday_of(text: str) -> int | None:
    """0 for Monday to 6 for Sunday from a weekday's name or short name alone; else None."""
    return WEEKDAY.get(text.strip().strip(".").lower())


def parse_part(value: Value) -> PartDate | None:
    """What a heading says of a date, or None when it says none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime | date):
        return PartDate(value.day, value.month, value.year, value.weekday())
    if isinstance(value, int | float):
        if not float(value).is_integer():
            return None
        whole = int(value)
        if 36526 <= whole <= 73050:
            return parse_part(EPOCH + timedelta(days=whole))
        return PartDate(whole) if 1 <= whole <= 31 else None
    return _part_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _part_of(text: str) -> PartDate | None:
    text = re.sub(r"\s+", " ", text).strip()
    if not any(letter.isdigit() for letter in text):
        return None
    if match := _ISO.match(text):
        return _checked(PartDate(int(match[3]), int(match[2]), int(match[1])))
    if match := _NUMBERS.match(text):
        year = _year(match[4])
        return _checked(
            PartDate(int(match[2]), int(match[3]), year, weekday_of(match[1] or ""), True)
        )
    if match := _WORDS.match(text):
        month = MONTHS[match[3].lower()]
        return _checked(PartDate(int(match[2]), month, _year(match[4]), weekday_of(match[1] or "")))
    if match := _MONTH_FIRST.match(text):
        month = MONTHS[match[2].lower()]
        return _checked(PartDate(int(match[3]), month, _year(match[4]), weekday_of(match[1] or "")))
    if match := _DAY_ONLY.match(text):
        return _checked(PartDate(int(match[2]), weekday=weekday_of(match[1] or "")))
    return None


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _checked(part: PartDate) -> PartDate | None:
    """The part, when it can be a date one way or the other."""
    if not 1 <= part.day <= 31:
        return None
    if (
        part.month is not None
        and not 1 <= part.month <= 12
        and not (part.swappable and part.day <= 12)
    ):
        return None
    return part


def parse_date(value: Value) -> date | None:
    """A whole date (British order) from a cell of a date column; None when it is none."""
    part = parse_part(value)
    if part is None or part.month is None or part.year is None:
        return None
    return _make(part.year, part.month, part.day)


def month_of(text: str) -> tuple[int, int | None] | None:
    """The month (and year) that a title or a sheet's name states: 'January 2026' is (1, 2026)."""
    match = _MONTH_YEAR.search(text)
    if match:
        year = _year(match[2]) or year_of(text)
        return MONTHS[match[1].lower()], year
    return None


def year_of(text: str) -> int | None:
    """The one year that a title states."""
    years = set(re.findall(r"(?<!\d)(20\d\d)(?!\d)", text))
    return int(years.pop()) if len(years) == 1 else None


def resolve(
    parts: Sequence[PartDate], year: int | None, month: int | None, today: date
) -> tuple[list[date], bool] | None:
    """The dates of a heading from left to right, and whether the year had to be inferred.

    Year and month come from the parts, else from the titles (`year`, `month`), else the year from
    the weekdays that are written beside the days. None when they cannot be settled.
    """
    stated = next((part.year for part in parts if part.year), None) or year
    if stated is not None:
        dates = _dates(parts, stated, month)
        return (dates, False) if dates else None
    if not any(part.weekday is not None for part in parts):
        return None
    candidates = sorted(
        range(today.year - 5, today.year + 4), key=lambda y: (abs(y - today.year), -y)
    )
    for candidate in candidates:
        dates = _dates(parts, candidate, month)
        if dates:
            return dates, True
    return None


def _dates(parts: Sequence[PartDate], year: int, month: int | None) -> list[date] | None:
    """The dates from that year on, day before month if that gives a run of days, else after."""
    for swap in (False, True):
        dates = _in_order(parts, year, month, swap)
        if dates and all(
            part.weekday is None or part.weekday == on.weekday()
            for part, on in zip(parts, dates, strict=True)
        ):
            return dates
    return None


def _in_order(
    parts: Sequence[PartDate], year: int, month: int | None, swap: bool
) -> list[date] | None:
    """Dates that never go back by more than a repeated heading would."""
    dates: list[date] = []
    for part in parts:
        day, own_month = part.day, part.month
        if swap and part.swappable and own_month is not None:
            day, own_month = own_month, day
        last = dates[-1] if dates else None
        if own_month is None:
            if last is not None:
                wraps = day < last.day
                month = last.month % 12 + 1 if wraps else last.month
                year = last.year + (wraps and last.month == 12)
            if month is None:
                return None
            own_month = month
        elif part.year is None and last is not None:
            year = last.year + (own_month == 1 and last.month == 12)
        made = _make(part.year or year, own_month, day)
        if made is None:
            return None
        if part.year is None and last is not None and not -7 <= (made - last).days <= 14:
            return None
        dates.append(made)
    return dates


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
