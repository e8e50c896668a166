"""A workbook as a rota: cells, layout and companion sheets put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ambrota.errors import UserError
from ambrota.model import WEEK, Duty, Person, Rota, RotaKind
from ambrota.sheets.cells import Sheet, Workbook
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.companions.people_sheet import read_people
from ambrota.sheets.companions.shift_codes import (
    Legend,
    is_codes_table,
    read_codes,
    read_legend_beside,
)
from ambrota.sheets.entries import Entries, Spot, blanks_beside_rest, read_entries
from ambrota.sheets.grids import Grid
from ambrota.sheets.layout import Layout
from ambrota.sheets.managers import Directory, resolve_managers
from ambrota.sheets.problems import ImportProblem, Problems
from ambrota.sheets.read import read_workbook
from ambrota.sheets.recognise import Found, recognise
from ambrota.sheets.roster import Roster, roster_of


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of the Rules sheet as written, for the rulebook to apply."""

    rule: str
    level: str
    parameter: str
    value: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Source:
    """What writing back needs: the file, its cells, and where each person-day stands.

    `spots`: the cell of each (person id, day), blank ones too. `rows`: the rows of each in a list.
    """

    path: Path
    book: Workbook
    spots: dict[tuple[str, int], Spot] = field(default_factory=dict)
    rows: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What was read from a file."""

    rota: Rota
    problems: tuple[ImportProblem, ...]
    rule_rows: tuple[RuleRow, ...]
    source: Source


def read_rota(
    path: Path,
    *,
    sheet: str | None = None,
    rota: str | None = None,
    layout: Layout | None = None,
) -> Imported:
    """The rota of a workbook. Raises `UserError` when the file cannot be used."""
    layout = layout or Layout()
    book = read_workbook(path)
    problems = Problems()
    found = recognise(book, layout, sheet, problems)
    return _build(book, found, layout, rota, problems)


def _build(
    book: Workbook, found: Found, layout: Layout, only: str | None, problems: Problems
) -> Imported:
    legend = _legend(found, layout, problems)
    codes = CodeBook(legend.shifts.values(), legend.fills, _sole_resource(legend))
    roster = roster_of(found.grids, problems)
    first_day, days = _calendar(found.grids)
    directory = Directory(roster.drafts)
    for page in found.companions.get("people", []):
        read_people(page, roster.drafts, directory, problems)
    directory = Directory(roster.drafts)
    resolve_managers(roster.drafts, directory, problems)
    entries = read_entries(roster, codes, first_day, problems)
    blanks_beside_rest(entries, found.grids, problems)
    kind = found.grids[0].kind
    made = Rota(
        book.path.stem, kind, first_day, days,
        tuple(draft.person() for draft in roster.drafts), codes.all_shifts(), tuple(entries.duties),
    )  # fmt: skip
    return Imported(
        made, problems.listed(), (), Source(book.path, book, entries.spots, entries.rows)
    )


def _legend(found: Found, layout: Layout, problems: Problems) -> Legend:
    """The layout's codes first, then the companion sheets, then what stands beside the rota."""
    legend = Legend()
    for shift in layout.codes:
        legend.shifts.setdefault(shift.code.casefold(), shift)
    for page in found.companions.get("codes", []):
        table = is_codes_table(page)
        if table is not None:
            read_codes(table, legend, problems)
    by_sheet: dict[str, tuple[Sheet, set[int]]] = {}
    for grid in found.grids:
        rows = by_sheet.setdefault(grid.sheet.name, (grid.sheet, set()))[1]
        rows.update(row.row for row in grid.rows)
        rows.add(grid.header_row)
    for page, rows in by_sheet.values():
        read_legend_beside(page, legend, problems, rows)
    return legend


def _sole_resource(legend: Legend) -> str | None:
    resources = {shift.resource for shift in legend.shifts.values() if shift.resource}
    return resources.pop() if len(resources) == 1 else None


def _calendar(grids: list[Grid]) -> tuple[date | None, int]:
    if grids[0].kind is RotaKind.CYCLIC:
        return None, WEEK
    dates = [on for grid in grids for on in grid.columns.values() if isinstance(on, date)]
    return min(dates), (max(dates) - min(dates)).days + 1
