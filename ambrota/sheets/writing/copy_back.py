"""A proposal in a copy of the user's own workbook: only rota cells differ, sessions on a sheet."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from ambrota.errors import UserError
from ambrota.model import Change, Duty, Kind, Rota
from ambrota.sheets.cells import Workbook, address
from ambrota.sheets.companions.sessions import session_rows
from ambrota.sheets.formulas.values import Single, Wrong
from ambrota.sheets.imported import Imported
from ambrota.sheets.problems import ImportProblem, Problems
from ambrota.sheets.read import digest
from ambrota.sheets.recognise import SESSIONS_SHEET
from ambrota.sheets.writing.cell_texts import Writer
from ambrota.sheets.writing.containers import PATCHED, container
from ambrota.sheets.writing.figures_back import apply_figures, follow_formulas
from ambrota.sheets.writing.grid_back import grid_edits
from ambrota.sheets.writing.holders_back import move_holders, with_holders_moved
from ambrota.sheets.writing.list_back import list_edits, name_touching
from ambrota.sheets.writing.package import Package
from ambrota.sheets.writing.private import name_private
from ambrota.sheets.writing.tables_grown import grow_tables
from ambrota.sheets.writing.totals_back import name_typed_totals
from ambrota.sheets.writing.validations import name_not_offered
from ambrota.starts import Start


def copy_suffix(imported: Imported) -> str:
    """The file ending that a copy of the workbook must have."""
    suffix = imported.source.path.suffix.lower()
    return suffix if suffix in PATCHED else ".xlsx"


def write_back(
    imported: Imported, proposed: Rota, target: Path, starts: Collection[Start] = ()
) -> tuple[ImportProblem, ...]:
    """Write `proposed` into a copy of the workbook it was read from.

    `starts`: who begins on another line in it. Returns what could not be written as it stands.
    Raises `UserError` when the target is the source, has another kind of ending, or cannot be
    written, and where people cannot be moved in this layout; the source is never touched.
    """
    _check(imported, target)
    original, imported = imported, with_holders_moved(imported, starts)
    problems = Problems()
    data = container(imported, problems)
    _check_unchanged(imported.source.book, data)
    package = Package(data)
    whole = imported.source.whole or imported.rota
    writer = Writer(whole, imported.source)
    changes = _changes(imported.rota, proposed)
    if imported.source.listings:
        edits = list_edits(imported, changes, writer, package)
        name_touching(proposed, changes, problems)
    else:
        edits = grid_edits(imported, proposed, changes, writer, package, problems)
    if starts:
        move_holders(original, starts, package, edits, problems)
    figures = follow_formulas(package, imported, edits, problems)
    name_typed_totals(package, imported, changes, edits, problems)
    name_not_offered(package, edits, problems)
    for sheet, made in edits.items():
        package.set_cells(sheet, made.values, made.styles, made.split)
        if made.added:
            grow_tables(package, sheet, made.added, problems)
    apply_figures(package, figures)
    _name_unwritable(imported.rota, changes, writer, problems)
    _put_sessions(proposed, whole, writer, package)
    name_private(imported, problems)
    package.save(target)
    return problems.listed()


def _changes(rota: Rota, proposed: Rota) -> tuple[Change, ...]:
    """Person-days of which a cell would say something else: callsigns count, blank or rest not."""
    before, after = rota.by_cell, proposed.by_cell
    return tuple(
        Change(*key, before.get(key, ()), after.get(key, ()))
        for key in sorted(before.keys() | after.keys(), key=lambda k: (rota.index[k[0]], k[1]))
        if before.get(key) != after.get(key)
        and _said(before.get(key, ())) != _said(after.get(key, ()))
    )


def _said(duties: tuple[Duty, ...]) -> list[tuple[object, ...]]:
    return [
        (duty.code, duty.kind, duty.start, duty.end, duty.unit)
        for duty in duties
        if duty.kind is not Kind.REST
    ]


def _put_sessions(proposed: Rota, whole: Rota, writer: Writer, package: Package) -> None:
    """The sessions on their sheet; what it says of rotas that were not read stays on it."""
    others = [duty for duty in whole.duties if duty.person not in proposed.index]
    kept = tuple(held for held in whole.sessions if held.person not in proposed.index)
    marked = [duty for duty in (*proposed.duties, *others) if writer.marks(duty)]
    if proposed.sessions or kept or marked or package.sheet_named(SESSIONS_SHEET):
        held = proposed.with_sessions((*proposed.sessions, *kept))
        package.put_sheet(SESSIONS_SHEET, session_rows(held, marked))


def _check(imported: Imported, target: Path) -> None:
    source = imported.source.path
    if source.resolve() == target.resolve() or _same_file(source, target):
        raise UserError(
            "The proposal would overwrite the rota it was made from", str(target),
            "the name of the original", "another name", "choose another file name",
        )  # fmt: skip
    if target.suffix.lower() != copy_suffix(imported):
        raise UserError(
            "The copy must be of the same kind as the workbook", str(target), target.suffix,
            copy_suffix(imported), f"give it a name that ends in {copy_suffix(imported)}",
        )  # fmt: skip


def _same_file(one: Path, other: Path) -> bool:
    """Whether two names are of one file, by whatever links and spelling."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _check_unchanged(book: Workbook, data: bytes) -> None:
    """Refuse to write into a file in which somebody has changed a cell since it was read."""
    if book.path.suffix.lower() not in PATCHED or digest(data) == book.digest:
        return
    package = Package(data)
    for sheet in book.sheets:
        if sheet.name not in package.sheets:
            raise _changed_since(f"{book.path}", f"no sheet {sheet.name!r}", "the sheet")
        held, formulas = package.cells_of(sheet.name).values, package.cells_of(sheet.name).formulas
        then = {at: package.stored(cell.value) for at, cell in sheet.cells.items()}
        # What formulas show goes by the other cells, or by today's date.
        for at in sorted((held.keys() | then.keys()) - formulas.keys()):
            if _differs(held.get(at), then.get(at)):
                where = f"{book.path}, {sheet.name}!{address(*at)}"
                raise _changed_since(where, f"{held.get(at)!r}", f"{then.get(at)!r}")


