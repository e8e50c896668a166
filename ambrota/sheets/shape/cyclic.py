"""Recognise cyclic line grids: lines 1 to N down, Monday to Sunday across, several on one sheet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from ambrota.model import WEEK, RotaKind
from ambrota.sheets.cells import Sheet, range_of
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import (
    LEGEND,
    Grid,
    GridRow,
    Heading,
    TotalRow,
    day_cells,
    label_columns,
    title_above,
)
from ambrota.sheets.shape.legend_rows import without_legend
from ambrota.sheets.shape.people_rows import begins_legend, is_total
from ambrota.sheets.shape.row_kinds import all_numbers, is_heading_again
from ambrota.sheets.shape.told import Told
from ambrota.sheets.shape.week_titles import names_date
from ambrota.sheets.shape.weeks import side_by_side, week_blocks
from ambrota.sheets.words.dates import parse_date

_LINE = re.compile(r"^[A-Za-z]{0,10}(?: [A-Za-z]{1,10})?[\s.:#-]*(\d{1,3})$")
_PLAIN_LINE = re.compile(r"^(?:line|week|wk|row|rota line|tl|l|w)?[\s.:#-]*\d{1,3}$", re.I)
_LETTER = re.compile(r"^(?:(?:rota )?(?:line|week|wk|row)[\s.:#-]*)?([A-Z])$", re.I)


def cyclic_grids(
    sheet: Sheet, layout: Layout, problems: Problems, taken: Collection[int] = ()
) -> list[Grid]:
    """Every cyclic rota of a sheet; `taken` are the heading rows of its dated grids."""
    headings = [
        heading
        for heading in _headings(sheet, layout)
        if not any(abs(heading.row - other) <= 2 for other in taken)
    ]
    grids: list[Grid] = []
    floor: dict[int, int] = {}
    for heading in headings:
        below = [h.row for h in headings if h.row > heading.row]
        past = min(below, default=sheet.last_row + 1)
        own = _blocks(sheet, heading, past, floor.get(heading.low, 0), layout, problems)
        floor[heading.low] = own[-1].rows[-1].row if own[-1].rows else heading.row
        grids += own
    grids = [grid for grid in grids if grid.rows]
    _name(grids, sheet)
    return grids


def line_number(text: str) -> int | None:
    """The number that a line's label states: 'Line 3', 'Wk3', 'TL3', '3'."""
    match = _LINE.match(text.strip())
    if match:
        return int(match[1])
    letter = _LETTER.match(text.strip())
    return ord(letter[1].upper()) - 64 if letter else None


def _headings(sheet: Sheet, layout: Layout) -> Iterator[Heading]:
    """Each row that names the seven days of one week, or of one for each rota side by side."""
    for row in sheet.by_row:
        if layout.header_row is not None and row != layout.header_row:
            continue
        groups = side_by_side(sheet, row, week_blocks(sheet, row, layout))
        if not all(len(weeks) == 1 and len(weeks[0]) == WEEK for _, _, weeks in groups):
            continue
        for low, high, (week,) in groups:
            columns: dict[int, date | int] = {cell.column: day for cell, day in week}
            yield Heading(row, columns, week[0][0].address, low=low, high=high)


def _blocks(
    sheet: Sheet, heading: Heading, past: int, floor: int, layout: Layout, problems: Problems
) -> list[Grid]:
    """The rotas under one heading: the lines count up, and a line 1 begins another rota."""
    header, columns = heading.row, heading.columns
    past = min(past, (layout.last_row or past) + 1)
    body = sheet.between(header + 1, past)
    body = without_legend(sheet, body, heading)
    labels = _labels(sheet, heading, body, layout)
    first_title = title_above(sheet, header, floor, heading.low, max(columns))
    grids = [_new(sheet, heading, labels, first_title, layout)]
    tellers = [Told(grids[0], problems)]
    pending: str | None = None
    coded = any(not all_numbers(day_cells(sheet, row, columns)) for row in body)
    for row in body:
        cells = day_cells(sheet, row, columns)
        grid, told = grids[-1], tellers[-1]
        label = next(
            (t for f in ("line", "name", "id") if (t := grid.said(row, f))),
            sheet.text(row, heading.low),
        )
        if (LEGEND.match(label) and not cells) or begins_legend(sheet, row, min(columns)):
            break
        if is_heading_again(sheet, row, heading):
            continue
        number = line_number(grid.said(row, "line")) if "line" in labels else None
        plain = bool(_PLAIN_LINE.match(label))
        if is_total(label, cells, len(columns), coded=coded, numbered=plain):
            grid.totals.append(TotalRow(row, label))
            continue
        if number is None and not cells:
            pending = label or pending
            continue
        if ("line" in labels and number is None) or not label:
            told.nobody(row, cells, label)
            continue
        if number == 1 and grid.rows and (pending or grid.rows[-1].line != 1):
            grid = _new(sheet, heading, labels, pending, layout)
            grids.append(grid)
            tellers.append(Told(grid, problems))
        pending = None
        grid.rows.append(GridRow(row, line=number))
    for told in tellers:
        told.columns([header])
        told.tell()
    _name_dates(grids[0], body, problems)
    _name_week(grids[0], problems)
    return grids


