"""Codes in words: what a kind is called, times with the next day, and what was typed as a code."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambrota.model import DAY, Kind, Shift
from ambrota.sheets.words.times import in_order, parse_hours, parse_time

KINDS: dict[Kind, str] = {
    Kind.UNKNOWN: "Not known",
    Kind.COVER: "On duty, filling a seat",
    Kind.RELIEF: "Relief, place not fixed",
    Kind.REST: "Rest day",
    Kind.LEAVE: "Leave",
    Kind.SICK: "Sickness",
    Kind.TRAINING: "Training",
    Kind.CONTACT: "Contact with the manager",
    Kind.OTHER_WORK: "Other work, filling no seat",
}
CATEGORIES = {
    "": "None stated",
    "statutory": "Statutory and mandatory",
    "cpd": "CPD",
    "leadership": "Leadership",
    "supervision": "Supervision",
}
NO_WORK = frozenset({Kind.REST, Kind.UNKNOWN})
TIMED = frozenset({Kind.COVER, Kind.RELIEF, Kind.TRAINING, Kind.CONTACT, Kind.OTHER_WORK})
LONGEST_PAID = 24


def clock(minute: int | None) -> str:
    """A time of day: 06:30; midnight at the end of a day is 24:00."""
    if minute is None:
        return ""
    return "24:00" if minute == DAY else f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def end_words(shift: Shift) -> str:
    """The end of a code: '18:30', '06:30 next day'."""
    later = " next day" if shift.end is not None and shift.end > DAY else ""
    return clock(shift.end) + later


def paid_words(minutes: int | None) -> str:
    """Paid hours: '11.5'; '' where none are stated."""
    return "" if minutes is None else f"{round(minutes / 60, 2):g}"


@dataclass
class Typed:
    """What stands in the form of one code. `faults`: by field, what is wrong with it."""

    kind: Kind
    start: str = ""
    end: str = ""
    paid: str = ""
    resource: str = ""
    meaning: str = ""
    category: str = ""
    faults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, shift: Shift) -> Typed:
        """The fields of a code as it is known."""
        return cls(
            shift.kind, clock(shift.start), clock(shift.end), paid_words(shift.paid),
            shift.resource or "", shift.meaning or "", shift.category or "",
        )  # fmt: skip

    def shift(self, code: str) -> Shift | None:
        """The code as typed; None, with the faults named, where it cannot be used."""
        self.faults = {}
        timed = self.kind in TIMED
        start, end = self._time("start"), self._time("end")
        if timed and not self.faults and (start is None) != (end is None):
            missing = "start" if start is None else "end"
            self.faults[missing] = "Fill in both times, or neither"
        paid = self._paid()
        if self.faults:
            return None
        times = in_order(start, end) if timed and start is not None and end is not None else None
        training = self.kind is Kind.TRAINING
        return Shift(
            code, self.kind, times[0] if times else None, times[1] if times else None,
            None if self.kind in NO_WORK else paid,
            (self.resource.strip() or None) if timed else None, self.meaning.strip() or None,
            (self.category or None) if training else None,
        )  # fmt: skip

    def _time(self, name: str) -> int | None:
        text = getattr(self, name).strip()
        if self.kind not in TIMED or not text:
            return None
        time = parse_time(text)
        if time is None:
            self.faults[name] = "Not a time: write 06:30"
        return time

    def _paid(self) -> int | None:
        text = self.paid.strip()
        if self.kind in NO_WORK or not text:
            return None
        hours = parse_hours(text)
        if hours is None or not 0 <= hours <= LONGEST_PAID:
            self.faults["paid"] = f"Not hours: write 0 to {LONGEST_PAID}, as 11.5"
            return None
        return round(hours * 60)


def next_day(start: str, end: str) -> str:
    """Beside the end, as it is typed: whether it falls on the next day."""
    begins, ends = parse_time(start.strip() or None), parse_time(end.strip() or None)
    if begins is None or ends is None:
        return ""
    begins, ends = in_order(begins, ends)
    if ends - begins == DAY:
        return "next day, 24 hours"
    return "next day" if ends > DAY else "the same day"


def in_words(shift: Shift) -> str:
    """A code in one line: 'On duty, filling a seat, 06:30 to 18:30'."""
    words = KINDS[shift.kind] if shift.kind is not Kind.UNKNOWN else "nothing that is understood"
    if shift.start is not None:
        words += f", {clock(shift.start)} to {end_words(shift)}"
    meaning = shift.meaning or ""
    return words if meaning.casefold() in words.casefold() else f"{words} ({meaning})"
