"""Tables of codes: what each means, its times, its paid hours, its colour."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ambrota.model import DAY, Kind, Shift
from ambrota.sheets.cells import Cell, Sheet, address, range_of
from ambrota.sheets.companions.by_content import NO
from ambrota.sheets.problems import NOTE, WARNING, Problems
from ambrota.sheets.shape.tables import Table, find_table, note_unread_columns
from ambrota.sheets.words.headings import CODES
from ambrota.sheets.words.kinds import (
    code_key,
    kind_of_meaning,
    kind_of_word,
    safe_kind,
    training_category,
)
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import in_order, parse_hours, parse_time

_ABSENT = {Kind.REST, Kind.LEAVE, Kind.SICK}
_NO_TIME = {"", "-", "–", "n/a", "none", "nil"}


@dataclass
class Legend:
    """Codes as explained, and colours that stand for a code where a cell is blank.

    `stated`: codes that the user's layout explains, whatever the workbook says of them.
    `entries`: what stands in the rota; a code that does not matters little.
    """

    shifts: dict[str, Shift] = field(default_factory=dict)
    fills: dict[str, Shift] = field(default_factory=dict)
    stated: frozenset[str] = frozenset()
    entries: frozenset[str] | None = None

    def add(self, shift: Shift, cell: Cell, sheet: Sheet, problems: Problems) -> None:
        """Take a code; explained twice differently it is named, and the first stands."""
        key = code_key(shift.code)
        known = self.shifts.setdefault(key, shift)
        if key in self.stated or shift.kind is Kind.UNKNOWN:
            return
        if known.kind is Kind.UNKNOWN or (known.kind is shift.kind and known.start is None):
            self.shifts[key] = shift
        elif not _agree(known, shift):
            problems.error(
                sheet.name, cell.address,
                f"the code {shift.code!r} explained a second time, differently",
                "each code once", "take one of the two out; the first was read",
            )  # fmt: skip


def _agree(first: Shift, second: Shift) -> bool:
    """Whether two explanations of one code can both be right: 'TR = key skills' adds no times."""
    if first.kind is not second.kind:
        return False
    return second.start is None or (first.start, first.end) == (second.start, second.end)


def is_codes_table(sheet: Sheet) -> Table | None:
    """The table of codes on a companion sheet."""
    table = find_table(sheet, CODES, {"code"})
    says = {"meaning", "start", "kind", "times"}
    return table if table and says & set(table.columns) else None


def read_codes(table: Table, legend: Legend, problems: Problems, *, headings: bool = True) -> None:
    """Every row of a table of codes. `headings`: whether its columns were known by their names."""
    if headings:
        note_unread_columns(table, CODES, problems)
    _name_other_times(table, problems)
    for row in table.rows:
        _row(table, row, legend, problems, own_sheet=headings)


def _name_other_times(table: Table, problems: Problems) -> None:
    """Say that a column right of a code's times holds other times, as of weekends."""
    sheet, read = table.sheet, set(table.columns.values())
    for column in range(min(read), max(read) + 2):
        cells = [sheet.at(row, column) for row in table.rows]
        others = [cell for cell in cells if parse_span(cell.text) is not None]
        if column not in read and "times" in table.columns and len(others) * 2 > len(cells):
            problems.warn(
                sheet.name, range_of(cell.place for cell in others),
                f"other times of the codes, {others[0].text!r}", "one pair of times for each code",
                "give the days with other times a code of their own; they were not read",
            )  # fmt: skip


def _row(table: Table, row: int, legend: Legend, problems: Problems, *, own_sheet: bool) -> None:
    """One code: its kind, its times, its paid hours."""
    code, meaning = table.said(row, "code"), table.said(row, "meaning")
    sheet = table.sheet
    cell = sheet.at(row, table.columns["code"])
    fill = cell.fill or next(
        (sheet.at(row, c).fill for c in table.columns.values() if sheet.at(row, c).fill), None
    )
    if not code and not (fill and meaning):
        return
    start, end = _times(table, row, code or meaning, problems)
    paid = _paid(table, row, problems)
    # A list of codes for the whole country may stand beside a rota that uses ten of them.
    unused = not own_sheet and code_key(code) not in (legend.entries or ())
    kind = _kind(table, row, code or meaning, start is not None, unused, problems)
    if kind in _ABSENT and start is not None and end is not None and end - start >= DAY:
        start = end = None  # the whole day off
    category = table.said(row, "category").lower() or None
    if kind is Kind.TRAINING and category is None:
        category = training_category(meaning, code)
    shift = Shift(
        code or meaning, kind, start, end, paid, table.said(row, "resource") or None,
        meaning or None, category,
    )  # fmt: skip
    if fill:
        legend.fills.setdefault(fill, shift)
    legend.add(shift, cell, sheet, problems)


