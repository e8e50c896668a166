"""Times as rotas write them: 0600-1800, 6-18, 06.00-18.00, 0630x12, a fraction of a day, 600."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ambrota.model import DAY
from ambrota.sheets.cells import Value

_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?::00)?)|(?:[01]?\d|2[0-4])[0-5]\d|(?:[01]?\d|2[0-4])"
_TIME = rf"({_CLOCK})\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:hrs|hours|h)?"
_SPAN = re.compile(rf"(?<![\w:.]){_TIME}\s*(-|to|till|until|/|>)\s*{_TIME}(?![\w:]|\.\d)", re.I)
_LENGTH = re.compile(
    r"(?<![\w:.])((?:[01]?\d|2[0-4])[:.]?[0-5]\d)\s*[x\u00d7]\s*(\d{1,2}(?:\.\d+)?)\s*h?(?![\w:])",
    re.I,
)
_ONE = re.compile(rf"^{_TIME}$", re.I)
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Span:
    """Times found in a text: start and end in minutes, end after start, and the text around."""

    start: int
    end: int
    before: str = ""
    after: str = ""


def parse_span(text: str) -> Span | None:
    """The one pair of times in a text, or None: when there is none, or it could be read two ways.

    '9-5' is such a one: with bare hours below 13 nobody can tell morning from evening.
    """
    text = text.translate(_DASHES)
    found = [*_SPAN.finditer(text), *_LENGTH.finditer(text)]
    if len(found) != 1:
        return None
    match = found[0]
    before, after = text[: match.start()].strip(), text[match.end() :].strip()
    if match.re is _LENGTH:
        start, length = parse_time(match[1]), round(float(match[2]) * 60)
        if start is None or not 0 < length <= DAY:
            return None
        return Span(start % DAY, start % DAY + length, before, after)
    if _bare(match[1], match[2]) and _bare(match[4], match[5]) and _unclear(match):
        return None
    start, end = parse_time(match[1] + (match[2] or "")), parse_time(match[4] + (match[5] or ""))
    if start is None or end is None:
        return None
    return Span(*in_order(start, end), before, after)


def in_order(start: int, end: int) -> tuple[int, int]:
    """A start and an end, the end on the next day when it does not come after the start."""
    start %= DAY
    return (start, end) if end > start else (start, end + DAY)


def _bare(clock: str, half: str | None) -> bool:
    return len(clock) <= 2 and not half


def _unclear(match: re.Match[str]) -> bool:
    """Bare hours, of which none says by itself that it is on the 24-hour clock; '5/1' is a date."""
    hours = (match[1], match[4])
    says = any(int(hour) > 12 or hour.startswith("0") for hour in hours)
    return not says or match[3] == "/" or int(match[1]) == int(match[4])


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
    if not isinstance(value, str):
        return None
    text = value.translate(_DASHES).strip()
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
