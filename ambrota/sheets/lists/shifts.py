"""What a row of a list says of the duty: its own times first, then its type, then its code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ambrota.model import DAY, Kind, Shift
from ambrota.sheets.cells import Cell
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.lists.row_times import row_times
from ambrota.sheets.problems import Problems
from ambrota.sheets.words.kinds import (
    code_key,
    kind_of_meaning,
    kind_of_word,
    safe_kind,
    training_category,
)
from ambrota.sheets.words.times import parse_hours, times_code

ABSENT = {Kind.REST, Kind.LEAVE, Kind.SICK}


def learn_codes(listing: Listing, book: CodeBook) -> None:
    """Codes that no legend explains get the times that most of their rows have."""
    seen: dict[str, Counter[tuple[int, int, str, str]]] = {}
    for row in range(listing.header_row + 1, listing.last_row + 1):
        if row not in listing.sheet.by_row:
            continue
        code, times = listing.said(row, "code"), row_times(listing, row)
        if code and code_key(code) not in book.shifts and isinstance(times, tuple):
            resource = book.spelling.of(listing.said(row, "resource")) or ""
            seen.setdefault(code, Counter())[(*times, listing.said(row, "type"), resource)] += 1
    for code, times_seen in seen.items():
        start, end, type_, resource = times_seen.most_common(1)[0][0]
        kind = stated_kind(code, type_) or Kind.COVER
        category = training_category(code, type_) if kind is Kind.TRAINING else None
        book.used.setdefault(
            code_key(code),
            Shift(code, kind, start, end, resource=resource or book.resource_for(kind),
                  category=category),
        )  # fmt: skip


def stated_kind(code: str, type_: str) -> Kind | None:
    """The kind that a row's type or code names."""
    return (
        (kind_of_word(type_) or kind_of_meaning(type_) if type_ else None)
        or safe_kind(code)
        or kind_of_meaning(code)
    )


def kind_of_row(listing: Listing, row: int, book: CodeBook) -> Kind | None:
    """The kind of a row by the legend, its type or its code; None where none says it."""
    code = listing.said(row, "code") or listing.said(row, "type")
    legend = book.shifts.get(code_key(code)) if code else None
    return legend.kind if legend else stated_kind(code, listing.said(row, "type"))


def shift_of_row(
    listing: Listing,
    row: int,
    code: str,
    times: tuple[int, int] | None,
    book: CodeBook,
    problems: Problems,
    cell: Cell,
) -> Shift:
    """What the row says."""
    known = book.shifts.get(code_key(code)) or book.used.get(code_key(code)) if code else None
    kind = stated_kind(code, listing.said(row, "type"))
    if known is None and times is None and kind is None:
        reading = book.read_text(code)
        if reading.doubt is not None:
            doubt = reading.doubt
            problems.add(
                doubt.severity, listing.sheet.name, cell.address, doubt.of([doubt.entry]),
                doubt.expected, doubt.todo,
            )  # fmt: skip
        return reading.entries[0][0]
    legend = book.shifts.get(code_key(code)) if code else None
    if legend is not None:
        kind = legend.kind
    kind = kind or Kind.COVER
    base = known or Shift(code or times_code(*(times or (0, DAY))), kind)
    category = base.category or (training_category(code) if kind is Kind.TRAINING else None)
    shift = replace(base, kind=kind, category=category)
    if times is not None and times != (base.start, base.end):
        shift = replace(shift, start=times[0], end=times[1], paid=None)
    resource = book.spelling.of(listing.said(row, "resource")) or base.resource
    resource = resource or book.resource_for(kind)
    paid = _paid(listing, row, shift, problems)
    if paid is not None:
        shift = replace(shift, paid=paid)
    shift = replace(shift, resource=resource if kind is Kind.COVER else base.resource)
    book.used.setdefault(code_key(shift.code), replace(shift, paid=base.paid))
    return shift


def _paid(listing: Listing, row: int, shift: Shift, problems: Problems) -> int | None:
    """Paid minutes as the row states them, or its times less its unpaid break."""
    cell = listing.cell(row, "paid")
    if cell is not None and cell.text:
        hours = parse_hours(cell.value)
        if hours is not None and hours >= 0:
            return round(hours * 60)
        problems.warn(
            listing.sheet.name, cell.address, f"hours {cell.text!r}", "hours, 0 or more",
            "correct the hours; they were taken from the times",
        )  # fmt: skip
        return None
    cell = listing.cell(row, "brk")
    if cell is None or not cell.text or shift.start is None or shift.end is None:
        return None
    minutes = _break_minutes(cell)
    if minutes is None or not 0 <= minutes < shift.end - shift.start:
        problems.warn(
            listing.sheet.name, cell.address, f"the break {cell.text!r}", "minutes, as 30",
            "correct the break; the paid hours were taken from the times",
        )  # fmt: skip
        return None
    return shift.end - shift.start - minutes


def _break_minutes(cell: Cell) -> int | None:
    """The length of a break: 30, '30 min', 0.5 (hours), 00:30."""
    number = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(m|mins?|minutes?)?\.?", cell.text.lower())
    if number:
        value = float(number[1])
        # Nobody has a break of 3 minutes or of 15 hours.
        return round(value if number[2] or value >= 5 or value == 0 else value * 60)
    hours = parse_hours(cell.value)
    return None if hours is None else round(hours * 60)
