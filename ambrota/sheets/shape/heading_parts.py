"""What headings of dates and of weekdays share: columns stated, dates that stand only once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ambrota.sheets.cells import Cell, Sheet, column_number
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems

_LAST = 16384


def span_of(layout: Layout) -> tuple[int, int]:
    """The first and the last column that days may stand in."""
    first = column_number(layout.first_column) if layout.first_column else 1
    last = column_number(layout.last_column) if layout.last_column else _LAST
    return first, last


def once(
    sheet: Sheet, cells: list[Cell], dates: list[date], problems: Problems
) -> dict[int, date | int] | None:
    """The date of each column; a date that is there twice is read once and named."""
    columns: dict[int, date | int] = {}
    first: dict[date, Cell] = {}
    for cell, on in zip(cells, dates, strict=True):
        if on in first:
            line = sheet.column_name(cell.column)
            problems.error(
                sheet.name, cell.address,
                f"{on:%d %b %Y} a second time in the heading; it stands in {first[on].address} too",
                "each date once", f"correct the date, or take {line} out: it was not read",
            )  # fmt: skip
            continue
        first[on] = cell
        columns[cell.column] = on
    ordered = sorted(first)
    missing = [
        before + timedelta(days=1)
        for before, after in pairwise(ordered)
        if (after - before).days > 1
    ]
    if missing:
        problems.warn(
            sheet.name, f"{cells[0].address}:{cells[-1].address}",
            f"no column for {missing[0]:%d %b %Y}", "a column for each date",
            "add the missing days if anybody works on them; they were read as blank",
        )  # fmt: skip
    return columns
