"""Where each person-day of the grids stands, kept row by row."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import NamedTuple

from ambrota.sheets.cells import Sheet

Spot = tuple[str, int, int]
"""(sheet, row, column)"""

ListRow = tuple[str, int]
"""(sheet, row) of a list with one row per duty"""

Key = tuple[str, int]
"""(person id, day)"""


class _Row(NamedTuple):
    person: str
    sheet: Sheet
    row: int
    columns: Mapping[int, int]

    def spot(self, day: int) -> Spot:
        return (self.sheet.name, *self.sheet.true_place(self.row, self.columns[day]))


class Spots(Mapping[Key, Spot]):
    """The cell of each person-day, blank ones too; the first where it has several.

    A year of a thousand people has 365,000 and few are ever asked for: each is worked out from its
    row, and all of them only for whoever goes through all.
    """

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._of: dict[str, list[_Row]] = {}

    def add(self, person: str, sheet: Sheet, row: int, columns: Mapping[int, int]) -> None:
        """Add a row of a sheet as a person's. `columns`: of each day."""
        added = _Row(person, sheet, row, columns)
        self._rows.append(added)
        self._of.setdefault(person, []).append(added)

    def several(self) -> dict[Key, tuple[Spot, ...]]:
        """The further cells of person-days that have more than one."""
        more: dict[Key, tuple[Spot, ...]] = {}
        for person, rows in self._of.items():
            for number, row in enumerate(rows[1:], 1):
                before = set[int]().union(*(other.columns for other in rows[:number]))
                for day in row.columns.keys() & before:
                    key, spot = (person, day), row.spot(day)
                    if spot != self[key]:
                        more[key] = (*more.get(key, ()), spot)
        return more

    def __getitem__(self, key: Key) -> Spot:
        person, day = key
        for row in self._of[person]:
            if day in row.columns:
                return row.spot(day)
        raise KeyError(key)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def items(self) -> ItemsView[Key, Spot]:
        """Every person-day with its cell."""
        return self._all.items()

    def values(self) -> ValuesView[Spot]:
        """Every person-day's cell."""
        return self._all.values()

    @cached_property
    def _all(self) -> dict[Key, Spot]:
        found: dict[Key, Spot] = {}
        for row in self._rows:
            for day in row.columns:
                found.setdefault((row.person, day), row.spot(day))
        return found
