"""Planners in which each row is a month and each column a day of it: one person's year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ambrota.model import RotaKind
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid, GridRow, Heading, day_cells
from ambrota.sheets.shape.months import titles_of
from ambrota.sheets.shape.whose import whose
from ambrota.sheets.words.calendar_words import month_number
from ambrota.sheets.words.dates import month_of, parse_date, parse_part, year_of

_FEWEST, _MONTH = 2, 28


def months_down(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """A grid for each month, where a row counts the days of a month and those below are months."""
    for row, cells in sheet.filled_rows():
        if len(cells) < _MONTH or layout.header_row not in (None, row):
            continue
        days = _day_numbers(cells)
        if len(days) < _MONTH:
            continue
        heading = Heading(row, dict(days), sheet.address(row, min(days)))
        rows = {
            below: day_cells(sheet, below, days)
            for below in sheet.by_row
            if row < below <= (layout.last_row or below)
        }
        filled = [below for below, said in rows.items() if any(map(_is_entry, said))]
        months = {
            below: month
            for below, said in rows.items()
            if all(map(_is_entry, said)) and (month := _month_in(sheet, below, min(days)))
        }
        follow = all((b - a) % 12 == 1 for (a, _), (b, _) in pairwise(months.values()))
        if len(months) >= _FEWEST and follow and len(months) * 3 >= len(filled) * 2:
            return _of_months(sheet, heading, months, layout, problems, context)
        return []
    return []


def _is_entry(cell: Cell) -> bool:
    return _part(cell) is None


def _day_numbers(cells: list[Cell]) -> dict[int, int]:
    """The columns of the numbers 1, 2, 3 ... of a row, as far as they count on."""
    days: dict[int, int] = {}
    for cell in cells:
        if _part(cell) == len(days) + 1:
            days[cell.column] = len(days) + 1
    return days


def _part(cell: Cell) -> int | None:
    """The day number that a cell states and nothing else."""
    part = parse_part(cell.value)
    return part.day if part is not None and part.month is None else None


def _month_in(sheet: Sheet, row: int, first: int) -> tuple[int, int | None] | None:
    """The month, and the year if stated, that stands left of a row's days and nothing else."""
    for cell in sheet.by_row.get(row, []):
        if cell.column >= first:
            break
        on = parse_date(cell.value) if not isinstance(cell.value, str) else None
        if on is not None and on.day == 1:
            return on.month, on.year
        words = re.findall(r"[^\W\d_]+", cell.text)
        if len(words) == 1 and month_number(words[0]) is not None:
            return month_of(cell.text)
    return None


def _of_months(
    sheet: Sheet, heading: Heading, months: dict[int, tuple[int, int | None]], layout: Layout,
    problems: Problems, context: str,
) -> list[Grid]:  # fmt: skip
    """A grid for each row of months; a month before the one above it is of the next year."""
    person = whose(sheet, heading, layout, problems, context)
    titles = [*titles_of(sheet, heading.row, min(heading.columns)), sheet.name, context]
    stated = layout.year or next((year for text in titles if (year := year_of(text))), None)
    year = stated or date.today().year
    days = {column: day for column, day in heading.columns.items() if isinstance(day, int)}
    found = []
    before = 0
    for row, (month, own) in months.items():
        year = own or (year + 1 if month < before else year)
        before = month
        columns = {c: on for c, day in days.items() if (on := _day(year, month, day)) is not None}
        missing = None if own or stated else "year and weekdays"
        found.append(Grid(
            sheet, RotaKind.DATED, sheet.name, heading.row, columns, {},
            [GridRow(row)], layout.mark, replace(heading, columns=columns, missing=missing),
            person=person,
        ))  # fmt: skip
        for cell in day_cells(sheet, row, set(days) - set(columns)):
            problems.warn(
                sheet.name, cell.address, f"{cell.text!r} on a day that the month does not have",
                "no entry there", "move it to its own day; it was not read",
            )  # fmt: skip
    return found


def _day(year: int, month: int, day: int) -> date | int | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