def _name_week(grid: Grid, problems: Problems) -> None:
    """Say that a week of people has a title that seems to state its date."""
    if "line" in grid.labels or not any(grid.said(row.row, "name") for row in grid.rows):
        return
    sheet, header = grid.sheet, grid.header_row
    over = [cell for row in range(header, header - 4, -1) for cell in sheet.by_row.get(row, [])]
    titles = [(cell.text, cell.address) for cell in over if names_date(cell.text)]
    titles += [(sheet.name, sheet.at(header, min(grid.columns)).address)] * names_date(sheet.name)
    if titles:
        text, where = titles[0]
        problems.warn(
            sheet.name, where, f"a week of people under {text!r}, read as lines without dates",
            "the date of its first day, as 'Week commencing 05/01/2026'",
            "write it above the days, or state `first_day` in a layout (--layout)",
        )  # fmt: skip


def _name_dates(grid: Grid, body: list[int], problems: Problems) -> None:
    """Say that dates beside numbered lines were not read."""
    assert grid.heading is not None
    sheet, taken = grid.sheet, {*grid.labels.values()}
    for column in range(grid.heading.low, min(grid.columns)):
        dated = [row for row in body if parse_date(sheet.text(row, column)) is not None]
        if "line" in grid.labels and column not in taken and len(dated) * 2 > len(body):
            places = [sheet.at(row, column).place for row in dated]
            problems.note(
                sheet.name, range_of(places), f"dates beside numbered lines, "
                f"under {sheet.text(grid.header_row, column)!r}", "lines of a week without dates",
                "nothing, if the rota is stepped through line by line; else take the column of "
                "lines out, and each row is the week of its date",
            )  # fmt: skip


def _labels(sheet: Sheet, heading: Heading, body: list[int], layout: Layout) -> dict[str, int]:
    """The columns of what is said of a line, by their headings and by what stands in them."""
    labels = label_columns(sheet, [heading.row], heading, layout)
    if "line" not in labels:
        column = _line_column(sheet, heading, body)
        if column is not None:
            # A column of line numbers is one, whatever its heading ("No").
            labels = {"line": column, **{k: c for k, c in labels.items() if c != column}}
    first = min(heading.columns)
    if not {"name", "line", "id"} & set(labels) and first > heading.low:
        labels["name"] = first - 1
    return labels


def _new(
    sheet: Sheet, heading: Heading, labels: dict[str, int], title: str | None, layout: Layout
) -> Grid:
    return Grid(
        sheet, RotaKind.CYCLIC, title or "", heading.row, heading.columns, labels,
        mark=layout.mark, heading=heading,
    )  # fmt: skip


def _line_column(sheet: Sheet, heading: Heading, body: list[int]) -> int | None:
    rows = [row for row in body if day_cells(sheet, row, heading.columns)]
    for column in range(heading.low, min(heading.columns)):
        labels = [sheet.text(row, column) for row in rows]
        if sum(bool(_PLAIN_LINE.match(label)) for label in labels) * 2 > len(rows):
            return column
    return None


def _name(grids: list[Grid], sheet: Sheet) -> None:
    """Each rota by its title; without one by its sheet, numbered where there are several."""
    for number, grid in enumerate(grids, 1):
        if len(grids) == 1:
            grid.name = sheet.name
        elif not grid.name:
            grid.name = sheet.name if number == 1 else f"{sheet.name} {number}"
