"""Totals that are typed, not worked out, and that a change of rota cells makes wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ambrota.model import Change
from ambrota.sheets.cells import Place, Sheet, address, range_of
from ambrota.sheets.crosschecks import Total
from ambrota.sheets.crosschecks.held import Held
from ambrota.sheets.entries import Spot
from ambrota.sheets.imported import Imported
from ambrota.sheets.problems import Problems
from ambrota.sheets.writing.edits import Edits
from ambrota.sheets.writing.package import Package

_NAMED = 12


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
