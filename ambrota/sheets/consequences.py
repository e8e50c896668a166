"""What a change of rota cells brings with it: formulas, typed totals, lists that cells allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ambrota.model import Change
from ambrota.sheets.build import Imported, Source
from ambrota.sheets.cells import Place, Sheet, address, range_of
from ambrota.sheets.crosschecks import Total
from ambrota.sheets.crosschecks.held import Held
from ambrota.sheets.edits import Edits
from ambrota.sheets.entries import Spot
from ambrota.sheets.formulas import Refreshed, refreshed
from ambrota.sheets.formulas.names import names_of
from ambrota.sheets.formulas.values import Key, Wrong
from ambrota.sheets.package import Package
from ambrota.sheets.problems import Problems

_NAMED = 12


def follow_formulas(
    package: Package, imported: Imported, edits: dict[str, Edits], problems: Problems
) -> Refreshed:
    """What formulas show from now on. A rota cell that is such a formula becomes a value."""
    if not package.has_formulas:
        return Refreshed()
    sheets = {name: package.cells_of(name) for name in package.sheets}
    names = names_of(package.parts, package.sheets)
    keep = set(_headings(imported.source))
    rota = _rota_cells(imported.source)
    while True:
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
            _name_stale(found, problems)
            return found
        for name, row, column in sorted(held):
            sheet = imported.source.book.sheet(name)
            assert sheet is not None
            edits.setdefault(name, Edits()).values[row, column] = sheet.at(row, column).value
            problems.warn(
                name, address(row, column),
                f"a formula that would show another duty, {sheet.text(row, column)!r} until now",
                "a duty that no other cell decides", "check it: it was replaced by what it showed",
            )  # fmt: skip


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


def _name_stale(found: Refreshed, problems: Problems) -> None:
    for name, cells in found.stale.items():
        problems.note(
            name, range_of(cells), f"{len(cells)} formulas that go by changed cells: "
            + _listed(sorted(cells)), "formulas that are worked out here",
            "open the copy in Excel, which works them out; until then they show nothing",
        )  # fmt: skip


def _listed(cells: list[Place]) -> str:
    named = ", ".join(address(*at) for at in cells[:_NAMED])
    return named + (f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else "")


def name_typed_totals(
    package: Package,
    imported: Imported,
    changes: Iterable[Change],
    edits: Mapping[str, Edits],
    problems: Problems,
) -> None:
    """Name totals that are plain numbers and that the changes make wrong; they are left alone."""
    totals = [total for total in imported.source.totals if not _is_formula(package, total)]
    if not totals:
        return
    moved = list(_moved(imported, changes, edits))
    wrong: dict[tuple[str, str], list[tuple[Place, str]]] = {}
    for total in totals:
        by = _difference(total, moved)
        if by is None or abs(by) > 0.005:
            new = "another figure" if by is None else f"{round(total.figure + by, 2):g}"
            said = f"{address(*total.place)} says {total.figure:g}, should be {new}"
            wrong.setdefault((total.sheet, total.weight.name), []).append((total.place, said))
    for (sheet, what), cells in wrong.items():
        for start in range(0, len(cells), _NAMED):
            some = cells[start : start + _NAMED]
            problems.warn(
                sheet, range_of(place for place, _ in some),
                f"totals that are typed, not worked out ({what}): "
                + "; ".join(said for _, said in some),
                "totals that follow the changes", "correct them by hand, or make them formulas",
            )  # fmt: skip


def _is_formula(package: Package, total: Total) -> bool:
    return total.sheet in package.sheets and total.place in package.cells_of(total.sheet).formulas


Moved = tuple[Spot, str | None, Held, Held]


def _moved(
    imported: Imported, changes: Iterable[Change], edits: Mapping[str, Edits]
) -> Iterable[Moved]:
    """Each changed cell: where it is, whose role, what it held and what it holds now."""
    source, rota = imported.source, imported.rota
    sheets = {sheet.name: sheet for sheet in source.book.sheets}
    for change in changes:
        key = (change.person, change.day)
        spots = [source.spots[key], *source.more.get(key, ())] if key in source.spots else []
        for spot in spots:
            values = edits[spot[0]].values if spot[0] in edits else {}
            if spot[1:] not in values:
                continue
            old = [d for d in change.before if len(spots) == 1 or d.cell == _name(spot)]
            mark = source.marks.get(spot)
            new = [d for d in change.after if mark is None or d.code.casefold() == mark.casefold()]
            yield (
                spot, rota.person(change.person).role,
                Held(sheets[spot[0]].at(*spot[1:]).value, tuple(old)),
                Held(values[spot[1:]], tuple(new) if values[spot[1:]] is not None else ()),
            )  # fmt: skip


def _name(spot: Spot) -> str:
    return f"{spot[0]}!{address(spot[1], spot[2])}"


def _difference(total: Total, moved: Iterable[Moved]) -> float | None:
    """By how much the changes move a total; None where that is not known."""
    by = 0.0
    for spot, role, old, new in moved:
        for area in total.areas:
            sheet: Sheet = area.grid.sheet
            row, column = spot[1:] if sheet.upright is None else (spot[2], spot[1])
            if sheet.name != spot[0] or row not in area.rows or column not in area.columns:
                continue
            if area.roles is not None and role not in area.roles:
                continue
            was, is_ = _weighed(total, old), _weighed(total, new)
            if was is None or is_ is None:
                return None
            by += is_ - was
    return by / total.per


def _weighed(total: Total, held: Held) -> float | None:
    """What a cell adds; a blank adds nothing."""
    return total.weight.of(held) if held.duties or held.value is not None else 0
