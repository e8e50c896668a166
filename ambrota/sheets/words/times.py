"""Times of day and lengths as rotas write them: 06:00, 6am, 600, a fraction of a day, 11.5 h."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from ambrota.model import DAY
from ambrota.sheets.cells import Value
from ambrota.sheets.words.plain import plain_text

_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?::00)?)|(?:[01]?\d|2[0-4])[0-5]\d|(?:[01]?\d|2[0-4])"
_TIME = rf"({_CLOCK})\s*(am|pm|a\.m\.?|p\.m\.?|a|p)?\s*(?:hrs?|hours?|h)?"
LONGEST = 40
"""More than a time or a length ever needs; patterns take too long over a page of spaces."""
_ONE = re.compile(rf"^{_TIME}$", re.I)


def in_order(start: int, end: int) -> tuple[int, int]:
    """A start and an end, the end on the next day when it does not come after the start."""
    start %= DAY
    return (start, end) if end > start else (start, end + DAY)


def parse_time(value: Value | timedelta) -> int | None:
    """A time of day as minutes from 00:00 (24:00 is 1440), from text, a number or an Excel time."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return minutes if 0 <= minutes <= DAY else None
    if isinstance(value, datetime | time):
        return value.hour * 60 + value.minute + (1 if value.second >= 30 else 0)
    if isinstance(value, int | float):
        return _number(float(value))
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    text = plain_text(value).strip()
    if re.fullmatch(r"0\.[0-5]\d", text):
        return None  # 0.25 is a quarter of a day, or 25 minutes past midnight
    match = _ONE.match(text)
    if not match:
        return _number(float(text)) if re.fullmatch(r"0?\.\d+", text) else None
    return _clock(match[1], (match[2] or "").lower())


def _clock(clock: str, half: str) -> int | None:
    digits = re.sub(r"\D", ":", clock).split(":")
    if len(digits) >= 2:
        hours, minutes = int(digits[0]), int(digits[1])
    elif len(clock) > 2:
        hours, minutes = int(clock[:-2]), int(clock[-2:])
    else:
        hours, minutes = int(clock), 0
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    total = hours * 60 + minutes
    return total if total <= DAY and minutes < 60 else None


def _number(value: float) -> int | None:
    """0.25 and 600 are both 06:00; whole numbers up to 24 are hours."""
    if 0 <= value < 1:
        return round(value * DAY) % DAY
    if value < 0 or not value.is_integer():
        return None
    whole = int(value)
    hours, minutes = (whole, 0) if whole <= 24 else divmod(whole, 100)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= DAY else None


def parse_hours(value: Value | timedelta) -> float | None:
    """A length in hours: 11.5, '11.5 h', '11:30', an Excel duration; else None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, timedelta):
        return value.total_seconds() / 3600
    if isinstance(value, datetime | time):
        # Excel shows durations of a day and more as dates of 1900.
        days = (value - datetime(1899, 12, 31)).days if isinstance(value, datetime) else 0
        return days * 24 + value.hour + value.minute / 60
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str) and len(value) > LONGEST:
        return None
    match = re.fullmatch(
        r"(-?\d+(?:[.,]\d+)?)(?:\s*:\s*([0-5]\d))?\s*(?:h|hrs?|hours?|hpw)?(?:\s*([0-5]?\d)\s*m?)?",
        str(value).strip().lower(),
    )
    if not match:
        return None
    minutes = int(match[2] or match[3] or 0)
    return float(match[1].replace(",", ".")) + minutes / 60


def times_code(start: int, end: int) -> str:
    """How times are written in a cell for which the workbook has no code: '0900-1700'."""

    def clock(minute: int) -> str:
        return f"{minute // 60 % 24:02d}{minute % 60:02d}"

    return f"{clock(start)}-{'2400' if end == DAY else clock(end)}"
