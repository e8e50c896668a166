"""What a cell of a rota says: a code of the legend, times, a rest marker, or nothing certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cached_property

from ambrota.model import DAY, Kind, Shift
from ambrota.sheets.cells import Cell, Value, as_text
from ambrota.sheets.doubts import (
    Doubt,
    absent_and_at_work,
    absent_twice,
    single_time,
    too_long,
    unknown,
)
from ambrota.sheets.problems import NOTE, WARNING
from ambrota.sheets.resources import Spelling
from ambrota.sheets.words.kinds import code_key, kind_of_meaning, safe_kind, training_category
from ambrota.sheets.words.plain import plain_text
from ambrota.sheets.words.spans import LONGEST, Span, parse_span

# Times may have a slash of their own: signs with space around them part first, slashes last.
_SIGNS = (
    re.compile(r"\s+(?:[/+&;,|]|and)\s+|\s*[\n;]\s*", re.I),
    re.compile(r"\s*(?:[+&;,|]|\n|\band\b)\s*", re.I),
    re.compile(r"\s*(?:[/+&;,|]|\n|\band\b)\s*", re.I),
)
_UNIT = r"[A-Z]{1,4}\s?\d{1,4}[A-Z]?"
_CALLSIGN = re.compile(rf"^[(\[]?\s*({_UNIT})\s*[)\]]?$", re.I)
_WITH_UNIT = re.compile(rf"^(\S+?)(?:\s*[(\[]({_UNIT})[)\]]|\s+([A-Z]{{1,4}}\d{{2,4}}))$", re.I)
_IN_BRACKETS = re.compile(r"^[(\[][^()\[\]]*[)\]]$")

_HOURS_OFF = re.compile(
    r"^(.+?)[\s(\[]+(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)\s*[)\]]?$"
    r"|^(.+?)[\s(\[]+(\d{1,2}[.,](?:0|5|25|50|75))[)\]]?$",
    re.I,
)

_REST_LEFT = {"x", "xx", "0", "o"}
"""Rest, where a legend explains the other codes and names no code for rest."""
_ABSENT = {Kind.REST, Kind.LEAVE, Kind.SICK}
_PLAIN = {
    "d", "n", "e", "l", "ld", "ln", "day", "days", "night", "nights", "early", "late", "long",
    "longday", "longnight", "m", "mid", "t", "tw", "twi", "twilight", "lateday", "short", "cover",
    "shift", "duty", "core",
}  # fmt: skip
_WORKS_ON = {"dca", "rrv", "frv", "uca", "hdu", "pts", "hart", "ambulance", "car", "eoc"}
_NOT_WORKED = re.compile(r"\b(cancel\w*|swap\w*|not|no|off|if|or|till?|until|half)\b|\?|/", re.I)


@dataclass(frozen=True)
class Reading:
    """What a cell says: its entries, each with the callsign it may name, and any doubt."""

    entries: tuple[tuple[Shift, str | None], ...]
    doubt: Doubt | None = None

    @cached_property
    def only(self) -> Shift | None:
        """The shift of a cell that says just that."""
        plain = len(self.entries) == 1 and self.entries[0][1] is None and self.doubt is None
        return self.entries[0][0] if plain else None


class CodeBook:
    """What codes mean in one workbook: its legend, the layout's codes, and times as they stand.

    `fills`: code by background colour, for coloured blanks that the legend explains. `resource`:
    the workbook's only resource, which times without a code then work on (`assumed`). `spelling`:
    of resources, as the workbook first writes them. `explained`: whether the workbook has a legend
    of its own, from which an unlisted x can be told to be rest.
    """

    def __init__(
        self,
        shifts: Iterable[Shift] = (),
        fills: Mapping[str, Shift] | None = None,
        resource: str | None = None,
        spelling: Spelling | None = None,
        explained: bool | None = None,
    ) -> None:
        self.shifts: dict[str, Shift] = {}
        for shift in shifts:
            self.shifts.setdefault(code_key(shift.code), shift)
        self.fills = dict(fills or {})
        self.resource = resource
        self.spelling = spelling or Spelling()
        self.assumed = False
        self.used: dict[str, Shift] = {}
        self._readings: dict[tuple[type, Value], Reading] = {}
        self.explained = bool(self.shifts) if explained is None else explained
        self.has_rest_code = any(shift.kind is Kind.REST for shift in self.shifts.values())

    def read(self, cell: Cell) -> Reading | None:
        """What the cell says; None when it is blank."""
        value = cell.value
        if (reading := self._readings.get((type(value), value))) is not None:
            return reading
        if value is None or (isinstance(value, str) and not plain_text(value).strip()):
            shift = self.fills.get(cell.fill) if cell.fill else None
            return None if shift is None else Reading(((self._use(shift), None),))
        reading = self._readings[type(value), value] = self._read(value)
        return reading

    def read_text(self, text: str) -> Reading:
        """What a code or times written elsewhere (a list, a companion sheet) say."""
        return self._read(text)

    def resource_for(self, kind: Kind) -> str | None:
        """The resource of cover that states none: the workbook's only one."""
        if kind is not Kind.COVER or self.resource is None:
            return None
        self.assumed = True
        return self.resource

    def all_shifts(self) -> tuple[Shift, ...]:
        """The legend's codes, then the others that were met."""
        extra = {key: s for key, s in self.used.items() if key not in self.shifts}
        return (*self.shifts.values(), *extra.values())

    def _use(self, shift: Shift) -> Shift:
        self.used.setdefault(code_key(shift.code), shift)
        return shift

    def _read(self, value: Value) -> Reading:
        text = plain_text(as_text(value)[: LONGEST + 1])
        if len(text) > LONGEST:
            return self._unknown(text, too_long(text))
        if isinstance(value, date | time) or (isinstance(value, float) and 0 < value < 1):
            return self._unknown(text, single_time(text))
        whole = self._one(text)
        if whole is not None:
            return whole
        parts = [text]
        for sign in _SIGNS:
            parts = [part for part in sign.split(text) if part]
            known = [reading for part in parts if (reading := self._one(part)) is not None]
            if len(parts) > 1 and len(known) == len(parts):
                return self._several(text, known)
        return self._unknown(text, unknown(text, self.knows, parts))

    def _several(self, text: str, known: list[Reading]) -> Reading:
        """Entries of one cell together; an absence beside a duty is neither."""
        entries = tuple(entry for reading in known for entry in reading.entries)
        if len({shift.kind in _ABSENT for shift, _ in entries}) > 1:
            return self._unknown(text, absent_and_at_work(text))
        kinds = {shift.kind for shift, _ in entries}
        if len(kinds) > 1 and kinds <= _ABSENT:
            return self._unknown(text, absent_twice(text))
        return Reading(entries, next((r.doubt for r in known if r.doubt), None))

    def knows(self, text: str) -> bool:
        """Whether an entry alone would be understood."""
        return self._one(text) is not None

    def _one(self, text: str) -> Reading | None:
        """The reading of one entry: legend first, then times, then what is the same everywhere."""
        shift = self.shifts.get(code_key(text))
        if shift is not None:
            return Reading(((self._use(shift), None),))
        span = parse_span(text)
        if span is not None:
            return self._times(text, span)
        unit = _WITH_UNIT.match(text)
        named = unit and (unit[2] or unit[3])
        if unit and named and code_key(named) not in self.shifts:
            coded = self.shifts.get(code_key(unit[1]))
            if coded is not None:
                return Reading(((self._use(coded), named),))
        kind = safe_kind(text)
        if kind is not None:
            return self._safe(text, kind)
        if (off := self._hours_off(text)) is not None:
            return off
        if self.explained and not self.has_rest_code and code_key(text) in _REST_LEFT:
            doubt = Doubt(
                NOTE, f"{text!r}, in a legend that has no code for rest, read as rest",
                "a code of the legend", "nothing, if it is rest; else add it to the legend",
            )  # fmt: skip
            return Reading(((self._use(Shift(text, Kind.REST)), None),), doubt)
        return None

    def _safe(self, text: str, kind: Kind) -> Reading:
        """A word that means the same everywhere, with what is worth saying of it."""
        category = training_category(text) if kind is Kind.TRAINING else None
        doubt = None
        if kind in (Kind.TRAINING, Kind.CONTACT, Kind.OTHER_WORK):
            doubt = Doubt(
                WARNING, f"{text!r}, read as {kind.value} without times", "the code's times",
                "add the code with its start and end to the sheet Shift codes",
            )  # fmt: skip
        elif kind is not Kind.REST:
            doubt = Doubt(
                NOTE, f"{text!r}, in no legend, read as {kind.value}", "a code of the legend",
                "nothing, if that is what it means; else add it to the sheet Shift codes",
            )  # fmt: skip
        return Reading(((self._use(Shift(text, kind, category=category)), None),), doubt)

    def _hours_off(self, text: str) -> Reading | None:
        """Leave or sickness with its hours behind it: 'AL 7.5h' counts as 7.5 hours."""
        match = _HOURS_OFF.match(text)
        base = self._one(match[1] or match[3]) if match else None
        if match is None or base is None or len(base.entries) != 1:
            return None
        shift, _ = base.entries[0]
        paid = round(float((match[2] or match[4]).replace(",", ".")) * 60)
        if shift.kind not in (Kind.LEAVE, Kind.SICK) or paid > DAY:
            return None
        return Reading(((self._use(replace(shift, code=text, paid=paid)), None),), base.doubt)

    def _times(self, text: str, span: Span) -> Reading | None:
        """Times, alone or beside a code, a vehicle, a callsign or a note."""
        note = _CALLSIGN.match(span.after)
        unit = note[1] if note else None
        if unit and code_key(unit) in self.shifts:
            return None  # another entry
        resource = self._vehicle(span.after)
        if span.after and not note and resource is None and not self._harmless(span.after):
            return None
        word = span.before.rstrip(" :-(,")
        if word:
            coded = self.shifts.get(code_key(word))
            ahead = self._vehicle(word) if coded is None and resource is None else None
            shift = self._named_times(text, span, word) if coded is None else _retimed(coded, span)
            if ahead is not None:
                shift = Shift(text, Kind.COVER, span.start, span.end, resource=ahead)
            if shift is None:
                return None
            shift = shift if shift is coded or coded is None else replace(shift, code=text)
        else:
            resource = resource or self.resource_for(Kind.COVER)
            shift = Shift(text, Kind.COVER, span.start, span.end)
        if resource is not None and shift.kind is Kind.COVER:
            shift = replace(shift, resource=resource)
        return Reading(((self._use(shift), unit),))

    def _vehicle(self, text: str) -> str | None:
        """The resource that a text names."""
        bare = text.strip(" ()[]-")
        if bare.casefold() in _WORKS_ON or self.spelling.has(bare):
            return self.spelling.of(bare)
        return None

    def _harmless(self, note: str) -> bool:
        """Whether a note in brackets can't say that the duty is another or not worked."""
        if not _IN_BRACKETS.match(note):
            return False
        inner = note.strip("()[] ")
        says = _NOT_WORKED.search(inner) or re.search(r"\d", inner) or kind_of_meaning(inner)
        return not says and not self.knows(inner)

    def _named_times(self, text: str, span: Span, word: str) -> Shift | None:
        """Times after a word that no legend explains: the word may still say what kind it is."""
        kind = safe_kind(word) or kind_of_meaning(word)
        if kind is None and code_key(word) not in _PLAIN:
            return None
        kind = kind or Kind.COVER
        category = training_category(word) if kind is Kind.TRAINING else None
        return Shift(
            text, kind, span.start, span.end, resource=self.resource_for(kind), category=category
        )

    def _unknown(self, text: str, doubt: Doubt) -> Reading:
        return Reading(((self._use(Shift(text, Kind.UNKNOWN)), None),), doubt)


def _retimed(coded: Shift, span: Span) -> Shift:
    """A code with times beside it: those times, and no stated pay unless they are its own."""
    if (coded.start, coded.end) == (span.start, span.end):
        return coded
    return replace(coded, start=span.start, end=span.end, paid=None)
