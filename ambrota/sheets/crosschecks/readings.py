"""Over which cells a total may go: its row, the days beside it, all rows, those of one role."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from ambrota.sheets.crosschecks.figures import Figures
from ambrota.sheets.crosschecks.held import GridCells, Held
from ambrota.sheets.crosschecks.weights import Weight
from ambrota.sheets.shape.grids import Grid

_A_WEEK = re.compile(r"\b(weekly|week|wk|pw|average|avg|mean)\b", re.I)
_WEEKEND = re.compile(r"\b(week ?ends?|sat|sun|saturdays?|sundays?)\b", re.I)


@dataclass(frozen=True)
class Area:
    """Cells of one grid that a total is over, by the grid's rows and columns."""

    grid: Grid
    rows: frozenset[int]
    columns: frozenset[int]
    roles: frozenset[str] | None = None

    def range(self) -> str:
        """The address in the file of the range that holds them."""
        return self.grid.sheet.range(
            (min(self.rows), min(self.columns)), (max(self.rows), max(self.columns))
        )


@dataclass
class Reading:
    """One way to read a column or row of figures: over which cells each goes, and how counted.

    `named`: whether the heading means these cells, so that no more of it need fit. `limited`:
    whether it means fewer, such as those of one role.
    """

    areas: dict[int, tuple[Area, ...]]
    held: dict[int, Counter[Held]]
    per: float = 1.0
    roles: frozenset[str] | None = None
    named: bool = False
    limited: bool = False
    weight: Weight | None = None
    agree: set[int] = field(default_factory=set)
    fits: bool = False

    def expected(self, at: int) -> float:
        """What the figure there should be."""
        assert self.weight is not None
        of = self.weight.of
        total = sum((of(held) or 0) * times for held, times in self.held[at].items())
        return total / self.per

    @property
    def name(self) -> str:
        """What is counted, in words."""
        assert self.weight is not None
        a_week = " a week" if self.per != 1 else ""
        return (
            self.weight.name
            + a_week
            + (f" of {' and '.join(sorted(self.roles))}" if self.roles else "")
        )


def readings_of_column(figures: Figures, grids: list[GridCells], weeks: float) -> list[Reading]:
    """A column may be over its row, the days just left of it, or all rows of the person."""
    cells = figures.cells
    days = sorted(cells.grid.columns)
    sets = [days]
    run = _run_before(figures.number, days)
    if run and run != days:
        sets.append(run)
        if len(run) > 7:
            sets.append(run[-7:])
    weekend = _weekend_days(figures) if _WEEKEND.search(figures.heading) else []
    found = []
    for columns in (*sets, *weekend):
        chosen = frozenset(columns)
        areas: dict[int, tuple[Area, ...]] = {
            at: (Area(cells.grid, frozenset({at}), chosen),) for at in figures.values
        }
        held = {at: Counter(cells.row(at, columns)) for at in figures.values}
        found.append(Reading(areas, held, named=columns in weekend))
    if len(grids) > 1:
        found.append(_whole_person(figures, grids))
    if weeks > 1 and _A_WEEK.search(figures.heading):
        found += [Reading(one.areas, one.held, weeks) for one in (found[0], found[-1])]
    return found


def _weekend_days(figures: Figures) -> list[list[int]]:
    """The columns of Saturdays and Sundays, of Saturdays and of Sundays."""
    days = {
        column: on.weekday() if isinstance(on, date) else on
        for column, on in figures.cells.grid.columns.items()
    }
    return [
        found
        for wanted in ({5, 6}, {5}, {6})
        if (found := sorted(column for column, day in days.items() if day in wanted))
    ]


def _run_before(column: int, days: list[int]) -> list[int]:
    """The unbroken run of days that ends nearest to the left of a column."""
    left = [day for day in days if day < column]
    run = left[-1:]
    while run and run[0] - 1 in left:
        run.insert(0, run[0] - 1)
    return run


def _whole_person(figures: Figures, grids: list[GridCells]) -> Reading:
    rows: dict[str, list[tuple[GridCells, int]]] = {}
    for one in grids:
        for row, (person, _) in one.people.items():
            rows.setdefault(person, []).append((one, row))
    areas: dict[int, tuple[Area, ...]] = {}
    held: dict[int, Counter[Held]] = {}
    for at in figures.values:
        own = rows[figures.cells.people[at][0]]
        areas[at] = tuple(
            Area(one.grid, frozenset({row}), frozenset(one.grid.columns)) for one, row in own
        )
        held[at] = Counter(h for one, row in own for h in one.cells.get(row, {}).values())
    return Reading(areas, held)


def readings_of_row(figures: Figures, grids: list[GridCells]) -> list[Reading]:
    """A row may be over all rows, those since the last row of totals, all sheets, or one role."""
    cells = figures.cells
    above = [row for row in sorted(cells.people) if row < figures.number]
    sets: list[list[tuple[GridCells, list[int]]]] = [[(cells, sorted(cells.people))]]
    run = above[-1:]
    while run and run[0] - 1 in cells.people:
        run.insert(0, run[0] - 1)
    for rows in (above, run):
        if rows and [(cells, rows)] not in sets:
            sets.append([(cells, rows)])
    alike = [one for one in grids if one.grid.kind == cells.grid.kind]
    if len(alike) > 1:
        sets.append([(one, sorted(one.people)) for one in alike])
    found = [_over(figures, chosen, None) for chosen in sets]
    roles = sorted({role for one in grids for _, role in one.people.values() if role})
    named = [role for role in roles if names_role(figures.heading, role)]
    for one in found:
        one.limited = bool(named)
    for role in named:
        found.append(_over(figures, sets[0], frozenset({role})))
        found += [
            _over(figures, sets[0], frozenset({role, other})) for other in roles if other != role
        ]
    return found


def _over(
    figures: Figures, chosen: list[tuple[GridCells, list[int]]], roles: frozenset[str] | None
) -> Reading:
    """A row of figures over those rows, each figure over the day of its own column."""
    own = figures.cells.grid.columns
    areas: dict[int, list[Area]] = {at: [] for at in figures.values}
    held: dict[int, Counter[Held]] = {at: Counter() for at in figures.values}
    for one, rows in chosen:
        counted, of_role = one.count(rows, roles)
        column_of = {day: column for column, day in one.grid.columns.items()}
        for at in figures.values:
            column = column_of.get(own[at])
            if column is not None:
                areas[at].append(Area(one.grid, of_role, frozenset({column}), roles))
                held[at].update(counted.get(column, {}))
    return Reading({at: tuple(a) for at, a in areas.items()}, held, roles=roles)


def names_role(heading: str, role: str) -> bool:
    """Whether a heading speaks of a role: 'Paras days' of paramedics, 'EMTs' of an EMT."""
    role = role.casefold().rstrip("s")
    words = [word.rstrip("s") for word in re.findall(r"[^\W\d_]+", heading.casefold())]
    return bool(role) and (
        role in heading.casefold() or any(len(w) > 3 and role.startswith(w) for w in words)
    )
