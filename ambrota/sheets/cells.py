"""Plain cells: what a workbook says, where, and how it is filled. No file format shows through."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from ambrota.parsing.addresses import Place as Place
from ambrota.parsing.addresses import address as address
from ambrota.parsing.addresses import column_number as column_number
from ambrota.parsing.addresses import letters as letters
from ambrota.parsing.addresses import place as place
from ambrota.parsing.values import Value as Value

_SPACE = re.compile(r"[ \t\u00a0]+")


def range_of(places: Iterable[Place]) -> str:
    """The address of one cell, or the smallest range that holds them all."""
    rows, columns = zip(*places, strict=True)
    first, last = address(min(rows), min(columns)), address(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


class Cell(NamedTuple):
    """One cell: `fill` names its background colour, None when it has none.

    `turned`: it belongs to a sheet seen turned, where `row` and `column` are exchanged.
    """

    row: int
    column: int
    value: Value
    fill: str | None = None
    turned: bool = False

    @property
    def place(self) -> Place:
        """Row and column in the file, however the sheet is seen."""
        return (self.column, self.row) if self.turned else (self.row, self.column)

    @property
    def address(self) -> str:
        """Where it stands in the file, as 'D7'."""
        return address(self.column, self.row) if self.turned else address(self.row, self.column)

    @property
    def text(self) -> str:
        """Its value as a person reads it, without surrounding space; '' when blank."""
        return as_text(self.value)


@lru_cache(maxsize=16384, typed=True)
def as_text(value: Value) -> str:
    """A value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _SPACE.sub(" ", value).strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date().isoformat()
    return str(value)


