"""What was found in a workbook, found again in a copy of it into which duties were written.

In a copy somebody may have no entry left, or a block none at all: what its cells look like by
themselves is then no longer what they are. Nothing but entries differs, so nothing else is asked.
"""

from __future__ import annotations

from dataclasses import replace

from ambrota.sheets.cells import Sheet, Workbook
from ambrota.sheets.found import Found
from ambrota.sheets.recognise import SESSIONS_SHEET
from ambrota.sheets.shape.grids import Grid


def found_again(found: Found, copy: Workbook) -> Found | None:
    """The rotas and companion sheets of a workbook in its copy.

    None where they have to be recognised there: the rows of lists differ, and a sheet on which
    headings or names are others is no copy's.
    """
    grids = [_in_copy(grid, copy) for grid in found.grids]
    kept = [grid for grid in grids if grid is not None]
    names = {sheet.name for pages in found.companions.values() for sheet in pages}
    if found.listings or len(kept) < len(grids) or not all(map(copy.sheet, names)):
        return None
    companions = {
        role: [sheet for page in pages if (sheet := copy.sheet(page.name)) is not None]
        for role, pages in found.companions.items()
    }
    sessions = copy.sheet(SESSIONS_SHEET)
    if sessions is not None:
        companions["sessions"] = [sessions]
    return replace(found, grids=kept, companions=companions)


def _in_copy(grid: Grid, copy: Workbook) -> Grid | None:
    """A grid on the sheet of the copy; None where that says something else beside the entries."""
    sheet = copy.sheet(grid.sheet.name)
    if sheet is None:
        return None
    view = sheet if grid.sheet.upright is None else sheet.turned()
    return replace(grid, sheet=view) if _said(grid, view) == _said(grid, grid.sheet) else None


def _said(grid: Grid, sheet: Sheet) -> list[str]:
    """What stands in the heading of a grid and beside its rows."""
    labels = grid.labels.values()
    heads = [sheet.text(grid.header_row, column) for column in (*labels, *grid.columns)]
    return heads + [sheet.text(row.row, column) for row in grid.rows for column in labels]