def _times(table: Table, row: int, code: str, problems: Problems) -> tuple[int | None, int | None]:
    """Start and end, from their own columns or from one column that holds both."""
    both = table.said(row, "times") or (
        table.said(row, "start") if "end" not in table.columns else ""
    )
    if both:
        span = parse_span(both)
        if span is not None:
            return span.start, span.end
        name = "times" if table.said(row, "times") else "start"
        if both.casefold() not in _NO_TIME and kind_in_words(both) is None:
            _no_time(table, row, name, code, problems)
        return None, None
    values: list[int | None] = []
    for name in ("start", "end"):
        cell = table.cell(row, name)
        text = "" if cell is None else cell.text
        none = text.casefold() in _NO_TIME or kind_in_words(text) is not None
        value = None if cell is None or none else parse_time(cell.value)
        if value is None and not none:
            _no_time(table, row, name, code, problems)
        values.append(value)
    start, end = values
    if (start is None) != (end is None):
        missing = "start" if start is None else "end"
        if not table.said(row, missing):
            _no_time(table, row, missing, code, problems)
        return None, None
    if _unsure(table, row, start, end):
        _no_time(table, row, "end", code, problems)
        return None, None
    if start is None or end is None or (start == end == 0):
        told = parse_span(table.said(row, "meaning"))
        return (None, None) if told is None else (told.start, told.end)
    return in_order(start, end)


def _unsure(table: Table, row: int, start: int | None, end: int | None) -> bool:
    """Whether bare hours such as 9 and 5 may be morning and evening; 7 and 7 are 24 hours."""
    if start is None or end is None or start == end:
        return False
    bare = all(re.fullmatch(r"[1-9]|1[0-2]", table.said(row, name)) for name in ("start", "end"))
    first, last = in_order(start, end)
    return bare and last - first > 14 * 60


def _no_time(table: Table, row: int, name: str, code: str, problems: Problems) -> None:
    problems.error(
        table.sheet.name, table.address(row, name),
        f"{table.said(row, name)!r} as the {name} of code {code!r}", "a time like 06:00",
        "write the time; until then the code has none",
    )  # fmt: skip


def _paid(table: Table, row: int, problems: Problems) -> int | None:
    cell = table.cell(row, "paid")
    if cell is None or cell.text in ("", "-"):
        return None
    hours = parse_hours(cell.value)
    if hours is None or hours < 0 or hours > 400:
        problems.error(
            table.sheet.name, cell.address, f"paid hours {cell.text!r}", "hours, 0 or more",
            "correct the paid hours; until then they are taken from the times",
        )  # fmt: skip
        return None
    return round(hours * 60)


def kind_in_words(text: str) -> Kind | None:
    """The kind that a text names, as a description or as a word of its own."""
    return kind_of_meaning(text) or safe_kind(text) if text else None


def _kind(table: Table, row: int, code: str, timed: bool, unused: bool, problems: Problems) -> Kind:
    """The kind of a code as stated, else by its meaning, else by its having times."""
    stated = table.said(row, "kind")
    if stated:
        kind = kind_of_word(stated) or kind_of_meaning(stated)
        if kind is not None:
            return kind
        kinds = ", ".join(kind.value for kind in Kind)
        problems.error(
            table.sheet.name, table.address(row, "kind"), f"the kind {stated!r} of code {code!r}",
            f"one of {kinds}", "correct the kind; until then the code is unknown",
        )  # fmt: skip
        return Kind.UNKNOWN
    said = [table.said(row, name) for name in ("meaning", "times", "start")]
    kind = next((kind for text in said if (kind := kind_in_words(text))), None) or safe_kind(code)
    if kind is not None:
        return kind
    if timed and table.said(row, "works").casefold() not in NO:
        return Kind.COVER
    problems.add(
        NOTE if unused else WARNING, table.sheet.name, address(row, table.columns["code"]),
        f"the code {code!r} without a kind, times or a meaning that says what it is",
        "its kind, or its times", "fill in the columns Kind, Start and End",
    )  # fmt: skip
    return Kind.UNKNOWN
