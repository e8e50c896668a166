"""Start and end of the rows of a list, however the export writes them."""

from __future__ import annotations

import re
from datetime import date, datetime

from ambrota.model import DAY
from ambrota.sheets.cells import Cell
from ambrota.sheets.dates import parse_date
from ambrota.sheets.listing import Listing
from ambrota.sheets.times import in_order, parse_time


def row_times(listing: Listing, row: int) -> tuple[int, int] | str | None:
    """Start and end from 00:00 of the row's date; a text: why there are none; None: not stated."""
    start_cell, end_cell = listing.cell(row, "start"), listing.cell(row, "end")
    start_text = "" if start_cell is None else start_cell.text
    end_text = "" if end_cell is None else end_cell.text
    if not start_text and not end_text:
        return None
    if not start_text or not end_text:
        return "a start without an end" if start_text else "an end without a start"
    assert start_cell is not None
    assert end_cell is not None
    start, start_on = _moment(start_cell)
    end, end_on = _moment(end_cell)
    if start is None or end is None:
        return f"the times {start_text!r} and {end_text!r}"
    own = parse_date(listing.sheet.at(row, listing.columns["date"]).value)
    end_date = listing.cell(row, "end_date")
    if end_on is None and end_date is not None:
        end_on = parse_date(end_date.value)
    if end_on is not None and (start_on or own) is not None:
        end += (end_on - (start_on or own or end_on)).days * DAY
        if end <= start:
            return f"an end before its start ({start_text} to {end_text})"
        return (start, end) if end - start <= 2 * DAY else "a duty of more than two days"
    if start == end:
        return f"an end equal to its start ({start_text})"
    return in_order(start, end)


def _moment(cell: Cell) -> tuple[int | None, date | None]:
    """Minute of the day, and the date where the cell states one too."""
    value = cell.value
    if isinstance(value, datetime) and value.year > 1900:
        return parse_time(value), value.date()
    match = re.fullmatch(r"(\S+)[ T](\d{1,2}:\d{2}(?::\d{2})?)", cell.text)
    if match and (on := parse_date(match[1])):
        return parse_time(match[2]), on
    return parse_time(value), None
