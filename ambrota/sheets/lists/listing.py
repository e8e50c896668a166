"""Recognise lists with one row per duty, as rostering systems export them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import NOTE, WARNING, Problems
from ambrota.sheets.shape.grids import fields_in
from ambrota.sheets.words.dates import parse_date, weekday_of
from ambrota.sheets.words.headings import EXPORT, normal
from ambrota.sheets.words.moments import USUAL, Manner, date_in, manner_of, moment_of

WHO = {"id", "name", "first", "last"}
_FEWEST_DATES, _FEWEST_WEEKDAYS = 3, 5
_LABEL_AND_NAME = 2
_TIMES = re.compile(r"\b(start|begin|end|finish|times?)\b", re.I)
_STARTS, _ENDS = (re.compile(rf"\b({words})\b", re.I) for words in ("start|begin", "end|finish"))
_WHOSE = re.compile(
    r"^(?:(?:rota|roster|shifts|duties|calendar|planner) (?:for|of)|"
    r"(?:staff |employee )?name ?:|name)\s+([^\W\d_][^\d:]{2,40})$",
    re.I,
)


@dataclass(frozen=True)
class Listing:
    """One row per duty: where the headings stand and which column says what.

    `manner`: how it writes dates and times. `person`: whose list it is, where no column says so.
    """

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    last_row: int
    manner: Manner = USUAL
    person: str = ""

    @property
    def date_is_start(self) -> bool:
        """Whether the list has no date but the one within its start."""
        return self.columns["date"] == self.columns.get("start")

    def cell(self, row: int, name: str) -> Cell | None:
        """The cell of that field, when the list has its column."""
        column = self.columns.get(name)
        return None if column is None else self.sheet.at(row, column)

    def said(self, row: int, name: str) -> str:
        """What the row says of that field; '' when the list has no such column."""
        if name == "name" and self.person:
            return self.person
        cell = self.cell(row, name)
        return "" if cell is None else cell.text

    def date(self, row: int, name: str) -> date | None:
        """The date that the row states in that field."""
        cell = self.cell(row, name)
        return None if cell is None else date_in(cell, self.manner)


def find_listing(sheet: Sheet, layout: Layout) -> Listing | None:
    """The list on a sheet: a heading row with a person, a date or start, and times or a code."""
    for row, cells in list(sheet.filled_rows())[:30]:
        if layout.header_row is not None and row != layout.header_row:
            continue
        if layout.kind is None and _heads_days(cells):
            continue  # A rota, with a column such as Start date beside the names.
        columns = fields_of_list(cells)
        for name in layout.columns:
            column = layout.column_of(name)
            if column is not None:
                columns[name] = column
        person = "" if WHO & set(columns) else layout.person or named_above(sheet, row)
        work = {"code", "times"} & set(columns) or {"start", "end"} <= set(columns)
        if "date" not in columns and "start" in columns and _dated(sheet, row, columns["start"]):
            columns["date"] = columns["start"]
        if (person or WHO & set(columns)) and "date" in columns and work:
            last = layout.last_row or sheet.last_row
            listing = Listing(sheet, row, columns, last, person=person)
            return replace(listing, manner=manner_of(moments_in(listing)))
    return None


def _heads_days(cells: list[Cell]) -> bool:
    """Whether a row is a heading of dates, of the weekdays of a week, or of a start on each day."""
    weekdays = {weekday_of(cell.text) for cell in cells} - {None}
    starts = sum(EXPORT.get(normal(cell.text)) == "start" for cell in cells)
    dates = sum(map(_is_date, cells))
    return max(dates, starts) >= _FEWEST_DATES or len(weekdays) >= _FEWEST_WEEKDAYS


def _is_date(cell: Cell) -> bool:
    return not isinstance(cell.value, int | float) and parse_date(cell.value) is not None


def fields_of_list(cells: Iterable[Cell]) -> dict[str, int]:
    """The columns of a list by their headings; an assignment is a code where nothing else is."""
    columns = fields_in(cells, EXPORT)
    assignment = columns.pop("assignment", None)
    if assignment is not None:
        columns.setdefault("id" if "code" in columns else "code", assignment)
    return columns


def named_above(sheet: Sheet, row: int) -> str:
    """The one person whom a title over the headings names: 'Rota for A Able', 'Name: A Able'."""
    for above in range(max(1, row - 5), row):
        texts = [cell.text for cell in sheet.by_row.get(above, [])]
        match = _WHOSE.match(" ".join(texts)) if 0 < len(texts) <= _LABEL_AND_NAME else None
        if match:
            return match[1].strip()
    return ""


def _dated(sheet: Sheet, header: int, column: int) -> bool:
    """Whether the first entries of a column under its heading state a date and a time."""
    rows = range(header + 1, min(header + 20, sheet.last_row) + 1)
    return any(moment_of(sheet.at(row, column))[1] is not None for row in rows)


def note_columns(listing: Listing, told: set[str], problems: Problems) -> None:
    """Say which columns stand for nothing that is known, and how dates were read if unusually.

    `told`: headings that were named on another sheet of the same form.
    """
    if listing.manner.month_first:
        heading = listing.sheet.at(listing.header_row, listing.columns["date"])
        problems.warn(
            listing.sheet.name, heading.address,
            "dates that fit only with the month before the day (01/13/2026)",
            "the day before the month", "check the dates; the whole column was read that way",
        )  # fmt: skip
    used = set(listing.columns.values())
    for cell in listing.sheet.by_row.get(listing.header_row, []):
        if cell.column not in used and cell.text not in told:
            told.add(cell.text)
            problems.add(
                WARNING if _says_otherwise(listing, cell) else NOTE,
                listing.sheet.name, cell.address, f"a column {cell.text!r}",
                "one of the headings that are known",
                "rename the heading if it matters; the column was not read",
            )  # fmt: skip


def _says_otherwise(listing: Listing, heading: Cell) -> bool:
    """Whether a column that was not read has times other than those that were: 'Actual start'."""
    if not _TIMES.search(heading.text):
        return False
    if not {"start", "times"} & set(listing.columns):
        return True
    field = "start" if _STARTS.search(heading.text) else "end"
    if not _STARTS.search(heading.text) and not _ENDS.search(heading.text):
        return False
    for row in range(listing.header_row + 1, listing.last_row + 1):
        own, other = listing.cell(row, field), listing.sheet.at(row, heading.column)
        read = None if own is None else moment_of(own, listing.manner)[0]
        minute = moment_of(other, listing.manner)[0]
        if None not in (read, minute) and read != minute:
            return True
    return False


def moments_in(listing: Listing) -> list[str]:
    """What the list writes as text in its columns of dates and times."""
    fields = ("date", "start", "end", "end_date")
    wanted = {listing.columns[name] for name in fields if name in listing.columns}
    return [
        cell.value
        for row, cells in listing.sheet.by_row.items()
        if listing.header_row < row <= listing.last_row
        for cell in cells
        if cell.column in wanted and isinstance(cell.value, str)
    ]
