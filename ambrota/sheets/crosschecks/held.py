"""What the cells of the grids hold, as they stand on the sheet, for comparing with totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from ambrota.duties import is_night
from ambrota.model import Duty, Kind
from ambrota.sheets.cells import Value, as_text, place
from ambrota.sheets.entries import Spot
from ambrota.sheets.grids import Grid
from ambrota.sheets.kinds import code_key
from ambrota.sheets.roster import Roster


@dataclass(frozen=True, eq=False)
class Held:
    """What one cell holds: its value as written and the duties that it was read as.

    Cells that hold the same share one, so that they are counted by identity.
    """

    value: Value
    duties: tuple[Duty, ...]

    @cached_property
    def key(self) -> str:
        """Its text for comparison."""
        return code_key(as_text(self.value))

    @cached_property
    def said(self) -> tuple[tuple[str, Kind], ...]:
        """The codes it holds, however they are spelt, each with its kind."""
        return tuple((code_key(duty.code), duty.kind) for duty in self.duties)

    @cached_property
    def number(self) -> float | None:
        """Its value where it is a number."""
        number = self.value
        return None if isinstance(number, bool) or not isinstance(number, int | float) else number

    @cached_property
    def night(self) -> bool:
        """Whether it is a night of work."""
        return any(duty.is_timed_work and is_night(duty) for duty in self.duties)

    @cached_property
    def timed(self) -> bool:
        """Whether it holds work with times."""
        return any(duty.is_timed_work for duty in self.duties)

    def has(self, *kinds: Kind) -> bool:
        """Whether an entry is of one of the kinds."""
        return any(duty.kind in kinds for duty in self.duties)


@dataclass
class GridCells:
    """One grid's people rows: who stands in each, and what each of its cells holds.

    Rows and columns are those of the grid as it is seen: turned where its sheet is turned.
    """

    grid: Grid
    people: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    cells: dict[int, dict[int, Held]] = field(default_factory=dict)

    def row(self, row: int, columns: Iterable[int]) -> list[Held]:
        """What the row holds in those columns, blanks left out."""
        held = self.cells.get(row, {})
        return [held[column] for column in columns if column in held]


def grid_cells(roster: Roster) -> list[GridCells]:
    """The grids of the roster with their people, no cell counted yet."""
    found: dict[int, GridCells] = {}
    for grid, row, draft in roster.rows:
        found.setdefault(id(grid), GridCells(grid)).people[row] = (draft.id, draft.role)
    return list(found.values())


def fill(
    grids: list[GridCells], duties: Iterable[Duty], spots: Mapping[tuple[str, int], Spot]
) -> None:
    """Put what each cell holds in its place."""
    rows: dict[tuple[str, int], list[GridCells]] = {}
    upright = {one.grid.sheet.name: one.grid.sheet for one in grids}
    for one in grids:
        for row in one.people:
            rows.setdefault((one.grid.sheet.name, row), []).append(one)
    known: dict[object, Held] = {}
    marked = any(one.grid.mark is not None for one in grids)
    for (name, row, column), entries in _by_place(duties, spots, marked):
        sheet = upright.get(name)
        if sheet is None:
            continue
        at = (row, column) if sheet.upright is None else (column, row)
        value = sheet.at(*at).value
        key = (type(value), value, *((d.code, d.kind, d.start, d.end, d.paid) for d in entries))
        held = known.get(key)
        if held is None:
            held = known[key] = Held(value, tuple(entries))
        for one in rows.get((name, at[0]), ()):
            if at[1] in one.grid.columns:
                one.cells.setdefault(at[0], {})[at[1]] = held


def _by_place(
    duties: Iterable[Duty], spots: Mapping[tuple[str, int], Spot], marked: bool
) -> Iterator[tuple[Spot, list[Duty]]]:
    """The duties of each cell. Where sheets of marks join in one day, each goes by its own cell."""
    for key, group in groupby(duties, lambda duty: (duty.person, duty.day)):
        entries = list(group)
        if not marked:
            if key in spots:
                yield spots[key], entries
            continue
        for cell, own in groupby(entries, lambda duty: duty.cell):
            if cell is not None:
                name, _, address = cell.rpartition("!")
                yield (name, *place(address)), list(own)
