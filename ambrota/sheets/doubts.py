"""What to say of a cell that is not understood, as exactly as the cell allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ambrota.sheets.problems import WARNING
from ambrota.sheets.words.meanings import may_be
from ambrota.sheets.words.times import parse_time

_MOST_NAMED = 6
_TIMES = "times like 0600-1800"
_CODE = f"a code of the legend, or {_TIMES}"
_ADD = "add the code with its kind and times to the sheet Shift codes"
_CLOCKS = re.compile(r"^\d{1,2}([:.,]\d\d?)?\s*(-|to|till?|until|/)\s*\d{1,2}([:.,]\d\d?)?$", re.I)
_HOURS = re.compile(r"(?:[1-9]|1\d|2[0-4])(?:[.,](?:0|25|5|50|75))?")
_MARKED = re.compile(
    r"^(?:[(\[](?P<inner>[^()\[\]]+)[)\]]|(?P<base>.+?)\s*(?P<mark>[*?!+#'\"^°~]+))$"
)
_BESIDE = re.compile(r"^(?P<base>\S+?)\s*(?P<note>[(\[].*[)\]]|\s\S.*)$")


@dataclass(frozen=True)
class Doubt:
    """What should be said of a cell that was not simply understood.

    `entry`: what the cell says, where one sentence names all entries of that sort.
    """

    severity: str
    found: str
    expected: str
    todo: str
    entry: str = field(default="", compare=False)

    def of(self, entries: Iterable[str]) -> str:
        """What was found, where the cells in doubt hold these entries."""
        said = [repr(entry) for entry in entries if entry]
        more = f" and {len(said) - _MOST_NAMED} more" if len(said) > _MOST_NAMED else ""
        return f"{', '.join(said[:_MOST_NAMED])}{more}, {self.found}" if said else self.found


def warning(found: str, expected: str = _CODE, todo: str = _ADD) -> Doubt:
    """A doubt about a cell that was not understood."""
    return Doubt(WARNING, found, expected, todo)


def single_time(text: str) -> Doubt:
    """Of a cell that Excel holds as a date or as one time."""
    return warning(
        f"{text!r}, a date or a single time", f"a code, or {_TIMES}",
        "type the times as text; Excel turns 6-12 into a date",
    )  # fmt: skip


def absent_and_at_work(text: str) -> Doubt:
    """Of a cell with rest, leave or sickness beside a duty."""
    return warning(
        f"{text!r}, an absence and a duty in one cell", "the one or the other",
        "say which of the two holds, or add this entry to the sheet Shift codes",
    )  # fmt: skip


def absent_twice(text: str) -> Doubt:
    """Of a cell with two absences of different kinds, such as leave and rest."""
    return warning(
        f"{text!r}, two kinds of absence on one day", "the one or the other",
        "say which of the two it is, or add this entry to the sheet Shift codes",
    )  # fmt: skip


def hours_alone(text: str) -> Doubt:
    """Of a number that is as large as the hours of a shift."""
    return Doubt(
        WARNING, "a number that nothing explains, or hours worked without their times", _CODE,
        "write the code of the shift or its times; hours alone do not say when they are", text,
    )  # fmt: skip


FORMULA_ERROR = re.compile(
    r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|BUSY!)"
)


def too_long(text: str) -> Doubt:
    """Of a cell that holds a page of text."""
    return warning(f"a text that begins {text[:40]!r}, too long for an entry")


def unknown(text: str, known: Callable[[str], bool], parts: list[str]) -> Doubt:
    """Of an entry that nothing explains. `known`: whether an entry alone would be understood."""
    if FORMULA_ERROR.fullmatch(text):
        return Doubt(
            "error", f"{text!r}, which is what a formula says that does not work", "a value",
            "correct the formula in the workbook and save it",
        )  # fmt: skip
    possible = may_be(text)
    if possible is not None:
        return warning(f"{text!r}, which may be {possible}")
    marked = _MARKED.match(text)
    if marked and known(marked["inner"] or marked["base"]):
        what = "in brackets" if marked["inner"] else f"with the mark {marked['mark']!r}"
        return warning(f"{text!r}, {(marked['inner'] or marked['base'])!r} {what}")
    missing = [part for part in parts if not known(part)]
    if len(parts) > 1 and 0 < len(missing) < len(parts):
        return warning(f"{text!r}, of which nothing explains {', '.join(map(repr, missing))}")
    beside = _BESIDE.match(text)
    if beside and known(beside["base"]):
        return warning(f"{text!r}, {beside['base']!r} with {beside['note'].strip()!r} behind it")
    if _CLOCKS.match(text):
        return warning(
            f"{text!r}, which may be morning or evening, or a date", _TIMES,
            "write the hours with four digits, as 0900-1700",
        )  # fmt: skip
    if parse_time(text) is not None and re.search(r"\d[:.]?\d\d|[ap]m?$", text, re.I):
        return warning(f"{text!r}, one time alone", _CODE, "write the start and the end")
    if _HOURS.fullmatch(text):
        return hours_alone(text)
    if re.fullmatch(r"-?\d+([.,]\d+)?", text):
        return warning(f"{text!r}, a number that nothing explains")
    return warning(f"{text!r}, a code that nothing explains")
