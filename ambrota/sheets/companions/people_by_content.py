"""A sheet about the people of the rota, known by their names, whatever its headings or language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ambrota.grades import grade
from ambrota.sheets.cells import Cell, Sheet, as_text
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.people.people import name_key
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.tables import Table

FEWEST = 3
_TEAM = re.compile(
    r"^(?:team|watch|crew|group|zesp\w*|grupa|gruppe|[eé]quipe|equipo|squadra)\b", re.I
)


def names_in_rota(grids: Iterable[Grid], listings: Iterable[Listing]) -> frozenset[str]:
    """The names of the people of the rota, for comparison."""
    names = set()
    for grid in grids:
        for row in grid.rows:
            parts = [grid.said(row.row, "first"), grid.said(row.row, "last")]
            names.add(name_key(grid.said(row.row, "name") or " ".join(parts)))
    for listing in listings:
        column = listing.columns.get("name")
        rows = listing.sheet.rows.values()
        said = {row[column].value for row in rows if column in row} if column else set()
        names |= {name_key(as_text(value)) for value in said}
    return frozenset(name.strip() for name in names if name.strip())


def table_of_people(sheet: Sheet, names: Collection[str]) -> Table | None:
    """The rows of a sheet that name people of the rota, with what the other columns surely say."""
    found: dict[int, list[Cell]] = {}
    for cells in sheet.by_row.values():
        for cell in cells:
            if isinstance(cell.value, str) and name_key(cell.text) in names:
                found.setdefault(cell.column, []).append(cell)
    # A column in which names recur is another thing: who manages whom, or a list of duties.
    once = {
        column: cells for column, cells in found.items()
        if len(cells) >= max(FEWEST, len(names) / 3) and len({c.text for c in cells}) == len(cells)
    }  # fmt: skip
    if not once:
        return None
    column = max(once, key=lambda at: (len(once[at]), -at))
    rows = [cell.row for cell in once[column]]
    first, last = min(rows), max(rows)
    body = tuple(row for row in sheet.by_row if first <= row <= last and sheet.text(row, column))
    header = next((row for row in reversed(list(sheet.by_row)) if row < first), first - 1)
    columns = {"name": column, **_fields(sheet, column, body, names)}
    return Table(sheet, header, columns, body)


def _fields(
    sheet: Sheet, name: int, rows: Collection[int], names: Collection[str]
) -> dict[str, int]:
    """The columns whose entries can be one thing only: number, part of full time, hours, team."""
    fields: dict[str, int] = {}
    others = sorted({cell.column for row in rows for cell in sheet.by_row[row]} - {name})
    for column in others:
        cells = [cell for row in rows if (cell := sheet.at(row, column)).text]
        field = _field(cells, names) if len(cells) * 2 >= len(rows) else None
        if field is not None:
            fields.setdefault(field, column)
    return fields


def _field(cells: list[Cell], names: Collection[str]) -> str | None:
    texts = [cell.text for cell in cells]
    numbers = [cell.value for cell in cells if isinstance(cell.value, int | float)]
    if len(numbers) == len(cells):
        if len(set(texts)) == len(texts) > 1 and min(numbers) >= 100:
            return "id"
        if all(0 < number <= 1 for number in numbers):
            return "wte"
        return "hours" if all(7 <= number <= 48 for number in numbers) else None
    if all(name_key(text) in names for text in texts):
        return "manager"
    if all(_TEAM.match(text) for text in texts):
        return "team"
    return "role" if all(grade(text) > 0 for text in texts) else None
