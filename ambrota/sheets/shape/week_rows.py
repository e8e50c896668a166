"""Rotas in which each row is a week: one person's, below one another, or several people's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ambrota.model import WEEK, RotaKind
from ambrota.sheets.cells import Cell, Sheet
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid, GridRow, Heading, day_cells, label_columns
from ambrota.sheets.shape.people_rows import begins_legend
from ambrota.sheets.shape.row_kinds import all_numbers, is_heading_again, who
from ambrota.sheets.shape.told import Told
from ambrota.sheets.shape.whose import whose
from ambrota.sheets.words.calendar_words import may_name_weekday, weekdays_in
from ambrota.sheets.words.dates import parse_date
from ambrota.sheets.words.headings import normal

_FEWEST = 2
_SOON = timedelta(weeks=8)
_WHO = ("name", "last", "first", "id")


def weeks_down(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """A grid for each week whose rows state its first day, under one heading of weekdays."""
    for row in sheet.by_row:
        if layout.header_row not in (None, row):
            continue
        columns = _weekdays(sheet.by_row[row])
        if not columns:
            continue
        heading = Heading(row, columns, sheet.address(row, min(columns)))
        weeks = _weeks_of(sheet, heading, layout)
        if len(weeks) >= _FEWEST:
            return _grids(sheet, heading, weeks, layout, problems, context)
    return []


def _weekdays(cells: list[Cell]) -> dict[int, date | int]:
    """The columns of a row that names the seven days of one week in their order; else none."""
    if sum(may_name_weekday(cell.value) for cell in cells) < WEEK:
        return {}
    days = weekdays_in([cell.text for cell in cells])
    found = {cell.column: day for cell, day in zip(cells, days, strict=True) if day is not None}
    follow = all((b - a) % WEEK == 1 for a, b in pairwise(found.values()))
    return dict(found) if len(found) == WEEK and follow else {}


def _weeks_of(sheet: Sheet, heading: Heading, layout: Layout) -> dict[int, date]:
    """Of each row under a heading that states its week, the day in the first column of days.

    The dates stand left of the days, each on the weekday of the first of them, or of the last one
    where the week's end is stated; a date on another weekday begins no week.
    """
    first, last = min(heading.columns), max(heading.columns)
    begins, ends = heading.columns[first], heading.columns[last]
    rows = [row for row in sheet.by_row if heading.row < row <= (layout.last_row or row)]
    for column in range(first - 1, 0, -1):
        stated = {
            row: on for row in rows if (on := parse_date(sheet.at(row, column).value)) is not None
        }
        if len(stated) < _FEWEST:
            continue
        for day, back in ((begins, 0), (ends, WEEK - 1)):
            weeks = {
                row: on - timedelta(days=back) for row, on in stated.items() if on.weekday() == day
            }
            if len(weeks) * 3 >= len(stated) * 2 and _follow(weeks.values()):
                return weeks
    return {}


def _follow(weeks: Iterable[date]) -> bool:
    """Whether weeks come soon after one another: not staff numbers read as dates, nor the days on
    which people started."""
    return all(after - before <= _SOON for before, after in pairwise(sorted(set(weeks))))


def _carried(sheet: Sheet, weeks: dict[int, date], name: int) -> dict[int, date]:
    """The weeks with the rows under each that name somebody else and no week of their own."""
    carried: dict[int, date] = {}
    begin = None
    for row in range(min(weeks), sheet.last_row + 1):
        begin = weeks.get(row, begin)
        if begin is not None and (row in weeks or sheet.text(row, name)):
            carried[row] = begin
        else:
            begin = None
    return carried


def _grids(
    sheet: Sheet, heading: Heading, weeks: dict[int, date], layout: Layout,
    problems: Problems, context: str,
) -> list[Grid]:  # fmt: skip
    """A grid for each of the weeks, with the rows that state it."""
    labels = label_columns(sheet, [heading.row], heading, layout)
    if "line" in normal(sheet.text(heading.row, labels.pop("line", 0))).split():
        return []
    named = {"name", "first", "last", "id"} & set(labels)
    if named:
        weeks = _carried(sheet, weeks, labels[min(named, key=_WHO.index)])
    person = "" if named else whose(sheet, heading, layout, problems, context)
    grids: dict[date, Grid] = {}
    for row, begin in weeks.items():
        grid = grids.get(begin)
        if grid is None:
            columns = _dated(heading, begin)
            own = replace(heading, columns=columns)
            grid = grids[begin] = Grid(
                sheet, RotaKind.DATED, sheet.name, heading.row, columns, dict(labels),
                mark=layout.mark, heading=own, person=person,
            )  # fmt: skip
        if person or who(grid, row):
            grid.rows.append(GridRow(row))
    _tell(list(grids.values()), heading, problems)
    return [grid for grid in grids.values() if grid.rows]


def _dated(heading: Heading, begin: date) -> dict[int, date | int]:
    return {
        column: begin + timedelta(days=step) for step, column in enumerate(sorted(heading.columns))
    }


def _tell(grids: list[Grid], heading: Heading, problems: Problems) -> None:
    """Name columns that were not read, and entries in rows that state no week or nobody."""
    known: set[str] = set()
    sheet = grids[0].sheet
    taken = {row.row for grid in grids for row in grid.rows}
    for grid in grids:
        told = Told(grid, problems, known)
        told.columns([heading.row])
        told.tell()
    for row in range(heading.row + 1, sheet.last_row + 1):
        cells = day_cells(sheet, row, heading.columns)
        if row > max(taken) and (not cells or begins_legend(sheet, row, min(heading.columns))):
            break
        if row in taken or all_numbers(cells) or is_heading_again(sheet, row, heading):
            continue
        problems.warn(
            sheet.name, f"{cells[0].address}:{cells[-1].address}",
            "entries in a row without its week's first day, or without a name",
            "a date on the weekday of the first column, and a name",
            "correct what stands beside them; the row was not read",
        )  # fmt: skip
