"""Times from and to as cells write them: 0600-1800, 6-18, 7am-3.30pm, 0630x12, 12h from 07:00."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ambrota.model import DAY
from ambrota.sheets.words.plain import plain_text
from ambrota.sheets.words.times import in_order, parse_time

_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?::00)?)|(?:[01]?\d|2[0-4])[0-5]\d|(?:[01]?\d|2[0-4])"
_HALF = r"\s*(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z])|[ap](?![a-z])"
_TIME = rf"({_CLOCK})({_HALF})?\s*(?:hrs?|hours?|h)?"
_FULL = rf"((?:[01]?\d|2[0-4])[:.h]?[0-5]\d(?::00)?|(?:[01]?\d|2[0-4])(?={_HALF}))({_HALF})?"
# A letter may stand right before a time that is written in full (D0700-1900), never before 6-18.
_BEGIN = r"(?:(?<![\w:.])(?<!\d[/-])|(?<=[a-z])(?=\d{4}|\d{1,2}:))"
_END = r"(?![\w:]|[./-]\d)"
_SPAN = re.compile(
    rf"{_BEGIN}(?:from\s+)?{_TIME}\s*(-|to|till?|until|through|/|>|→|~)\s*{_TIME}{_END}", re.I
)
_BESIDE = re.compile(rf"{_BEGIN}{_FULL}(\s+){_FULL}{_END}", re.I)
_HOURS = r"(\d{1,2}(?:[.,]\d+)?)"
_LENGTH = re.compile(
    rf"{_BEGIN}((?:[01]?\d|2[0-4])[:.]?[0-5]\d)\s*(?:[x×*+]|for\b)\s*{_HOURS}"
    rf"\s*(?:hrs?|hours?|h)?{_END}",
    re.I,
)
_LENGTH_FIRST = re.compile(
    rf"(?<![\w:.]){_HOURS}\s*(?:hrs?|hours?|h)\s*(?:from|at|@)\s*"
    rf"((?:[01]?\d|2[0-4])[:.]?[0-5]\d){_END}",
    re.I,
)
_DECIMAL = r"(\d{1,2})(?:[.](0|25|5|50|75))?"
_DECIMALS = re.compile(
    rf"(?<![\w:./,-]){_DECIMAL}\s*(?:-|to|till?|until)\s*{_DECIMAL}(?![\w:/-]|[.,]\d|\s*h)", re.I
)
_OF_AN_HOUR = {None: 0, "0": 0, "25": 15, "5": 30, "50": 30, "75": 45}
_LONG = 14 * 60
LONGEST = 300
"""More than an entry or a meaning ever needs; patterns take too long over a whole page."""


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
    if len(text) > LONGEST:
        return None
    text = plain_text(text)
    found = [m for form in (_SPAN, _LENGTH, _LENGTH_FIRST) for m in form.finditer(text)]
    found = found or [*_BESIDE.finditer(text)] or [*_DECIMALS.finditer(text)]
    if len(found) != 1:
        return None
    match = found[0]
    if match.re is _DECIMALS:
        times = _in_decimals(match)
    else:
        times = _lasting(match) if match.re in (_LENGTH, _LENGTH_FIRST) else _from_to(match)
    if times is None:
        return None
    return Span(*times, text[: match.start()].strip(), text[match.end() :].strip())


def _lasting(match: re.Match[str]) -> tuple[int, int] | None:
    """A start and a length in hours."""
    clock, hours = match.groups() if match.re is _LENGTH else match.groups()[::-1]
    start, length = parse_time(clock), round(float(hours.replace(",", ".")) * 60)
    if start is None or not 0 < length <= DAY:
        return None
    return start % DAY, start % DAY + length


def _in_decimals(match: re.Match[str]) -> tuple[int, int] | None:
    """Hours in decimals, 6.5-14.5; None where none of them is sure to be one, or of the 24."""
    first, part, last, other_part = match.groups()
    hours = [int(first), int(last)]
    decimal = {part, other_part} & {"5", "75"}
    if not decimal or max(hours) > 23 or (max(hours) <= 12 and "0" not in first[0] + last[0]):
        return None
    minutes = [
        hour * 60 + _OF_AN_HOUR[p] for hour, p in zip(hours, (part, other_part), strict=True)
    ]
    times = in_order(*minutes)
    return times if times[1] - times[0] <= _LONG else None


def _from_to(match: re.Match[str]) -> tuple[int, int] | None:
    """A start and an end; None where the clock they are on is not sure."""
    first, half, sign, last, other_half = match.groups()
    start = parse_time(first + (half or "").strip())
    end = parse_time(last + (other_half or "").strip())
    if start is None or end is None:
        return None
    times = in_order(start, end)
    return None if _unsure(first, half, sign, last, other_half, times) else times


def _unsure(
    first: str, half: str | None, sign: str, last: str, other_half: str | None,
    times: tuple[int, int],
) -> bool:  # fmt: skip
    """Whether morning and evening may be mixed up, or the text may be a date or a length."""
    length = times[1] - times[0]
    bare = [len(clock) <= 2 for clock in (first, last)]
    if sign == "/" and any(bare) and not (half and other_half):
        return True
    if half or other_half:
        # 7-3pm can't be anything but 7 in the morning; 7-11pm can.
        return not (half and other_half) and not (
            other_half and _hour(first) > _hour(last) and length <= _LONG
        )
    low = [_low(clock) for clock in (first, last)]
    if not any(bare) and all(re.match(r"\d\d", clock) for clock in (first, last)):
        # Two digits for each hour: on the 24-hour clock, if one of them shows it.
        return all(low) and length > _LONG and first != last
    if all(low):
        return all(bare) or length > _LONG or _hour(first) < 5
    return any(low) and (length > _LONG or (all(bare) and first == last))


def _hour(clock: str) -> int:
    digits = re.split(r"[:.h]", clock, flags=re.I)[0]
    return int(digits if len(digits) <= 2 else digits[:-2])


def _low(clock: str) -> bool:
    """Whether an hour below 13 is written so that it may be on the 12-hour clock."""
    return 1 <= _hour(clock) <= 12 and not clock.startswith("0") and not re.match(r"\d{4}", clock)
