"""Dates as rotas write them: real dates, 2026-01-05, 05/01/2026, 'Mon 5 Jan', 'Sun - 23/02', 5."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from ambrota.sheets.cells import Value
from ambrota.sheets.words.calendar_words import LANGUAGES, bare, month_number
from ambrota.sheets.words.calendar_words import MONTHS as MONTHS
from ambrota.sheets.words.calendar_words import weekday_of as weekday_of

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.0+)?)?Z?$")
_BASIC = re.compile(r"(20\d\d)([01]\d)([0-3]\d)$")
_NUMBERS = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}|\d{2})|[/.])?$")
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]*(?:of\s+|de\s+)?([^\W\d_]{3,12})\.?[\s\-,/']*(\d{4}|\d{2})?$",
    re.I,
)
_MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,12})\.?[\s\-/]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?$", re.I
)
_DAY_ONLY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?$", re.I)
_LEADING = re.compile(r"([^\W\d_]{2,13})\.?(?:[\s,\-–:]+|(?=\d))")
_TRAILING = re.compile(r"[\s,(\-–]*\b([^\W\d_]{2,13})\.?\)?$")
_MONTH_WORD = re.compile(r"[^\W\d_]{3,12}")
_DATE_WITHIN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d\d)(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)?[\s\-/]*(?:of\s+)?[^\W\d_]{3,12}\.?[\s\-,/']*\d{4}",
    re.I,
)
_YEAR_AFTER = re.compile(r"\.?[\s\-'’_/]*(20\d\d|\d\d)?(?!\d)")
_CLOCKS = re.compile(r"(?<!\d)(?!20\d\d\D+20\d\d)[0-2]\d{3}\s*(?:-|–|/|to)\s*[0-2]\d{3}(?!\d)")
EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class PartDate:
    """As much of a date as a heading states. `swappable`: day and month may be swapped."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    swappable: bool = False

    @property
    def on(self) -> date | None:
        """The date (British order), when it is whole and exists."""
        if self.month is None or self.year is None:
            return None
        return _make(self.year, self.month, self.day)


@lru_cache(maxsize=16384, typed=True)
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
        if 20000101 <= whole <= 20991231:
            return _part_of(str(whole))
        return PartDate(whole) if 1 <= whole <= 31 else None
    return _part_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=8192)
def _part_of(text: str) -> PartDate | None:
    if len(text) > 40 or not any(letter.isdigit() for letter in text):
        return None
    text = re.sub(r"\s+", " ", text).strip()
    text, weekday = _without_weekday(text)
    if match := _ISO.match(text) or _BASIC.match(text):
        return _checked(PartDate(int(match[3]), int(match[2]), int(match[1]), weekday))
    if match := _NUMBERS.match(text):
        return _checked(PartDate(int(match[1]), int(match[2]), _year(match[3]), weekday, True))
    if (match := _WORDS.match(text)) and (month := month_number(match[2])):
        return _checked(PartDate(int(match[1]), month, _year(match[3]), weekday))
    if (match := _MONTH_FIRST.match(text)) and (month := month_number(match[1])):
        return _checked(PartDate(int(match[2]), month, _year(match[3]), weekday))
    if match := _DAY_ONLY.match(text):
        return _checked(PartDate(int(match[1]), weekday=weekday))
    return None


def _without_weekday(text: str) -> tuple[str, int | None]:
    """A date's text without the weekday before or behind it, and that weekday."""
    if text[0].isalpha() and (match := _LEADING.match(text)):
        weekday = _any_weekday(match[1])
        if weekday is not None:
            return text[match.end() :].strip(), weekday
    if text[0].isdigit() and (match := _TRAILING.search(text)):
        weekday = _any_weekday(match[1])
        if weekday is not None:
            return text[: match.start()].strip(), weekday
    return text, None


def _any_weekday(word: str) -> int | None:
    """The weekday of a word beside a number, where no code can be meant; English first."""
    stated = weekday_of(word)
    if stated is not None or month_number(word) is not None:
        return stated
    days = {language[bare(word)] for language in LANGUAGES[1:] if bare(word) in language}
    return days.pop() if len(days) == 1 else None


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
    return None if part is None else part.on


def date_within(text: str) -> PartDate | None:
    """The first whole date in a title: 'Rota 26/01/2026 to 22/02/2026', 'from 5th January 2026'."""
    if not any(letter.isdigit() for letter in text):
        return None
    for match in _DATE_WITHIN.finditer(text):
        part = _part_of(match[0])
        if part and part.month and part.year:
            return part
    return None


def month_of(text: str) -> tuple[int, int | None] | None:
    """The month (and year) that a title or a sheet's name states: 'January 2026' is (1, 2026)."""
    for match in _MONTH_WORD.finditer(text):
        month = month_number(match[0])
        after = _YEAR_AFTER.match(text, match.end())
        stated = after is not None and after[1] is not None
        if month is None or (match[0] == "may" and text != "may" and not stated):
            continue
        return month, (_year(after[1]) if after else None) or year_of(text)
    return None


def year_of(text: str) -> int | None:
    """The one year that a title states."""
    years = set(re.findall(r"(?<!\d)(20\d\d)(?!\d|\s?h)", _CLOCKS.sub("", text)))
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
    """The dates from that year on, day before month, else after it; that which goes day by day
    before one that does not ('1/5/26', '1/6/26' ...)."""
    found: list[list[date]] = []
    for swap in (False, True) if any(part.swappable for part in parts) else (False,):
        dates = _in_order(parts, year, month, swap)
        if dates and all(
            part.weekday is None or part.weekday == on.weekday()
            for part, on in zip(parts, dates, strict=True)
        ):
            found.append(dates)
    return max(found, key=_by_days, default=None)


def _by_days(dates: list[date]) -> bool:
    """Whether most of the dates are the day after the one before."""
    steps = [(after - before).days for before, after in pairwise(dates)]
    return steps.count(1) * 2 > len(steps)


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
