"""Recognise dated grids: people down, dates across, one below another or beside one another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ambrota.errors import UserError
from ambrota.model import WEEK
from ambrota.sheets.cells import Cell, Sheet, column_number
from ambrota.sheets.layout import Layout
from ambrota.sheets.people.people import name_key
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.date_rows import date_headings, lone_dates
from ambrota.sheets.shape.grids import Grid, Heading
from ambrota.sheets.shape.pairs import pair_columns
from ambrota.sheets.shape.people_rows import Block, grid_of
from ambrota.sheets.shape.row_kinds import top_of, who
from ambrota.sheets.shape.weeks import commencing, side_by_side, undated, week_blocks

MOST_ROTAS = 400


def dated_grids(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """Every dated grid of a sheet. `context`: names that may state a year (the file's)."""
    headings = [
        pair_columns(sheet, heading) for heading in _headings(sheet, layout, problems, context)
    ]
    stops = sorted(_stops(sheet, headings))
    blocks = [
        Block(sheet, heading, stops[bisect_right(stops, heading.row)], layout)
        for heading in headings
    ]
    alike: dict[tuple[str, ...], list[int]] = {}
    for block in blocks:
        alike.setdefault(block.form, []).extend(block.filled)
    grids: list[Grid] = []
    told: set[str] = set()
    for block in blocks:
        grid = grid_of(block, alike[block.form], told, problems)
        if grid.rows:
            grids.append(grid)
    _follow_on(grids)
    return grids


def _too_many(sheet: Sheet) -> UserError:
    return UserError(
        "The sheet holds more rotas than can be read", sheet.name,
        f"more than {MOST_ROTAS} headings of dates", f"at most {MOST_ROTAS}",
        "save the rotas that matter in a new workbook",
    )  # fmt: skip


def _stops(sheet: Sheet, headings: list[Heading]) -> list[int]:
    """The rows before which the people of a heading end: the next one's first, or other weeks."""
    own = {row for heading in headings for row in range(heading.row - 3, heading.row + 3)}
    weeks = [
        row for row, cells in sheet.filled_rows()
        if row not in own and len(cells) >= WEEK and week_blocks(sheet, row)
    ]  # fmt: skip
    return [*weeks, *(top_of(sheet, heading) for heading in headings), sheet.last_row + 1]


def _headings(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Heading]:
    """The headings of a sheet from the top: of dates, and of weeks that no dates stand beside."""
    if layout.first_day and layout.first_column and layout.header_row and layout.last_column:
        return [_stated(sheet, layout, layout.first_day)]
    rows = [(row, cells) for row, cells in sheet.filled_rows() if layout.header_row in (None, row)]
    doubtful = Problems()
    found: list[Heading] = []
    for row, cells in rows:
        above = found[-1] if found else None
        found += date_headings(sheet, row, cells, layout, problems, doubtful, context, above)
        if len(found) > MOST_ROTAS:
            raise _too_many(sheet)
    if not found:
        found = lone_dates(sheet, rows)
        if not found and any(doubtful):
            found = _of_any_year(sheet, rows, layout, context)
        if not found and not any(week_blocks(sheet, row) for row, _ in rows):
            problems.take(doubtful)
    dated = {heading.row for heading in found}
    weeks: list[Heading] = []
    for row, cells in rows:
        if not dated & set(range(row - 2, row + 3)):
            weeks += _weeks(sheet, row, cells, weeks, layout, problems, context)
        if len(weeks) > MOST_ROTAS:
            raise _too_many(sheet)
    return sorted([*found, *weeks], key=lambda heading: (heading.row, heading.low))


def _of_any_year(
    sheet: Sheet, rows: list[tuple[int, list[Cell]]], layout: Layout, context: str
) -> list[Heading]:
    """The headings of days and months whose year nothing on the sheet tells: of the year in which
    the first of them lies nearest to today."""
    if layout.year is not None:
        return []
    today = date.today()
    best: list[Heading] = []
    for year in (today.year, today.year + 1, today.year - 1):
        in_year = replace(layout, year=year)
        found: list[Heading] = []
        for row, cells in rows:
            above = found[-1] if found else None
            own = date_headings(sheet, row, cells, in_year, Problems(), Problems(), context, above)
            found += [
                replace(heading, missing="year and weekdays")
                for heading in own
                if len(heading.columns) >= WEEK
            ]
        best = min(filter(None, (best, found)), key=lambda one: _days_away(one, today), default=[])
    return best


def _days_away(headings: list[Heading], today: date) -> int:
    """How far the first day of the headings lies from today."""
    first = min(on for on in headings[0].columns.values() if isinstance(on, date))
    return abs((first - today).days)


def _stated(sheet: Sheet, layout: Layout, first_day: date) -> Heading:
    """The heading that the layout states in full, whatever the sheet says."""
    assert layout.header_row is not None
    assert layout.first_column is not None
    first = column_number(layout.first_column)
    last = column_number(layout.last_column or layout.first_column)
    columns: dict[int, date | int] = {
        column: first_day + timedelta(days=column - first) for column in range(first, last + 1)
    }
    return Heading(layout.header_row, columns, sheet.address(layout.header_row, first))


def _weeks(
    sheet: Sheet,
    row: int,
    cells: list[Cell],
    above: list[Heading],
    layout: Layout,
    problems: Problems,
    context: str,
) -> list[Heading]:
    """The headings of a row of weekdays. `above`: those of the rows before it."""
    found = []
    for low, high, blocks in side_by_side(sheet, row, week_blocks(sheet, row, layout)):
        heading = commencing(sheet, row, blocks, layout, context, problems)
        days = {cell.column for block in blocks for cell, _ in block}
        before = next((one for one in reversed(above) if one.columns.keys() == days), None)
        stated = layout.first_day is not None or layout.kind == "dated"
        if heading is None and (len(blocks) > 1 or stated or before is not None):
            heading = undated(sheet, row, blocks, layout, context, problems)
            if before is not None:
                heading = replace(heading, follows=True, missing=before.missing)
        if heading is not None:
            found.append(replace(heading, low=low, high=high))
    return found


def _follow_on(grids: list[Grid]) -> None:
    """Blocks that state no day: later weeks of the same people, else the same weeks of others."""
    for before, grid in pairwise(grids):
        one, other = before.heading, grid.heading
        if one is None or other is None or not other.follows:
            continue
        weeks = 0
        if one.weeks and other.weeks:
            weeks = other.weeks[0] - one.weeks[0]
        elif same_people(before, grid):
            weeks = len(week_span(before))
        shift = _first(before) + timedelta(days=WEEK * weeks) - _first(grid)
        grid.columns = {
            column: on + shift for column, on in grid.columns.items() if isinstance(on, date)
        }
        grid.heading = replace(other, columns=grid.columns)


def _first(grid: Grid) -> date:
    return min(on for on in grid.columns.values() if isinstance(on, date))


def week_span(grid: Grid) -> range:
    """The weeks of a grid, counted from 0."""
    dates = [on for on in grid.columns.values() if isinstance(on, date)]
    return range(-(-((max(dates) - min(dates)).days + 1) // WEEK))


def same_people(one: Grid, other: Grid) -> bool:
    """Whether most people of a block stand in another too."""
    first = {name_key(who(one, row.row)) for row in one.rows}
    second = {name_key(who(other, row.row)) for row in other.rows}
    return len(first & second) * 2 > len(second)
