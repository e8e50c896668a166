"""Dates and times written in the manner of the cells around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ambrota.model import DAY
from ambrota.sheets.cells import Cell, Value
from ambrota.sheets.words.dates import EPOCH, MONTHS
from ambrota.sheets.words.moments import USUAL, Manner, date_in, moment_of

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_NUMBERS = re.compile(r"(\D*)(\d{1,2})([/.-])(\d{1,2})\3(\d{4}|\d{2})")
_WORDS = re.compile(
    rf"(\D*?)(\d{{1,2}})(st|nd|rd|th)?(\W+(?:of )?)({_MONTH})(\W+)(\d{{4}}|\d{{2}})", re.I
)
_MONTH_FIRST = re.compile(rf"(\D*?)({_MONTH})(\W+)(\d{{1,2}})(st|nd|rd|th)?(\W+)(\d{{4}})", re.I)
_CLOCK = re.compile(r"(\d{1,2})([:.h])(\d{2})(:\d{2}(?:\.\d+)?)?(\s*)([ap]\.?m?\.?)?(\D*)$", re.I)
_PLAIN_CLOCK = re.compile(r"(\d{3,4})(\D*)$")


def date_like(samples: Sequence[Value], on: date, manner: Manner = USUAL) -> Value:
    """A date written as the column writes its dates."""
    sample = next(iter(samples), None)
    if isinstance(sample, datetime):
        return datetime.combine(on, time(0))
    if isinstance(sample, int) and not isinstance(sample, bool) and sample > 19_000_000:
        return int(on.strftime("%Y%m%d"))
    if not isinstance(sample, str):
        return on
    text = _date_text(sample.strip(), on, manner, _padded(samples))
    return text if date_in(Cell(1, 1, text), manner) == on else on.isoformat()


def _padded(samples: Sequence[Value]) -> bool:
    """Whether single figures have a nought before them."""
    numbers = [n for one in samples if isinstance(one, str) for n in re.findall(r"\d+", one)]
    return not any(len(number) == 1 for number in numbers)


def _date_text(sample: str, on: date, manner: Manner, padded: bool) -> str:
    day, month = (f"{on:%d}", f"{on:%m}") if padded else (str(on.day), str(on.month))
    if re.fullmatch(r"20\d{6}", sample):
        return f"{on:%Y%m%d}"
    if match := _ISO.match(sample):
        return match[1].join((f"{on:%Y}", f"{on:%m}", f"{on:%d}"))
    if match := _NUMBERS.match(sample):
        first, then = (month, day) if manner.month_first else (day, month)
        year = f"{on:%Y}"[-len(match[5]) :]
        return f"{_weekday(match[1], on)}{first}{match[3]}{then}{match[3]}{year}"
    if match := _WORDS.match(sample):
        name, year = _month(match[5], on), f"{on:%Y}"[-len(match[7]) :]
        nth = _nth(on.day) if match[3] else ""
        return f"{_weekday(match[1], on)}{day}{nth}{match[4]}{name}{match[6]}{year}"
    if match := _MONTH_FIRST.match(sample):
        nth = _nth(on.day) if match[5] else ""
        name = _month(match[2], on)
        return f"{_weekday(match[1], on)}{name}{match[3]}{day}{nth}{match[6]}{on:%Y}"
    return on.isoformat()


def _weekday(text: str, on: date) -> str:
    """The words before a date with the weekday's name changed to that of another date."""
    name = re.search(r"[A-Za-z]+", text)
    if name is None:
        return text
    new = f"{on:%A}"[: len(name[0])] if len(name[0]) <= 4 else f"{on:%A}"
    return text[: name.start()] + _cased(name[0], new) + text[name.end() :]


def _month(sample: str, on: date) -> str:
    return _cased(sample, f"{on:%b}" if len(sample) <= 3 else f"{on:%B}")


def _cased(sample: str, text: str) -> str:
    return text.upper() if sample.isupper() else text.lower() if sample.islower() else text


def _nth(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def time_like(
    samples: Sequence[Value], on: date | None, minute: int, manner: Manner = USUAL
) -> Value:
    """A time written as the cells around write theirs; `on` matters where they state a date."""
    sample = next(iter(samples), None)
    moment = datetime.combine(on or EPOCH, time(0)) + timedelta(minutes=minute)
    if isinstance(sample, datetime):
        return moment
    if isinstance(sample, time):
        return moment.time()
    if isinstance(sample, float) and sample < 1:
        return (minute % DAY) / DAY
    if isinstance(sample, float) and sample > 36526:
        return (moment.date() - EPOCH).days + (minute % DAY) / DAY
    if isinstance(sample, int | float):
        if not moment.minute and all(isinstance(n, int | float) and n <= 24 for n in samples):
            return moment.hour
        return moment.hour * 100 + moment.minute
    return _time_text(samples, str(sample or "06:00").strip(), moment, manner)


def hours_like(samples: Sequence[Value], minutes: int) -> Value:
    """A length in hours written as the column writes its lengths."""
    sample = next(iter(samples), None)
    hours, rest = divmod(minutes, 60)
    if isinstance(sample, time) and hours < 24:
        return time(hours, rest)
    if isinstance(sample, str):
        return f"{hours}:{rest:02d}" if ":" in sample else f"{minutes / 60:g}"
    return minutes / 60


def _time_text(samples: Sequence[Value], sample: str, moment: datetime, manner: Manner) -> str:
    if manner.fractions and re.fullmatch(r"0?\.\d+", sample):
        return f"{(moment.hour * 60 + moment.minute) / DAY:.15g}"
    dated = moment_of(Cell(1, 1, sample), manner)[1] is not None
    clock = _CLOCK.search(sample) or _PLAIN_CLOCK.search(sample)
    wanted = (moment.hour * 60 + moment.minute, moment.date() if dated else None)
    texts = [f"{moment:%H:%M}"] if not dated else [f"{moment:%Y-%m-%d %H:%M}"]
    if clock is not None:
        before = sample[: clock.start()]
        if dated and (gap := re.search(r"[T\s,]+$", before)):
            day = date_like([before[: gap.start()]], moment.date(), manner)
            before = f"{day}{gap[0]}"
        texts.insert(0, before + _clock_text(clock, moment, _padded(samples)))
    return next((t for t in texts if moment_of(Cell(1, 1, t), manner) == wanted), texts[-1])


def _clock_text(match: re.Match[str], moment: datetime, padded: bool) -> str:
    if match.re is _PLAIN_CLOCK:
        text = f"{moment:%H%M}"
        return (text.lstrip("0") or "0" if len(match[1]) < 4 else text) + match[2]
    seconds = re.sub(r"\d", "0", match[4] or "")
    if match[6]:
        half = ("a" if moment.hour < 12 else "p") + match[6][1:]
        hour = moment.hour % 12 or 12
        half = half.upper() if match[6].isupper() else half
        said = f"{hour:02d}" if match[1].startswith("0") else str(hour)
        return f"{said}{match[2]}{moment:%M}{seconds}{match[5]}{half}{match[7]}"
    hour_text = f"{moment:%H}" if padded else str(moment.hour)
    return f"{hour_text}{match[2]}{moment:%M}{seconds}{match[5]}{match[7]}"
