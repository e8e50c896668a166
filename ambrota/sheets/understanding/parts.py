"""What each cell of a sheet was taken for: what the preview lays over the user's own sheet."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from ambrota.model import Kind
from ambrota.sheets.cells import Place, Sheet, place
from ambrota.sheets.entries import Spot
from ambrota.sheets.imported import Imported
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.shape.grids import Grid, day_cells, is_weekday_row
from ambrota.sheets.understanding.code_list import explains
from ambrota.sheets.words.dates import weekday_of
from ambrota.sheets.words.headings import EXPORT, normal
from ambrota.sheets.words.kinds import code_key

_WHO = ("name", "first", "last", "id", "line")
_WHAT = ("start", "end", "code", "type", "status")


class Part(StrEnum):
    """What a cell is to the import."""

    NAME = "who"
    LABEL = "about the person"
    DAY = "the day"
    DUTY = "a duty"
    OPEN = "not understood"
    TABLE = "codes, people or cover"
    IGNORED = "not read"


_FIELDS = {
    **dict.fromkeys(_WHO, Part.NAME),
    **dict.fromkeys(_WHAT, Part.DUTY),
    **dict.fromkeys(("date", "end_date"), Part.DAY),
}


def parts_of(imported: Imported | None, sheet: Sheet) -> dict[Place, Part]:
    """Of every cell that says something, what it was taken for; all not read without an import."""
    parts = {at: Part.IGNORED for at, cell in sheet.cells.items() if cell.text}
    if imported is None:
        return parts
    found = imported.source.found
    if any(page.name == sheet.name for pages in found.companions.values() for page in pages):
        parts.update(dict.fromkeys(parts, Part.TABLE))
    for grid in found.grids:
        if grid.sheet.name == sheet.name:
            parts.update(_of_grid(grid))
    for listing in found.listings:
        if listing.sheet.name == sheet.name:
            parts.update(_of_list(listing))
    for at in _legend_cells(imported, sheet):
        if parts.get(at) is Part.IGNORED:
            parts[at] = Part.TABLE
    parts.update(_of_duties(imported, sheet))
    return parts


def _of_grid(grid: Grid) -> Iterator[tuple[Place, Part]]:
    """Headings and labels of a grid, in the file's own rows and columns."""

    def true(row: int, column: int) -> Place:
        return grid.sheet.true_place(row, column)

    lines = _day_rows(grid)
    for line in lines:
        for cell in day_cells(grid.sheet, line, {*grid.columns, *grid.ends.values()}):
            yield true(line, cell.column), Part.DAY
    for section in grid.sections:
        for cell in grid.sheet.by_row.get(section, ()):
            yield true(section, cell.column), Part.LABEL
    for name, column in grid.labels.items():
        part = Part.NAME if name in _WHO else Part.LABEL
        for line in lines:
            if text := grid.sheet.text(line, column):
                # The corner may head the days that run down.
                days = EXPORT.get(normal(text)) == "date" or weekday_of(text) is not None
                yield true(line, column), Part.DAY if days else part
        for row in grid.rows:
            if grid.sheet.at(row.row, column).text:
                yield true(row.row, column), part


def _day_rows(grid: Grid) -> set[int]:
    """The rows that say which day a column is, or which half of it."""
    rows = {grid.header_row, *(grid.heading.below if grid.heading is not None else ())}
    for row in (grid.header_row - 1, grid.header_row + 1):
        cells = day_cells(grid.sheet, row, grid.columns)
        if cells and is_weekday_row(cells, grid.columns):
            rows.add(row)
    return rows


def _of_list(listing: Listing) -> Iterator[tuple[Place, Part]]:
    """Headings and fields of a list."""
    for name, column in listing.columns.items():
        part = _FIELDS.get(name, Part.LABEL)
        for row in range(listing.header_row, listing.last_row + 1):
            if (row, column) in listing.sheet.cells:
                yield (row, column), part


def code_place(imported: Imported, sheet: str, at: Place) -> Place:
    """Where the code of a duty stands: in a list beside its start, else in its own cell."""
    for listing in imported.source.listings:
        if listing.sheet.name == sheet and "code" in listing.columns:
            return at[0], listing.columns["code"]
    return at


def _spots(imported: Imported) -> Iterator[Spot]:
    """Every cell of the rota: of each person-day, its finish, and what stands elsewhere for it."""
    source = imported.source
    yield from source.spots.values()
    for spots in source.more.values():
        yield from spots
    yield from source.ends.values()


def _of_duties(imported: Imported, sheet: Sheet) -> Iterator[tuple[Place, Part]]:
    """The rota's own cells: understood, or open."""
    unknown = {
        duty.cell for duty in imported.rota.duties if duty.kind is Kind.UNKNOWN and duty.cell
    }
    for name, row, column in _spots(imported):
        if name != sheet.name:
            continue
        cell = sheet.at(row, column)
        if f"{name}!{cell.address}" in unknown:
            yield (row, column), Part.OPEN
        elif cell.text:
            yield (row, column), Part.DUTY
    if imported.source.listings:
        for name, _, at in (cell.rpartition("!") for cell in unknown):
            if name == sheet.name:
                yield code_place(imported, name, place(at)), Part.OPEN


def _legend_cells(imported: Imported, sheet: Sheet) -> Iterator[Place]:
    """Cells beside the rota that explain its codes: a code, and what stands right of it."""
    codes = [shift.code for shift in imported.rota.shifts if shift.kind is not Kind.UNKNOWN]
    keys = {code_key(code) for code in codes}
    taken = {(row, column) for name, row, column in _spots(imported) if name == sheet.name}
    for (row, column), cell in sheet.cells.items():
        if (row, column) in taken or not any(explains(cell, code) for code in codes):
            continue
        beside = column + 1
        if code_key(cell.text) in keys and not sheet.at(row, beside).text:
            continue  # a code and nothing said of it
        yield row, column
        while sheet.at(row, beside).text and (row, beside) not in taken:
            yield row, beside
            beside += 1
