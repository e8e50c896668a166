"""The grids of one sheet: people down it or across it, dated or cyclic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from ambrota.model import RotaKind
from ambrota.sheets.cells import Sheet
from ambrota.sheets.cyclic import cyclic_grids
from ambrota.sheets.dated import dated_grids, same_people
from ambrota.sheets.grids import Grid
from ambrota.sheets.headings import CODES, COVER, EXPORT, PEOPLE, normal
from ambrota.sheets.layout import ACROSS, DOWN, Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.marks import is_shift_name, settle_marks
from ambrota.sheets.shape.row_kinds import who

_FEWEST_ACROSS = 5


def grids_of(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """Every rota of a sheet, as far as its own cells and the layout say."""
    if layout.people == ACROSS:
        grids = _grids(sheet.turned(), layout, problems, context)
    else:
        grids = _grids(sheet, layout, problems, context)
        if not grids and layout.people != DOWN and _dates_down(sheet):
            grids = _turned(sheet, layout, problems, context)
    for grid in grids:
        settle_marks(grid)
    return grids


def _grids(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """The grids of a view of a sheet in which people run down."""
    grids: list[Grid] = []
    if layout.kind in (None, "dated"):
        grids = dated_grids(sheet, layout, problems, context)
    if layout.kind in (None, "cyclic"):
        tried = Problems()
        lines = cyclic_grids(sheet, layout, tried, [grid.header_row for grid in grids])
        if layout.kind is None and not grids and _repeat_people(lines):
            return dated_grids(sheet, replace(layout, kind="dated"), problems, context)
        problems.take(tried)
        grids += lines
    return grids


def _repeat_people(lines: list[Grid]) -> bool:
    """Whether weeks below one another name the same people: weeks that follow one another."""
    named = all(grid.kind is RotaKind.CYCLIC and "line" not in grid.labels for grid in lines)
    return len(lines) > 1 and named and all(same_people(a, b) for a, b in pairwise(lines))


def _dates_down(sheet: Sheet) -> bool:
    """Whether some column could hold a run of days: only then is the sheet worth turning."""
    return len(sheet.by_row) >= _FEWEST_ACROSS


def _turned(sheet: Sheet, layout: Layout, problems: Problems, context: str) -> list[Grid]:
    """The grids of a sheet with its days down the side and people across."""
    tried = Problems()
    grids = dated_grids(sheet.turned(), layout, tried, context)
    kept = [grid for grid in grids if _runs(grid) and _names_people(grid)]
    shifts = next((grid for grid in grids if _runs(grid) and _heads_shifts(grid)), None)
    if shifts is not None:
        row = shifts.rows[0].row
        problems.warn(
            sheet.name, shifts.sheet.address(row, min(shifts.labels.values(), default=1)),
            "dates down the side under headings that are shifts, not people",
            "a row or a column for each person",
            "write people down the side and dates across; it was not read",
        )  # fmt: skip
        return []
    if kept:
        problems.take(tried)
    return kept


def _runs(grid: Grid) -> bool:
    """Whether its days follow one another, as no column of dates in a table of facts does."""
    dates = [on for _, on in sorted(grid.columns.items()) if isinstance(on, date)]
    steps = [(b - a).days for a, b in pairwise(dates)]
    return (
        len(dates) >= _FEWEST_ACROSS and sum(step in (1, 3) for step in steps) >= len(steps) * 0.8
    )


def _names_people(grid: Grid) -> bool:
    """Whether what stands over the columns are people and not the headings of a table."""
    labels = [normal(who(grid, row.row)) for row in grid.rows]
    known = sum(label in words for label in labels for words in (EXPORT, CODES, COVER, PEOPLE))
    return bool(labels) and known == 0


def _heads_shifts(grid: Grid) -> bool:
    labels = [who(grid, row.row) for row in grid.rows]
    return len(labels) > 0 and all(map(is_shift_name, labels))
