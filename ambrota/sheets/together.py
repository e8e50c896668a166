"""Which rotas of a workbook belong together: of dates that follow on, each version once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from datetime import date
from typing import TypeVar

from ambrota.model import WEEK
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.lists.several import dates_of, length, of_one_form, said_in
from ambrota.sheets.people.people import is_vacant, name_key, name_of
from ambrota.sheets.shape.grids import Grid, day_cells
from ambrota.sheets.shape.marks import holds_marks

_SUPERSEDED = re.compile(
    r"\b(draft|old|copy|backup|archive|superseded|template|v ?\d+)\b|\(\d\)", re.I
)

_PUT_AWAY = re.compile(r"\b(archived?|old|backup|superseded)\b", re.I)

R = TypeVar("R", Grid, Listing)


def grids_of_one_rota(grids: list[Grid]) -> list[Grid]:
    """The grids whose dates overlap or follow one another without a gap."""
    return _same_dates(grids, ends_of, size_of)


def lists_of_one_rota(listings: list[Listing]) -> list[Listing]:
    """The lists of one form whose dates belong together; in a week nobody may have a row."""
    alike = of_one_form(listings)
    if len(alike) == 1:
        return alike
    dates = {one.sheet.name: dates_of(one) for one in alike}
    dated = [one for one in alike if dates[one.sheet.name]]

    def ends(listing: Listing) -> tuple[date, date]:
        own = dates[listing.sheet.name]
        return min(own), max(own)

    together = _same_dates(dated, ends, length, gap=WEEK) if dated else []
    # What rows without dates hold is said row by row.
    return [one for one in alike if one in together or one not in dated]


def _same_dates(
    rotas: list[R],
    ends: Callable[[R], tuple[date, date]],
    size: Callable[[R], int],
    gap: int = 1,
) -> list[R]:
    """The set of rotas whose dates overlap or follow one another: the current one before one that
    is hidden or an archive, then the largest, then the latest."""
    groups: list[tuple[date, list[R]]] = []
    for rota in sorted(rotas, key=lambda rota: ends(rota)[0]):
        first, last = ends(rota)
        if groups and (first - groups[-1][0]).days <= gap:
            until, own = groups[-1]
            own.append(rota)
            groups[-1] = (max(until, last), own)
        else:
            groups.append((last, [rota]))
    if len(groups) == 1:
        return rotas
    best = max(
        groups, key=lambda group: (_is_current(group[1]), sum(map(size, group[1])), group[0])
    )
    return [rota for rota in rotas if rota in best[1]]


def _is_current(rotas: list[R]) -> bool:
    """Whether a rota stands on a sheet that is neither hidden nor put away as an archive."""
    sheets = [rota.sheet for rota in rotas]
    return any(not sheet.hidden and not _PUT_AWAY.search(sheet.name) for sheet in sheets)


def versions_of_grids(grids: list[Grid]) -> dict[str, str]:
    """Sheets that are another version of one that is kept, and of which."""
    by_sheet: dict[str, list[Grid]] = {}
    for grid in grids:
        by_sheet.setdefault(grid.sheet.name, []).append(grid)
    if len(by_sheet) < 2:
        return {}
    namesakes = _namesakes(grids)
    return _versions({name: _entries(own, namesakes) for name, own in by_sheet.items()})


def versions_of_lists(listings: list[Listing]) -> dict[str, str]:
    """Sheets that say most of what another says, and which."""
    if len(listings) < 2:
        return {}
    return _versions({listing.sheet.name: said_in(listing) for listing in listings})


def _versions(entries: Mapping[str, Set[object]]) -> dict[str, str]:
    # A name that says draft, old or v1 gives way to one that does not; else the first is kept.
    order = sorted(entries, key=lambda name: bool(_SUPERSEDED.search(name)))
    kept: list[str] = []
    found: dict[str, str] = {}
    for name in order:
        other = next((one for one in kept if _is_version(entries[name], entries[one])), None)
        if other is None:
            kept.append(name)
        else:
            found[name] = other
    return found


def _namesakes(grids: list[Grid]) -> set[str]:
    """Names that stand beside more than one number: they are several people's."""
    numbers: dict[str, set[str]] = {}
    for grid in grids:
        for row in grid.rows:
            if number := grid.said(row.row, "id"):
                numbers.setdefault(name_key(name_of(grid, row.row)), set()).add(number)
    return {name for name, own in numbers.items() if len(own) > 1}


def _key(grid: Grid, row: int, namesakes: set[str]) -> str:
    """Who a row is of: by the name, by the number where there is none or it is several people's."""
    name = name_key(name_of(grid, row))
    return name if name and name not in namesakes else f"{name} {grid.said(row, 'id')}".strip()


def _entries(grids: list[Grid], namesakes: set[str]) -> set[tuple[str, date | int]]:
    """Who has an entry on which day, marks told apart by the sheet whose shift they are of."""
    marks = {id(grid): grid.sheet.name if holds_marks(grid) else "" for grid in grids}
    return {
        (f"{_key(grid, row.row, namesakes)} {marks[id(grid)]}", on)
        for grid in grids
        for row in grid.rows
        if not is_vacant(name_of(grid, row.row))
        for cell in day_cells(grid.sheet, row.row, grid.columns)
        for on in (grid.columns[cell.column],)
    }


def _is_version(one: Set[object], other: Set[object]) -> bool:
    return len(one & other) * 2 > min(len(one), len(other))


def ends_of(grid: Grid) -> tuple[date, date]:
    """The first and the last date of a grid."""
    dates = [on for on in grid.columns.values() if isinstance(on, date)]
    return min(dates), max(dates)


def size_of(grid: Grid) -> int:
    """The number of cells with an entry."""
    return sum(len(day_cells(grid.sheet, row.row, grid.columns)) for row in grid.rows)
