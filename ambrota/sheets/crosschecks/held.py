"""What the cells of the grids hold, as they stand on the sheet, for comparing with totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from ambrota.duties import is_night
from ambrota.model import Duty, Kind
from ambrota.sheets.cells import Value, as_text, place
from ambrota.sheets.entries import Spot
from ambrota.sheets.people.roster import Roster
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.words.kinds import code_key


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


BLANK = Held(None, ())
"""A cell that holds nothing."""


@dataclass
class GridCells:
    """One grid's people rows: who stands in each, and what each of its cells holds.

    Rows and columns are those of the grid as it is seen: turned where its sheet is turned.
    """

    grid: Grid
    people: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    cells: dict[int, dict[int, Held]] = field(default_factory=dict)
    _counted: dict[frozenset[int], dict[int, Counter[Held]]] = field(default_factory=dict)

    def row(self, row: int, columns: Iterable[int]) -> list[Held]:
        """What the row holds in those columns, blanks left out."""
        held = self.cells.get(row, {})
        return [held[column] for column in columns if column in held]

    def count(
        self, rows: Iterable[int], roles: frozenset[str] | None
    ) -> tuple[Mapping[int, Counter[Held]], frozenset[int]]:
        """What the rows hold on each day, and the rows: all, or those of people of some roles."""
        chosen = frozenset(row for row in rows if roles is None or self.people[row][1] in roles)
        if chosen not in self._counted:
            columns: dict[int, list[Held]] = {}
            for row in chosen:
                for column, held in self.cells.get(row, {}).items():
                    columns.setdefault(column, []).append(held)
            self._counted[chosen] = {column: Counter(held) for column, held in columns.items()}
        return self._counted[chosen], chosen


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
        one.cells = {row: {} for row in one.people}
        for row in one.people:
            rows.setdefault((one.grid.sheet.name, row), []).append(one)
    known: dict[object, Held] = {}
    marked = any(one.grid.mark is not None for one in grids)
    for (name, row, column), entries in _by_place(duties, spots, marked):
        sheet = upright.get(name)
        if sheet is None:
            continue
        if sheet.upright is not None:
            row, column = column, row
        cell = sheet.at(row, column) if sheet.merges else sheet.cells.get((row, column))
        value = None if cell is None else cell.value
        key: tuple[object, ...] = (value, *_content(entries[0]))
        if len(entries) > 1:
            key = (*key, *map(_content, entries[1:]))
        held = known.get(key)
        if held is None:
            held = known[key] = Held(value, tuple(entries))
        for one in rows.get((name, row), ()):
            if column in one.grid.columns:
                one.cells[row][column] = held


def _by_place(
    duties: Iterable[Duty], spots: Mapping[tuple[str, int], Spot], marked: bool
) -> Iterator[tuple[Spot, list[Duty]]]:
    """The duties of each cell. Where sheets of marks join in one day, each goes by its own cell."""
    for entries in _by_day(duties):
        if not marked:
            spot = spots.get((entries[0].person, entries[0].day))
            if spot is not None:
                yield spot, entries
            continue
        for cell, own in groupby(entries, lambda duty: duty.cell):
            if cell is not None:
                name, _, address = cell.rpartition("!")
                yield (name, *place(address)), list(own)


def _by_day(duties: Iterable[Duty]) -> Iterator[list[Duty]]:
    """The duties of each person-day; they stand one after another."""
    entries: list[Duty] = []
    for duty in duties:
        if entries and (entries[0].day != duty.day or entries[0].person != duty.person):
            yield entries
            entries = []
        entries.append(duty)
    if entries:
        yield entries


def _content(duty: Duty) -> tuple[object, ...]:
    # A kind is hashed by its name, letter for letter: its identity says the same in no time.
    return duty.code, id(duty.kind), duty.start, duty.end, duty.paid
