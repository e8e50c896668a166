"""Cells of a list that state a date, a time, or both at once."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from ambrota.model import DAY
from ambrota.sheets.cells import Cell, Value
from ambrota.sheets.dates import EPOCH, parse_date
from ambrota.sheets.times import parse_time

_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?|\d{4}"
_BOTH = re.compile(rf"(.+?)(?:T|[\s,]+)({_CLOCK})\s*(?:Z|[+-]00:?00|hrs?)?", re.I)
_TIME_FIRST = re.compile(r"(\d{1,2}:\d{2})(?::\d{2})?\s+(.+)")
_RUN_ON = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\D*)(\d{1,2})([/.-])(\d{1,2})(\3(?:\d{4}|\d{2}))")
_SERIALS = (36526, 73051)


def moment_of(cell: Cell, month_first: bool = False) -> tuple[int | None, date | None]:
    """Minute of the day, and the date where the cell states one too."""
    value = cell.value
    if isinstance(value, datetime) and value.year > 1900:
        return parse_time(value), value.date()
    if isinstance(value, float) and _SERIALS[0] <= value < _SERIALS[1]:
        minutes = round((value % 1) * DAY)
        return minutes % DAY, EPOCH + timedelta(days=int(value) + minutes // DAY)
    if isinstance(value, str):
        text = cell.text
        for match, day, clock in (
            (_BOTH.fullmatch(text), 1, 2), (_TIME_FIRST.fullmatch(text), 2, 1)
        ):  # fmt: skip
            if match and (on := _date_of(match[day], month_first)):
                return parse_time(re.sub(r"\.\d+$", "", match[clock])), on
    return parse_time(value), None


def date_in(cell: Cell, month_first: bool = False) -> date | None:
    """The date that a cell states, alone or with a time behind it.

    `month_first`: the column writes the month before the day (01/13/2026).
    """
    return _date_of(cell.value, month_first) or moment_of(cell, month_first)[1]


def _date_of(value: Value, month_first: bool) -> date | None:
    run_on = _RUN_ON.fullmatch(str(value).strip())
    if run_on:
        return parse_date("-".join(run_on.groups()))
    if month_first and isinstance(value, str) and (match := _NUMBERS.fullmatch(value.strip())):
        value = f"{match[1]}{match[4]}{match[3]}{match[2]}{match[5]}"
    return parse_date(value)


def writes_month_first(texts: list[str]) -> bool:
    """Whether dates of a column can only be read with the month before the day."""
    found = [match for text in texts if (match := _NUMBERS.match(text.strip()))]
    return any(int(m[4]) > 12 for m in found) and not any(int(m[2]) > 12 for m in found)
