"""Headings and titles compared with the dates, the days and the people that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ambrota.model import WEEK, Rota
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.words.dates import MONTHS, parse_date, weekday_of

_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_YEAR = re.compile(rf"\b({_MONTH})[a-z]*\.?[\s\-']*(20\d\d)\b", re.I)
_DAY_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})[a-z]*\.?,?\s+20\d\d\b|"
    r"\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b",
    re.I,
)
_RANGE = re.compile(r"^\W*(?:to|until|till|-|–|—)\W*$", re.I)
_SIZE = re.compile(
    r"^(?:an? |the )?(\d{1,3})[\s-]*(days?|weeks?|wks?|lines?|staff|people|persons)\W*"
    r"(?:(?:rolling|rotating|fixed|cyclic)\s+)?(?:rota|roster|cycle|pattern)?\W*$",
    re.I,
)
_STATED = re.compile(
    r"^(?:(?:total|no\.?|number)\s+(?:of\s+)?)?(days|weeks|lines|staff|people)\s*[:=]?\s*(\d{1,3})$",
    re.I,
)


def check_titles(rota: Rota, grids: list[Grid], problems: Problems) -> None:
    """Weekdays beside dates; months, periods and sizes that the titles state."""
    for grid in grids:
        _weekdays(grid, problems)
    seen: set[tuple[str, int]] = set()
    for grid in grids:
        for cell in _titles(grid, grids):
            if (grid.sheet.name, cell.column * 10**7 + cell.row) in seen:
                continue
            seen.add((grid.sheet.name, cell.column * 10**7 + cell.row))
            _period(grid, grids, cell, problems)
            _size(rota, grid, grids, cell, problems)


def _weekdays(grid: Grid, problems: Problems) -> None:
    """A weekday that stands above or below a date and is not its own."""
    dates = {column: on for column, on in grid.columns.items() if isinstance(on, date)}
    if not dates:
        return
    first = min((row.row for row in grid.rows), default=grid.header_row + 1)
    for row in (grid.header_row - 2, grid.header_row - 1, grid.header_row + 1):
        if row < 1 or row >= first:
            continue
        said = {
            column: named
            for column in dates
            if (named := weekday_of(grid.sheet.text(row, column))) is not None
        }
        wrong = [column for column, named in said.items() if named != dates[column].weekday()]
        if len(said) * 2 <= len(dates) or not wrong:
            continue
        if len(wrong) * 2 > len(said):
            _all_weekdays(grid, row, wrong, dates, problems)
            continue
        for column in wrong:
            problems.warn(
                grid.sheet.name, grid.sheet.address(row, column),
                f"{grid.sheet.text(row, column)!r} beside {_on(dates[column])} "
                f"({grid.sheet.address(grid.header_row, column)})",
                _NAMES[dates[column].weekday()], "correct the weekday or the date",
            )  # fmt: skip


def _all_weekdays(
    grid: Grid, row: int, wrong: list[int], dates: dict[int, date], problems: Problems
) -> None:
    first = min(wrong)
    problems.warn(
        grid.sheet.name, grid.sheet.range((row, first), (row, max(wrong))),
        f"weekdays that are not those of the dates: {grid.sheet.text(row, first)!r} beside "
        f"{_on(dates[first])}", f"{_NAMES[dates[first].weekday()]}, or other dates",
        "correct the year, the dates or the weekdays; the dates were read",
    )  # fmt: skip


def _on(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _titles(grid: Grid, grids: list[Grid]) -> Iterator[Cell]:
    """Texts above a grid, up to the rows of the grid before it on the sheet."""
    others = [
        row.row
        for other in grids
        if other is not grid and other.sheet is grid.sheet
        for row in other.rows
        if row.row < grid.header_row
    ]
    floor = max(others, default=0)
    for row in range(max(floor + 1, grid.header_row - 8), grid.header_row):
        for cell in grid.sheet.by_row.get(row, []):
            if isinstance(cell.value, str):
                yield cell


def _dates(grids: list[Grid]) -> list[date]:
    return [on for grid in grids for on in grid.columns.values() if isinstance(on, date)]


def _period(grid: Grid, grids: list[Grid], cell: Cell, problems: Problems) -> None:
    """A title with a first and a last date, or with a month, against the dates of the grid."""
    own, all_ = _dates([grid]), _dates([one for one in grids if one.sheet is grid.sheet])
    if not own:
        return
    said = [(m, parse_date(m[0])) for m in _DAY_MONTH.finditer(cell.text)]
    whole = [on for _, on in said if on is not None]
    if len(said) == 2 and len(whole) == 2 and whole[0] < whole[1]:
        between = cell.text[said[0][0].end() : said[1][0].start()]
        fits = [(min(own), max(own)), (min(all_), max(all_))]
        if _RANGE.match(between) and tuple(whole) not in fits:
            _differs(grid.sheet, cell, f"{_on(fits[0][0])} to {_on(fits[0][1])}", problems)
        return
    months = [(MONTHS[m[1].lower()], int(m[2])) for m in _MONTH_YEAR.finditer(cell.text)]
    if said or len(months) != 1 or len(cell.text) > 60:
        return
    if not any((on.month, on.year) == months[0] for on in all_):
        _differs(grid.sheet, cell, f"{_on(min(own))} to {_on(max(own))}", problems)


def _differs(sheet: Sheet, cell: Cell, dates: str, problems: Problems) -> None:
    problems.warn(
        sheet.name, cell.address, f"the title {cell.text!r} above the dates {dates}",
        "a title that agrees with the dates", "correct the title or the dates; the dates were read",
    )  # fmt: skip


def _size(rota: Rota, grid: Grid, grids: list[Grid], cell: Cell, problems: Problems) -> None:
    """'28 days', '24 lines', 'Staff: 12' against what was read."""
    match = _SIZE.match(cell.text) or _STATED.match(cell.text)
    if match is None:
        return
    number, what = (match[1], match[2]) if match.re is _SIZE else (match[2], match[1])
    unit = what.lower().rstrip("s").replace("wk", "week").replace("person", "people")
    sizes = _sizes(rota, grid, [one for one in grids if one.sheet is grid.sheet])[unit]
    if int(number) not in sizes:
        problems.warn(
            grid.sheet.name, cell.address, f"{cell.text!r}, where {sizes[0]} were read",
            f"{sizes[0]}", "correct the title, or look whether all rows and days were read",
        )  # fmt: skip


def _sizes(rota: Rota, grid: Grid, same: list[Grid]) -> dict[str, list[int]]:
    """The sizes of the grid, of its sheet and of the rota, by what they are of."""
    rows, rows_in_all = len(grid.rows), sum(len(one.rows) for one in same)
    in_post = sum(not person.vacant for person in rota.people)
    people = [rows, rows_in_all, len(rota.people), in_post]
    if rota.is_cyclic:
        lines = [rows, rows_in_all, len(rota.people)]
        return {
            "line": lines, "week": lines, "day": [WEEK * n for n in lines],
            "staff": people, "people": people,
        }  # fmt: skip
    days = [len(grid.columns), rota.days, len(set(_dates(same)))]
    weeks = [-(-n // WEEK) for n in days]
    return {"day": days, "week": weeks, "line": people, "staff": people, "people": people}
