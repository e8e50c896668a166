"""Cells of a list that state a date, a time, or both at once."""

from __future__ import annotations

import re
from datetime import date, datetime

from ambrota.sheets.cells import Cell
from ambrota.sheets.dates import parse_date
from ambrota.sheets.times import parse_time


def moment_of(cell: Cell) -> tuple[int | None, date | None]:
    """Minute of the day, and the date where the cell states one too."""
    value = cell.value
    if isinstance(value, datetime) and value.year > 1900:
        return parse_time(value), value.date()
    match = re.fullmatch(r"(\S+)[ T](\d{1,2}:\d{2}(?::\d{2})?)", cell.text)
    if match and (on := parse_date(match[1])):
        return parse_time(match[2]), on
    return parse_time(value), None


def date_in(cell: Cell) -> date | None:
    """The date that a cell states, alone or with a time behind it."""
    return parse_date(cell.value) or moment_of(cell)[1]
