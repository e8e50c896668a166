"""Which cells of a sheet are the rota's, and what their colours stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ambrota.sheets.cells import Cell, Sheet, as_text
from ambrota.sheets.companions.shift_codes import Legend
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.words.kinds import code_key


class CellsOfRota:
    """The cells of a sheet in which its rotas stand: headings, what is said of people, days."""

    def __init__(self, grids: Iterable[Grid]) -> None:
        self._areas = [
            (
                grid.sheet.upright is not None,
                {grid.header_row, *(r.row for r in grid.rows), *(t.row for t in grid.totals)},
                {*grid.columns, *grid.labels.values(), *grid.sums, *grid.ends.values()},
            )
            for grid in grids
        ]

    def others(self, sheet: Sheet) -> dict[int, list[Cell]]:
        """The cells of the sheet that say something and are none of these, row by row."""
        rows = {}
        for row, cells in sheet.by_row.items():
            columns = self._columns_in(row)
            whole = sheet.row(row).keys() <= columns
            rows[row] = [] if whole else [cell for cell in cells if cell.column not in columns]
        return rows

    def _columns_in(self, row: int) -> set[int]:
        columns: set[int] = set()
        for turned, rows, own in self._areas:
            if row in (own if turned else rows):
                columns |= rows if turned else own
        return columns

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, tuple):
            return False
        row, column = place
        for turned, rows, columns in self._areas:
            if (column in rows and row in columns) if turned else row in rows and column in columns:
                return True
        return False


@dataclass
class Colours:
    """How many cells of people's days have each colour: blank ones, and those of each code."""

    blank: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=dict)


def colours_of(grid: Grid) -> Colours:
    """Count the colours of a grid's days."""
    found = Colours()
    said = Counter(
        (cell.fill, as_text(cell.value))
        for row in grid.rows
        for column, cell in grid.sheet.row(row.row).items()
        if cell.fill is not None and column in grid.columns
    )
    for (fill, text), number in said.items():
        if text:
            found.said.setdefault(fill, Counter())[code_key(text)] += number
        else:
            found.blank[fill] += number
    return found


def drop_shading(grid: Grid, colours: Colours, legend: Legend, problems: Problems) -> None:
    """A colour that other codes have as well (weekends, swaps) does not say what a blank is."""
    for fill, shift in list(legend.fills.items()):
        said = colours.said.get(fill, Counter())
        others = sum(said.values()) - said[code_key(shift.code)]
        if others < 3 or others * 2 <= sum(said.values()):
            continue
        del legend.fills[fill]
        if colours.blank[fill]:
            problems.warn(
                grid.sheet.name, None,
                f"{colours.blank[fill]} blank cells in the colour of {shift.code!r}, which cells "
                "with other codes have too",
                "a colour for each meaning", "write the code in these cells; they were left blank",
            )  # fmt: skip
