"""Cells of a list that state a date, a time, or both at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from ambrota.model import DAY
from ambrota.sheets.cells import Cell, Value, as_text
from ambrota.sheets.words.dates import EPOCH, parse_date
from ambrota.sheets.words.times import parse_time

_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?|\d{4}"
_BOTH = re.compile(rf"(.+?)(?:T|[\s,]+)({_CLOCK})\s*(?:Z|[+-]00:?00|hrs?)?", re.I)
_TIME_FIRST = re.compile(r"(\d{1,2}:\d{2})(?::\d{2})?\s+(.+)")
_RUN_ON = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\D*)(\d{1,2})([/.-])(\d{1,2})(\3(?:\d{4}|\d{2}))")
_FRACTION = re.compile(r"0?\.\d+")
LONGEST, _IN_A_ROW = 60, 5
_SERIALS = (36526, 73051)


@dataclass(frozen=True)
class Manner:
    """How a list writes: the month before the day (01/13/2026), times as parts of a day (0.25)."""

    month_first: bool = False
    fractions: bool = False


USUAL = Manner()


def moment_of(cell: Cell, manner: Manner = USUAL) -> tuple[int | None, date | None]:
    """Minute of the day, and the date where the cell states one too."""
    return _moment(cell.value, manner)


@lru_cache(maxsize=16384, typed=True)
def _moment(value: Value, manner: Manner) -> tuple[int | None, date | None]:
    # A list says the same few times and dates on thousands of rows.
    if manner.fractions and isinstance(value, str) and _FRACTION.fullmatch(value.strip()):
        return parse_time(float(value)), None
    if isinstance(value, str) and re.fullmatch(r"0\.[0-5]\d", value.strip()):
        return int(value.strip()[2:]), None  # the column has clock times such as 6.45
    if isinstance(value, datetime) and value.year > 1900:
        return parse_time(value), value.date()
    if isinstance(value, int | float) and _SERIALS[0] <= value < _SERIALS[1]:
        minutes = round((value % 1) * DAY)
        return minutes % DAY, EPOCH + timedelta(days=int(value) + minutes // DAY)
    if isinstance(value, str) and len(value) <= LONGEST:
        text = as_text(value)
        for match, day, clock in (
            (_BOTH.fullmatch(text), 1, 2), (_TIME_FIRST.fullmatch(text), 2, 1)
        ):  # fmt: skip
            if match and (on := _date_of(match[day], manner.month_first)):
                return parse_time(re.sub(r"\.\d+$", "", match[clock])), on
    return parse_time(value), None


def date_in(cell: Cell, manner: Manner = USUAL) -> date | None:
    """The date that a cell states, alone or with a time behind it."""
    return _date_of(cell.value, manner.month_first) or moment_of(cell, manner)[1]


def _date_of(value: Value, month_first: bool) -> date | None:
    run_on = _RUN_ON.fullmatch(str(value).strip())
    if run_on:
        return parse_date("-".join(run_on.groups()))
    if month_first and isinstance(value, str) and (match := _NUMBERS.fullmatch(value.strip())):
        value = f"{match[1]}{match[4]}{match[3]}{match[2]}{match[5]}"
    return parse_date(value)


def manner_of(texts: list[str]) -> Manner:
    """How texts in the columns of dates and times are written: what only one way can be right."""
    dates = [match for text in texts if (match := _NUMBERS.match(text.strip()))]
    months = any(int(m[4]) > 12 for m in dates) and not any(int(m[2]) > 12 for m in dates)
    months = months or _days_of_one_month(dates)
    parts = [text.strip() for text in texts if re.fullmatch(r"\d*\.\d+", text.strip())]
    fractions = bool(parts) and all(_FRACTION.fullmatch(text) for text in parts)
    return Manner(months, fractions)


def _days_of_one_month(dates: list[re.Match[str]]) -> bool:
    """Whether what would be one day of month after month are days in a row with the month first."""
    first, second = {int(m[2]) for m in dates}, sorted({int(m[4]) for m in dates})
    if len(first) != 1 or 1 in first or max(first) > 12 or len(second) < _IN_A_ROW:
        return False
    return len({m[5][1:] for m in dates}) == 1 and second[-1] - second[0] < 2 * len(second)
