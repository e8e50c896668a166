"""Dates and times written in the manner of the cells around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ambrota.model import DAY
from ambrota.sheets.cells import Value
from ambrota.sheets.dates import EPOCH


def date_like(samples: Sequence[Value], on: date) -> Value:
    """A date written as the column writes its dates."""
    sample = samples[0] if samples else None
    if isinstance(sample, datetime):
        return datetime.combine(on, time(0))
    if isinstance(sample, str):
        if re.match(r"\d{1,2}([/.-])\d{1,2}\1\d{4}", sample):
            mark = re.sub(r"\d", "", sample)[0]
            return on.strftime(f"%d{mark}%m{mark}%Y")
        return on.isoformat()
    return on


def time_like(samples: Sequence[Value], on: date | None, minute: int) -> Value:
    """A time written as the cells around write theirs; `on` matters where they state a date."""
    sample = samples[0] if samples else None
    moment = datetime.combine(on or EPOCH, time(0)) + timedelta(minutes=minute)
    if isinstance(sample, datetime):
        return moment
    if isinstance(sample, time):
        return moment.time()
    if isinstance(sample, float) and sample < 1:
        return (minute % DAY) / DAY
    if isinstance(sample, int | float):
        if not moment.minute and all(isinstance(n, int | float) and n <= 24 for n in samples):
            return moment.hour
        return moment.hour * 100 + moment.minute
    text = str(sample or "06:00")
    if re.match(r"\d{4}-\d{2}-\d{2}[ T]", text):
        return moment.strftime(f"%Y-%m-%d{text[10]}%H:%M" + (":%S" if text.count(":") > 1 else ""))
    if re.match(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[ T]", text):
        return moment.strftime("%d/%m/%Y %H:%M")
    if re.fullmatch(r"\d{3,4}", text):
        return moment.strftime("%H%M")
    if re.fullmatch(r"\d{1,2}\.\d{2}", text):
        return moment.strftime("%H.%M")
    return moment.strftime("%H:%M:%S" if text.count(":") > 1 else "%H:%M")
