"""Sheets of marks: a 1, x or tick says that somebody works the shift the sheet is named after."""

from __future__ import annotations

import re

from ambrota.sheets.cells import Cell
from ambrota.sheets.grids import Grid, day_cells, title_above
from ambrota.sheets.kinds import code_key

_MARKS = {"1", "x", "✓", "✔", "√", "y", "yes", "tick", "•", "●", "*", "☑", "✗", "×"}
_SHIFT = re.compile(
    r"\b(long |short |twilight |weekend )?(days?|nights?|early|earl(?:y|ies)|lates?|twilights?|"
    r"mids?|mornings?|evenings?|afternoons?|am|pm)\b",
    re.I,
)


def is_mark(cell: Cell) -> bool:
    """Whether a cell holds no code but a mark: 1, x, a tick."""
    return not isinstance(cell.value, bool) and cell.text.casefold() in _MARKS


def is_shift_name(text: str) -> bool:
    """Whether a heading names a shift and nothing else: 'Early', 'Night shift'."""
    rest = _SHIFT.sub("", text).strip().casefold()
    return bool(_SHIFT.search(text)) and rest in {"", "shift", "shifts", "duty", "cover"}


def settle_marks(grid: Grid) -> None:
    """Let the marks of a grid stand for the shift after which its block or its sheet is named."""
    if grid.mark is not None:
        return
    cells = [c for row in grid.rows for c in day_cells(grid.sheet, row.row, grid.columns)]
    if not cells or sum(map(is_mark, cells)) < len(cells) * 0.9:
        return
    title = title_above(grid.sheet, grid.header_row) or ""
    for text in (title, grid.sheet.name):
        found = {code_key(match[0]): match[0] for match in _SHIFT.finditer(text)}
        if len(found) == 1:
            grid.mark = found.popitem()[1]
            return
