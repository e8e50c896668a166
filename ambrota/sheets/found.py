"""What was found in a workbook: which rotas are read, what is assumed, what is passed over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ambrota.model import RotaKind
from ambrota.sheets.cells import Sheet
from ambrota.sheets.lists.listing import Listing
from ambrota.sheets.lists.several import length
from ambrota.sheets.people.people import name_key, name_of
from ambrota.sheets.problems import Problems
from ambrota.sheets.shape.grids import Grid, GridRow
from ambrota.sheets.together import (
    ends_of,
    grids_of_one_rota,
    lists_of_one_rota,
    size_of,
    versions_of_grids,
    versions_of_lists,
)


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
    """Keep the kind of rota of which there is most, and of its sheets those that belong together.

    `kind`: as the layout states it.
    """
    _restore_people(found.grids)
    best = _most(found)
    grids = [grid for grid in found.grids if grid.kind == best]
    listings = found.listings if best == "list" else []
    versions: dict[str, str] = {}
    if best == "dated":
        grids = grids_of_one_rota(grids)
        versions = versions_of_grids(grids)
    elif best == "list":
        listings = lists_of_one_rota(listings)
        versions = versions_of_lists(listings)
    elif kind is None:
        _name_weeks(grids, problems)
    lists = {listing.sheet.name for listing in listings}
    others: list[Grid | Listing] = [grid for grid in found.grids if grid not in grids]
    others += [listing for listing in found.listings if listing.sheet.name not in lists]
    found.grids = [grid for grid in grids if grid.sheet.name not in versions]
    found.listings = [listing for listing in listings if listing.sheet.name not in versions]
    for name, other in versions.items():
        _name_version([*grids, *listings], name, other, found, problems)
    for one in others:
        found.unread.append(Unread(one.sheet.name, one.header_row, "another rota"))
        problems.warn(
            one.sheet.name, one.sheet.line(one.header_row),
            "another rota, of another kind or other dates",
            "one rota, or several of the same dates", "open it alone with --sheet; it was not read",
        )  # fmt: skip


def _name_version(
    rotas: list[Grid | Listing], name: str, other: str, found: Found, problems: Problems
) -> None:
    """Say that a sheet is another version of one that is kept."""
    first = next(one for one in rotas if one.sheet.name == name)
    found.unread.append(Unread(name, first.header_row, "another rota"))
    problems.warn(
        name, first.sheet.line(first.header_row),
        f"another version of the sheet {other!r}: the same people on the same dates",
        "each person's days once",
        f"open it alone with --sheet if it is the right one; {other!r} was read",
    )  # fmt: skip


def _most(found: Found) -> str:
    """The kind of rota of which there is most."""
    there = {grid.kind.value for grid in found.grids} or {"list"}
    if len(there) == 1 and not (found.grids and found.listings):
        return there.pop()
    sizes = {
        "dated": sum(size_of(grid) for grid in found.grids if grid.kind is RotaKind.DATED),
        "cyclic": sum(size_of(grid) for grid in found.grids if grid.kind is RotaKind.CYCLIC),
        "list": sum(map(length, found.listings)),
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


def assume(found: Found, problems: Problems) -> None:
    """Name the dates that were assumed, once for each sheet."""
    for grid in found.grids:
        heading = grid.heading
        if heading is None or heading.missing is None:
            continue
        first = ends_of(grid)[0]
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
