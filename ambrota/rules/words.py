"""How findings name people, days and duties."""

from __future__ import annotations

from ambrota.calendar import clock, day_name, lasting
from ambrota.duties import is_night
from ambrota.lines import line_title
from ambrota.model import Duty, Kind, Rota

UNLESS_RESTED = "breach unless compensatory rest is given"
"""Reg 21 takes ambulance services out of the rest rules; compensatory rest is owed (reg 24)."""

_WORDS = {
    Kind.RELIEF: "relief",
    Kind.TRAINING: "training",
    Kind.CONTACT: "contact duty",
    Kind.OTHER_WORK: "other work",
}


def who(rota: Rota, row: int) -> str:
    """The person's name; in a cyclic rota the line and who holds it now: 'Line 7 (Patel)'."""
    return line_title(rota, row)


def duty_words(duty: Duty) -> str:
    """What a duty is, with its code: 'night N', 'duty 0600-1800', 'training TR'."""
    word = "night" if is_night(duty) else _WORDS.get(duty.kind, "duty")
    return f"{word} {duty.code}".rstrip()


def ends(duty: Duty) -> str:
    """'night N ends 07:00'."""
    assert duty.end is not None
    return f"{duty_words(duty)} ends {clock(duty.end)}"


def starts(duty: Duty) -> str:
    """'duty D starts 13:00'."""
    return f"{duty_words(duty)} starts {starts_at(duty)}"


def starts_at(duty: Duty) -> str:
    """When a duty starts: '19:00'."""
    assert duty.start is not None
    return clock(duty.start)


def by_clock(duty: Duty) -> str:
    """From when to when a duty lasts: '19:00-07:00'."""
    assert duty.end is not None
    return f"{starts_at(duty)}-{clock(duty.end)}"


def clock_change(minutes: int) -> str:
    """What a clock change adds to a time or takes from it: ' − 1 h for the clock change'."""
    sign = f"{minutes:+}"[0].replace("-", "−")
    return f" {sign} {lasting(abs(minutes))} for the clock change" if minutes else ""


def span_words(rota: Rota, first: int, last: int) -> str:
    """Two days as a span: 'Monday 5 Jan 2026 to Sunday 18 Jan 2026'."""
    if first == last:
        return day_name(rota, first)
    return f"{day_name(rota, first)} to {day_name(rota, last)}"


def times(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: '1 night', '3 nights'."""
    return f"{number} {one if number == 1 else many or one + 's'}"
