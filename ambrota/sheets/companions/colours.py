"""Which cells of a sheet are the rota's, and what their colours stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ambrota.sheets.cells import as_text
from ambrota.sheets.companions.shift_codes import Legend
from ambrota.sheets.grids import Grid
from ambrota.sheets.kinds import code_key
from ambrota.sheets.problems import Problems


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

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, tuple):
            return False
        row, column = place
        return any(
            (column in rows and row in columns) if turned else (row in rows and column in columns)
            for turned, rows, columns in self._areas
        )


@dataclass
class Colours:
    """How many cells of people's days have each colour: blank ones, and those of each code."""

    blank: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=dict)


def colours_of(grid: Grid) -> Colours:
    """Count the colours of a grid's days."""
    found = Colours()
    rows = {row.row for row in grid.rows}
    for (row, column), cell in grid.sheet.cells.items():
        if cell.fill is None or column not in grid.columns or row not in rows:
            continue
        text = as_text(cell.value)
        if text:
            found.said.setdefault(cell.fill, Counter())[code_key(text)] += 1
        else:
            found.blank[cell.fill] += 1
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