def _changed_since(where: str, found: str, expected: str) -> UserError:
    return UserError(
        "The workbook has changed since it was opened", where, found,
        f"{expected}, as it was read", "open the rota again, then write the copy",
    )  # fmt: skip


def _differs(now: Single, then: float | str | None) -> bool:
    """Whether a cell says something else than was read; readers may give a number as a text."""
    if isinstance(now, float | int) and isinstance(then, float | int):
        return abs(now - then) > 1e-6 * max(1.0, abs(then))
    if isinstance(now, float | int) and isinstance(then, str):
        return False
    said = now.code if isinstance(now, Wrong) else "" if now is None else str(now)
    return _bare(said) != _bare("" if then is None else str(then))


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum()).casefold()


def _name_unwritable(
    rota: Rota, changes: Iterable[Change], writer: Writer, problems: Problems
) -> None:
    """Duties that a cell of this workbook cannot say in full."""
    resources = {shift.resource for shift in rota.shifts if shift.resource}
    for change in changes:
        for duty in change.after:
            if _says_less(duty, writer, resources):
                problems.warn(
                    None, None, f"{duty.code} of {change.person} on day {change.day}",
                    "a duty for which the workbook has a code",
                    "add a code for it to the sheet Shift codes; its times alone were written",
                )  # fmt: skip


def _says_less(duty: Duty, writer: Writer, resources: set[str]) -> bool:
    if writer.known(duty) is not None or duty.start is None or duty.resource is None:
        return False
    return {duty.resource} != resources and not writer.marks(duty)
