"""What a cell of a rota says: a code of the legend, times, a rest marker, or nothing certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from ambrota.model import Kind, Shift
from ambrota.sheets.cells import Cell, Value, as_text
from ambrota.sheets.kinds import code_key, kind_of_meaning, safe_kind, training_category
from ambrota.sheets.problems import NOTE, WARNING
from ambrota.sheets.resources import Spelling
from ambrota.sheets.spans import Span, parse_span

_SPLIT = re.compile(r"\s*(?:[/+&;,]|\n)\s*")
_CALLSIGN = re.compile(r"^[(\[]?\s*([A-Z]{1,4}\s?\d{1,4}[A-Z]?)\s*[)\]]?$", re.I)
_UNITS_ONLY = re.compile(r"^[(\[].*[)\]]$")

AMBIGUOUS = {
    "r": "rest or relief", "l": "late or leave", "s": "sick, study or standby", "d": "a day shift",
    "n": "a night shift", "e": "an early shift", "a": "leave or absence",
    "t": "twilight or training",
    "sl": "study leave or sick leave", "x": "rest or on duty", "ld": "a long day or light duties",
    "bh": "a bank holiday off or worked", "ph": "a public holiday off or worked",
    "toil": "time owed, as rest or as leave", "td": "a team day or training",
}  # fmt: skip


@dataclass(frozen=True)
class Doubt:
    """What should be said of a cell that was not simply understood."""

    severity: str
    found: str
    expected: str
    todo: str


@dataclass(frozen=True)
class Reading:
    """What a cell says: its entries, each with the callsign it may name, and any doubt."""

    entries: tuple[tuple[Shift, str | None], ...]
    doubt: Doubt | None = None


class CodeBook:
    """What codes mean in one workbook: its legend, the layout's codes, and times as they stand.

    `fills`: code by background colour, for coloured blanks that the legend explains. `resource`:
    the workbook's only resource, which times without a code then work on (`assumed`). `spelling`:
    of resources, as the workbook first writes them.
    """

    def __init__(
        self,
        shifts: Iterable[Shift] = (),
        fills: Mapping[str, Shift] | None = None,
        resource: str | None = None,
        spelling: Spelling | None = None,
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
        self.has_legend = bool(self.shifts)
        self.has_rest_code = any(shift.kind is Kind.REST for shift in self.shifts.values())

    def read(self, cell: Cell) -> Reading | None:
        """What the cell says; None when it is blank."""
        if cell.value is None or cell.value == "":
            shift = self.fills.get(cell.fill) if cell.fill else None
            return None if shift is None else Reading(((self._use(shift), None),))
        key = (type(cell.value), cell.value)
        if key not in self._readings:
            self._readings[key] = self._read(cell.value)
        return self._readings[key]

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
        text = as_text(value)
        if isinstance(value, date | time):
            return self._unknown(
                text, "a date or a single time", "a code, or times like 0600-1800",
                "type the times as text; Excel turns 6-12 into a date",
            )  # fmt: skip
        whole = self._one(text)
        if whole is not None:
            return whole
        parts = [part for part in _SPLIT.split(text) if part]
        if len(parts) > 1:
            readings = [self._one(part) for part in parts]
            if all(readings):
                known = [reading for reading in readings if reading is not None]
                doubt = next((reading.doubt for reading in known if reading.doubt), None)
                return Reading(tuple(e for reading in known for e in reading.entries), doubt)
        return self._not_known(text)

    def _one(self, text: str) -> Reading | None:
        """The reading of one entry: legend first, then times, then what is the same everywhere."""
        shift = self.shifts.get(code_key(text))
        if shift is not None:
            return Reading(((self._use(shift), None),))
        span = parse_span(text)
        if span is not None:
            return self._times(text, span)
        unit = re.match(r"^(\S+)\s*[(\[]([A-Z]{1,4}\s?\d{1,4}[A-Z]?)[)\]]$", text, re.I)
        if unit and (coded := self.shifts.get(code_key(unit[1]))):
            return Reading(((self._use(coded), unit[2]),))
        kind = safe_kind(text)
        if kind is None and code_key(text) == "x" and self.has_legend and not self.has_rest_code:
            kind = Kind.REST
        if kind is None:
            return None
        category = training_category(text) if kind is Kind.TRAINING else None
        shift = Shift(text, kind, category=category)
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
        return Reading(((self._use(shift), None),), doubt)

    def _times(self, text: str, span: Span) -> Reading | None:
        """Times, alone or with a code before them and a note or a callsign behind them."""
        note = _CALLSIGN.match(span.after)
        unit = note[1] if note else None
        if span.after and not note and not _UNITS_ONLY.match(span.after):
            return None
        if span.before:
            coded = self.shifts.get(code_key(span.before.rstrip(" :-(")))
            if coded is None:
                return self._named_times(text, span, unit)
            same = (coded.start, coded.end) == (span.start, span.end)
            shift = coded if same else replace(
                coded, code=text, start=span.start, end=span.end, paid=None
            )  # fmt: skip
            return Reading(((self._use(shift), unit),))
        resource = self.resource_for(Kind.COVER)
        shift = Shift(text, Kind.COVER, span.start, span.end, resource=resource)
        return Reading(((self._use(shift), unit),))

    def _named_times(self, text: str, span: Span, unit: str | None) -> Reading | None:
        """Times after a word that no legend explains: the word may still say what kind it is."""
        word = span.before.rstrip(" :-(")
        kind = safe_kind(word) or kind_of_meaning(word)
        plain = code_key(word) in {
            "d", "n", "e", "l", "ld", "ln", "day", "night", "early", "late", "m", "mid", "t", "tw",
            "twilight",
        }  # fmt: skip
        if kind is None and not plain:
            return None
        kind = kind or Kind.COVER
        shift = Shift(
            text, kind, span.start, span.end,
            resource=self.resource_for(kind),
            category=training_category(word) if kind is Kind.TRAINING else None,
        )  # fmt: skip
        return Reading(((self._use(shift), unit),))

    def _not_known(self, text: str) -> Reading:
        may_be = AMBIGUOUS.get(code_key(text))
        found = f"{text!r}" + (
            f", which may be {may_be}" if may_be else ", a code that nothing explains"
        )
        return self._unknown(
            text, found, "a code of the legend, or times like 0600-1800",
            "add the code with its kind and times to the sheet Shift codes",
        )  # fmt: skip

    def _unknown(self, text: str, found: str, expected: str, todo: str) -> Reading:
        shift = self._use(Shift(text, Kind.UNKNOWN))
        return Reading(((shift, None),), Doubt(WARNING, found, expected, todo))
