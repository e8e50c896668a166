"""Formulas in a copy: what they show from now on, and which of them gave way to duties."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ambrota.sheets.cells import Place, address, range_of
from ambrota.sheets.entries import Spot
from ambrota.sheets.formulas import Refreshed, refreshed
from ambrota.sheets.formulas.cells import SheetCells
from ambrota.sheets.formulas.names import names_of
from ambrota.sheets.formulas.values import Key, Wrong
from ambrota.sheets.imported import Imported, Source
from ambrota.sheets.problems import Problems
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.package import Package

_NAMED = 12


def follow_formulas(
    package: Package, imported: Imported, edits: dict[str, Edits], problems: Problems
) -> Refreshed:
    """What formulas show from now on. A rota cell that would show another duty becomes a value."""
    if not package.has_formulas:
        return Refreshed()
    sheets = {name: package.cells_of(name) for name in package.sheets}
    names = names_of(package.parts, package.sheets)
    _name_replaced(sheets, edits, problems)
    keep = set(_headings(imported.source))
    rota = _rota_cells(imported.source)
    kept: list[Spot] = []
    while True:
        kept += _without_arrays(imported.source, sheets, edits)
        changed = {
            name: {at: package.stored(value) for at, value in made.values.items()}
            for name, made in edits.items()
        }
        found = refreshed(sheets, names, changed, keep)
        held = {
            (name, *at)
            for part in (found.figures, found.stale)
            for name, cells in part.items()
            for at in cells
        } & rota
        if not held:
            _name_kept(kept, problems)
            _name_stale(found, problems)
            return found
        for spot in sorted(held):
            _keep_shown(imported.source, spot, edits)
            kept.append(spot)


def _keep_shown(source: Source, spot: Spot, edits: dict[str, Edits]) -> None:
    """Put what a formula shows in its place."""
    sheet = source.book.sheet(spot[0])
    assert sheet is not None
    edits.setdefault(spot[0], Edits()).values[spot[1:]] = sheet.at(*spot[1:]).value


def _without_arrays(
    source: Source, sheets: dict[str, SheetCells], edits: dict[str, Edits]
) -> list[Spot]:
    """End formulas that fill several cells of which one is set: they would fill it again."""
    ended: list[Spot] = []
    for name, made in list(edits.items()):
        if name not in sheets:
            continue
        formulas = sheets[name].formulas
        arrays = {f.array for at in made.values if (f := formulas.get(at)) and f.array}
        for array in arrays:
            if array[:2] not in made.values:
                _keep_shown(source, (name, *array[:2]), edits)
                ended.append((name, *array[:2]))
        left = {at: formula for at, formula in formulas.items() if formula.array not in arrays}
        sheets[name] = replace(sheets[name], formulas=left) if arrays else sheets[name]
    return ended


def apply_figures(package: Package, found: Refreshed) -> None:
    """Put the new figures of formulas in the file, and take out those that are not known."""
    for name in found.figures.keys() | found.stale.keys():
        figures: dict[Place, bool | float | str | None] = dict.fromkeys(found.stale.get(name, ()))
        for at, value in found.figures.get(name, {}).items():
            figures[at] = value.code if isinstance(value, Wrong) else value
        package.set_figures(name, figures)


def _rota_cells(source: Source) -> set[Spot]:
    more = (spot for spots in source.more.values() for spot in spots)
    return {*source.spots.values(), *more, *source.ends.values()}


def _headings(source: Source) -> Iterable[Key]:
    """Cells of the headings and of what is said of people: they never go by duties."""
    for grid in source.found.grids:
        rows = [grid.header_row + step for step in (-3, -2, -1, 0, 1, 2)]
        places = [
            (row, column) for row in rows for column in (*grid.columns, *grid.labels.values())
        ]
        places += [(row.row, column) for row in grid.rows for column in grid.labels.values()]
        for row, column in places:
            if row > 0:
                yield grid.sheet.name, *grid.sheet.true_place(row, column)


def _name_replaced(
    sheets: dict[str, SheetCells], edits: dict[str, Edits], problems: Problems
) -> None:
    for name, made in edits.items():
        formulas = sheets[name].formulas if name in sheets else {}
        cells = sorted(at for at in made.values if at in formulas)
        if cells:
            problems.warn(
                name, range_of(cells), f"{_formulas(cells)} in cells that change: {_listed(cells)}",
                "cells that no other cell decides",
                "nothing, unless they are to follow other cells: what is new replaced them",
            )  # fmt: skip


def _name_kept(kept: Iterable[Spot], problems: Problems) -> None:
    by_sheet: dict[str, list[Place]] = {}
    for name, *at in sorted(kept):
        by_sheet.setdefault(name, []).append((at[0], at[1]))
    for name, cells in by_sheet.items():
        problems.warn(
            name, range_of(cells),
            f"{_formulas(cells)} that would put other duties into the rota: {_listed(cells)}",
            "duties that no other cell decides", "check them: what they showed replaced them",
        )  # fmt: skip


def _formulas(cells: Collection[Place]) -> str:
    return "a formula" if len(cells) == 1 else f"{len(cells)} formulas"


def _name_stale(found: Refreshed, problems: Problems) -> None:
    for name, cells in found.stale.items():
        problems.note(
            name, range_of(cells), f"{_formulas(cells)} going by changed cells: "
            + _listed(sorted(cells)), "formulas that are worked out here",
            "open the copy in Excel, which works them out; until then they show nothing",
        )  # fmt: skip


def _listed(cells: list[Place]) -> str:
    named = ", ".join(address(*at) for at in cells[:_NAMED])
    return named + (f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else "")