@dataclass(frozen=True)
class Merge:
    """A merged range: first and last row and column, inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def range(self) -> str:
        """Its address, as 'D7:F7'."""
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


class Cells(Mapping[Place, Cell]):
    """The cells of a sheet by row and column, kept row by row."""

    def __init__(self, rows: Mapping[int, Mapping[int, Cell]]) -> None:
        self._rows = rows

    def __getitem__(self, at: Place) -> Cell:
        return self._rows[at[0]][at[1]]

    def __iter__(self) -> Iterator[Place]:
        return ((row, column) for row, cells in self._rows.items() for column in cells)

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))


@dataclass(frozen=True)
class Gist:
    """What a row says: each of its texts once, and its cells that hold anything else."""

    texts: frozenset[str]
    others: tuple[Cell, ...]


@dataclass
class Sheet:
    """The cells of one sheet, by row and column. Blank cells without a fill are not kept.

    `upright` is set on a turned view: the sheet as it stands in the file.
    """

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    uncalculated: Collection[Place] = frozenset()
    upright: Sheet | None = None
    _gists: dict[int, Gist] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def cells(self) -> Mapping[Place, Cell]:
        """Every cell by its place."""
        return Cells(self.rows)

    def turned(self) -> Sheet:
        """The sheet with rows and columns exchanged; its cells still know their true addresses."""
        return self._turned

    @cached_property
    def _turned(self) -> Sheet:
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.cells.items():
            turned = Cell(column, row, cell.value, cell.fill, turned=True)
            rows.setdefault(column, {})[row] = turned
        return Sheet(
            self.name,
            rows,
            tuple(Merge(m.left, m.top, m.right, m.bottom) for m in self.merges),
            self.hidden_columns,
            self.hidden_rows,
            self.hidden,
            frozenset((column, row) for row, column in self.uncalculated),
            self,
        )

    def true_place(self, row: int, column: int) -> Place:
        """Where a cell of this view stands in the file."""
        return (row, column) if self.upright is None else (column, row)

    def address(self, row: int, column: int) -> str:
        """The address in the file of a cell of this view."""
        return address(*self.true_place(row, column))

    def range(self, first: Place, last: Place) -> str:
        """The address in the file of a range of this view; of a single cell where it is one."""
        ends = self.address(*first), self.address(*last)
        return ends[0] if ends[0] == ends[1] else ":".join(ends)

    def line(self, row: int) -> str:
        """A whole row of this view as the file has it: '7:7', or 'G:G' when turned."""
        name = str(row) if self.upright is None else letters(row)
        return f"{name}:{name}"

    def column_name(self, column: int) -> str:
        """A whole column of this view as the file calls it."""
        return f"column {letters(column)}" if self.upright is None else f"row {column}"

    def put(self, cell: Cell) -> None:
        """Add a cell."""
        self.rows.setdefault(cell.row, {})[cell.column] = cell

    def at(self, row: int, column: int) -> Cell:
        """The cell there, blank when there is nothing; within a merged range that range's value."""
        top_left = self._merged.get((row, column)) if self.merges else None
        if top_left is not None:
            anchor = self.row(top_left.top).get(top_left.left)
            if anchor is not None:
                return Cell(row, column, anchor.value, anchor.fill, anchor.turned)
        return self.row(row).get(column) or Cell(row, column, None, turned=self.upright is not None)

    def row(self, row: int) -> Mapping[int, Cell]:
        """The cells of a row by their columns: coloured blanks too, of a merged range its first."""
        return self.rows.get(row, _NOTHING)

    def text(self, row: int, column: int) -> str:
        """What the cell there says."""
        return self.at(row, column).text

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range that holds the cell, if any."""
        return self._merged.get((row, column))

    @cached_property
    def _merged(self) -> dict[Place, Merge]:
        if not self.merges:
            return {}
        # Only as far as anything is said: a range may cover a sheet of a million rows.
        last_row = max(self.rows, default=0)
        last_column = max((max(row, default=0) for row in self.rows.values()), default=0)
        return {
            (row, column): merge
            for merge in self.merges
            for row in range(merge.top, min(merge.bottom, last_row) + 1)
            for column in range(merge.left, min(merge.right, last_column) + 1)
        }

    @cached_property
    def merged_rows(self) -> frozenset[int]:
        """The rows that a merged range touches."""
        return frozenset(row for row, _ in self._merged)

    @cached_property
    def by_row(self) -> dict[int, list[Cell]]:
        """The cells that say something, row by row, left to right."""
        rows = {}
        for row in sorted(self.rows):
            cells = [c for c in self.rows[row].values() if c.value is not None and c.value != ""]
            if cells:
                cells.sort()  # by their columns: no two in a row have the same
                rows[row] = cells
        return rows

    def gist(self, row: int) -> Gist:
        """What a row says, for asking it once where most of its cells say the same."""
        cells = self.by_row.get(row)
        if cells is None:
            return _BLANK  # not kept: of a million rows of a sheet all but a few may be blank
        gist = self._gists.get(row)
        if gist is None:
            others = tuple(cell for cell in cells if not isinstance(cell.value, str))
            texts = {cell.value for cell in cells if isinstance(cell.value, str)}
            gist = self._gists[row] = Gist(frozenset(texts), others)
        return gist

    def between(self, first: int, past: int) -> list[int]:
        """The rows that say something, from one row to before another."""
        return [row for row in self.by_row if first <= row < past]

    @property
    def last_row(self) -> int:
        """The last row that says something; 0 on a blank sheet."""
        return max(self.by_row, default=0)

    def filled_rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row that says something, from the top."""
        yield from self.by_row.items()


_NOTHING: Mapping[int, Cell] = {}
_BLANK = Gist(frozenset(), ())


@dataclass
class Workbook:
    """A file's sheets in order. `notes`: found, expected, to do of what it does not tell.

    `digest`: of the file's bytes, to tell later whether it is still the same.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    notes: tuple[tuple[str, str, str], ...] = ()
    digest: str = ""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, case-insensitive."""
        wanted = name.strip().casefold()
        return next((s for s in self.sheets if s.name.strip().casefold() == wanted), None)
