"""How rotas write dates and times: every notation that is read."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, time
from typing import Any

from ambrota.model import DAY
from tests.ambrota.sheets.generated.truth import Entry, Options, Random

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


DATES: dict[str, Callable[[date], Any]] = {
    "real": lambda on: on,
    "iso": lambda on: on.isoformat(),
    "dd/mm/yyyy": lambda on: f"{on:%d/%m/%Y}",
    "d/m/yy": lambda on: f"{on.day}/{on.month}/{on:%y}",
    "dd.mm.yyyy": lambda on: f"{on:%d.%m.%Y}",
    "d-mon-yy": lambda on: f"{on.day}-{MONTHS[on.month - 1][:3]}-{on:%y}",
    "ddd d/m/yy": lambda on: f"{DAYS[on.weekday()]} {on.day}/{on.month}/{on:%y}",
    "dddd d mmmm yyyy": lambda on: (
        f"{LONG_DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"
    ),
    "ddd\\ndd/mm/yyyy": lambda on: f"{DAYS[on.weekday()]}\n{on:%d/%m/%Y}",
    "ddd dd-mmm-yy": lambda on: (
        f"{DAYS[on.weekday()]} {on.day:02d}-{MONTHS[on.month - 1][:3]}-{on:%y}"
    ),
    "serial": lambda on: (on - date(1899, 12, 30)).days,
}
"""Dates that state their year."""
NO_YEAR: dict[str, Callable[[date], Any]] = {
    "dd/mm": lambda on: f"{on:%d/%m}",
    "d mon": lambda on: f"{on.day} {MONTHS[on.month - 1][:3]}",
    "nth mon": lambda on: f"{_ordinal(on.day)} {MONTHS[on.month - 1]}",
    "ddd d/m": lambda on: f"{DAYS[on.weekday()]} {on.day}/{on.month}",
    "ddd - dd/mm": lambda on: f"{DAYS[on.weekday()].upper()} - {on:%d/%m}",
    "ddd\\nd mon": lambda on: f"{DAYS[on.weekday()]}\n{on.day} {MONTHS[on.month - 1][:3]}",
    "ddd d mon": lambda on: f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1][:3]}",
}
"""Dates whose year stands elsewhere; with a weekday it may be missing."""
NO_MONTH: dict[str, Callable[[date], Any]] = {
    "d": lambda on: on.day,
    "ddd d": lambda on: f"{DAYS[on.weekday()]} {on.day}",
    "nth": lambda on: _ordinal(on.day),
}
"""Days whose month and year stand above them, or in the sheet's name."""
ALL_DATES = {**DATES, **NO_YEAR, **NO_MONTH}


def title_of(dates: list[date], notation: str) -> str:
    """The month or year that headings in that notation leave to a title."""
    if notation in NO_MONTH:
        # A month that begins in the one before is named after the month of most of its days;
        # a few weeks are named after the first of them.
        months = Counter((on.year, on.month) for on in dates[: None if len(dates) > 20 else 1])
        year, month = months.most_common(1)[0][0]
        return f"{MONTHS[month - 1]} {year}"
    return f"Rota {dates[0].year}"


def clock(minute: int, mark: str = "") -> str:
    """A minute of the day as hh:mm; 24:00 at its end."""
    if minute == DAY:
        return f"24{mark}00"
    return f"{minute // 60 % 24:02d}{mark}{minute % 60:02d}"


def _bare(entry: Entry) -> str | None:
    """'7-19', where both are whole hours and one of them tells morning from evening."""
    assert entry.start is not None
    assert entry.end is not None
    start, end = entry.start // 60, entry.end // 60 % 24
    whole = entry.start % 60 == entry.end % 60 == 0
    return f"{start}-{end}" if whole and max(start, end) > 12 and start != end else None


def _length(entry: Entry) -> str:
    assert entry.start is not None
    assert entry.end is not None
    return f"{clock(entry.start)}x{(entry.end - entry.start) / 60:g}"


def _pair(mark: str, between: str, after: str = "") -> Callable[[Entry], str]:
    def write(entry: Entry) -> str:
        assert entry.start is not None
        assert entry.end is not None
        return f"{clock(entry.start, mark)}{between}{clock(entry.end, mark)}{after}"

    return write


TIMES: dict[str, Callable[[Entry], str | None]] = {
    "0600-1800": _pair("", "-"),
    "06:00-18:00": _pair(":", "-"),
    "06:00–18:00": _pair(":", "–"),
    "06.00 - 18.00": _pair(".", " - "),
    "0600/1800": _pair("", "/"),
    "07:00 to 19:00": _pair(":", " to "),
    "0600-1800hrs": _pair("", "-", "hrs"),
    "0630x12": _length,
    "7-19": _bare,
}


BETWEEN = {"slash": " / ", "plus": "+", "line": "\n", "comma": ", ", "and": " & "}
"""What stands between two entries of a cell."""


def text_of(entry: Entry, notation: str, *, spelt: bool = False) -> str:
    """An entry as it stands in a cell; `spelt`: a code with its times behind it."""
    if entry.code is not None and entry.start is not None and spelt:
        text = f"{entry.code.text} {_pair('', '-')(entry)}"
    elif entry.code is not None:
        text = entry.code.text
    else:
        text = TIMES[notation](entry) or _pair("", "-")(entry)
    return f"{text} ({entry.unit})" if entry.unit else text


def cell_text(entries: tuple[Entry, ...], options: Options, rng: random.Random) -> str:
    """The entries of a cell in the notation of the options."""
    spelt = "spelt" in options and rng.random() < 0.3
    notation = options.get("times", "0600-1800")
    texts = [text_of(entry, notation, spelt=spelt) for entry in entries]
    text = BETWEEN[options.get("between", "slash")].join(texts)
    if "case" in options and rng.random() < 0.3:
        text = rng.choice((text.lower(), f" {text} ", f"{text}\u00a0"))
    return text


def moment(minute: int, notation: str) -> Any:
    """A time of day in a cell of its own."""
    minute %= DAY
    if notation == "time":
        return time(minute // 60, minute % 60)
    if notation == "fraction":
        return minute / DAY
    if notation == "number":
        return minute // 60 * 100 + minute % 60
    return clock(minute, {"hhmm": "", "hh.mm": "."}.get(notation, ":"))


MOMENTS = ("hh:mm", "hhmm", "hh.mm", "time", "fraction", "number")


def pick(rng: Random, name: str, values: tuple[str, ...]) -> str:
    """One of some values, the same whatever else is picked."""
    return rng(name).choice(values)
