"""What was found in a workbook: which rotas are read, what is assumed, what is passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from ambrota.model import RotaKind
from ambrota.sheets.cells import Sheet
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.people.people import is_vacant, name_key, name_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid, GridRow, day_cells
from ambrota.sheets.shape.marks import holds_marks

_SUPERSEDED = re.compile(
    r"\b(draft|old|copy|backup|archive|superseded|template|v ?\d+)\b|\(\d\)", re.I
)

_PUT_AWAY = re.compile(r"\b(archived?|old|backup|superseded)\b", re.I)


@dataclass(frozen=True)
class Assumed:
    """Dates that a sheet does not state in full. `missing`: "year", "month", "dates"
    or "year and weekdays"."""

    sheet: str
    cell: str
    missing: str
    first: date


@dataclass(frozen=True)
class Unread:
    """A sheet, or a rota on it, that was not read. `why`: "blank", "no rota" or "another rota"."""

    sheet: str
    row: int | None
    why: str


@dataclass
class Found:
    """The sheets of a workbook by what they are, what was assumed and what was passed over."""

    grids: list[Grid] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    companions: dict[str, list[Sheet]] = field(default_factory=dict)
    assumed: list[Assumed] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def choose(found: Found, problems: Problems, kind: str | None = None) -> None:
    """Keep the kind of rota of which there is most, and dated grids that belong together.

    `kind`: as the layout states it.
    """
    _restore_people(found.grids)
    best = _most(found)
    others: list[Grid | Listing] = [grid for grid in found.grids if grid.kind != best]
    if best != "list":
        others += found.listings
        found.listings = []
    else:
        others += found.listings[1:]
        del found.listings[1:]
    found.grids = [grid for grid in found.grids if grid.kind == best]
    if best == "dated":
        kept = _same_dates(found.grids)
        others += [grid for grid in found.grids if grid not in kept]
        found.grids = _without_versions(kept, found, problems)
    if best == "cyclic" and kind is None:
        _name_weeks(found.grids, problems)
    for other in others:
        found.unread.append(Unread(other.sheet.name, other.header_row, "another rota"))
        problems.warn(
            other.sheet.name, other.sheet.line(other.header_row),
            "another rota, of another kind or other dates",
            "one rota, or several of the same dates", "open it alone with --sheet; it was not read",
        )  # fmt: skip


def _most(found: Found) -> str:
    """The kind of rota of which there is most."""
    there = {grid.kind.value for grid in found.grids} or {"list"}
    if len(there) == 1 and not (found.grids and found.listings):
        return there.pop()
    sizes = {
        "dated": sum(_size(grid) for grid in found.grids if grid.kind is RotaKind.DATED),
        "cyclic": sum(_size(grid) for grid in found.grids if grid.kind is RotaKind.CYCLIC),
        "list": sum(listing.last_row - listing.header_row for listing in found.listings),
    }
    # Of rotas that are all blank, one that there is.
    return max(sizes, key=lambda kind: (sizes[kind], kind in there))


def _name_weeks(grids: list[Grid], problems: Problems) -> None:
    """Weeks of the same people on several sheets are hardly lines: their dates are missing."""
    people: dict[str, set[str]] = {}
    for grid in grids:
        if "line" not in grid.labels:
            names = {name_key(name_of(grid, row.row)) for row in grid.rows} - {""}
            people.setdefault(grid.sheet.name, set()).update(names)
    first, *others = people.values() or [set()]
    again = [name for name, own in list(people.items())[1:] if len(own & first) * 2 > len(own)]
    if others and len(again) == len(others):
        grid = grids[0]
        cell = grid.sheet.at(grid.header_row, min(grid.columns))
        problems.error(
            grid.sheet.name, cell.address,
            f"a week of the same people on each of {len(people)} sheets, without dates; "
            "each was read as lines of a rota of its own",
            "the date of each week's first day", "write it above the days of each sheet",
        )  # fmt: skip


def _restore_people(grids: list[Grid]) -> None:
    """A lone name that heads no section, since it is a person's on another sheet or block."""
    names = {name_key(name_of(grid, row.row)) for grid in grids for row in grid.rows}
    for grid in grids:
        for row, label in list(grid.sections.items()):
            if name_key(label) in names and name_of(grid, row):
                del grid.sections[row]
                above = [other for other in sorted(grid.sections) if other < row]
                team = grid.sections[above[-1]] if above else None
                grid.rows = [
                    replace(other, team=team) if other.team == label else other
                    for other in grid.rows
                ]
                grid.rows.append(GridRow(row, team=team))
                grid.rows.sort(key=lambda other: other.row)


