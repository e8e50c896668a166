"""Values as the readers give them, made alike."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from ambrota.sheets.cells import Value

_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒―", "-"))
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


def plain_text(text: str) -> str:
    """A text with one kind of dash, digit and space, so that it compares as it reads."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()
