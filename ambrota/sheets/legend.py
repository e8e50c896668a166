"""What the workbook explains before its cells are read: codes, colours, the requirement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ambrota.model import DemandRow, Kind, Shift
from ambrota.sheets.codes import CodeBook
from ambrota.sheets.companions.by_content import entries_of_rota, with_columns_by_content
from ambrota.sheets.companions.colours import CellsOfRota, colours_of, drop_shading
from ambrota.sheets.companions.cover import read_cover
from ambrota.sheets.companions.legend_beside import read_legend_beside
from ambrota.sheets.companions.shift_codes import Legend, is_codes_table, read_codes
from ambrota.sheets.layout import Layout
from ambrota.sheets.problems import Problems
from ambrota.sheets.recognise import Found
from ambrota.sheets.resources import Spelling
from ambrota.sheets.shape.grids import Grid
from ambrota.sheets.shape.marks import holds_marks
from ambrota.sheets.words.kinds import code_key
from ambrota.sheets.words.spans import parse_span


@dataclass(frozen=True)
class Explained:
    """The code book of a workbook and its stated requirement."""

    codes: CodeBook
    demand: tuple[DemandRow, ...]


def explain(found: Found, layout: Layout, problems: Problems) -> Explained:
    """Read legends and Cover sheets."""
    legend = _legend(found, layout, problems)
    demand = tuple(
        row
        for page in found.companions.get("cover", [])
        for row in read_cover(page, legend.shifts, problems)
    )
    spelling = Spelling(shift.resource for shift in legend.shifts.values())
    for key, shift in legend.shifts.items():
        legend.shifts[key] = replace(shift, resource=spelling.of(shift.resource))
    demand = tuple(replace(row, resource=spelling.of(row.resource)) for row in demand)
    stated = {shift.resource for shift in legend.shifts.values() if shift.resource}
    resources = stated | {row.resource for row in demand if row.resource}
    sole = resources.pop() if len(resources) == 1 else None
    if sole is not None and not stated:
        _work_on(sole, legend, problems)
    explained = bool(legend.shifts.keys() - legend.stated)
    codes = CodeBook(legend.shifts.values(), legend.fills, sole, spelling, explained)
    return Explained(codes, demand)


def _legend(found: Found, layout: Layout, problems: Problems) -> Legend:
    """The layout's codes first, then the companion sheets, then what stands beside the rota."""
    legend = Legend({code_key(shift.code): shift for shift in layout.codes})
    legend.stated = frozenset(legend.shifts)
    entries = legend.entries = entries_of_rota(found.grids, found.listings)
    seen = [(grid, colours_of(grid)) for grid in found.grids]
    blank = {fill for _, colours in seen for fill in colours.blank}
    for page in found.companions.get("codes", []):
        table = is_codes_table(page)
        if table is not None:
            read_codes(with_columns_by_content(table, entries), legend, problems)
        else:
            read_legend_beside(page, legend, problems, entries, fills=blank)
    pages = {grid.sheet.name: grid.sheet.upright or grid.sheet for grid in found.grids}
    for name, page in pages.items():
        taken = CellsOfRota([grid for grid in found.grids if grid.sheet.name == name])
        read_legend_beside(page, legend, problems, entries, taken, blank)
    for grid, colours in seen:
        drop_shading(grid, colours, legend, problems)
        _of_its_name(grid, legend)
    return legend


def _of_its_name(grid: Grid, legend: Legend) -> None:
    """The shift that a sheet of marks stands for, where its name states the times."""
    span = parse_span(grid.sheet.name)
    code = grid.mark or (span.before.strip(" :-(") if span is not None else "")
    if span is None or not code or code_key(code) in legend.shifts:
        return
    if grid.mark or holds_marks(grid):
        shift = Shift(code, Kind.COVER, span.start, span.end, meaning=grid.sheet.name)
        legend.shifts[code_key(code)] = shift


def _work_on(resource: str, legend: Legend, problems: Problems) -> None:
    """Codes of cover that state no resource work on the only one that the Cover sheet asks for."""
    for key, shift in legend.shifts.items():
        if shift.kind is Kind.COVER:
            legend.shifts[key] = replace(shift, resource=resource)
    problems.note(
        None, None, f"shift codes without a resource, and a requirement for {resource!r} only",
        "a resource for each code", f"nothing, if they all work on {resource}: so they were read",
    )  # fmt: skip
