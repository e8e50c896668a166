"""Functions of dates, which the file keeps as days since the end of 1899."""

from __future__ import annotations

from datetime import date, timedelta

from ambrota.sheets.formulas.tree import NotUnderstoodError
from ambrota.sheets.formulas.values import Single, number
from ambrota.sheets.words.dates import EPOCH


def on(value: Single) -> date:
    """The date of a number; days before March 1900, which Excel miscounts, are left alone."""
    days = int(number(value))
    if not 61 <= days <= 2_958_465:
        raise NotUnderstoodError("a date before March 1900")
    return EPOCH + timedelta(days=days)


def weekday(value: Single, kind: Single = 1.0) -> float:
    """The number of the weekday: from Sunday 1, from Monday 1, or from Monday 0."""
    day = on(value).weekday()
    by = {1: (day + 1) % 7 + 1, 2: day + 1, 3: day, 11: day + 1, 17: (day + 1) % 7 + 1}
    if int(number(kind)) not in by:
        raise NotUnderstoodError("weekdays counted from another day")
    return float(by[int(number(kind))])
