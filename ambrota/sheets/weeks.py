"""Weeks of plain weekdays under 'Week commencing 5 January 2026': dated all the same."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ambrota.model import WEEK
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.dates import parse_date, weekday_of
from ambrota.sheets.problems import Problems

_COMMENCING = re.compile(
    r"\b(?:w\s*/?\s*[cb]|wk\s+(?:commencing|beginning)|week\s+(?:commencing|beginning|starting|of))\b"
    r"[\s:.\-]*(.*)$",
    re.I,
)


def commencing_days(
    sheet: Sheet, row: int, cells: list[Cell], problems: Problems
) -> dict[int, date | int] | None:
    """The date of each weekday's column, where every week of the heading states its first day."""
    blocks = _blocks(cells)
    columns: dict[int, date | int] = {}
    after = 0
    for block in blocks:
        last = block[-1].column
        first = _first_day(sheet, row, after, block)
        after = last
        if first is None:
            return None
        on, where = first
        weekday = weekday_of(block[0].text)
        if on.weekday() != weekday:
            problems.error(
                sheet.name, where.address,
                f"a week from {on:%A %d %b %Y} over days that begin with {block[0].text}",
                "the date of the week's first column", "correct the date or the weekdays",
            )  # fmt: skip
            return None
        columns.update({cell.column: on + timedelta(days=step) for step, cell in enumerate(block)})
    return columns or None


def _blocks(cells: list[Cell]) -> list[list[Cell]]:
    """Runs of seven weekdays in order, whatever day they begin on."""
    named = [(cell, day) for cell in cells if (day := weekday_of(cell.text)) is not None]
    blocks: list[list[Cell]] = []
    run: list[tuple[Cell, int]] = []
    for cell, day in named:
        if run and (day - run[-1][1]) % WEEK != 1:
            run = []
        run.append((cell, day))
        if len(run) == WEEK:
            blocks.append([member for member, _ in run])
            run = []
    return blocks


def _first_day(sheet: Sheet, row: int, after: int, block: list[Cell]) -> tuple[date, Cell] | None:
    """The date stated for one week, at most three rows above it: over its days or left of them."""
    for above in range(row, max(0, row - 4), -1):
        said = ""
        for cell in sheet.by_row.get(above, []):
            if not after < cell.column <= block[-1].column:
                continue
            match = _COMMENCING.search(cell.text)
            on = parse_date(match[1]) if match else parse_date(cell.value)
            labelled = match is not None or _COMMENCING.search(said) is not None
            if on is not None and (labelled or (cell.column == block[0].column and above < row)):
                return on, cell
            said = cell.text
    return None
