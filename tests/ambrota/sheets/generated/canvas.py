"""A sheet before it is a file: cells with their looks, and where each person-day was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from ambrota.sheets.cells import address

Place = tuple[int, int]
At = Callable[[int, int], str]
Key = tuple[Any, ...]
"""What stands in a cell: (rota, worker, day) for entries, (rota, worker) for names, a word else."""


@dataclass(frozen=True)
class Put:
    """One cell. `formula` makes its text from a function that gives addresses, `value` is kept."""

    value: str | int | float | date | time | None
    fill: str | None = None
    formula: Callable[[At], str] | None = None
    comment: str | None = None


@dataclass
class Canvas:
    """Cells counted from 1. `spots`: what was written where."""

    cells: dict[Place, Put] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    spots: dict[Key, list[Place]] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Any, key: Key | None = None, **looks: Any) -> None:
        """Write a cell; `key`: what it says."""
        if value is not None or looks:
            self.cells[row, column] = Put(value, **looks)
        if key is not None:
            self.spots.setdefault(key, []).append((row, column))

    def look(self, place: Place, **looks: Any) -> None:
        """Change how a cell looks, written or blank."""
        self.cells[place] = replace(self.cells.get(place, Put(None)), **looks)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Join cells; one cell alone stays as it is."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        """The last row written."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        """The last column written."""
        return max((column for _, column in self.cells), default=0)

    def place(self, other: Canvas, top: int, left: int) -> None:
        """Put another canvas on this one, its first cell in that row and column."""
        self._take(other, lambda row, column: (row + top - 1, column + left - 1))
        self.hidden_rows |= {row + top - 1 for row in other.hidden_rows}
        self.hidden_columns |= {column + left - 1 for column in other.hidden_columns}

    def turned(self) -> Canvas:
        """The same with rows and columns swapped."""
        made = Canvas()
        made._take(self, lambda row, column: (column, row))
        made.hidden_rows, made.hidden_columns = set(self.hidden_columns), set(self.hidden_rows)
        return made

    def insert_column(self, at: int) -> None:
        """Make room for a column: what stands there or right of it moves one on."""
        old = Canvas(dict(self.cells), list(self.merges), spots=dict(self.spots))
        self.cells, self.merges, self.spots = {}, [], {}
        self._take(old, lambda row, column: (row, column + (column >= at)))
        self.hidden_columns = {column + (column >= at) for column in self.hidden_columns}

    def _take(self, other: Canvas, move: Callable[[int, int], Place]) -> None:
        for place, put in other.cells.items():
            if put.formula is not None:
                put = replace(put, formula=_moved(put.formula, move))
            self.cells[move(*place)] = put
        for top, left, bottom, right in other.merges:
            self.merges.append((*move(top, left), *move(bottom, right)))
        for key, places in other.spots.items():
            self.spots.setdefault(key, []).extend(move(*place) for place in places)


def _moved(formula: Callable[[At], str], move: Callable[[int, int], Place]) -> Callable[[At], str]:
    return lambda at: formula(lambda row, column: at(*move(row, column)))


@dataclass
class Page:
    """A named sheet."""

    name: str
    canvas: Canvas = field(default_factory=Canvas)

    def addresses(self, key: Key) -> list[str]:
        """Where something was written, as 'Sheet!D7'."""
        return [f"{self.name}!{address(*place)}" for place in self.canvas.spots.get(key, [])]
