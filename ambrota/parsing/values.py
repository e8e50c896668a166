"""Values as the readers give them, made alike."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

Value = str | int | float | bool | date | datetime | time | None

NO_FILL = {None, "none", "00000000", "FFFFFFFF"}


def plain(value: Any) -> Value:
    """A cell's value as one of ours: whole numbers as such, dates with a time of day.

    A duration becomes a time, or from 24 h on a text like '37:30'; a text of spaces is blank.
    """
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        if 0 <= minutes < 1440:
            return time(minutes // 60, minutes % 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(0))
    if isinstance(value, str) and not value.strip():
        return None
    if value is None or isinstance(value, str | int | float | datetime | time):
        return value
    return str(value)
