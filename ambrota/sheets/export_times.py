"""Start and end of the rows of a list, however the export writes them."""

from __future__ import annotations

from ambrota.model import DAY
from ambrota.sheets.listing import Listing
from ambrota.sheets.moments import date_in, moment_of
from ambrota.sheets.times import in_order


def row_times(listing: Listing, row: int) -> tuple[int, int] | str | None:
    """Start and end from 00:00 of the row's date; a text: why there are none; None: not stated."""
    start_cell, end_cell = listing.cell(row, "start"), listing.cell(row, "end")
    start_text = "" if start_cell is None else start_cell.text
    end_text = "" if end_cell is None else end_cell.text
    if not start_text and not end_text:
        return None
    if (
        not end_text
        and listing.date_is_start
        and moment_of(listing.sheet.at(row, listing.columns["start"]))[0] == 0
    ):
        return None  # the day alone, as rows of leave have it
    if not start_text or not end_text:
        return "a start without an end" if start_text else "an end without a start"
    assert start_cell is not None
    assert end_cell is not None
    start, start_on = moment_of(start_cell)
    end, end_on = moment_of(end_cell)
    if start is None or end is None:
        return f"the times {start_text!r} and {end_text!r}"
    own = date_in(listing.sheet.at(row, listing.columns["date"]))
    end_date = listing.cell(row, "end_date")
    if end_on is None and end_date is not None:
        end_on = date_in(end_date)
    if end_on is not None and (start_on or own) is not None:
        end += (end_on - (start_on or own or end_on)).days * DAY
        if end <= start:
            return f"an end before its start ({start_text} to {end_text})"
        return (start, end) if end - start <= 2 * DAY else "a duty of more than two days"
    if start == end:
        return f"an end equal to its start ({start_text})"
    return in_order(start, end)
