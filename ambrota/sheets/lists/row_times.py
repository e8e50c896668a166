"""Start and end of the rows of a list, however the export writes them."""

from __future__ import annotations

import re
from datetime import date

from ambrota.model import DAY
from ambrota.sheets.cells import Cell
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.shape.tables import YES
from ambrota.sheets.words.moments import moment_of
from ambrota.sheets.words.spans import parse_span
from ambrota.sheets.words.times import in_order

_LONGEST = 400
_ALL_DAY = re.compile(r"(all|whole|full) day|n/?a|-+", re.I)


def row_times(
    listing: Listing, row: int, *, full_day: bool = False
) -> tuple[int, int] | str | None:
    """Start and end from 00:00 of the row's date; a text: why there are none; None: not stated.

    `full_day`: the row's code is one of 24 hours, so that an end may equal its start.
    """
    if listing.said(row, "all_day").casefold() in YES:
        return None
    start_cell, end_cell = _stated(listing, row, "start"), _stated(listing, row, "end")
    if start_cell is None and end_cell is None:
        return _both(listing, row)
    if end_cell is None and listing.date_is_start and _moment(listing, start_cell)[0] == 0:
        return None  # the day alone, as rows of leave have it
    if end_cell is None and start_cell is not None and (span := parse_span(start_cell.text)):
        return span.start, span.end
    if start_cell is None or end_cell is None:
        return "a start without an end" if end_cell is None else "an end without a start"
    return _between(listing, row, start_cell, end_cell, full_day)


def _stated(listing: Listing, row: int, name: str) -> Cell | None:
    """The cell of a time; None when it is blank or says that there is none."""
    cell = listing.cell(row, name)
    return None if cell is None or not cell.text or _ALL_DAY.fullmatch(cell.text) else cell


def _both(listing: Listing, row: int) -> tuple[int, int] | str | None:
    """Start and end from one column that holds both."""
    text = listing.said(row, "times")
    if not text or _ALL_DAY.fullmatch(text):
        return None
    span = parse_span(text)
    return f"the times {text!r}" if span is None else (span.start, span.end)


def _moment(listing: Listing, cell: Cell | None) -> tuple[int | None, date | None]:
    return (None, None) if cell is None else moment_of(cell, listing.manner)


def _between(
    listing: Listing, row: int, start_cell: Cell, end_cell: Cell, full_day: bool
) -> tuple[int, int] | str:
    """A start and an end, each with its own date or with the row's."""
    (start, start_on), (end, end_on) = _moment(listing, start_cell), _moment(listing, end_cell)
    if start is None or end is None:
        return f"the times {start_cell.text!r} and {end_cell.text!r}"
    own = start_on or listing.date(row, "date")
    end_on = end_on or listing.date(row, "end_date")
    if end_on is not None and own is not None:
        end += (end_on - own).days * DAY
        if end <= start:
            return f"an end before its start ({start_cell.text} to {end_cell.text})"
        return (start, end) if end - start <= 2 * DAY else "a duty of more than two days"
    if start == end:
        if full_day:
            return start, start + DAY
        return f"an end equal to its start ({start_cell.text})"
    return in_order(start, end)


def days_of_absence(listing: Listing, row: int, on: date) -> int | str | None:
    """How many days a row of leave or sickness covers; None where its times are those of a duty.

    The last day counts, unless the column of ends has times of day and this one is midnight.
    """
    start_cell, end_cell = _stated(listing, row, "start"), _stated(listing, row, "end")
    (start, _), (end, end_on) = _moment(listing, start_cell), _moment(listing, end_cell)
    end_on = end_on or listing.date(row, "end_date")
    last = on if end_on is None else end_on
    if last < on:
        return f"a last day before the first ({last:%d %b %Y})"
    days = (last - on).days + 1
    if days > _LONGEST:
        return f"an absence of {days} days"
    whole = (start or 0) == 0 and (end in (None, 0, DAY) or (end or 0) >= DAY - 1)
    if days <= 2 and not whole:
        return None  # a day or a night with its times, as a duty has them
    if days > 1 and end == 0 and _ends_by_clock(listing):
        return days - 1
    return days


def _ends_by_clock(listing: Listing) -> bool:
    """Whether the ends of the list have times of day, so that a midnight is one."""
    rows = range(listing.header_row + 1, min(listing.last_row, listing.header_row + 400) + 1)
    ends = (_moment(listing, _stated(listing, row, "end"))[0] for row in rows)
    return any(end not in (None, 0) for end in ends)