def _size(grid: Grid) -> int:
    return sum(len(day_cells(grid.sheet, row.row, grid.columns)) for row in grid.rows)


def _same_dates(grids: list[Grid]) -> list[Grid]:
    """The set of grids whose dates overlap or follow one another without a gap: the current one
    before one that is hidden or an archive, then the largest, then the latest."""
    groups: list[tuple[date, list[Grid]]] = []
    for grid in sorted(grids, key=lambda grid: _ends(grid)[0]):
        first, last = _ends(grid)
        if groups and (first - groups[-1][0]).days <= 1:
            groups[-1] = (max(groups[-1][0], last), [*groups[-1][1], grid])
        else:
            groups.append((last, [grid]))
    if len(groups) == 1:
        return grids
    best = max(
        groups, key=lambda group: (_is_current(group[1]), sum(map(_size, group[1])), group[0])
    )
    return [grid for grid in grids if grid in best[1]]


def _is_current(grids: list[Grid]) -> bool:
    """Whether a rota stands on a sheet that is neither hidden nor put away as an archive."""
    sheets = [grid.sheet for grid in grids]
    return any(not sheet.hidden and not _PUT_AWAY.search(sheet.name) for sheet in sheets)


def _ends(grid: Grid) -> tuple[date, date]:
    dates = [on for on in grid.columns.values() if isinstance(on, date)]
    return min(dates), max(dates)


def _without_versions(grids: list[Grid], found: Found, problems: Problems) -> list[Grid]:
    """The grids without those of sheets that are another version of one that is kept."""
    by_sheet: dict[str, list[Grid]] = {}
    for grid in grids:
        by_sheet.setdefault(grid.sheet.name, []).append(grid)
    if len(by_sheet) < 2:
        return grids
    # A name that says draft, old or v1 gives way to one that does not; else the first is kept.
    order = sorted(by_sheet, key=lambda name: bool(_SUPERSEDED.search(name)))
    namesakes = _namesakes(grids)
    entries = {name: _entries(own, namesakes) for name, own in by_sheet.items()}
    kept: list[str] = []
    for name in order:
        other = next((one for one in kept if _is_version(entries[name], entries[one])), None)
        if other is None:
            kept.append(name)
            continue
        first = by_sheet[name][0]
        found.unread.append(Unread(name, first.header_row, "another rota"))
        problems.warn(
            name, first.sheet.line(first.header_row),
            f"another version of the sheet {other!r}: the same people on the same dates",
            "each person's days once",
            f"open it alone with --sheet if it is the right one; {other!r} was read",
        )  # fmt: skip
    return [grid for grid in grids if grid.sheet.name in kept]


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


def _is_version(one: set[tuple[str, date | int]], other: set[tuple[str, date | int]]) -> bool:
    return len(one & other) * 2 > min(len(one), len(other))


def assume(found: Found, problems: Problems) -> None:
    """Name the dates that were assumed, once for each sheet."""
    for grid in found.grids:
        heading = grid.heading
        if heading is None or heading.missing is None:
            continue
        first = _ends(grid)[0]
        if any(a.sheet == grid.sheet.name and a.missing == heading.missing for a in found.assumed):
            continue
        found.assumed.append(Assumed(grid.sheet.name, heading.cell, heading.missing, first))
        severity, what, expected, todo = _MISSING[heading.missing]
        day = f"{first:%A %d %b %Y}"
        problems.add(severity, grid.sheet.name, heading.cell, what.format(day), expected, todo)


_SHOWN = "; shown as if they began on {}"
_SAY_DAY = "write the first date above its day, or state `first_day` in a layout (--layout)"
_SAY_YEAR = "check the first date, or state `year` in a layout (--layout)"
_MISSING = {
    "year": (
        "warning", "dates without a year; read as from {} by the weekdays beside them",
        "a year in the heading", _SAY_YEAR,
    ),
    "year and weekdays": (
        "error", "dates without a year or weekdays" + _SHOWN, "a year in the heading", _SAY_YEAR,
    ),
    "month": ("error", "day numbers without dates" + _SHOWN, "the month and the year", _SAY_DAY),
    "dates": ("error", "weekdays without dates" + _SHOWN, "a date for each day", _SAY_DAY),
}  # fmt: skip
