"""The figures beside and under the people that say what their days add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ambrota.sheets.cells import Cell, Value
from ambrota.sheets.crosschecks.held import GridCells
from ambrota.sheets.shape.grids import Grid, day_cells, is_weekday_row, legend_from
from ambrota.sheets.words.headings import normal
from ambrota.sheets.words.times import parse_hours

_FIGURE = re.compile(r"^-?\d+(?:[.,:]\d+)?\s*(?:h|hrs?|hours?)?$", re.I)
_ASKED = re.compile(
    r"\b(required?|requirement|needed|need|minimum|min|target|short(fall|age)?|variance|planned|"
    r"establishment|budget|surplus|gap|over|under|difference|diff|balance)\b",
    re.I,
)
# What somebody is to work is no sum of what they do work.
_CONTRACT = re.compile(r"\b(contract\w*|entitle\w*|allowance|fte|wte|hpw|pw)\b", re.I)
_A_WEEK = re.compile(
    r"^(?!.*\b(?:avg|average|mean)\b).*\b(?:(?:per|a|each|every) ?/?(?:week|wk)|weekly)\b", re.I
)
_OF_TOTALS = re.compile(
    r"\b(hours?|hrs?|total|sum|shifts?|dut(y|ies)|days?|nights?|earl(y|ies)|lates?|count|worked)\b",
    re.I,
)


@dataclass
class Figures:
    """One column or row of figures: `values` by row (of a column) or by column (of a row)."""

    cells: GridCells
    number: int
    heading: str
    values: dict[int, float]
    is_column: bool

    def address(self, at: int) -> str:
        """The address in the file of one of the figures."""
        row, column = (at, self.number) if self.is_column else (self.number, at)
        return self.cells.grid.sheet.address(row, column)

    def range(self) -> str:
        """The address of all of them."""
        first, last = min(self.values), max(self.values)
        one, two = self.address(first), self.address(last)
        return one if one == two else f"{one}:{two}"


def figure_of(value: Value) -> float | None:
    """A number, or a length in hours; None for dates and other texts."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime) and value.year > 1905:
        return None
    if isinstance(value, str) and not _FIGURE.match(value.strip()):
        return None
    return parse_hours(value)


def columns_of_figures(cells: GridCells) -> Iterator[Figures]:
    """Columns that are neither days nor said of the person, with figures in most people's rows."""
    grid = cells.grid
    found: dict[int, dict[int, float]] = {}
    others: dict[int, int] = {}
    taken = {*grid.columns, *grid.labels.values(), *grid.ends.values()}
    past = legend_from(grid)
    for row in cells.people:
        for cell in _beside(grid, row):
            if (
                cell.column in taken
                or cell.column >= past
                or (grid.heading and not grid.heading.holds(cell.column))
            ):
                continue
            figure = figure_of(cell.value)
            if figure is None:
                others[cell.column] = others.get(cell.column, 0) + 1
            else:
                found.setdefault(cell.column, {})[row] = figure
    last = max(grid.columns)
    for column, values in sorted(found.items()):
        heading = _heading(cells, column)
        if others.get(column, 0) * 4 > len(values) or _ASKED.search(heading):
            continue
        if _CONTRACT.search(heading) or (column < last and _A_WEEK.search(heading)):
            continue
        if len(values) * 2 > len(cells.people) and (
            column > last or _OF_TOTALS.search(normal(heading))
        ):
            yield Figures(cells, column, heading, values, is_column=True)


def _beside(grid: Grid, row: int) -> Iterator[Cell]:
    """The cells of a row outside the days, without going through the days."""
    cells = grid.sheet.by_row.get(row, [])
    first, last = min(grid.columns), max(grid.columns)
    for cell in cells:
        if cell.column >= first:
            break
        yield cell
    for cell in reversed(cells):
        if cell.column <= last:
            break
        yield cell
    if last - first + 1 > len(grid.columns):
        for column in range(first, last):
            if column not in grid.columns and (row, column) in grid.sheet.cells:
                yield grid.sheet.at(row, column)


def _heading(cells: GridCells, column: int) -> str:
    """What stands above a column, from the heading's row down to the first person."""
    grid = cells.grid
    first = min(cells.people)
    rows = [*range(grid.header_row, first)] if first - grid.header_row <= 4 else [grid.header_row]
    texts = [grid.sheet.text(row, column) for row in rows]
    if not any(texts) and grid.header_row > 1:
        merge = grid.sheet.merge_at(grid.header_row - 1, column)
        if merge is None or merge.right - merge.left < 3:
            texts = [grid.sheet.text(grid.header_row - 1, column)]
    return " ".join(dict.fromkeys(text for text in texts if text))


def rows_of_figures(cells: GridCells, others: list[GridCells]) -> Iterator[Figures]:
    """Rows under the people's that hold figures under most days, and no other text there."""
    grid = cells.grid
    first, last = min(cells.people), _last_row(cells, others)
    ends = set(grid.end_rows.values())
    for row in grid.sheet.between(first, last + 1):
        if row in cells.people or row in ends:
            continue
        said = day_cells(grid.sheet, row, grid.columns)
        values = {
            cell.column: figure for cell in said if (figure := figure_of(cell.value)) is not None
        }
        if len(values) * 2 <= len(grid.columns) or len(values) < len(said):
            continue
        label = _label(grid, row)
        if not _ASKED.search(label) and not is_weekday_row(said, grid.columns):
            yield Figures(cells, row, label, values, is_column=False)


def _last_row(cells: GridCells, others: list[GridCells]) -> int:
    """The row before the next grid of the sheet."""
    grid = cells.grid
    below = [
        other.grid.header_row
        for other in others
        if other.grid.sheet is grid.sheet and other.grid.header_row > max(cells.people)
    ]
    return min(below) - 1 if below else grid.sheet.last_row


def _label(grid: Grid, row: int) -> str:
    texts = [
        cell.text
        for cell in grid.sheet.by_row.get(row, [])
        if cell.column < min(grid.columns)
        and isinstance(cell.value, str)
        and (grid.heading is None or grid.heading.holds(cell.column))
    ]
    return " ".join(dict.fromkeys(text for text in texts if text))
